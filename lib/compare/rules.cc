#include "compare/rules.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "compare/acceptance.h"

namespace ocpv::compare {

namespace {

/// Rules that speak of the same thing have the same key; their values may differ.
std::string key_of(const RuleFacts& rule) {
  std::string key = std::string(rule.kind ? name_of(*rule.kind) : "other") + (rule.when_not ? "\n-" : "\n+");
  for (const std::string* part : {&rule.pointer, &rule.when_pointer, &rule.items, &rule.when_items, &rule.text})
    key += '\n' + std::to_string(part->size()) + ' ' + *part;
  if (rule.kind == RuleKind::values_when) return key;
  for (const std::string& value : rule.in) key += '\n' + value;
  return key;
}

/// The rules and the fields of one side.
class Side {
 public:
  explicit Side(const PartFacts& part) {
    for (const RuleFacts& rule : part.rules) rules_.emplace(key_of(rule), &rule);
    for (const FieldFacts& field : part.fields) fields_.insert(field.pointer);
  }

  const RuleFacts* find(const RuleFacts& wanted) const {
    const auto found = rules_.find(key_of(wanted));
    return found == rules_.end() ? nullptr : found->second;
  }
  bool has_field(const std::string& pointer) const { return fields_.contains(pointer); }

 private:
  std::map<std::string, const RuleFacts*> rules_;
  std::set<std::string_view> fields_;
};

Difference make(What what, Effect effect, Part part, const RuleFacts* before, const RuleFacts* after) {
  Difference difference;
  difference.what = what;
  difference.effect = effect;
  difference.part = part;
  difference.pointer = (after != nullptr ? after : before)->pointer;
  if (before != nullptr) difference.before = rule_text(*before), difference.before_place = before->place;
  if (after != nullptr) difference.after = rule_text(*after), difference.after_place = after->place;
  return difference;
}

Change reversed(Change change) {
  if (change == Change::none || change == Change::other) return change;
  return change == Change::wider ? Change::narrower : Change::wider;
}

/// More values in its condition make `only_when` allow more, and what asks for something where it holds ask for more.
Change rule_change(const RuleFacts& before, const RuleFacts& after) {
  Change change = list_change(before.when_in, after.when_in);
  const bool asks = before.kind && facts_of(*before.kind).asks_where_condition_holds;
  if (asks != before.when_not) change = reversed(change);
  if (before.kind == RuleKind::values_when) change = both(change, list_change(before.in, after.in));
  if (!before.rejects && !after.rejects) return Change::none;
  if (before.rejects == after.rejects) return change;
  return both(change, after.rejects ? Change::narrower : Change::wider);
}

std::string condition_text(const RuleFacts& rule) {
  if (!rule.when_items.empty()) return rule.when_pointer + " has " + rule.when_items + " items";
  return rule.when_pointer + (rule.when_not ? " is not " : " is ") + only_in(rule.when_in, {});
}

}  // namespace

std::string rule_text(const RuleFacts& rule) {
  const std::string asked = rule.items.empty() ? only_in(rule.in, {}) : rule.items;
  const std::string text =
      rule.kind ? fill(texts_of(*rule.kind).difference, {rule.pointer, condition_text(rule), asked, rule.text})
                : rule.text;
  return text + (rule.rejects ? "" : " (a warning)");
}

std::vector<Difference> compare_rules(const PartFacts& before, const PartFacts& after, Part part) {
  std::vector<Difference> differences;
  const Side old_side(before), new_side(after);
  for (const RuleFacts& rule : before.rules) {
    if (new_side.find(rule) != nullptr || !new_side.has_field(rule.pointer)) continue;
    const Effect effect = rule.rejects ? effect_of(Change::wider, part) : Effect::documentation;
    differences.push_back(make(What::rule_removed, effect, part, &rule, nullptr));
  }
  for (const RuleFacts& rule : after.rules) {
    const RuleFacts* earlier = old_side.find(rule);
    if (earlier == nullptr) {
      if (!old_side.has_field(rule.pointer) && (rule.kind != RuleKind::required_when || !rule.rejects)) continue;
      const Effect effect = rule.rejects ? effect_of(Change::narrower, part) : Effect::documentation;
      differences.push_back(make(What::rule_added, effect, part, nullptr, &rule));
    } else if (rule_text(*earlier) != rule_text(rule) &&
               (list_change(earlier->when_in, rule.when_in) != Change::none ||
                list_change(earlier->in, rule.in) != Change::none || earlier->rejects != rule.rejects)) {
      differences.push_back(
          make(What::rule_changed, effect_of(rule_change(*earlier, rule), part), part, earlier, &rule));
    }
  }
  return differences;
}

}  // namespace ocpv::compare
