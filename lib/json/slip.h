// In: a text and a place in it where JSON stops. Out: the common mistake that stands there, by its name.
// Promises: linear in what the mistake spans; what mends it is a constant text, never a part of the document; a mend is
// offered only where the writer can have meant one thing.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "json/fault.h"

namespace ocpv::json {

/// A mistake that people make, where it stands, and how it is mended.
struct Slip {
  Fault fault;
  std::size_t end = 0;  ///< Where reading goes on once it is mended.
  std::array<Mend, 2> mends = {};
  std::size_t mend_count = 0;  ///< 0: it may be meant in more than one way.

  std::span<const Mend> all_mends() const noexcept { return {mends.data(), mend_count}; }
};

/// `# ...`, `// ...` and `/* ... */`.
std::optional<Slip> comment_at(std::string_view text, std::size_t at) noexcept;

/// U+00A0, U+3000, U+200B and other blanks that JSON does not have, as many as stand there. It is not put right where
/// it parts what may be one number or word.
std::optional<Slip> foreign_blank_at(std::string_view text, std::size_t at) noexcept;

/// Where `true`, `false` or `null` ends whose letters have blanks that nobody sees between or behind them; `at`: none
/// is.
std::size_t end_of_split_word(std::string_view text, std::size_t at);

/// 'text', “text” and their like where a string is due.
std::optional<Slip> quotes_at(std::string_view text, std::size_t at) noexcept;

/// `True`, `None`, `NaN`, `Infinity` and their like where a value is due.
std::optional<Slip> word_at(std::string_view text, std::size_t at) noexcept;

/// A name without quotes before a colon.
std::optional<Slip> bare_name_at(std::string_view text, std::size_t at) noexcept;

/// A full-width mark, bracket or piece of a number, as Chinese input methods write them: `，`, `：`, `｛`, `【`, `１`.
struct Wide {
  std::string_view meant;  ///< One ASCII character; empty: there is none.
  std::size_t size = 0;

  bool is_structural() const noexcept { return !meant.empty() && std::string_view("{}[],:").find(meant) != meant.npos; }
  bool is_of_number() const noexcept { return !meant.empty() && !is_structural(); }
};
Wide wide_at(std::string_view text, std::size_t at) noexcept;

/// True where a number or a word may end: before a delimiter, a full-width one too, and at the end of the text.
bool is_token_end(std::string_view text, std::size_t at) noexcept;

/// True when a name and a colon begin at `at`, the name in whatever quotes or in none.
bool is_member_at(std::string_view text, std::size_t at) noexcept;

}  // namespace ocpv::json
