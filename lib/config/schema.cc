#include "config/schema.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "config/keys.h"
#include "config/rules.h"
#include "findings/diagnostic.h"

namespace ocpv::config {
namespace {

using nlohmann::ordered_json;

constexpr Message kTitle{"Configuration of ocpv (.ocpv.toml)", "ocpv 的配置（.ocpv.toml）"};

// The empty pointer is the whole document; a part alone means the same. No repetition in a group, which some engines of
// regular expressions need forever for.
ordered_json pointer() { return {{"anyOf", {{{"const", ""}}, {{"pattern", "^/"}}}}}; }
ordered_json field() { return {{"anyOf", {{{"const", ""}}, {{"pattern", "^/"}}, {{"pattern", "^[^:/]*:(/|$)"}}}}}; }

ordered_json with_type(const ordered_json& more) {
  ordered_json out = {{"type", "string"}};
  out.update(more);
  return out;
}

bool may_change(std::string_view name) { return rule_for(name, Language::en).ok(); }

class SchemaWriter {
 public:
  SchemaWriter(const NoticeNames& names, Language language) : names_(names), language_(language) {}

  ordered_json table(std::string_view name) const {
    ordered_json out = {{"type", "object"}, {"additionalProperties", false}};
    ordered_json required = ordered_json::array();
    for (const KeyRow& row : keys_of(name)) {
      out["properties"][std::string(row.name)] = value(row);
      if (row.is_required) required.push_back(row.name);
    }
    if (!required.empty()) out["required"] = std::move(required);
    if (name == "files") out["minProperties"] = 2;  // A pattern alone says nothing.
    return out;
  }

 private:
  ordered_json value(const KeyRow& row) const {
    ordered_json out = {{"description", row.says.in(language_)}};
    out.update(shape(row));
    if (!row.otherwise.empty()) out["default"] = ordered_json::parse(row.otherwise);
    return out;
  }

  ordered_json shape(const KeyRow& row) const {
    const ordered_json text = {{"type", "string"}, {"minLength", 1}};
    switch (row.takes) {
      case Takes::text:
      case Takes::pattern:
        return text;
      case Takes::choice:
        return {{"type", "string"}, {"enum", row.choices}};
      case Takes::truth:
        return {{"type", "boolean"}};
      case Takes::count:
        return {{"type", "integer"}, {"minimum", 1}, {"maximum", row.most}};
      case Takes::texts:
      case Takes::patterns:
        return {{"anyOf", {text, {{"type", "array"}, {"items", text}}}}};
      case Takes::pointer:
        return with_type(pointer());
      case Takes::field:
        return with_type(field());
      case Takes::day:
        return {{"type", "string"}, {"format", "date"}};
      case Takes::id:
        return {{"type", "string"}, {"enum", ids(row.table)}};
      case Takes::table:
        return row.name == "rules" ? rules() : table(row.name);
      case Takes::tables:
        return {{"type", "array"}, {"items", table(full_name(row))}};
    }
    return {};
  }

  static std::string full_name(const KeyRow& row) {
    return row.table.empty() ? std::string(row.name) : std::string(row.table) + "." + std::string(row.name);
  }

  std::vector<std::string_view> ids(std::string_view table) const {
    if (table == "docs.ignore") return {names_.docs.begin(), names_.docs.end()};
    if (table == "diff.ignore") return {names_.diff.begin(), names_.diff.end()};
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < findings::kIdCount; ++i) {
      const std::string_view name = name_of(static_cast<findings::Id>(i));
      if (may_change(name)) ids.push_back(name);
    }
    return ids;
  }

  ordered_json rules() const {
    ordered_json out = {{"type", "object"}, {"additionalProperties", false}};
    for (const std::string_view name : ids("rules")) out["properties"][std::string(name)] = severity();
    for (const Strength strength : kStrengths) out["properties"][std::string(name_of(strength))] = severity();
    return out;
  }

  static ordered_json severity() { return {{"type", "string"}, {"enum", severity_names()}}; }

  const NoticeNames& names_;
  Language language_;
};

}  // namespace

std::string schema_of_configuration(const NoticeNames& names, Language language) {
  ordered_json out = {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", kTitle.in(language)}};
  out.update(SchemaWriter(names, language).table(""));
  return out.dump(2) + "\n";
}

}  // namespace ocpv::config
