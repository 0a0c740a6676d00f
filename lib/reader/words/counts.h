// In: a sentence. Out: how many of something it speaks of: exactly, at most, at least.
// Promises: numbers as digits and as the words of both languages; a number that counts nothing is none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "contract/contract.h"

namespace ocpv::reader {

struct NumberWord {
  std::uint64_t value = 0;
  std::size_t size = 0;  ///< Of its text.
};

/// The number, as digits or as a word (`five`, 五), that `folded` begins with.
std::optional<NumberWord> leading_number_word(std::string_view folded);

struct CountPhrase {
  contract::Count count;
  std::size_t at = 0;      ///< Where it begins.
  bool is_single = false;  ///< `a single host`: what is counted follows, and no list is named.
};

/// What a condition counts: `只有一个元素`, `contains more than one item`, `a single host`.
std::optional<CountPhrase> find_counted(std::string_view folded);

/// What a sentence demands of a list: `有且只能有一个`, `only one is available`, `at most five`.
std::optional<contract::Count> find_demanded_count(std::string_view folded);

/// The sentence has a word of those about a case; which case it is, and whether, is for whoever knows the fields.
bool may_be_about_case(std::string_view folded);

}  // namespace ocpv::reader
