// In: operation.json. Out: its conditional rules in words, for the dialects and places that have no `if`.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"
#include "openapi/schemas.h"

namespace ocpv::openapi {

/// The rules of a part (`request`, `response`, `parameters`), each a line that begins with a dash; empty without any.
std::string rule_words(const Json& operation, std::string_view part, Language language);

}  // namespace ocpv::openapi
