// In: a table of words and a text. Out: what the word means.
// Promises: data and a search through it; used by tables of words only.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace ocpv::reader {

template <class Meaning>
struct Word {
  std::string_view text;
  Meaning meaning;
};

template <class Meaning, std::size_t N>
std::optional<Meaning> find(const std::array<Word<Meaning>, N>& words, std::string_view text) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const auto& word) { return word.text == text; });
  if (found == words.end()) return std::nullopt;
  return found->meaning;
}

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace ocpv::reader
