#include "witness.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "check/check.h"
#include "plan/plan.h"

namespace ocpv::test {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kMostRepairs = 100;

class Maker {
 public:
  explicit Maker(const Json& root) : root_(root) {}

  Json value(const Json& written) const {
    const Json& node = resolved(written);
    if (node.contains("enum")) return first_fitting(node);
    const std::string type = node.value("type", "object");
    if (type == "string") return text(node);
    if (type == "integer" || type == "number") return number(node);
    if (type == "boolean") return true;
    if (type == "array") return list(node);
    return object(node);
  }

  /// The schema of the value at a JSON Pointer; none when nothing describes it.
  const Json* at(const std::string& pointer) const {
    const Json* node = &resolved(root_);
    for (std::string rest = pointer; !rest.empty();) {
      const std::size_t end = std::min(rest.find('/', 1), rest.size());
      const std::string step = Json::json_pointer(rest.substr(0, end)).back();
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

 private:
  const Json& resolved(const Json& node) const {
    const auto ref = node.find("$ref");
    return ref == node.end() ? node : root_.at(Json::json_pointer(ref->get<std::string>().substr(1)));
  }

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
    const std::size_t most = node.value("maxLength", std::size_t{1});
    return std::string(std::max(std::min<std::size_t>(1, most), node.value("minLength", std::size_t{0})), 'a');
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

std::string first_error(const check::Findings& findings) {
  for (const check::Diagnostic& one : findings.diagnostics) {
    if (one.severity == check::Severity::error) return std::string(name_of(one.id)) + " at " + std::string(one.pointer);
  }
  return "no error is told";
}

}  // namespace

Witness find_witness(const std::string& schema) {
  const auto plan = plan::compile(schema);
  if (!plan.ok()) return {std::nullopt, to_string(plan.error())};
  const Json root = Json::parse(schema);
  const Maker maker(root);
  Json document = maker.value(root);
  check::Checker checker;
  check::Findings findings;
  for (int n = 0; n < kMostRepairs; ++n) {
    const std::string text = document.dump();
    if (checker.check(*plan, text, {}, findings) == Status::ok) return {text, ""};
    const auto missing = std::find_if(findings.diagnostics.begin(), findings.diagnostics.end(),
                                      [](const check::Diagnostic& one) { return one.id == check::Id::missing_field; });
    if (missing == findings.diagnostics.end()) break;
    const std::string pointer(missing->pointer);
    const Json* node = maker.at(pointer);
    document[Json::json_pointer(pointer)] = node != nullptr ? maker.value(*node) : Json("a");
  }
  return {std::nullopt, first_error(findings) + " of " + document.dump()};
}

}  // namespace ocpv::test
