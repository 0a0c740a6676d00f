// Bytes as a schema. What must hold: it is compiled, or refused with a reason; what is compiled has no keyword that is
// not supported; it can be described; it judges documents without disagreeing with itself.
#include <algorithm>
#include <array>
#include <string>

#include <nlohmann/json.hpp>

#include "check/check.h"
#include "plan/plan.h"
#include "property.h"

namespace {

using ocpv::fuzz::hold;
using Json = nlohmann::json;

// docs/schema-format.md and draft-07: what a plan holds, and what only speaks to people.
constexpr std::array kSupported = {"type",
                                   "enum",
                                   "const",
                                   "format",
                                   "multipleOf",
                                   "minLength",
                                   "maxLength",
                                   "minItems",
                                   "maxItems",
                                   "uniqueItems",
                                   "minProperties",
                                   "maxProperties",
                                   "minimum",
                                   "maximum",
                                   "exclusiveMinimum",
                                   "exclusiveMaximum",
                                   "not",
                                   "$ref",
                                   "properties",
                                   "required",
                                   "additionalProperties",
                                   "items",
                                   "allOf",
                                   "anyOf",
                                   "oneOf",
                                   "if",
                                   "then",
                                   "else",
                                   "x-ocpv-advice",
                                   "x-ocpv-contested",
                                   "x-ocpv-known-values",
                                   "x-ocpv-belongs",
                                   "x-ocpv-same-as-path",
                                   "$schema",
                                   "$id",
                                   "$comment",
                                   "title",
                                   "description",
                                   "default",
                                   "examples",
                                   "definitions",
                                   "readOnly",
                                   "writeOnly",
                                   "contentEncoding",
                                   "contentMediaType",
                                   "x-ocpv-said",
                                   "x-ocpv-strength",
                                   "x-ocpv-secret",
                                   "x-ocpv-open",
                                   "x-ocpv-envelope",
                                   "x-ocpv-deprecated",
                                   "x-ocpv-unit"};

void hold_known(const Json& schema, int depth);

void hold_each(const Json& schemas, int depth) {
  if (schemas.is_structured())
    for (const Json& schema : schemas) hold_known(schema, depth + 1);
}

void hold_known(const Json& schema, int depth) {
  if (!schema.is_object() || depth > 64) return;
  // Draft-07: beside $ref nothing else counts.
  if (schema.contains("$ref")) return;
  for (const auto& [keyword, value] : schema.items()) {
    const bool known = std::find(kSupported.begin(), kSupported.end(), keyword) != kSupported.end();
    hold(known, "no keyword is ignored in silence:", keyword);
    if (keyword == "allOf" || keyword == "anyOf" || keyword == "oneOf" || keyword == "properties")
      hold_each(value, depth);
    if (keyword == "items" || keyword == "additionalProperties" || keyword == "if" || keyword == "then")
      hold_known(value, depth + 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view schema(reinterpret_cast<const char*>(data), size);
  const auto plan = ocpv::plan::compile(schema);
  if (!plan.ok()) {
    hold(!plan.error().message.en.empty(), "a schema that is refused has a reason");
    return 0;
  }
  hold(!ocpv::plan::describe(*plan).empty(), "a plan can be described");
  const Json tree = Json::parse(schema, nullptr, false);
  if (!tree.is_discarded()) hold_known(tree, 0);

  static ocpv::check::Checker checker;
  static ocpv::findings::Findings findings;
  for (const std::string_view document :
       {"{}", "[]", "null", "1", "\"a\"", R"({"a":1,"b":{"a":[1,"x",null]},"type":true,"properties":{}})",
        "[1,[2],{\"a\":{}}]"}) {
    const auto status = checker.check(*plan, document, {}, findings);
    hold(ocpv::was_judged(status), "a small document is judged", document);
    hold(checker.verdict(*plan, document, {}) == status, "verdict-only and full check agree", document);
  }
  return 0;
}
