// In: a draft-07 schema that the plan compiles, and a dialect. Out: a schema of that dialect that accepts the same.
// Promises: what a dialect cannot say is left out and nothing else: OpenAPI 3.0 has no conditions, draft-04 says them
// by `anyOf` and `not`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ocpv::openapi {

enum class Dialect : std::uint8_t { draft_04, draft_07, draft_2020_12 };

/// `plain`: without our own words, `x-ocpv-...`. The text has an indent of two spaces and a line feed at the end.
Result<std::string> translated(std::string_view schema, Dialect dialect, bool plain);

}  // namespace ocpv::openapi
