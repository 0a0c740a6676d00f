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

/// The same text for what says the same.
std::string key_of(const Rule& rule) {
  std::string key = std::to_string(static_cast<int>(rule.kind));
  if (rule.kind == Rule::Kind::needs) key += "\n" + rule.pointer + ":";
  for (const std::string& member : members_of(rule)) key += "\n" + member;
  return key;
}

}  // namespace

bool GroupRules::add(const Place& place, const std::string& sentence) {
  const std::string base(parent_of(place.pointer));
  if (part_ == Part::response) return false;
  if (base_ != base) {
    const contract::Field* owner = fields_.at(base);
    base_ = base;
    names_.clear();
    if (owner != nullptr) {
      for (const contract::Field& member : owner->fields) names_.push_back(member.name);
      std::sort(names_.begin(), names_.end(), is_named_before);
    }
  }
  if (row_ != place.row) {
    row_ = place.row;
    code_ = code_in(place.row->description.raw);
  }
  if (names_.empty()) return false;
  const std::string own = json::name_of_token(place.pointer.substr(base.size() + 1));
  const auto found = find_group(sentence, {own, names_, code_, &looks_left_});
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
  const auto [known, is_new] = known_.emplace(key_of(rule), rules_.size());
  if (!is_new) {
    Rule& other = rules_[known->second];
    other.severity = std::min(other.severity, rule.severity);
    return true;
  }
  rules_.push_back(std::move(rule));
  return true;
}

std::vector<Rule> GroupRules::take() {
  std::vector<Rule> made;
  std::map<std::string, std::size_t> together;
  for (const Rule& rule : rules_) {
    Rule all = rule;
    const std::set<std::string> members = members_of(rule);
    const bool by_each =
        rule.kind == Rule::Kind::needs && std::all_of(members.begin(), members.end(), [&](const std::string& pointer) {
          Rule other = rule;
          other.pointer = pointer;
          other.others.assign(members.begin(), members.end());
          std::erase(other.others, pointer);
          return known_.contains(key_of(other));
        });
    if (by_each) all.kind = Rule::Kind::together;
    const auto [known, is_new] = together.emplace(key_of(all), made.size());
    if (is_new)
      made.push_back(std::move(all));
    else
      made[known->second].severity = std::min(made[known->second].severity, all.severity);
  }
  return made;
}

}  // namespace ocpv::reader
