#include "openapi/older_words.h"

namespace ocpv::openapi {
namespace {

/// Of an inclusive and an exclusive bound one holds, the narrower; at the same number the exclusive one does.
void merge_bounds(Json& node, const char* inclusive, const char* exclusive, bool lower) {
  const auto number = node.find(exclusive);
  if (number == node.end() || !number->is_number()) return;
  const Json bound = *number;
  const auto other = node.find(inclusive);
  const bool other_is_narrower = other != node.end() && (lower ? *other > bound : *other < bound);
  if (other_is_narrower) {
    node.erase(exclusive);
    return;
  }
  node[inclusive] = bound;
  node[exclusive] = true;
}

}  // namespace

void use_older_words(Json& node) {
  if (const auto only = node.find("const"); only != node.end()) {
    Json list = Json::array({*only});
    // Both must hold, and one list can say so.
    if (const auto among = node.find("enum"); among != node.end()) {
      bool found = false;
      for (const Json& value : *among) found = found || value == *only;
      if (!found) node["not"] = Json::object();
    }
    node.erase("const");
    node["enum"] = std::move(list);
  }
  merge_bounds(node, "minimum", "exclusiveMinimum", true);
  merge_bounds(node, "maximum", "exclusiveMaximum", false);
}

void spell_out_boolean(Json& node) {
  if (!node.is_boolean()) return;
  node = node.get<bool>() ? Json::object() : Json{{"not", Json::object()}};
}

void drop_newer_notes(Json& node) {
  for (const char* const name :
       {"examples", "$comment", "contentEncoding", "contentMediaType", "readOnly", "writeOnly"})
    node.erase(name);
}

}  // namespace ocpv::openapi
