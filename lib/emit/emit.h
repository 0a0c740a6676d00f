// In: an operation. Out: its JSON Schemas and operation.json, as text.
// Promises: draft-07, document order, the same bytes on every machine and locale; a part without a table gives no text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "contract/contract.h"

namespace ocpv::emit {

/// The files of one operation's folder. Each ends with a line feed.
struct Files {
  std::string operation_json;
  std::optional<std::string> parameters_schema, request_schema, response_schema;
  std::vector<std::string> left_out;  ///< Rules that draft-07 cannot say, one sentence each; operation.json has them.
};

/// Writes the schemas of an operation (DESIGN section 4 is the format).
Files emit(const contract::Operation& operation);

}  // namespace ocpv::emit
