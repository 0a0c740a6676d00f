// In: a schema node with its keywords in any order. Out: the same node in the one order of docs/schema-format.md.
// Promises: member order inside `properties` and `definitions` is the document's and is kept.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace ocpv::emit {

/// Sorts the keywords of one node; what is below the node is left alone.
nlohmann::ordered_json in_order(nlohmann::ordered_json node);

/// The text of a file: two blanks of indentation, UTF-8 as it is, one line feed at the end.
std::string to_text(const nlohmann::ordered_json& document);

}  // namespace ocpv::emit
