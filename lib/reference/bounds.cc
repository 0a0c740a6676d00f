#include "reference/bounds.h"

#include <algorithm>
#include <vector>

#include <nlohmann/json.hpp>

#include "reference/schema_graph.h"
#include "reference/strict_tree.h"

namespace ocpv::reference {
namespace {

/// valijson 1.0 throws where a `format` meets anything but a string or a number, also for names it does not know.
/// So formats it ignores are taken out, and the others are asked of strings only; by draft-07 the meaning is the same.
/// It goes under a keyword that is not there yet: a new entry of an existing array could move the subschemas in it.
void guard_format(nlohmann::json& schema) {
  const nlohmann::json format = schema["format"];
  schema.erase("format");
  if (format != "date" && format != "time" && format != "date-time") return;
  const nlohmann::json guarded = {{"if", {{"type", "string"}}}, {"then", {{"format", format}}}};
  for (const char* keyword : {"allOf", "anyOf", "oneOf"}) {
    if (schema.contains(keyword)) continue;
    schema[keyword] = nlohmann::json::array({guarded});
    return;
  }
  schema["format"] = format;
}

}  // namespace

nlohmann::json read_document(std::string_view text, DocumentSize& size, std::string& why) {
  if (text.size() > kMostDocumentBytes) {
    why = "the document is longer than " + std::to_string(kMostDocumentBytes) + " bytes";
    return {};
  }
  return read_tree(text, kMostDocumentDepth, size, why);
}

nlohmann::json read_schema(std::string_view text, SchemaDemand& demand, std::string& why) {
  if (text.size() > kMostSchemaBytes) {
    why = "the schema is longer than " + std::to_string(kMostSchemaBytes) + " bytes";
    return {};
  }
  DocumentSize size;
  nlohmann::json schema = read_tree(text, kMostSchemaDepth, size, why);
  std::vector<nlohmann::json*> with_format;
  if (why.empty()) why = measure(schema, demand, with_format);
  for (nlohmann::json* subschema : with_format) guard_format(*subschema);
  return schema;
}

std::string over_bound(const SchemaDemand& demand, const DocumentSize& size) {
  if (demand.patterns && size.longest_string > kMostPatternedString)
    return "a string of more than " + std::to_string(kMostPatternedString) + " bytes beside a pattern or format";
  if (demand.unique_items && size.longest_array > kMostUniqueItems)
    return "an array of more than " + std::to_string(kMostUniqueItems) + " items beside uniqueItems";
  const auto deepest =
      demand.evaluations.begin() + static_cast<std::ptrdiff_t>(std::min(size.depth, kMostDocumentDepth));
  const double most = *std::max_element(demand.evaluations.begin(), deepest + 1);
  if (most * static_cast<double>(size.values) > kMostEvaluations) return "too many subschemas for one value";
  return {};
}

}  // namespace ocpv::reference
