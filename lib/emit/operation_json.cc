#include "emit/operation_json.h"

#include <nlohmann/json.hpp>

#include "base/operation_format.h"
#include "emit/node.h"

namespace ocpv::emit {

namespace {

using Json = nlohmann::ordered_json;

/// What the page's own example breaks never rejects.
std::string_view severity_of(const contract::Rule& rule) {
  const bool contested = rule.strength == Strength::contested && rule.severity == Severity::error;
  return name_of(contested ? Severity::warning : rule.severity);
}

void add_count(Json& json, const contract::Count& count) {
  if (count.least) json["min_items"] = *count.least;
  if (count.most) json["max_items"] = *count.most;
}

Json when_json(const contract::When& when) {
  Json json = {{"pointer", when.pointer}};
  if (!when.not_in.empty())
    json["not_in"] = when.not_in;
  else if (when.items)
    add_count(json, *when.items);
  else
    json["in"] = when.in;
  return json;
}

Json rule_json(const contract::Rule& rule) {
  Json json = {{"part", name_of(rule.part)}, {"kind", name_of(rule.kind)}, {"pointer", rule.pointer}};
  if (!rule.in.empty()) json["in"] = rule.in;
  if (rule.items) add_count(json, *rule.items);
  if (is_of_group(rule.kind))
    json["others"] = rule.others;
  else
    json["when"] = when_json(rule.when);
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
