#include "openapi/rule_words.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/message.h"
#include "base/rule_kinds.h"

namespace ocpv::openapi {
namespace {

constexpr Message kIs{"`{0}` is {1}", "`{0}` 为 {1}"};
constexpr Message kIsNot{"`{0}` is not {1}", "`{0}` 不为 {1}"};
constexpr Message kHas{"`{0}` has {1}", "`{0}` 有 {1}"};
constexpr Message kItems{"{0} items", "{0} 项"};
constexpr Message kAtLeast{"at least {0} items", "至少 {0} 项"};
constexpr Message kAtMost{"at most {0} items", "最多 {0} 项"};
constexpr Message kFromTo{"{0} to {1} items", "{0} 至 {1} 项"};
constexpr Message kComma{", ", "、"};
constexpr Message kAdvice{" (advice)", "（建议）"};
constexpr Message kOr{" or ", " 或 "};

/// `/a/b` as people write it: `a.b`. The kind of parameter that a pointer begins with goes without saying.
std::string as_field(std::string_view pointer, bool is_parameter) {
  if (pointer.starts_with('/')) pointer.remove_prefix(1);
  if (is_parameter) pointer.remove_prefix(std::min(pointer.find('/') + 1, pointer.size()));
  std::string field;
  for (const char c : pointer) field += c == '/' ? '.' : c;
  return field;
}

/// The text of a member; empty where it is something else.
std::string text_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Json list_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_array() ? *found : Json::array();
}

std::string as_values(const Json& values, Language language) {
  std::string list;
  for (const Json& value : values) {
    if (!list.empty()) list += kOr.in(language);
    list += "`" + (value.is_string() ? value.get<std::string>() : value.dump()) + "`";
  }
  return list;
}

/// `min_items` and `max_items` in words; empty where neither is said.
std::string as_count(const Json& object, Language language) {
  const auto least = object.find("min_items"), most = object.find("max_items");
  const bool has_least = least != object.end(), has_most = most != object.end();
  if (has_least && has_most) return fill(*least == *most ? kItems : kFromTo, language, {least->dump(), most->dump()});
  if (has_least) return fill(kAtLeast, language, {least->dump()});
  return has_most ? fill(kAtMost, language, {most->dump()}) : std::string();
}

std::string as_condition(const Json& when, bool is_parameter, Language language) {
  const std::string field = as_field(text_of(when, "pointer"), is_parameter);
  if (const Json other = list_of(when, "not_in"); !other.empty())
    return fill(kIsNot, language, {field, as_values(other, language)});
  if (const std::string count = as_count(when, language); !count.empty()) return fill(kHas, language, {field, count});
  return fill(kIs, language, {field, as_values(list_of(when, "in"), language)});
}

std::string as_fields(const Json& pointers, bool is_parameter, Language language) {
  std::string list;
  for (const Json& pointer : pointers) {
    if (!pointer.is_string()) continue;
    if (!list.empty()) list += kComma.in(language);
    list += "`" + as_field(pointer.get_ref<const std::string&>(), is_parameter) + "`";
  }
  return list;
}

/// Of a kind that is not known here no more is said than of the least.
const Message& sentence_of(std::string_view kind) {
  for (const RuleKindFacts& one : kRuleKinds) {
    if (one.name == kind) return texts_of(one.kind).document;
  }
  return texts_of(RuleKind::only_when).document;
}

}  // namespace

std::string rule_words(const Json& operation, std::string_view part, Language language) {
  std::string words;
  const auto rules = operation.find("rules");
  if (rules == operation.end() || !rules->is_array()) return words;
  for (const Json& rule : *rules) {
    if (text_of(rule, "part") != part || !(rule.contains("when") || rule.contains("others"))) continue;
    const bool is_parameter = part == "parameters";
    const Json when = rule.value("when", Json::object());
    const Json in = list_of(rule, "in");
    words += words.empty() ? "- " : "\n- ";
    words += fill(sentence_of(text_of(rule, "kind")), language,
                  {as_field(text_of(rule, "pointer"), is_parameter), as_condition(when, is_parameter, language),
                   in.empty() ? as_count(rule, language) : as_values(in, language),
                   as_fields(list_of(rule, "others"), is_parameter, language)});
    if (text_of(rule, "severity") != "error") words += kAdvice.in(language);
  }
  return words;
}

}  // namespace ocpv::openapi
