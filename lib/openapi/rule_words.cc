#include "openapi/rule_words.h"

#include <algorithm>

#include "base/message.h"

namespace ocpv::openapi {
namespace {

constexpr Message kOnlyWhen{"`{0}` only where `{1}` is {2}", "仅当 `{1}` 为 {2} 时可以有 `{0}`"};
constexpr Message kRequiredWhen{"`{0}` is required where `{1}` is {2}", "当 `{1}` 为 {2} 时必须有 `{0}`"};
constexpr Message kValueWhen{"`{0}` is {3} where `{1}` is {2}", "当 `{1}` 为 {2} 时 `{0}` 为 {3}"};
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

Json list_of(const Json& object) {
  const auto found = object.find("in");
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

const Message& sentence_of(std::string_view kind) {
  if (kind == "required_when") return kRequiredWhen;
  return kind == "value_when" ? kValueWhen : kOnlyWhen;
}

}  // namespace

std::string rule_words(const Json& operation, std::string_view part, Language language) {
  std::string words;
  const auto rules = operation.find("rules");
  if (rules == operation.end() || !rules->is_array()) return words;
  for (const Json& rule : *rules) {
    if (text_of(rule, "part") != part || !rule.contains("when")) continue;
    const bool is_parameter = part == "parameters";
    const Json& when = rule["when"];
    words += words.empty() ? "- " : "\n- ";
    words += fill(sentence_of(text_of(rule, "kind")), language,
                  {as_field(text_of(rule, "pointer"), is_parameter), as_field(text_of(when, "pointer"), is_parameter),
                   as_values(list_of(when), language), as_values(list_of(rule), language)});
    if (text_of(rule, "severity") != "error") words += kAdvice.in(language);
  }
  return words;
}

}  // namespace ocpv::openapi
