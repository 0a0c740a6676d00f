// In: what a row says of its field, and the values that it lists. Out: whether more than the list is right.
// Promises: a list of advice, of a version, of a case or with exceptions is not all that is right.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "reader/words/reserve_words.h"

namespace ocpv::reader {

/// The values of a list, and the words that they are made of.
using Listed = std::set<std::string, std::less<>>;
Listed listed_words(const std::vector<contract::Value>& values);

/// True when more than the list is right: it is advice, of a version, of a case, with exceptions; or other values are
/// named as right besides, or will be.
bool is_list_reserved(std::string_view prose_text, const std::vector<contract::Value>& listed);

/// True when nothing is right as well, by words of these kinds: `Leave it empty to use all`.
bool may_be_empty(std::string_view prose_text, Reserves kinds);

/// `Other values are treated as LOW`; `found` are the words of the sentence.
bool lets_others_be(std::string_view folded, Reserves found);

/// True when a sentence says that a value besides those of the list is right; `of_version`: it speaks of a version.
bool allows_another(std::string_view sentence, const Listed& listed, bool of_version);

}  // namespace ocpv::reader
