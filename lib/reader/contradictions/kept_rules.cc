#include "reader/contradictions/kept_rules.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "json/escape.h"
#include "reader/examples/shown_values.h"
#include "reader/tree/rules.h"

namespace ocpv::reader {
namespace {

using contract::Rule;
using FoundValues = std::vector<const Json*>;

/// Values at a pointer below `from`; `*` takes every item.
void add_values_at(const Json& from, std::string_view pointer, FoundValues& out) {
  const Json* at = &from;
  while (!pointer.empty()) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string step = json::name_of_token(pointer.substr(1, end - 1));
    pointer.remove_prefix(end);
    if (step == "*") {
      if (!at->is_array()) return;
      for (const Json& item : *at) add_values_at(item, pointer, out);
      return;
    }
    if (!at->is_object() || !at->contains(step)) return;
    at = &(*at)[step];
  }
  out.push_back(at);
}

FoundValues values_at(const Json& from, std::string_view pointer) {
  FoundValues found;
  add_values_at(from, pointer, found);
  return found;
}

bool is_in(const Json& value, const std::vector<std::string>& in) {
  return std::find(in.begin(), in.end(), text_of(value)) != in.end();
}

bool has_count(const Json& list, const contract::Count& count) {
  return !list.is_array() ||
         ((!count.least || list.size() >= *count.least) && (!count.most || list.size() <= *count.most));
}

bool holds_for(const FoundValues& values, const contract::When& when) {
  return std::any_of(values.begin(), values.end(), [&](const Json* value) {
    if (when.items) return has_count(*value, *when.items);
    return when.not_in.empty() ? is_in(*value, when.in) : !is_in(*value, when.not_in);
  });
}

/// `about` and `deciding` are what one object, or one item, has of the rule's two fields.
bool keeps_condition(const Rule& rule, const FoundValues& about, const FoundValues& deciding) {
  const auto is_one = [&](const Json* value) { return is_in(*value, rule.in); };
  const bool met = holds_for(deciding, rule.when);
  switch (rule.kind) {
    case Rule::Kind::required_when:
      return !met || !about.empty();
    case Rule::Kind::value_when:
      return std::none_of(about.begin(), about.end(), is_one) || met || deciding.empty();
    case Rule::Kind::values_when:
      return !met || std::all_of(about.begin(), about.end(), is_one);
    case Rule::Kind::items_when:
      return !met || !rule.items ||
             std::all_of(about.begin(), about.end(), [&](const Json* list) { return has_count(*list, *rule.items); });
    case Rule::Kind::only_when:
      return about.empty() || met || deciding.empty();
    case Rule::Kind::needs:
    case Rule::Kind::together:
    case Rule::Kind::at_least_one:
    case Rule::Kind::exactly_one:
    case Rule::Kind::at_most_one:
      break;
  }
  return true;
}

bool keeps_group(const Json& object, const Rule& rule) {
  const auto has = [&](const std::string& pointer) {
    return object.is_object() && object.contains(json::name_of_token(pointer.substr(pointer.rfind('/') + 1)));
  };
  const bool own = has(rule.pointer);
  const auto others = static_cast<std::size_t>(std::count_if(rule.others.begin(), rule.others.end(), has));
  const std::size_t count = others + (own ? 1 : 0);
  switch (rule.kind) {
    case Rule::Kind::needs:
      return !own || others == rule.others.size();
    case Rule::Kind::together:
      return count == 0 || count == rule.others.size() + 1;
    case Rule::Kind::exactly_one:
      return count == 1;
    case Rule::Kind::at_most_one:
      return count <= 1;
    case Rule::Kind::at_least_one:
      return count >= 1;
    case Rule::Kind::only_when:
    case Rule::Kind::required_when:
    case Rule::Kind::value_when:
    case Rule::Kind::values_when:
    case Rule::Kind::items_when:
      break;
  }
  return true;
}

}  // namespace

bool keeps(const Json& root, const Rule& rule) {
  if (is_of_group(rule.kind)) {
    const FoundValues objects = values_at(root, parent_of(rule.pointer));
    return std::all_of(objects.begin(), objects.end(), [&](const Json* object) { return keeps_group(*object, rule); });
  }
  // The shared part of both pointers up to the last shared `*`: the same item on both sides.
  std::size_t shared = 0;
  std::size_t at = 0;
  while (at < rule.pointer.size() && at < rule.when.pointer.size() && rule.pointer[at] == rule.when.pointer[at]) {
    ++at;
    if (rule.pointer.substr(0, at).ends_with("/*")) shared = at;
  }
  const FoundValues objects = values_at(root, std::string_view(rule.pointer).substr(0, shared));
  return std::all_of(objects.begin(), objects.end(), [&](const Json* object) {
    return keeps_condition(rule, values_at(*object, std::string_view(rule.pointer).substr(shared)),
                           values_at(*object, std::string_view(rule.when.pointer).substr(shared)));
  });
}

}  // namespace ocpv::reader
