// In: an operation's conditional rules for one part. Out: subschemas, each with the place of the object that states it.
// Promises: each rule stands on the nearest object that holds all fields it names; what draft-07 cannot say by the
// forms of docs/schema-format.md is named, never dropped in silence.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "contract/contract.h"
#include "emit/locate.h"

namespace ocpv::emit {

/// What the rules add to one object.
struct ObjectRules {
  std::vector<nlohmann::ordered_json> all_of;
  std::vector<nlohmann::ordered_json> any_of;  ///< The alternatives of the first one-of.
  std::vector<nlohmann::ordered_json> advice;  ///< Failure is a warning.
};

struct PlacedRules {
  std::map<Place, ObjectRules> by_place;
  std::vector<std::string> left_out;  ///< One sentence for each rule that has no form.
};

/// Finds a place and a form for every rule of `part`. In a response each rule is advice.
PlacedRules place_rules(const contract::Operation& operation, Part part, const contract::Field& root);

}  // namespace ocpv::emit
