// In: nothing; this is data. Out: every kind of rule between fields, with its name and what it is told by.
// Promises: one list for those who read rules off pages, write them into schemas, find them there and tell them; a kind
// that lacks something does not compile. Names stand in operation.json, and in corrections.json, where people write
// them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/message.h"

// A kind; what a rule of it has beside its field; whether it asks for something where its condition holds.
#define OCPV_RULE_KINDS(ROW)          \
  ROW(only_when, condition, false)    \
  ROW(required_when, condition, true) \
  ROW(value_when, values, false)      \
  ROW(values_when, values, true)      \
  ROW(items_when, count, true)        \
  ROW(needs, others, false)           \
  ROW(together, others, false)        \
  ROW(at_least_one, others, false)    \
  ROW(exactly_one, others, false)     \
  ROW(at_most_one, others, false)

namespace ocpv {

enum class RuleKind : std::uint8_t {
#define OCPV_ROW(kind, has, asks) kind,
  OCPV_RULE_KINDS(OCPV_ROW)
#undef OCPV_ROW
};

struct RuleKindFacts {
  enum class Has : std::uint8_t {
    condition,  ///< On another field.
    values,     ///< A condition, and values of the field.
    count,      ///< A condition, and how many items the field has.
    others,     ///< Other members of the field's object, and no condition.
  };
  RuleKind kind;
  Has has;
  bool asks_where_condition_holds;
  std::string_view name;
};

inline constexpr std::array kRuleKinds{
#define OCPV_ROW(kind, has, asks) RuleKindFacts{RuleKind::kind, RuleKindFacts::Has::has, asks, #kind},
    OCPV_RULE_KINDS(OCPV_ROW)
#undef OCPV_ROW
};

constexpr const RuleKindFacts& facts_of(RuleKind kind) noexcept { return kRuleKinds[static_cast<std::size_t>(kind)]; }
constexpr std::string_view name_of(RuleKind kind) noexcept { return facts_of(kind).name; }

/// The rule speaks of which members of one object are there, and not of a value.
constexpr bool is_of_group(RuleKind kind) noexcept { return facts_of(kind).has == RuleKindFacts::Has::others; }

/// How a rule is told: {0} is its field, {1} the condition, {2} the values or the count, {3} the members of a group.
struct RuleTexts {
  RuleKind kind;
  std::string_view plan;        ///< In the description of a plan.
  std::string_view difference;  ///< In a difference between contracts, where its field is named already.
  Message field;                ///< On the page of a field.
  Message document;             ///< In an OpenAPI document. Here {3} are the members without {0}.
};

inline constexpr std::array kRuleTexts{
    // The field is there => the condition holds.
    RuleTexts{RuleKind::only_when,
              "{0} only when {1}",
              "only when {1}",
              {"{0} is valid only when {1}", "仅当 {1} 时 {0} 才有效"},
              {"`{0}` only where {1}", "仅当 {1} 时可以有 `{0}`"}},
    // The condition holds => the field is there.
    RuleTexts{RuleKind::required_when,
              "{0} required when {1}",
              "required when {1}",
              {"{0} is required when {1}", "当 {1} 时必须给出 {0}"},
              {"`{0}` is required where {1}", "当 {1} 时必须有 `{0}`"}},
    // The field has one of the values => the condition holds.
    RuleTexts{RuleKind::value_when,
              "{0} is {2} when {1}",
              "{2} only when {1}",
              {"{0} may be {2} only when {1}", "仅当 {1} 时 {0} 才能为 {2}"},
              {"`{0}` is {2} only where {1}", "仅当 {1} 时 `{0}` 为 {2}"}},
    // The condition holds => the field has one of the values, where it is there.
    RuleTexts{RuleKind::values_when,
              "{0} is {2} when {1}",
              "{2} when {1}",
              {"{0} may only be {2} when {1}", "当 {1} 时 {0} 只能为 {2}"},
              {"`{0}` is {2} where {1}", "当 {1} 时 `{0}` 为 {2}"}},
    // The condition holds => the list has so many items.
    RuleTexts{RuleKind::items_when,
              "{0} has {2} items when {1}",
              "{2} items when {1}",
              {"{0} has {2} items when {1}", "当 {1} 时 {0} 有 {2} 项"},
              {"`{0}` has {2} where {1}", "当 {1} 时 `{0}` 有 {2}"}},
    // The field is there => all others are.
    RuleTexts{RuleKind::needs,
              "the first needs the others: {3}",
              "the first needs the others: {3}",
              {"the first needs the others: {3}", "给出第一个时必须给出其余：{3}"},
              {"`{0}` needs {3}", "有 `{0}` 时必须有 {3}"}},
    // All are there, or none is.
    RuleTexts{RuleKind::together,
              "together: {3}",
              "all or none of {3}",
              {"all of these or none: {3}", "须同时给出，或都不给出：{3}"},
              {"`{0}` and {3}: all of them or none", "`{0}` 和 {3} 须同时提供，或都不提供"}},
    // One or more are there.
    RuleTexts{RuleKind::at_least_one,
              "one of {3}",
              "one of {3}",
              {"one of these is required: {3}", "必须给出其中之一：{3}"},
              {"`{0}` or {3} is required", "必须有 `{0}` 或 {3}"}},
    // One is there, and no other.
    RuleTexts{RuleKind::exactly_one,
              "exactly one of {3}",
              "exactly one of {3}",
              {"exactly one of these is required: {3}", "必须且只能给出其中之一：{3}"},
              {"exactly one of `{0}` and {3}", "`{0}` 和 {3} 中必须且只能有一个"}},
    // No two are there.
    RuleTexts{RuleKind::at_most_one,
              "at most one of {3}",
              "at most one of {3}",
              {"at most one of these may be given: {3}", "最多只能给出其中之一：{3}"},
              {"at most one of `{0}` and {3}", "`{0}` 和 {3} 中最多有一个"}},
};

constexpr bool have_all_rules_texts() noexcept {
  for (std::size_t i = 0; i < kRuleTexts.size(); ++i) {
    if (kRuleTexts[i].kind != static_cast<RuleKind>(i)) return false;
  }
  return kRuleTexts.size() == kRuleKinds.size();
}
static_assert(have_all_rules_texts(), "a kind of rules lacks its texts");

constexpr const RuleTexts& texts_of(RuleKind kind) noexcept { return kRuleTexts[static_cast<std::size_t>(kind)]; }

}  // namespace ocpv
