#include "coverage/documented.h"

#include <algorithm>

#include "base/limits.h"
#include "base/secret_names.h"
#include "json/document.h"
#include "json/escape.h"
#include "json/pointer.h"

namespace ocpv::coverage {
namespace {

// Own schemas may be nested without end, by definitions that hold others.
constexpr std::size_t kMostPlaces = 20'000, kMostNested = 128;

std::string text_of(json::Value value) { return std::string(value.is_string() ? value.string() : value.source()); }

// The list, and whether it is closed. What the page's own example breaks closes nothing.
json::Value values_of(json::Value node, bool& is_closed) {
  is_closed = node.find("enum").is_array();
  if (is_closed) return node.find("enum");
  const json::Value known = node.find("x-ocpv-known-values");
  return known.present() ? known : node.find("x-ocpv-contested").find("enum");
}

std::string said_of(json::Value node) {
  const json::Value said = node.find("x-ocpv-said");
  if (!said.find("page").is_string() || !said.find("line").is_number()) return {};
  return std::string(said.find("page").string()) + ":" + std::string(said.find("line").source());
}

/// Reads the schema of one part.
class Builder {
 public:
  Builder(json::Value root, std::vector<Place>& places) : root_(root), places_(places) {}

  void run() { add(root_, {}, {}); }

 private:
  struct Known {
    json::Value definition;
    std::uint32_t place = 0;
  };

  std::uint32_t add(json::Value written, const std::string& pointer, std::string_view name) {
    const json::Value node = json::followed(root_, written);
    for (const Known& one : open_) {
      if (one.definition == node && node.present()) return one.place;  // It holds itself.
    }
    if (places_.size() == kMostPlaces || open_.size() == kMostNested) return kNone;
    const auto number = static_cast<std::uint32_t>(places_.size());
    places_.push_back(place_of(written, node, pointer, name));
    open_.push_back({node, number});
    const json::Value fields = node.find("properties");
    for (const json::Value field : fields) {
      const std::uint32_t child = add(field, pointer + "/" + json::token_of(field.key()), field.key());
      if (child != kNone) places_[number].fields.emplace_back(field.key(), child);
    }
    if (node.find("items").is_object()) {
      const std::uint32_t items = add(node.find("items"), pointer + "/*", name);
      places_[number].items = items;
    }
    if (node.find("additionalProperties").is_object()) {
      const std::uint32_t others = add(node.find("additionalProperties"), pointer + "/*", name);
      places_[number].others = others;
    }
    open_.pop_back();
    return number;
  }

  Place place_of(json::Value written, json::Value node, const std::string& pointer, std::string_view name) const {
    Place place;
    place.pointer = pointer;
    place.said = said_of(written);
    if (place.said.empty()) place.said = said_of(node);
    place.is_row = !pointer.empty() && !pointer.ends_with("/*");
    place.names_all = node.find("properties").is_object() && !node.find("x-ocpv-open").is_true();
    const json::Value said = node.find("x-ocpv-secret");
    place.is_secret = said.present() ? said.is_true() : is_secret(name, node.find("properties").present());
    for (const json::Value value : values_of(node, place.is_closed)) {
      if (value.is_string() || value.is_number() || value.is_boolean()) place.values.push_back(text_of(value));
    }
    return place;
  }

  json::Value root_;
  std::vector<Place>& places_;
  std::vector<Known> open_;
};

std::vector<Condition> conditions_of(const catalog::Operation& operation, Part part) {
  std::vector<Condition> all;
  Limits limits;
  limits.max_bytes = kMostBytes;
  const auto document = json::parse(operation.description(), limits);
  if (!document.ok()) return all;
  for (const json::Value rule : document->root().find("rules")) {
    if (rule.find("part").string() != name_of(part)) continue;
    Condition one{
        text_of(rule.find("kind")), text_of(rule.find("pointer")), text_of(rule.find("when").find("pointer")), {}};
    for (const json::Value value : rule.find("when").find("in")) one.in.push_back(text_of(value));
    all.push_back(std::move(one));
  }
  return all;
}

// What stands right below the root of a part's parameters: where they are given.
bool is_kind_of_parameter(const Place& place) { return place.pointer.find('/', 1) == std::string::npos; }

}  // namespace

Documented Documented::make(const catalog::Operation& operation, Part part) {
  Documented out;
  Limits limits;
  limits.max_bytes = kMostBytes;
  limits.max_depth = kMostDepth;
  const auto schema = json::parse(operation.schema(part), limits);
  if (schema.ok()) Builder(schema->root(), out.places_).run();
  if (out.places_.empty()) out.places_.emplace_back();
  for (Place& place : out.places_) {
    if (part == Part::parameters && is_kind_of_parameter(place)) place.is_row = false;
    place.first_value = static_cast<std::uint32_t>(out.values_);
    out.values_ += place.values.size();
    if (place.is_row) ++out.rows_;
  }
  for (Condition& one : conditions_of(operation, part)) {
    const std::uint32_t decider = out.find(one.decider);
    if (decider == kNone) continue;
    out.places_[decider].decides.push_back(static_cast<std::uint32_t>(out.conditions_.size()));
    out.conditions_.push_back(std::move(one));
  }
  return out;
}

std::uint32_t Documented::find(std::string_view pointer) const noexcept {
  const auto found =
      std::find_if(places_.begin(), places_.end(), [&](const Place& place) { return place.pointer == pointer; });
  return found == places_.end() ? kNone : static_cast<std::uint32_t>(found - places_.begin());
}

const Documented& Contracts::of(std::uint32_t operation, Part part) const {
  return parts_[operation][static_cast<std::size_t>(part)].get(
      [&] { return std::make_unique<const Documented>(Documented::make(catalog_->operations()[operation], part)); });
}

std::uint32_t Contracts::number_of(std::string_view id) const noexcept {
  const catalog::Operation* operation = id.empty() ? nullptr : catalog_->find_id(id);
  return operation == nullptr ? kNone : static_cast<std::uint32_t>(operation - catalog_->operations().data());
}

}  // namespace ocpv::coverage
