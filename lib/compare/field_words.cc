#include "compare/field_words.h"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <utility>

#include "base/ascii.h"
#include "base/rule_kinds.h"
#include "base/secret_names.h"
#include "base/secret_values.h"

namespace ocpv::compare {
namespace {

constexpr Message kLabels[] = {
    {"values", "可选值"},  {"known", "已知取值"}, {"range", "范围"},   {"length", "长度"}, {"items", "项数"},
    {"default", "默认值"}, {"unit", "单位"},      {"members", "成员"}, {"rule", "规则"},   {"doc", "文档"},
};
constexpr Message kWarns{" (a warning)", "（仅警告）"};
constexpr Message kRow{"{0}, line {1}", "{0}，第 {1} 行"};
constexpr Message kComma{", ", "、"};

constexpr Message kIs{"{0} is {1}", "{0} 为 {1}"};
constexpr Message kIsNot{"{0} is not {1}", "{0} 不为 {1}"};
constexpr Message kHasItems{"{0} has {1} items", "{0} 有 {1} 项"};

struct TypeWords {
  std::string_view type;
  Message text;
};
constexpr TypeWords kTypes[] = {
    {"string", {"a string", "字符串"}},
    {"int32", {"a whole number of 32 bits", "32 位整数"}},
    {"int64", {"a whole number of 64 bits", "64 位整数"}},
    {"integer", {"a whole number", "整数"}},
    {"number", {"a number", "数字"}},
    {"boolean", {"true or false", "布尔值（true 或 false）"}},
    {"date-time",
     {"a date and time with an offset, such as 2024-08-07T14:51:41+08:00",
      "带时区偏移的日期时间，如 2024-08-07T14:51:41+08:00"}},
    {"time", {"a time with an offset, such as 14:51:41+08:00", "带时区偏移的时间，如 14:51:41+08:00"}},
    {"date", {"a date, such as 2024-08-07", "日期，如 2024-08-07"}},
    {"object", {"an object", "对象"}},
    {"array", {"a list", "数组"}},
    {"map", {"an object with any names", "键名任意的对象"}},
    {"unknown", {"not documented", "文档未说明"}},
};

/// `2 .. 8`, open at either end.
template <class Bound>
std::string bounds(const std::optional<Bound>& low, const std::optional<Bound>& high) {
  const auto text = [](const Bound& bound) {
    if constexpr (std::is_same_v<Bound, std::string>)
      return bound;
    else
      return std::to_string(bound);
  };
  if (!low && !high) return {};
  return (low ? text(*low) + " " : std::string()) + ".." + (high ? " " + text(*high) : std::string());
}

bool speaks_of(const RuleFacts& rule, const std::string& pointer) {
  if (rule.kind && rule.when_pointer.empty() &&
      (" | " + rule.text + " | ").find(" | " + pointer + " | ") != std::string::npos)
    return true;
  if (rule.pointer == pointer || rule.when_pointer == pointer) return true;
  return rule.pointer.empty() && rule.text.find(pointer) != std::string::npos && !pointer.empty();
}

std::vector<std::string> members_of(const PartFacts& facts, const FieldFacts& field) {
  std::vector<std::string> names;
  const std::string prefix = field.pointer + "/";
  for (const FieldFacts& other : facts.fields) {
    if (!other.pointer.starts_with(prefix)) continue;
    std::string rest = other.pointer.substr(prefix.size());
    if (rest.starts_with("*/")) rest.erase(0, 2);
    if (rest != "*" && rest.find('/') == std::string::npos) names.push_back(rest);
  }
  return names;
}

}  // namespace

std::vector<Said> said_of(const PartFacts& facts, const FieldFacts& field, Language language) {
  using Kind = Said::Kind;
  std::vector<Said> said;
  const auto add_all = [&](Kind kind, std::vector<std::string> texts) {
    if (!texts.empty()) said.push_back({kind, std::move(texts)});
  };
  const auto add = [&](Kind kind, std::string text) {
    if (!text.empty()) said.push_back({kind, {std::move(text)}});
  };
  if (field.closed) add_all(Kind::values, *field.closed);
  add_all(Kind::known, field.known);
  add(Kind::range, bounds(field.minimum, field.maximum));
  add(Kind::length, bounds(field.min_length, field.max_length));
  add(Kind::items, bounds(field.min_items, field.max_items));
  const bool is_hidden = is_secret_field(field) && !field.default_json.empty();
  add(Kind::default_value, is_hidden ? std::string(kSecretMask) : field.default_json);
  add(Kind::unit, field.unit);
  add_all(Kind::members, members_of(facts, field));
  for (const RuleFacts& rule : facts.rules) {
    if (speaks_of(rule, field.pointer)) add(Kind::rule, rule_sentence(rule, language));
  }
  if (field.place.line != 0)
    add(Kind::place, fill(kRow.in(language), {field.place.page, std::to_string(field.place.line)}));
  return said;
}

const Message& label_of(Said::Kind kind) noexcept { return kLabels[static_cast<std::size_t>(kind)]; }

std::string in_line(const std::vector<std::string>& texts, Language language) {
  std::string out;
  for (const std::string& text : texts) {
    if (!out.empty()) out += kComma.in(language);
    out += text;
  }
  return out;
}

std::string type_words(std::string_view type, Language language) {
  for (const TypeWords& one : kTypes) {
    if (one.type == type) return std::string(one.text.in(language));
  }
  return std::string(type);
}

bool is_secret_field(const FieldFacts& field) {
  const std::string_view name = std::string_view(field.pointer).substr(field.pointer.rfind('/') + 1);
  return field.secret || is_secret(name, field.type.find("object") != field.type.npos);
}

std::string rule_sentence(const RuleFacts& rule, Language language) {
  const Message& is = rule.when_not ? kIsNot : kIs;
  const std::string condition = rule.when_items.empty()
                                    ? fill(is, language, {rule.when_pointer, in_line(rule.when_in, language)})
                                    : fill(kHasItems, language, {rule.when_pointer, rule.when_items});
  const std::string asked = rule.items.empty() ? in_line(rule.in, language) : rule.items;
  const std::string text =
      rule.kind ? fill(texts_of(*rule.kind).field, language, {rule.pointer, condition, asked, rule.text}) : rule.text;
  return text + std::string(rule.rejects ? "" : kWarns.in(language));
}

std::string with_stars(const std::string& pointer) {
  std::string out;
  for (std::size_t at = 0; at < pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', at + 1), pointer.size());
    const std::string token = pointer.substr(at, end - at);
    const bool is_index = is_digits(std::string_view(token).substr(1));
    out += is_index ? "/*" : token;
    at = end;
  }
  return out;
}

}  // namespace ocpv::compare
