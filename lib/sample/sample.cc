#include "sample/sample.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "check/check.h"
#include "plan/plan.h"

namespace ocpv::sample {
namespace {

using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

constexpr int kMostRepairs = 100;
constexpr std::size_t kMostDepth = 8;
constexpr std::size_t kMostTried = 2000;  // The largest published operation has under 200 fields.

/// Makes values from schemas alone.
class Maker {
 public:
  explicit Maker(const Json& root) : root_(root) {}

  Json value(const Json& written) const {
    const Json& node = resolved(written);
    if (node.contains("enum")) return first_fitting(node);
    const std::string type = type_of(node);
    if (type == "string") return text(node);
    if (type == "integer" || type == "number") return number(node);
    if (type == "boolean") return true;
    if (type == "array") return list(node);
    return object(node);
  }

  /// Of several types the first that is not null.
  static std::string type_of(const Json& node) {
    const auto type = node.find("type");
    if (type == node.end()) return "object";
    for (const Json& name : *type) {
      if (type->is_array() && name != "null") return name.get<std::string>();
    }
    return type->is_string() ? type->get<std::string>() : "object";
  }

  const Json& resolved(const Json& node) const {
    static const Json kAnything = Json::object();
    if (!node.is_object()) return kAnything;  // true; what false forbids, the plan tells afterwards
    const auto ref = node.find("$ref");
    return ref == node.end() ? node : resolved(root_.at(Pointer(ref->get<std::string>().substr(1))));
  }

  /// The schema of the value at a JSON Pointer; none when nothing describes it.
  const Json* at(const std::string& pointer) const {
    const Json* node = &resolved(root_);
    for (std::string rest = pointer; !rest.empty();) {
      const std::size_t end = std::min(rest.find('/', 1), rest.size());
      const std::string step = Pointer(rest.substr(0, end)).back();
      rest.erase(0, end);
      if (node->contains("properties") && (*node)["properties"].contains(step))
        node = &resolved((*node)["properties"][step]);
      else if (node->contains("items"))
        node = &resolved((*node)["items"]);
      else
        return nullptr;
    }
    return node;
  }

  /// The same value with its members in the schema's order.
  Json ordered(const Json& value, const Json& written) const {
    const Json& node = resolved(written);
    if (value.is_array() && node.contains("items")) {
      Json out = Json::array();
      for (const Json& item : value) out.push_back(ordered(item, node["items"]));
      return out;
    }
    if (!value.is_object() || !node.contains("properties")) return value;
    Json out = Json::object();
    for (const auto& [name, below] : node["properties"].items()) {
      if (value.contains(name)) out[name] = ordered(value[name], below);
    }
    for (const auto& [name, below] : value.items()) {
      if (!out.contains(name)) out[name] = below;
    }
    return out;
  }

 private:
  static bool fits(const Json& node, const Json& value) {
    if (value.is_number()) {
      return (!node.contains("minimum") || value >= node["minimum"]) &&
             (!node.contains("maximum") || value <= node["maximum"]);
    }
    if (!value.is_string()) return true;
    const std::size_t size = value.get_ref<const std::string&>().size();
    return size >= node.value("minLength", std::size_t{0}) && size <= node.value("maxLength", std::string::npos);
  }

  static Json first_fitting(const Json& node) {
    const Json& values = node["enum"];
    const auto found = std::find_if(values.begin(), values.end(), [&](const Json& value) { return fits(node, value); });
    return found == values.end() ? values[0] : *found;
  }

  static Json text(const Json& node) {
    const std::string format = node.value("format", "");
    if (format == "date-time") return "2024-01-02T03:04:05+08:00";
    if (format == "time") return "03:04:05+08:00";
    if (format == "date") return "2024-01-02";
    if (node.contains("contentEncoding")) return "YWJj";
    for (const Json& known : node.value("x-ocpv-known-values", Json::array())) {
      if (fits(node, known)) return known;
    }
    std::string made = node.value("x-ocpv-secret", false) ? "******" : "text";
    made.resize(std::min(made.size(), node.value("maxLength", made.size())));
    made.resize(std::max(made.size(), node.value("minLength", std::size_t{0})), made.empty() ? 'a' : made.back());
    return made;
  }

  static Json number(const Json& node) {
    if (!node.contains("minimum") || node["minimum"] <= Json(1))
      return !node.contains("maximum") || node["maximum"] >= Json(1) ? Json(1) : node["maximum"];
    return node["minimum"];
  }

  Json list(const Json& node) const {
    Json made = Json::array();
    for (std::size_t n = 0; n < node.value("minItems", std::size_t{0}); ++n)
      made.push_back(value(node.value("items", Json::object())));
    return made;
  }

  Json object(const Json& node) const {
    Json made = Json::object();
    add_required(node, node, made);
    if (node.contains("anyOf")) add_required(node["anyOf"][0], node, made);
    return made;
  }

  void add_required(const Json& asking, const Json& node, Json& made) const {
    for (const Json& name : asking.value("required", Json::array())) {
      const auto member = name.get<std::string>();
      if (!made.contains(member))
        made[member] = value(node.value("properties", Json::object()).value(member, Json::object()));
    }
  }

  const Json& root_;
};

std::string first_error(const findings::Findings& findings) {
  for (const findings::Diagnostic& one : findings.diagnostics) {
    if (one.severity == Severity::error) return std::string(name_of(one.id)) + " at " + std::string(one.pointer);
  }
  return "no error is told";
}

/// A document on its way.
class Draft {
 public:
  Draft(const plan::Plan& plan, const Json& schema) : plan_(plan), schema_(schema), maker_(schema) {}

  Result<void> require() {
    document_ = maker_.value(schema_);
    for (int n = 0; n < kMostRepairs; ++n) {
      if (judge() == Status::ok) return {};
      const auto missing =
          std::find_if(findings_.diagnostics.begin(), findings_.diagnostics.end(),
                       [](const findings::Diagnostic& one) { return one.id == findings::Id::missing_field; });
      if (missing == findings_.diagnostics.end()) break;
      const std::string pointer(missing->pointer);
      const Json* node = maker_.at(pointer);
      document_[Pointer(pointer)] = node != nullptr ? maker_.value(*node) : Json("text");
    }
    return Error{first_error(findings_) + " of " + document_.dump()};
  }

  /// Each optional field that nothing complains of, outer ones first.
  void complete() {
    judge();
    warnings_ = findings_.warnings;
    std::vector<std::pair<Pointer, const Json*>> objects{{Pointer(), &maker_.resolved(schema_)}};
    for (std::size_t n = 0; n < objects.size() && tried_ < kMostTried; ++n) {
      const auto [place, node] = objects[n];
      if (!node->contains("properties")) continue;
      for (const auto& [name, written] : node->at("properties").items()) {
        add(place, name, written);
        const Json& value = document_.at(place);
        const Json& below = maker_.resolved(written);
        const bool goes_on = value.contains(name) && value.at(name).is_object() && depth(place) < kMostDepth;
        if (goes_on) objects.emplace_back(place / name, &below);
      }
    }
  }

  std::string text() const { return maker_.ordered(document_, schema_).dump(2) + "\n"; }

 private:
  Status judge() {
    checker_.check(plan_, document_.dump(), {}, findings_);
    return findings_.status;
  }

  void add(const Pointer& place, const std::string& name, const Json& written) {
    if (document_.at(place).contains(name) || ++tried_ > kMostTried) return;
    Json value = maker_.value(written);
    if (value.is_array() && value.empty() && written.contains("items")) value.push_back(maker_.value(written["items"]));
    document_.at(place)[name] = std::move(value);
    // What was required may have brought a warning of its own.
    const bool is_fine = judge() == Status::ok && findings_.warnings <= warnings_;
    if (!is_fine) document_.at(place).erase(name);
  }

  static std::size_t depth(const Pointer& place) {
    const std::string text = place.to_string();
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '/'));
  }

  const plan::Plan& plan_;
  const Json& schema_;
  Maker maker_;
  Json document_;
  check::Checker checker_;
  findings::Findings findings_;
  std::uint32_t warnings_ = 0;  ///< Of what is required.
  std::size_t tried_ = 0;
};

}  // namespace

Result<std::string> make(std::string_view schema, Extent extent) {
  OCPV_TRY(plan, plan::compile(schema));
  const Json root = Json::parse(schema);
  Draft draft(plan, root);
  if (auto done = draft.require(); !done.ok()) return done.error();
  if (extent == Extent::all) draft.complete();
  return draft.text();
}

}  // namespace ocpv::sample
