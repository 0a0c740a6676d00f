// In: a subschema of `allOf`, `anyOf` or `x-ocpv-advice`. Out: the rule it states.
// Promises: reads exactly the forms of docs/schema-format.md; any other subschema is kept as text, never dropped.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "compare/facts.h"

namespace ocpv::compare {

/// The rule that `subschema` states on the object at `pointer`.
RuleFacts rule_of(const nlohmann::ordered_json& subschema, const std::string& pointer, bool rejects);

/// The rule that the alternatives of an object's `anyOf` state.
RuleFacts one_of(const nlohmann::ordered_json& alternatives, const std::string& pointer);

/// What an x-ocpv-said says; any other value says nothing.
Place place_said(const nlohmann::ordered_json& said);

}  // namespace ocpv::compare
