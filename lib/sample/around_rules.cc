// Documents on both sides of each rule of an object: which of them break it the checker says.
#include <algorithm>

#include "sample/breaking.h"

namespace ocpv::sample {
namespace {

/// What a rule asks of the value at a place, as values that are right and values that are wrong.
struct Demand {
  Pointer place;
  Json right = Json::array(), wrong = Json::array();
};

class RuleBreaker {
 public:
  RuleBreaker(const Json& document, const Site& site, const Maker& maker, std::vector<Json>& all)
      : document_(document), site_(site), maker_(maker), all_(all) {}

  void add(const Json& rule) {
    if (!rule.is_object()) return;
    for (const char* keyword : {"oneOf", "anyOf"}) {
      if (rule.contains(keyword)) add_choices(names_of_each(rule[keyword]));
    }
    if (rule.contains("not")) add_choices(names_in(rule["not"]));
    if (!rule.contains("if") || !rule.contains("then")) return;
    const Json& condition = rule["if"];
    if (condition.contains("anyOf")) return add_choices(names_of_each(condition["anyOf"]));
    std::vector<Demand> conditions;
    find_demands(condition, site_.place, conditions);
    Json kept = document_;
    for (const Demand& one : conditions) {
      if (!one.right.empty()) kept[one.place] = one.right.front();
    }
    for (const std::string& name : names_in(condition)) put(kept, name);
    add_consequences(kept, rule["then"], conditions);
    for (const Json& broken : without_consequence(kept, rule["then"])) {
      all_.push_back(broken);
      for (const Demand& one : conditions) {
        for (const Json& other : one.wrong) {
          all_.push_back(broken);
          all_.back()[one.place] = other;
        }
      }
    }
  }

 private:
  static std::vector<std::string> names_in(const Json& asking) {
    std::vector<std::string> names;
    if (!asking.is_object()) return names;
    for (const Json& name : asking.value("required", Json::array())) names.push_back(name.get<std::string>());
    for (const std::string& name : names_of_each(asking.value("anyOf", Json::array()))) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
  }

  /// Of alternatives that ask for nothing but members.
  static std::vector<std::string> names_of_each(const Json& alternatives) {
    std::vector<std::string> names;
    for (const Json& one : alternatives) {
      if (!one.is_object() || one.contains("properties")) return {};
      for (const std::string& name : names_in(one)) names.push_back(name);
    }
    return names;
  }

  void put(Json& document, const std::string& name) const {
    const Pointer place = site_.place / name;
    const Json* node = maker_.at(place);
    if (!document.contains(place)) document[place] = node != nullptr ? maker_.value(*node, name) : Json("text");
  }

  /// Each number of the members there: none, one, two, ... all.
  void add_choices(const std::vector<std::string>& names) {
    if (!document_.at(site_.place).is_object()) return;
    Json none = document_;
    for (const std::string& name : names) none.at(site_.place).erase(name);
    Json more = none;
    for (const std::string& name : names) {
      put(more, name);
      all_.push_back(more);
      all_.push_back(none);
      put(all_.back(), name);
    }
    all_.push_back(none);
  }

  /// Goes down `properties` to what is asked of values.
  void find_demands(const Json& asking, const Pointer& place, std::vector<Demand>& demands) const {
    if (!asking.is_object()) return;
    if (asking.contains("enum")) demands.push_back({place, asking["enum"], others_than(place, asking["enum"])});
    if (asking.contains("not") && asking["not"].contains("enum"))
      demands.push_back({place, others_than(place, asking["not"]["enum"]), asking["not"]["enum"]});
    if (asking.contains("minItems") || asking.contains("maxItems")) demands.push_back(count_at(asking, place));
    if (!asking.contains("properties")) return;
    for (const auto& [name, below] : asking["properties"].items()) find_demands(below, place / name, demands);
  }

  Json list_of(const Pointer& place, std::size_t size) const {
    const Json* node = maker_.at(place);
    const Json items = node != nullptr ? node->value("items", Json::object()) : Json::object();
    return Json(std::vector<Json>(size, maker_.value(items, place.back())));
  }

  Demand count_at(const Json& asking, const Pointer& place) const {
    Demand demand{place};
    const auto least = asking.value("minItems", std::size_t{0}), most = asking.value("maxItems", least);
    if (most >= kMostItems) return demand;
    demand.right = Json::array({list_of(place, least)});
    if (least > 0) demand.wrong.push_back(list_of(place, least - 1));
    if (asking.contains("maxItems")) demand.wrong.push_back(list_of(place, most + 1));
    return demand;
  }

  /// What the schema allows there beside the values.
  Json others_than(const Pointer& place, const Json& values) const {
    const Json* node = maker_.at(place);
    const Json* allowed = node != nullptr ? Maker::keyword(*node, "enum") : nullptr;
    if (allowed == nullptr && node != nullptr) allowed = Maker::keyword(*node, "x-ocpv-known-values");
    Json others = Json::array();
    for (const Json& other : allowed != nullptr ? *allowed : Json::array({true, false, "text", 1})) {
      if (!has_value(values, other)) others.push_back(other);
    }
    return others;
  }

  /// Every value that is right where the condition holds, and one that no list has where it does not.
  void add_consequences(const Json& kept, const Json& consequence, const std::vector<Demand>& conditions) {
    std::vector<Demand> demands;
    find_demands(consequence, site_.place, demands);
    for (const Demand& demand : demands) {
      for (const Json& value : demand.right) {
        all_.push_back(kept);
        all_.back()[demand.place] = value;
      }
      const bool is_text = !demand.right.empty() && demand.right.front().is_string();
      for (const Demand& condition : conditions) {
        if (!is_text || condition.wrong.empty()) continue;
        all_.push_back(kept);
        all_.back()[condition.place] = condition.wrong.front();
        all_.back()[demand.place] = "NO_SUCH_VALUE";
      }
    }
  }

  std::vector<Json> without_consequence(const Json& kept, const Json& consequence) const {
    std::vector<Json> all;
    for (const std::string& name : names_in(consequence)) {
      all.push_back(kept);
      if (all.back().at(site_.place).is_object()) all.back().at(site_.place).erase(name);
      all.push_back(all.back());
      for (const std::string& other : names_in(consequence)) {
        if (other != name && all.back().at(site_.place).is_object()) put(all.back(), other);
      }
    }
    std::vector<Demand> demands;
    find_demands(consequence, site_.place, demands);
    for (const Demand& demand : demands) {
      for (const Json& other : demand.wrong) {
        all.push_back(kept);
        all.back()[demand.place] = other;
      }
    }
    return all;
  }

  static constexpr std::size_t kMostItems = 100;

  const Json& document_;
  const Site& site_;
  const Maker& maker_;
  std::vector<Json>& all_;
};

}  // namespace

std::vector<Json> around_rules(const Json& document, const Site& site, const Maker& maker) {
  std::vector<Json> all;
  for (const char* keyword : {"allOf", "x-ocpv-advice"}) {
    if (!site.node->contains(keyword)) continue;
    for (const Json& rule : site.node->at(keyword)) RuleBreaker(document, site, maker, all).add(rule);
  }
  return all;
}

}  // namespace ocpv::sample
