// In: a message and its arguments. Out: the whole sentence in both languages, for whoever chooses the language later.
// Promises: no locale; a literal text in one language does not compile.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/language.h"
#include "base/message.h"

namespace ocpv {

/// A sentence in both languages, its arguments put in.
struct Bilingual {
  std::string en, zh;

  Bilingual() = default;
  Bilingual(std::string en_text, std::string zh_text) : en(std::move(en_text)), zh(std::move(zh_text)) {}
  Bilingual(const Message& message) : en(message.en), zh(message.zh) {}  // NOLINT: implicit on purpose
  /// What is the same in both: a name, a value, or a sentence that was put into the caller's language already.
  Bilingual(std::string text) : en(text), zh(std::move(text)) {}  // NOLINT: implicit on purpose
  Bilingual(const char*) = delete;

  const std::string& in(Language language) const noexcept { return language == Language::zh ? zh : en; }
  bool empty() const noexcept { return en.empty(); }
  bool operator==(const Bilingual&) const = default;
};

/// What stands for `{0}` in a message: the same in both languages, or a sentence of ours.
struct Argument {
  std::string_view en, zh;

  Argument(std::string_view text) : en(text), zh(text) {}                    // NOLINT: implicit on purpose
  Argument(const std::string& text) : en(text), zh(text) {}                  // NOLINT: implicit on purpose
  Argument(const char* text) : en(text), zh(text) {}                         // NOLINT: implicit on purpose
  Argument(const Message& message) : en(message.en), zh(message.zh) {}       // NOLINT: implicit on purpose
  Argument(const Bilingual& sentence) : en(sentence.en), zh(sentence.zh) {}  // NOLINT: implicit on purpose
};

/// The message with its arguments put in, in each language; the arguments need to live for the call only.
Bilingual say(const Message& message, std::initializer_list<Argument> arguments);
inline Bilingual say(const Message& message) { return message; }

/// Appends the pieces to `out`, in each language.
void append(Bilingual& out, std::initializer_list<Argument> pieces);

}  // namespace ocpv
