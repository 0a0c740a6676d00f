#include "sampler.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace ocpv::bench {
namespace {

constexpr std::array<const char*, 24> kWords = {
    "backup", "nightly", "obcluster", "tenant", "prod", "zone-1", "oss", "bucket", "data", "east",  "备份",   "集群",
    "租户",   "存储",    "华东",      "测试",   "é",    "ß",      "🚀",   "\"q\"",  "a\\b", "tab\t", "/path/", "x"};

const Json kNone = Json::array();
const Json kNoMembers = Json::object();

const Json& part(const Json& schema, const char* keyword, const Json& otherwise) {
  const auto found = schema.find(keyword);
  return found == schema.end() ? otherwise : *found;
}

bool is_required(const Json& schema, const std::string& name) {
  const Json& listed = part(schema, "required", kNone);
  return std::find(listed.begin(), listed.end(), name) != listed.end();
}

/// Members that only a rule may ask for, or forbid: they come and go with settle().
bool is_conditional(const Json& schema, const std::string& name) {
  const Json& rules = part(schema, "allOf", kNone);
  return std::any_of(rules.begin(), rules.end(), [&](const Json& rule) {
    const Json& condition = part(rule, "if", kNoMembers);
    return !condition.contains("properties") && is_required(condition, name);
  });
}

}  // namespace

Sampler::Sampler(Json schema, Random& random, std::size_t string_length)
    : schema_(std::move(schema)), random_(random), string_length_(string_length) {}

Json Sampler::right() { return value(schema_, 0); }

const Json& Sampler::resolved(const Json& schema) const {
  const auto reference = schema.find("$ref");
  if (reference == schema.end()) return schema;
  return schema_.at(Json::json_pointer(reference->get<std::string>().substr(1)));
}

Json Sampler::value(const Json& unresolved, int depth) {
  const Json& schema = resolved(unresolved);
  if (schema.contains("enum")) return schema.at("enum").at(random_.below(schema.at("enum").size()));
  const std::string type = schema.value("type", random_.one_in(2) ? "string" : "integer");
  if (type == "object") return object(schema, depth);
  if (type == "integer") return integer(schema);
  if (type == "number") return static_cast<double>(random_.below(100'000)) / 8;
  if (type == "boolean") return random_.one_in(2);
  if (type == "string") return string(schema);
  Json items = Json::array();
  for (std::size_t count = depth > 8 ? 0 : random_.below(6); count > 0; --count)
    items.push_back(schema.contains("items") ? value(schema.at("items"), depth + 1) : Json(random_.below(1000)));
  return items;
}

Json Sampler::object(const Json& schema, int depth) {
  Json object = Json::object();
  for (const auto& [name, member] : part(schema, "properties", kNoMembers).items()) {
    if (member.contains("x-ocpv-belongs") || is_conditional(schema, name)) continue;
    if (is_required(schema, name) || (depth < 8 && random_.percent(72))) object[name] = value(member, depth + 1);
  }
  settle(schema, object, depth);
  return object;
}

Json Sampler::integer(const Json& schema) {
  const auto low = schema.value("minimum", std::numeric_limits<std::int64_t>::min());
  const auto high = schema.value("maximum", std::numeric_limits<std::int64_t>::max());
  if (random_.one_in(12)) return random_.one_in(2) ? low : high;
  if (low <= 0 && high >= 0 && random_.one_in(20)) return 0;
  const std::uint64_t span = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
  if (span < 1'000'000) return low + static_cast<std::int64_t>(random_.next() % (span + 1));
  return static_cast<std::int64_t>(random_.below(random_.one_in(3) ? 1'000 : 2'000'000));
}

std::string Sampler::string(const Json& schema) {
  const std::string format = schema.value("format", "");
  if (format == "date-time")
    return "2024-0" + std::to_string(1 + random_.below(9)) + "-1" + std::to_string(random_.below(10)) +
           "T14:51:41.135+08:00";
  if (format == "date") return "2024-08-1" + std::to_string(random_.below(10));
  if (format == "time") return "14:51:4" + std::to_string(random_.below(10)) + "+08:00";
  if (schema.contains("x-ocpv-known-values") && !random_.one_in(10)) {
    const Json& known = schema.at("x-ocpv-known-values");
    return known.at(random_.below(known.size()));
  }
  std::string text = schema.contains("not") ? "/" : "";
  const std::size_t wanted = string_length_ > 0 ? string_length_ : 3 + random_.below(24);
  // Two in three are plain: names and ids mostly are.
  const std::size_t choice = random_.below(3) == 0 ? kWords.size() : 10;
  while (text.size() < wanted) text += kWords[random_.below(choice)];
  return text;
}

bool Sampler::holds(const Json& condition, const Json& value) const {
  if (condition.contains("enum")) {
    const Json& listed = condition.at("enum");
    if (std::find(listed.begin(), listed.end(), value) == listed.end()) return false;
  }
  if (!value.is_object()) return true;
  for (const Json& name : part(condition, "required", kNone))
    if (!value.contains(name.get<std::string>())) return false;
  for (const auto& [name, member] : part(condition, "properties", kNoMembers).items())
    if (value.contains(name) && !holds(member, value.at(name))) return false;
  return true;
}

/// Adds what rules ask for, and makes one of several places true.
void Sampler::settle(const Json& schema, Json& object, int depth) {
  for (const char* keyword : {"allOf", "x-ocpv-advice"})
    for (const Json& rule : part(schema, keyword, kNone)) settle_rule(rule, schema, object, depth);
  const Json& places = part(schema, "anyOf", kNone);
  const bool met = std::any_of(places.begin(), places.end(), [&](const Json& place) { return holds(place, object); });
  if (places.empty() || met) return;
  for (const Json& name : part(places.front(), "required", kNone))
    object[name.get<std::string>()] = value(schema.at("properties").at(name.get<std::string>()), depth + 1);
}

void Sampler::settle_rule(const Json& rule, const Json& schema, Json& object, int depth) {
  if (!rule.contains("if") || !holds(rule.at("if"), object) || holds(rule.at("then"), object)) return;
  const Json& then = rule.at("then");
  for (const Json& name : part(then, "required", kNone))
    if (!object.contains(name.get<std::string>()))
      object[name.get<std::string>()] = value(schema.at("properties").at(name.get<std::string>()), depth + 1);
  for (const auto& [name, member] : part(then, "properties", kNoMembers).items())
    if (member.contains("enum") && object.contains(name)) object[name] = member.at("enum").at(0);
}

std::string Sampler::spoil(Json& document) {
  // Every member with the schema that describes it.
  struct Place {
    Json* owner;
    std::string name;
    const Json* owner_schema;
  };
  std::vector<Place> places;
  const auto collect = [&](const auto& self, Json& value, const Json& unresolved) -> void {
    const Json& schema = resolved(unresolved);
    if (!value.is_object()) return;
    for (const auto& [name, member] : part(schema, "properties", kNoMembers).items()) {
      if (!value.contains(name)) continue;
      places.push_back({&value, name, &schema});
      self(self, value.at(name), member);
    }
  };
  collect(collect, document, schema_);
  for (;;) {
    const Place& place = places[random_.below(places.size())];
    Json& value = place.owner->at(place.name);
    const Json& schema = resolved(place.owner_schema->at("properties").at(place.name));
    switch (random_.below(5)) {
      case 0:
        if (!is_required(*place.owner_schema, place.name)) break;
        place.owner->erase(place.name);
        return "required member missing";
      case 1:
        if (value.is_object()) break;
        value = value.is_string() ? Json(random_.below(1000)) : Json("7");
        return "wrong type";
      case 2:
        if (!schema.contains("enum")) break;
        value = value.get<std::string>() + "S";
        return "value not listed";
      case 3:
        if (!schema.contains("maximum")) break;
        value = schema.at("maximum") == std::numeric_limits<std::int64_t>::max()
                    ? Json(std::uint64_t{9223372036854775808U})
                    : Json(schema.at("maximum").get<std::int64_t>() + 1);
        return "number over its range";
      default:
        if (!schema.contains("not")) break;
        value = "oss://" + value.get<std::string>();
        return "directory with a protocol";
    }
  }
}

}  // namespace ocpv::bench
