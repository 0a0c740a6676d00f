// In: an operation. Out: operation.json, where people and scripts find every conditional rule without reading `if`.
// Promises: the format of docs/schema-format.md.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <vector>

#include "contract/contract.h"

namespace ocpv::emit {

/// `files`: the schema files that belong to it, with their sizes.
using FileSizes = std::vector<std::pair<std::string, std::size_t>>;
nlohmann::ordered_json operation_json(const contract::Operation& operation, const FileSizes& files);

}  // namespace ocpv::emit
