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
    if (rule.value("part", "") != part || !rule.contains("when")) continue;
    const bool is_parameter = part == "parameters";
    const Json& when = rule["when"];
    words += words.empty() ? "- " : "\n- ";
    words += fill(
        sentence_of(rule.value("kind", "")), language,
        {as_field(rule.value("pointer", ""), is_parameter), as_field(when.value("pointer", ""), is_parameter),
         as_values(when.value("in", Json::array()), language), as_values(rule.value("in", Json::array()), language)});
    if (rule.value("severity", "error") != "error") words += kAdvice.in(language);
  }
  return words;
}

}  // namespace ocpv::openapi
