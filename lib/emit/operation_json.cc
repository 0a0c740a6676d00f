#include "emit/operation_json.h"

#include <nlohmann/json.hpp>

#include "base/operation_format.h"
#include "emit/node.h"

namespace ocpv::emit {

namespace {

using Json = nlohmann::ordered_json;

const char* name_of_part(Part part) {
  switch (part) {
    case Part::parameters:
      return "parameters";
    case Part::request:
      return "request";
    case Part::response:
      return "response";
  }
  return "request";
}

const char* name_of_kind(contract::Rule::Kind kind) {
  switch (kind) {
    case contract::Rule::Kind::only_when:
      return "only_when";
    case contract::Rule::Kind::required_when:
      return "required_when";
    case contract::Rule::Kind::value_when:
      return "value_when";
  }
  return "only_when";
}

const char* name_of_severity(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

/// What the page's own example breaks never rejects.
const char* severity_of(const contract::Rule& rule) {
  const bool contested = rule.strength == Strength::contested && rule.severity == Severity::error;
  return name_of_severity(contested ? Severity::warning : rule.severity);
}

Json rule_json(const contract::Rule& rule) {
  Json json = {{"part", name_of_part(rule.part)}, {"kind", name_of_kind(rule.kind)}, {"pointer", rule.pointer}};
  if (rule.kind == contract::Rule::Kind::value_when) json["in"] = rule.in;
  json["when"] = {{"pointer", rule.when.pointer}, {"in", rule.when.in}};
  json["strength"] = name_of(rule.strength);
  json["severity"] = severity_of(rule);
  if (rule.said.line != 0) json["line"] = rule.said.line;
  return json;
}

}  // namespace

Json operation_json(const contract::Operation& operation, const FileSizes& files) {
  Json json = {{"id", operation.id}, {"method", operation.method}, {"path", operation.path}};
  for (const contract::Selector& selector : operation.selectors) json["query"][selector.name] = selector.value;
  if (!operation.content_type.empty()) json["content_type"] = operation.content_type;
  for (const contract::ShownRoute& route : operation.shown_as)
    json["shown_as"].push_back({{"method", route.method}, {"path", route.path}});
  json["title"] = Json::object();
  if (!operation.title_zh.empty()) json["title"]["zh"] = operation.title_zh;
  if (!operation.title_en.empty()) json["title"]["en"] = operation.title_en;
  json["page"] = operation.page;
  if (!operation.version.empty()) json["version"] = operation.version;
  json["format"] = kOperationFormat;
  json["files"] = Json::object();
  for (const auto& [name, bytes] : files) json["files"][name] = bytes;
  json["rules"] = Json::array();
  for (const contract::Rule& rule : operation.rules) json["rules"].push_back(rule_json(rule));
  return json;
}

}  // namespace ocpv::emit
