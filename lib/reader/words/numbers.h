// In: prose of a description. Out: the numbers that stand in it, as they are written.
// Promises: views into the text that came in; nothing is rounded.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ocpv::reader {

/// A number at the start of `text`; empty when there is none, or when what follows makes it another one than its digits
/// say (`2^31`, `1e6`, `100 万`, `10k`, `1 000 000`): half of a number would be a wrong bound.
std::string_view leading_number(std::string_view text);

/// `text` behind blanks, colons, quotes and words such as `为`.
std::string_view skip_separators(std::string_view text);

/// Two numbers with a dash, a comma, or a word such as `to` between them, and what follows.
struct NumberPair {
  std::string_view low, high, rest;
};

/// `1~5`, `0, 1`, `0‒1` at the start of `text`.
std::optional<NumberPair> leading_pair(std::string_view text);

/// `64 个字符`, `20 digits` behind a number: how long something is written, which says nothing of a number's value.
bool counts_characters(std::string_view behind_number);

/// `1,000` as `1000`; `[1,100]` are two numbers.
std::string without_thousands(std::string_view text);

/// The value of digits with at most one point and a sign; 0 for what is none.
double number_of(std::string_view digits);

}  // namespace ocpv::reader
