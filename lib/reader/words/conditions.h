// In: a row's description. Out: the sentences that state a condition or a restriction, and what each can mean.
// Promises: no condition is dropped in silence; finding the field that a condition speaks of is rules.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "reader/words/equations.h"

namespace ocpv::reader {

/// One sentence with a word of condition or restriction.
struct ConditionSentence {
  enum class Kind : std::uint8_t {
    only_when,      ///< Present only where the condition holds.
    never_when,     ///< Not there where the condition holds.
    required_when,  ///< Must be there where the condition holds.
    restriction,    ///< Something else that no rule can say.
  };
  Kind kind = Kind::restriction;
  std::string text;
  std::size_t cue = 0;  ///< Where in `text` the word stands that makes it a condition.
  std::vector<Equation> equations;
  bool negated = false;  ///< It says what is not the case, in words that no rule has.
  bool unless = false;   ///< The equations are what must not be the case: `unless mode is A`, `mode 不为 A`.
  bool is_advice = false;
  bool is_reserved = false;  ///< It is advice, of a version, or has an exception that no rule says.
  bool half = false;         ///< It takes something back, or bounds in a form that is not read.
};

/// `kind` is the field's type: what is a bound of it is compiled as one.
std::vector<ConditionSentence> find_conditions(std::string_view prose_text, contract::Kind kind);

}  // namespace ocpv::reader
