#include "sample/maker.h"

#include <algorithm>

#include "base/secret_values.h"
#include "sample/likely.h"

namespace ocpv::sample {
namespace {

constexpr int kOk = 200;  // The HTTP status of a success.

bool fits(const Json& node, const Json& value) {
  if (value.is_number()) {
    return (!node.contains("minimum") || value >= node["minimum"]) &&
           (!node.contains("maximum") || value <= node["maximum"]);
  }
  if (!value.is_string()) return true;
  const std::size_t size = value.get_ref<const std::string&>().size();
  return size >= node.value("minLength", std::size_t{0}) && size <= node.value("maxLength", std::string::npos);
}

}  // namespace

bool has_value(const Json& list, const Json& value) { return std::find(list.begin(), list.end(), value) != list.end(); }

std::size_t depth(const Pointer& place) {
  std::size_t steps = 0;
  for (Pointer at = place; !at.empty(); at = at.parent_pointer()) ++steps;
  return steps;
}

std::uint64_t Random::next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31);
}

Maker::Maker(const Json& root, std::uint64_t seed, std::size_t least_items)
    : root_(root),
      number_(seed == 0 ? 1 : 2 + Random(seed).below(1000)),
      varies_(seed != 0),
      least_items_(least_items) {}

const Json* Maker::keyword(const Json& node, const char* name) {
  if (const auto found = node.find(name); found != node.end()) return &*found;
  const auto contested = node.find("x-ocpv-contested");
  if (contested == node.end() || !contested->is_object()) return nullptr;
  const auto found = contested->find(name);
  return found == contested->end() ? nullptr : &*found;
}

Json Maker::value(const Json& written, std::string_view name) const {
  constexpr std::size_t kMostNested = 64;  // As deep as a document may be by default.
  if (values_left_ == 0 || nested_ == kMostNested) {
    is_exhausted_ = true;
    return {};
  }
  --values_left_;
  ++nested_;
  Json made = value_of(resolved(written), name);
  --nested_;
  return made;
}

/// What stands beside `successful` in the envelope of a response.
bool Maker::repeats_http_status(const Json& node) const {
  const auto members = root_.find("properties");
  if (members == root_.end() || !members->contains("successful")) return false;
  const auto status = members->find("status");
  return status != members->end() && &resolved(*status) == &node;
}

Json Maker::value_of(const Json& node, std::string_view name) const {
  const Json* values = keyword(node, "enum");
  const bool is_held = node.contains("enum") || !node.contains("format");  // A contested list gives way to a form.
  if (values != nullptr && is_held) return first_fitting(*values, node);
  const bool says_nothing = keyword(node, "type") == nullptr && !node.contains("properties");
  if (says_nothing && !name.empty() && !node.contains("required")) return text(node, name);
  const std::string type = type_of(node);
  if (type == "integer" && repeats_http_status(node) && fits(node, kOk)) return kOk;
  if (type == "string") return text(node, name);
  if (type == "integer" || type == "number") return number(node, type == "integer");
  if (type == "boolean") return true;
  if (type == "array") return list(node, name);
  return object(node);
}

std::string Maker::type_of(const Json& node) {
  const Json* type = keyword(node, "type");
  if (type == nullptr) return "object";
  for (const Json& name : *type) {
    if (type->is_array() && name != "null") return name.get<std::string>();
  }
  return type->is_string() ? type->get<std::string>() : "object";
}

const Json& Maker::resolved(const Json& node) const {
  static const Json kAnything = Json::object();
  if (!node.is_object()) return kAnything;  // true; what false forbids, the plan tells afterwards
  const auto ref = node.find("$ref");
  return ref == node.end() ? node : resolved(root_.at(Pointer(ref->get<std::string>().substr(1))));
}

const Json* Maker::at(const Pointer& pointer) const {
  if (pointer.empty()) return &resolved(root_);
  const Json* above = at(pointer.parent_pointer());
  if (above == nullptr) return nullptr;
  const std::string step = pointer.back();
  if (above->contains("properties") && (*above)["properties"].contains(step))
    return &resolved((*above)["properties"][step]);
  for (const char* const below : {"items", "additionalProperties"}) {
    if (above->contains(below)) return &resolved((*above)[below]);
  }
  return nullptr;
}

Json Maker::ordered(const Json& value, const Json& written) const {
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

Json Maker::first_fitting(const Json& values, const Json& node) const {
  const std::size_t first = varies_ ? number_ % values.size() : 0;
  for (std::size_t n = 0; n < values.size(); ++n) {
    const Json& value = values[(first + n) % values.size()];
    if (fits(node, value)) return value;
  }
  return values[0];
}

Json Maker::text(const Json& node, std::string_view name) const {
  const Json* const written = keyword(node, "format");
  const std::string format = written != nullptr ? written->get<std::string>() : "";
  if (format == "date-time") return "2024-01-02T03:04:05+08:00";
  if (format == "time") return "03:04:05+08:00";
  if (format == "date") return "2024-01-02";
  if (node.contains("contentEncoding")) return "YWJj";
  if (const auto known = node.find("x-ocpv-known-values"); known != node.end() && !known->empty()) {
    if (Json chosen = first_fitting(*known, node); fits(node, chosen)) return chosen;
  }
  const bool is_secret = node.value("x-ocpv-secret", false);
  std::string made = is_secret ? std::string(kSecretMask) : likely_text(name, number_);
  if (node.contains("not") && !is_secret) made = "/data/" + std::to_string(number_);  // a place without its protocol
  made.resize(std::min(made.size(), node.value("maxLength", made.size())));
  const std::size_t least = node.value("minLength", std::size_t{0});
  if (least > bytes_left_) {
    is_exhausted_ = true;
    return made;
  }
  bytes_left_ -= least;
  made.resize(std::max(made.size(), least), made.empty() ? 'a' : made.back());
  return made;
}

Json Maker::number(const Json& node, bool whole) const {
  Json wanted = static_cast<std::int64_t>(number_);
  if (!whole) wanted = static_cast<double>(number_) + 0.5;
  const Json* least = keyword(node, "minimum");
  const Json* most = keyword(node, "maximum");
  const bool is_beyond = (least != nullptr && wanted < *least) || (most != nullptr && wanted > *most);
  if (!whole && is_beyond && least != nullptr && most != nullptr)
    return (least->get<double>() + most->get<double>()) / 2;
  if (least != nullptr && wanted < *least) return *least;
  return most != nullptr && wanted > *most ? *most : wanted;
}

Json Maker::list(const Json& node, std::string_view name) const {
  Json made = Json::array();
  static const Json kAnything = Json::object();
  const auto items = node.find("items");
  const std::size_t size = std::max(node.value("minItems", std::size_t{0}), least_items_);
  for (std::size_t n = 0; n < size && values_left_ != 0; ++n)
    made.push_back(value(items == node.end() ? kAnything : *items, name));
  return made;
}

Json Maker::object(const Json& node) const {
  Json made = Json::object();
  add_required(node, node, made);
  if (node.contains("x-ocpv-contested")) add_required(node["x-ocpv-contested"], node, made);
  if (node.contains("anyOf")) add_required(node["anyOf"][0], node, made);
  return made;
}

void Maker::add_required(const Json& asking, const Json& node, Json& made) const {
  if (!asking.is_object()) return;
  static const Json kAnything = Json::object();
  const auto required = asking.find("required"), properties = node.find("properties");
  if (required == asking.end()) return;
  for (const Json& name : *required) {
    const auto member = name.get<std::string>();
    if (made.contains(member)) continue;
    const Json& known = properties == node.end() ? kAnything : *properties;
    const auto documented = known.find(member);
    made[member] = value(documented == known.end() ? kAnything : *documented, member);
  }
}

}  // namespace ocpv::sample
