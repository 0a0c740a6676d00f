// In: an operation. Out: operation.json, where people and scripts find every conditional rule without reading `if`.
// Promises: the format of docs/schema-format.md.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "contract/contract.h"

namespace ocpv::emit {

nlohmann::ordered_json operation_json(const contract::Operation& operation);

}  // namespace ocpv::emit
