// In: a row's description, and another field with the values that it may have. Out: the values that the row lists for
// each of those.
// Promises: a case is a sentence, an item or a heading that names a value of the other field as a condition; what only
// mentions one, recommends or gives a default is none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"

namespace ocpv::reader {

struct ValueCase {
  std::vector<std::string> deciding;  ///< Values of the other field.
  std::vector<std::string> values;    ///< Of the row's own field, in the order of the text.
  bool excludes = false;              ///< The values are those that must not be.
};

/// `own` are the values that the row is read to have; its labels may be among them by mistake.
std::vector<ValueCase> find_value_cases(std::string_view prose_text, std::string_view decider,
                                        const contract::Values& deciding, const std::vector<contract::Value>& own);

/// True when the list that begins at `at` is said of a case: `when mode is A, valid values: ...`.
bool is_of_a_case(std::string_view prose_text, std::size_t at);

}  // namespace ocpv::reader
