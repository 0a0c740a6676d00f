// In: the OpenAPI operations of operations that have one method and path. Out: one, for OpenAPI has no more of a path.
// Promises: what one of them allows the merged one allows; what all of them require it requires.
#pragma once

#include "openapi/schemas.h"

namespace ocpv::openapi {

/// Adds `other` to `merged`, which may be merged already. `plain`: without `x-ocpv-operations`.
void merge_operation(Json& merged, Json other, bool plain);

}  // namespace ocpv::openapi
