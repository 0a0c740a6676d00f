// In: an if/then or an anyOf. Out: which of the rule forms of docs/schema-format.md it is.
// Promises: only exactly those forms are recognised; anything else is `general`, which is judged just the same.
#pragma once

#include "json/document.h"
#include "plan/program.h"

namespace ocpv::plan {

/// The rule that `schema`'s if/then says (only_when, required_when, value_when, or general).
Rule form_of_condition(Program& program, json::Value schema);

/// The rule that an anyOf says (one_of, or general).
Rule form_of_choice(Program& program, json::Value alternatives);

}  // namespace ocpv::plan
