// In: text of a row in small letters. Out: its sentences and clauses, as places in it.
// Promises: linear; a clause is looked for as far as people write one.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "reader/words/reserve_words.h"

namespace ocpv::reader {

struct TextPart {
  std::size_t begin = 0, end = 0;
};

std::vector<TextPart> sentences_in(std::string_view text);

inline constexpr std::size_t kLongestClause = 256;  ///< Bytes to either side that are searched for its end.

/// Where the clause that holds `at` begins and ends, in its sentence.
TextPart clause_at(std::string_view sentence, std::size_t at);

/// 当, 时, 如果, 若 where they say when; not of 当前, 超时, 时间.
bool says_when(std::string_view sentence);

/// `except for small hosts`, `除管理员外`; `found` are the words of the sentence.
bool says_except(std::string_view sentence, Reserves found);

}  // namespace ocpv::reader
