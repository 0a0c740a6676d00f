#include "reader/tree/group_rules.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "json/escape.h"
#include "reader/tree/rules.h"
#include "reader/words/groups.h"

namespace ocpv::reader {
namespace {

using contract::Rule;

std::set<std::string> members_of(const Rule& rule) {
  std::set<std::string> members(rule.others.begin(), rule.others.end());
  members.insert(rule.pointer);
  return members;
}

/// What stands between back-quotes.
std::vector<std::string> code_in(std::string_view raw) {
  std::vector<std::string> code;
  for (std::size_t at = raw.find('`'); at != std::string_view::npos; at = raw.find('`', at)) {
    const std::size_t end = raw.find('`', ++at);
    if (end == std::string_view::npos) break;
    code.emplace_back(raw.substr(at, end - at));
    at = end + 1;
  }
  return code;
}

bool is_same(const Rule& a, const Rule& b) {
  return a.kind == b.kind && members_of(a) == members_of(b) && (a.kind != Rule::Kind::needs || a.pointer == b.pointer);
}

}  // namespace

bool GroupRules::add(const Place& place, const std::string& sentence) {
  const std::string base(parent_of(place.pointer));
  const contract::Field* owner = field_at(root_, base);
  if (owner == nullptr || part_ == Part::response) return false;
  std::vector<std::string_view> names;
  for (const contract::Field& member : owner->fields) names.push_back(member.name);
  const std::string own = json::name_of_token(place.pointer.substr(base.size() + 1));
  const std::vector<std::string> code = code_in(place.row->description.raw);
  const auto found = find_group(sentence, {own, names, code});
  if (!found) return false;
  Rule rule{.part = part_,
            .kind = found->kind,
            .pointer = {},
            .in = {},
            .when = {},
            .strength = Strength::stated,
            .severity = found->is_advice ? Severity::warning : Severity::error,
            .said = {place.sheet->id, place.row->line}};
  for (const std::string& name : found->names) {
    std::string pointer = base + "/" + json::token_of(name);
    if (rule.pointer.empty())
      rule.pointer = std::move(pointer);
    else
      rule.others.push_back(std::move(pointer));
  }
  for (Rule& other : rules_) {
    if (!is_same(other, rule)) continue;
    other.severity = std::min(other.severity, rule.severity);
    return true;
  }
  rules_.push_back(std::move(rule));
  return true;
}

std::vector<Rule> GroupRules::take() {
  std::vector<Rule> made;
  for (const Rule& rule : rules_) {
    if (rule.kind != Rule::Kind::needs) {
      made.push_back(rule);
      continue;
    }
    const std::set<std::string> members = members_of(rule);
    const auto says_the_same = [&](const std::string& pointer) {
      return std::any_of(rules_.begin(), rules_.end(), [&](const Rule& other) {
        return other.kind == Rule::Kind::needs && other.pointer == pointer && members_of(other) == members;
      });
    };
    if (!std::all_of(members.begin(), members.end(), says_the_same)) {
      made.push_back(rule);
      continue;
    }
    Rule all = rule;
    all.kind = Rule::Kind::together;
    const auto known = std::find_if(made.begin(), made.end(), [&](const Rule& other) { return is_same(other, all); });
    if (known == made.end())
      made.push_back(std::move(all));
    else
      known->severity = std::min(known->severity, all.severity);
  }
  return made;
}

}  // namespace ocpv::reader
