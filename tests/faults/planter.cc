#include "planter.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>
#include <span>

#include "base/similar.h"

namespace ocpv::faults_test {
namespace {

using findings::Id;
using Pointer = Json::json_pointer;
using Where = Expected::Where;

const Json kNothing = Json::object();

const Json& part(const Json& schema, const char* keyword) {
  const auto found = schema.find(keyword);
  return found == schema.end() ? kNothing : *found;
}

const Json& resolved(const Json& schema, const Json& root) {
  const auto reference = schema.find("$ref");
  return reference == schema.end() ? schema : root.at(Pointer(reference->get<std::string>().substr(1)));
}

/// A member of the document with what describes it.
struct Site {
  std::string owner, name, pointer;
  const Json* owner_schema = nullptr;
  const Json* schema = nullptr;
  const Json* parent_schema = nullptr;  ///< Of the object around the owner; null when the owner is the root or an item.
  std::string parent;
};

/// All names that stand anywhere in a piece of a schema, as names of properties or as required ones.
void collect_names(const Json& schema, std::set<std::string>& names) {
  for (const Json& name : part(schema, "required")) names.insert(name.get<std::string>());
  for (const auto& [name, below] : part(schema, "properties").items()) {
    names.insert(name);
    collect_names(below, names);
  }
  for (const char* keyword : {"if", "then", "else", "not"}) {
    if (schema.contains(keyword)) collect_names(schema.at(keyword), names);
  }
  for (const char* keyword : {"allOf", "anyOf", "oneOf", "x-ocpv-advice"}) {
    for (const Json& one : part(schema, keyword)) collect_names(one, names);
  }
}

/// Names that some rule anywhere speaks of: these fields stay where they are.
void collect_ruled(const Json& schema, std::set<std::string>& names) {
  for (const char* keyword : {"allOf", "anyOf", "oneOf", "x-ocpv-advice"}) {
    for (const Json& one : part(schema, keyword)) collect_names(one, names);
  }
  if (schema.is_structured()) {
    for (const Json& below : schema) collect_ruled(below, names);
  }
}

void count_names(const Json& schema, std::map<std::string, std::size_t>& counts) {
  if (!schema.is_structured()) return;
  if (schema.is_object() && schema.contains("properties")) {
    for (const auto& [name, below] : schema.at("properties").items()) ++counts[name];
  }
  for (const Json& below : schema) count_names(below, counts);
}

bool lies_within(const std::string& inner, const std::string& outer) {
  return inner == outer || (inner.starts_with(outer) && (outer.empty() || inner[outer.size()] == '/'));
}

class Planter {
 public:
  Planter(const Json& document, const Json& schema, bench::Random& random)
      : root_(schema), random_(random), planted_{document, {}, {}} {
    collect_ruled(schema, ruled_);
    count_names(schema, counts_);
    find_sites(document, schema, "", nullptr, "");
  }

  Planted plant(std::size_t count) {
    for (std::size_t tries = 0; planted_.expected.size() < count && tries < 12 * count; ++tries) {
      const Kind& kind = kKinds[random_.below(kKinds.size())];
      if (sites_.empty()) break;
      const Site& site = sites_[random_.below(sites_.size())];
      const std::size_t before = planted_.expected.size();
      (this->*kind.plant)(site);
      if (planted_.expected.size() > before) planted_.expected.back().kind = kind.name;
    }
    return std::move(planted_);
  }

  struct Kind {
    const char* name;
    void (Planter::*plant)(const Site&);
  };
  static const std::array<Kind, 13> kKinds;

 private:
  void find_sites(const Json& value, const Json& unresolved, const std::string& pointer, const Json* parent_schema,
                  const std::string& parent) {
    const Json& schema = resolved(unresolved, root_);
    if (value.is_array() && schema.contains("items")) {
      for (std::size_t i = 0; i < value.size(); ++i)
        find_sites(value[i], schema.at("items"), pointer + "/" + std::to_string(i), nullptr, "");
    }
    if (!value.is_object()) return;
    objects_.push_back({pointer, &schema});
    for (const auto& [name, below] : value.items()) {
      if (!part(schema, "properties").contains(name)) continue;
      const Json& described = resolved(schema.at("properties").at(name), root_);
      const std::string there = pointer + "/" + token(name);
      sites_.push_back({pointer, name, there, &schema, &described, parent_schema, parent});
      find_sites(below, described, there, &schema, pointer);
    }
  }

  bool is_free(const std::string& pointer) const {
    return std::none_of(touched_.begin(), touched_.end(), [&](const std::string& other) {
      return lies_within(pointer, other) || lies_within(other, pointer);
    });
  }
  /// Something may be added to the object: nothing around it is gone.
  bool is_whole(const std::string& object) const {
    return std::none_of(touched_.begin(), touched_.end(),
                        [&](const std::string& other) { return lies_within(object, other); });
  }
  bool is_ruled(const std::string& name) const { return ruled_.contains(name); }
  static bool is_required(const Site& site) {
    const Json& names = part(*site.owner_schema, "required");
    return std::find(names.begin(), names.end(), site.name) != names.end();
  }
  static bool is_contested(const Json& schema) { return schema.contains("x-ocpv-contested"); }
  Json& value_at(const std::string& pointer) { return planted_.document[Pointer(pointer)]; }

  void expect(Id id, std::string pointer, Where where, Severity severity = Severity::error, std::string owner = {}) {
    planted_.expected.push_back({id, severity, std::move(pointer), where, std::move(owner), "", false});
  }
  void touch(const std::string& pointer) { touched_.push_back(pointer); }

  /// The member keeps its place among its neighbours.
  void rename(const Site& site, const std::string& to) {
    Json& owner = value_at(site.owner);
    Json renamed = Json::object();
    for (auto& [name, value] : owner.items()) renamed[name == site.name ? to : name] = std::move(value);
    owner = std::move(renamed);
    touch(site.pointer);
    touch(site.owner + "/" + token(to));
  }

  std::vector<std::string_view> names_of(const Json& schema) const {
    std::vector<std::string_view> names;
    for (const auto& item : part(schema, "properties").items()) names.push_back(item.key());
    return names;
  }

  // The kinds.

  void wrong_type(const Site& site) {
    const std::string type = site.schema->value("type", "");
    if (type.empty() || !is_free(site.pointer) || is_contested(*site.schema)) return;
    const std::array<Json, 6> others = {Json(nullptr),
                                        Json(true),
                                        Json("text " + std::to_string(random_.below(9))),
                                        Json(random_.below(100)),
                                        Json::array({kSecretMark}),
                                        Json{{"x", kSecretMark}}};
    static constexpr std::array<const char*, 6> kTypes = {"null", "boolean", "string", "integer", "array", "object"};
    const std::size_t choice = random_.below(others.size());
    const bool is_number = type == "number" && choice == 3;
    if (type == kTypes[choice] || is_number) return;
    // What is no secret must not hold the mark.
    const bool holds_mark = choice >= 4;
    value_at(site.pointer) = holds_mark && !site.schema->value("x-ocpv-secret", false)
                                 ? (choice == 4 ? Json::array({1}) : Json{{"x", 1}})
                                 : others[choice];
    touch(site.pointer);
    expect(Id::wrong_type, site.pointer, Where::value);
  }

  void number_in_quotes(const Site& site) {
    if (site.schema->value("type", "") != "integer" || !is_free(site.pointer) || is_contested(*site.schema)) return;
    Json& value = value_at(site.pointer);
    if (!value.is_number_integer()) return;
    value = value.dump() + (random_.one_in(2) ? "%" : "");
    touch(site.pointer);
    expect(Id::wrong_type, site.pointer, Where::value);
    planted_.expected.back().may_be_fixed = true;
  }

  void value_not_listed(const Site& site) {
    if (!site.schema->contains("enum") || !is_free(site.pointer) || !value_at(site.pointer).is_string()) return;
    const std::string value = value_at(site.pointer).get<std::string>();
    const std::array<std::string, 3> wrong = {"NO_SUCH_VALUE", value + "_", value.substr(0, value.size() - 1)};
    const std::string chosen = wrong[random_.below(wrong.size())];
    const Json& listed = site.schema->at("enum");
    if (std::find(listed.begin(), listed.end(), Json(chosen)) != listed.end()) return;
    value_at(site.pointer) = chosen;
    touch(site.pointer);
    expect(Id::not_in_enum, site.pointer, Where::value);
    planted_.expected.back().may_be_fixed = true;
  }

  void out_of_range(const Site& site) {
    if (!site.schema->contains("maximum") || !is_free(site.pointer) || is_contested(*site.schema)) return;
    if (!site.schema->at("maximum").is_number_integer() || !value_at(site.pointer).is_number_integer()) return;
    const auto high = site.schema->at("maximum").get<std::int64_t>();
    value_at(site.pointer) = static_cast<std::uint64_t>(high) + 1;
    touch(site.pointer);
    expect(Id::out_of_range, site.pointer, Where::value);
  }

  void bad_format(const Site& site) {
    const std::string format = site.schema->value("format", "");
    const bool is_time = format == "date-time" || format == "date" || format == "time";
    if (!is_time || !is_free(site.pointer) || !value_at(site.pointer).is_string()) return;
    value_at(site.pointer) = "2024-13-45T99:00";
    touch(site.pointer);
    expect(Id::bad_format, site.pointer, Where::value);
  }

  void protocol(const Site& site) {
    if (!site.schema->contains("not") || !is_free(site.pointer) || !value_at(site.pointer).is_string()) return;
    value_at(site.pointer) = "oss://" + value_at(site.pointer).get<std::string>();
    touch(site.pointer);
    expect(Id::bad_format, site.pointer, Where::value);
    planted_.expected.back().may_be_fixed = true;
  }

  void missing(const Site& site) {
    if (!is_required(site) || is_ruled(site.name) || !is_free(site.pointer)) return;
    value_at(site.owner).erase(site.name);
    touch(site.pointer);
    expect(Id::missing_field, site.pointer, Where::brace, Severity::error, site.owner);
  }

  void unknown(const Site&) {
    const auto& [object, schema] = objects_[random_.below(objects_.size())];
    static constexpr std::array<const char*, 4> kNames = {"qqUnknownQq", "备注", "a/b~c", "zzPassword"};
    const std::string name = kNames[random_.below(kNames.size())];
    const std::string pointer = object + "/" + token(name);
    // Where any name goes none is unknown.
    if (schema->contains("additionalProperties") || part(*schema, "properties").empty()) return;
    if (!is_whole(object) || !is_free(pointer) || find_similar(name, names_of(*schema))) return;
    const bool is_secret = name == "zzPassword";
    value_at(object)[name] =
        is_secret ? Json(std::string(kSecretMark) + "-unknown") : Json{{"any", Json::array({1, "x"})}};
    touch(pointer);
    expect(Id::unknown_field, pointer, Where::key, Severity::warning);
  }

  /// `wrong` must be near to the name and to no other.
  void misspell(const Site& site, const std::string& wrong, bool may_be_fixed) {
    if (is_ruled(site.name) || !is_free(site.pointer)) return;
    const std::vector<std::string_view> names = names_of(*site.owner_schema);
    const auto near = find_similar(wrong, names);
    if (!near || names[*near] != site.name || counts_.contains(wrong)) return;
    if (value_at(site.owner).contains(wrong)) return;
    rename(site, wrong);
    expect(Id::unknown_field, site.owner + "/" + token(wrong), Where::key,
           is_required(site) ? Severity::error : Severity::warning);
    planted_.expected.back().may_be_fixed = may_be_fixed;
  }

  void misspelt(const Site& site) {
    if (site.name.size() >= 6) misspell(site, site.name.substr(0, 2) + site.name.substr(3), false);
  }

  void wrong_case(const Site& site) {
    std::string wrong = site.name;
    const char c = wrong.front();
    if (c < 'a' || c > 'z') return;
    wrong.front() = static_cast<char>(c - 'a' + 'A');
    misspell(site, wrong, true);
  }

  void misplaced(const Site& site) {
    if (site.parent_schema == nullptr || is_ruled(site.name) || counts_.at(site.name) != 1) return;
    if (!is_free(site.pointer) || !is_whole(site.parent)) return;
    const std::string there = site.parent + "/" + token(site.name);
    if (!is_free(there) || find_similar(site.name, names_of(*site.parent_schema))) return;
    Json& owner = value_at(site.owner);
    Json value = owner[site.name];
    owner.erase(site.name);
    value_at(site.parent)[site.name] = std::move(value);
    touch(site.pointer);
    touch(there);
    expect(Id::misplaced_field, there, Where::key, is_required(site) ? Severity::error : Severity::warning);
    planted_.expected.back().may_be_fixed = true;
  }

  void twice(const Site& site) {
    if (!is_free(site.pointer)) return;
    planted_.twice.push_back(site.pointer);
    touch(site.pointer);
    expect(Id::duplicate_key, site.pointer, Where::again);
  }

  void other_choice(const Site& site) {
    // `ossAccessKey` where another storage was chosen: a field whose presence asks for a value of its neighbour.
    for (const Json& rule : part(*site.owner_schema, "allOf")) {
      const Json& names = part(part(rule, "if"), "required");
      const Json& deciders = part(part(rule, "then"), "properties");
      if (names.size() != 1 || part(rule, "if").contains("properties") || deciders.size() != 1) continue;
      const std::string name = names.at(0).get<std::string>(), decider = deciders.begin().key();
      if (decider != site.name || !is_whole(site.owner) || !is_free(site.pointer)) continue;
      if (value_at(site.owner).contains(name) || !deciders.begin()->contains("enum")) continue;
      const Json& wanted = deciders.begin()->at("enum");
      const bool is_chosen = std::find(wanted.begin(), wanted.end(), value_at(site.pointer)) != wanted.end();
      const std::string pointer = site.owner + "/" + token(name);
      if (is_chosen || !is_free(pointer)) continue;
      const Json& described = resolved(site.owner_schema->at("properties").at(name), root_);
      Json value = Json::object();
      for (const Json& member : part(described, "required")) {
        const Json& below = resolved(described.at("properties").at(member.get<std::string>()), root_);
        if (below.value("type", "") != "string" || below.contains("enum")) return;
        value[member.get<std::string>()] =
            below.value("x-ocpv-secret", false) ? std::string(kSecretMark) + "-choice" : std::string("text");
      }
      if (described.value("type", "") != "object") return;
      value_at(site.owner)[name] = std::move(value);
      // Nothing else may happen to the field that decides.
      touch(site.pointer);
      touch(pointer);
      expect(Id::not_applicable, pointer, Where::key);
      return;
    }
  }

  const Json& root_;
  bench::Random& random_;
  Planted planted_;
  std::set<std::string> ruled_;
  std::map<std::string, std::size_t> counts_;
  std::vector<Site> sites_;
  std::vector<std::pair<std::string, const Json*>> objects_;
  std::vector<std::string> touched_;
};

const std::array<Planter::Kind, 13> Planter::kKinds{{
    {"wrong type", &Planter::wrong_type},
    {"number in quotes", &Planter::number_in_quotes},
    {"value not listed", &Planter::value_not_listed},
    {"out of range", &Planter::out_of_range},
    {"bad format", &Planter::bad_format},
    {"protocol", &Planter::protocol},
    {"missing", &Planter::missing},
    {"unknown", &Planter::unknown},
    {"misspelt", &Planter::misspelt},
    {"wrong case", &Planter::wrong_case},
    {"misplaced", &Planter::misplaced},
    {"twice", &Planter::twice},
    {"other choice", &Planter::other_choice},
}};

}  // namespace

std::vector<std::string> kinds() {
  std::vector<std::string> names;
  for (const Planter::Kind& kind : Planter::kKinds) names.emplace_back(kind.name);
  return names;
}

void plant_secrets(Json& document, const Json& schema) {
  const auto visit = [&](const auto& self, Json& value, const Json& unresolved) -> void {
    const Json& described = resolved(unresolved, schema);
    if (described.value("x-ocpv-secret", false) && value.is_string()) {
      value = std::string(kSecretMark) + "-s";
    }
    if (value.is_array() && described.contains("items")) {
      for (Json& item : value) self(self, item, described.at("items"));
    }
    if (!value.is_object()) return;
    for (auto& [name, below] : value.items()) {
      if (part(described, "properties").contains(name)) self(self, below, described.at("properties").at(name));
    }
  };
  visit(visit, document, schema);
}

Planted plant(const Json& document, const Json& schema, std::size_t count, bench::Random& random) {
  return Planter(document, schema, random).plant(count);
}

}  // namespace ocpv::faults_test
