// In: operations (operation.json and schemas), a version of OpenAPI, a language. Out: one OpenAPI document.
// Promises: the same bytes for the same operations everywhere; every `$ref` leads somewhere inside the document; paths
// that differ in the name of a parameter alone are one path.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/language.h"
#include "base/result.h"

namespace ocpv::openapi {

/// An operation as the catalogue has it; a text that is empty is a part that the operation does not have.
struct Operation {
  std::string id, method, path, module, title_zh, title_en, page, version;
  std::string operation_json, parameters_schema, request_schema, response_schema;
};

enum class Edition : std::uint8_t { v3_1, v3_0 };

struct Options {
  Edition edition = Edition::v3_1;
  Language language = Language::en;
  bool plain = false;       ///< Without `x-ocpv-...`.
  std::string ocp_version;  ///< What the document says that it describes.
};

/// JSON, two spaces, a line feed at the end. An Error says which operation cannot be read, and why. Operations of one
/// method and path are one that allows what each of them does.
Result<std::string> document(std::span<const Operation> operations, const Options& options);

}  // namespace ocpv::openapi
