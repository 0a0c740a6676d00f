// In: a node of a draft-07 schema. Out: the same by words that draft-04 and OpenAPI 3.0, which comes of it, have.
#pragma once

#include "openapi/schemas.h"

namespace ocpv::openapi {

/// `const` by `enum`; `exclusiveMinimum` and `exclusiveMaximum` as flags of a bound.
void use_older_words(Json& node);

/// `true` and `false` as schemas that are objects.
void spell_out_boolean(Json& node);

/// Takes out words of draft-07 that ask nothing and that older dialects do not have.
void drop_newer_notes(Json& node);

}  // namespace ocpv::openapi
