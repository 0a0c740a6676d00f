// In: operations read from pages in both languages. Out: which Chinese and which English one are the same operation.
// Promises: each is in at most one pair; the order of the pages.
#pragma once

#include <vector>

#include "generate/generate.h"

namespace ocpv::generate {

struct LanguagePair {
  const Generated* chinese = nullptr;
  const Generated* english = nullptr;  ///< One of the two is nullptr when the other language lacks the operation.
};

/// Pairs by path of the page, then by endpoint. Empty unless both languages are there; pages that are kept in both
/// languages in one folder were compared when they were generated.
std::vector<LanguagePair> pair_languages(const std::vector<Batch>& batches);

}  // namespace ocpv::generate
