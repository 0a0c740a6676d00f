// In: an if/then, an anyOf, a oneOf or a not. Out: which of the rule forms of docs/schema-format.md it is.
// Promises: only exactly those forms are recognised; anything else is `general`, which is judged just the same.
#pragma once

#include "json/document.h"
#include "plan/program.h"

namespace ocpv::plan {

/// The rule that `schema`'s if/then says.
Rule form_of_condition(Program& program, json::Value schema);

/// The rule that an anyOf or oneOf says: `kind` (one_of, exactly_one), or general.
Rule form_of_choice(Program& program, json::Value alternatives, Rule::Kind kind);

/// The rule that a `not` says (at_most_one, or general).
Rule form_of_negation(Program& program, json::Value negated);

}  // namespace ocpv::plan
