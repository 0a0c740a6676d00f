// In: nothing. Out: the texts of schemas/ as they were when the library was built, sorted by id.
// Promises: written by cmake/Embed.cmake; empty texts stand for parts that an operation does not have.
#pragma once

#include <span>
#include <string_view>

namespace ocpv::catalog {

struct EmbeddedOperation {
  std::string_view id;
  std::string_view operation_json, parameters_schema, request_schema, response_schema;
};

std::span<const EmbeddedOperation> embedded_operations() noexcept;

}  // namespace ocpv::catalog
