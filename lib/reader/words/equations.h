// In: a sentence. Out: which values of which fields it speaks of, and whether it says what is not the case.
// Promises: linear; an equation that says more than a list of values is none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocpv::reader {

/// `field=VALUE`, `when FIELD is set to VALUE`, as it could be meant; the field need not exist. `or` and its like may
/// join more values to the first: which of the words behind it are values is for whoever knows the field.
struct Equation {
  std::string field;
  std::vector<std::string> values;
};

/// `mode=A`, `mode 为 A 或 B`, `mode is set to A`.
std::vector<Equation> equations_of(std::string_view sentence);

/// The only thing that a sentence says is not the case is a value: `unless mode is A`, `mode 不为 A`.
std::optional<std::vector<Equation>> exceptions_of(std::string_view text, std::string folded);

/// It says what is not the case, in whatever words; `folded` has small letters.
bool is_negated(std::string folded);

}  // namespace ocpv::reader
