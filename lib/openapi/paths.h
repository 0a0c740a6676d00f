// In: path templates. Out: for each the template that stands for all that differ in the names of parameters alone.
// Promises: the names that most have win, among equals those of the first.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "openapi/openapi.h"

namespace ocpv::openapi {


/// Names of the parameters, in order.
std::vector<std::string> parameter_names(std::string_view path);

/// For each shape the template that most operations have.
std::map<std::string, std::string> merged_paths(std::span<const Operation> operations);

}  // namespace ocpv::openapi
