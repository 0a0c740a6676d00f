// In: text of a page. Out: the same text in a form that the readers of one subject can search.
// Promises: linear, no locale, ASCII letter case only.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"

namespace ocpv::reader {

inline bool is_word(char c) { return is_letter_or_digit(c) || c == '_'; }

bool contains(std::string_view text, std::string_view part);
/// `text.starts_with(word)`, for what is asked at each byte of a page: most words differ in their first.
inline bool begins_with(std::string_view text, std::string_view word) {
  return !text.empty() && text.front() == word.front() && text.starts_with(word);
}
/// Whether one of the words stands somewhere in the text, at its beginning, at its end.
bool has_any(std::string_view text, std::span<const std::string_view> words);
bool starts_with_any(std::string_view text, std::span<const std::string_view> words);
bool ends_with_any(std::string_view text, std::span<const std::string_view> words);
/// Where the first of the words begins; the text's size without one.
std::size_t first_of(std::string_view text, std::span<const std::string_view> words);
inline bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return starts_with_any(text, std::span(words.begin(), words.size()));
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to);

/// What stands right before a place, and from it on, without the blanks between: as much as any word of a table has.
std::string_view near_before(std::string_view text, std::size_t at);
std::string_view near_behind(std::string_view text, std::size_t at);

/// Removes blanks and punctuation, Chinese and ASCII, from both ends.
std::string_view bare(std::string_view text);

/// Offset of `word` in `text` where no word character touches it, or npos.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0);

/// Marks that `prose` leaves for HTML that carries a list.
inline constexpr char kItemBegin = '\x01';  ///< `<li>`
inline constexpr char kItemEnd = '\x02';    ///< `</li>`
inline constexpr char kListBegin = '\x03';  ///< `<ul>`
inline constexpr char kListEnd = '\x04';    ///< `</ul>`

/// Marks that `prose_with_code` leaves around what is written as code.
inline constexpr char kCodeBegin = '\x05';
inline constexpr char kCodeEnd = '\x06';

/// A cell as written, made readable: comments gone, escapes resolved, bold and code marks gone, `<br>` a line feed,
/// list tags as the marks above, other tags gone. Asterisks that stand alone stay; an escaped one does not count.
std::string prose(std::string_view raw);

/// The same with marks around what is written as code: there a value may hold anything.
std::string prose_with_code(std::string_view raw);

/// `prose` without marks, in one line: what a person would read.
std::string one_line(std::string_view prose_text);

/// Splits text into sentences at `。`, `；`, line feeds, list marks, and a full stop before a blank.
std::vector<std::string> sentences_of(std::string_view prose_text);

}  // namespace ocpv::reader
