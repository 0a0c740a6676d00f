// In: a row's description. Out: the conditions it states, and the sentences that speak of one and are not understood.
// Promises: no condition is dropped in silence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocpv::reader {

/// A condition as said: a field by name, or only a value in words.
struct Condition {
  enum class Kind : std::uint8_t { only_when, required_when } kind = Kind::only_when;
  std::string field;                ///< Empty: `value` is in words, and the field must be found by it.
  std::string value;
  std::string sentence;
};

struct ConditionReading {
  std::vector<Condition> conditions;
  std::vector<std::string> uncompiled;   ///< Sentences with a word of condition or restriction.
};

ConditionReading find_conditions(std::string_view prose_text);

}  // namespace ocpv::reader
