#include "tools/ocpv/operations/explain_field.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/secret_names.h"
#include "base/secret_values.h"
#include "base/similar.h"
#include "base/suggestion.h"
#include "compare/facts.h"

namespace ocpv::program {
namespace {

using compare::FieldFacts;
using compare::RuleFacts;

constexpr Message kNoField{"operation '{0}' documents no field '{1}'", "操作 '{0}' 的文档中没有字段 '{1}'"};
constexpr Message kNothing{"operation '{0}' documents no such part", "操作 '{0}' 的文档中没有这一部分"};
constexpr Message kNotReadable{"the schemas of '{0}' cannot be read: {1}", "无法读取 '{0}' 的 schema：{1}"};

constexpr Message kType{"type:     ", "类型："};
constexpr Message kValues{"values:   ", "可选值："};
constexpr Message kKnown{"known:    ", "已知取值："};
constexpr Message kRange{"range:    ", "范围："};
constexpr Message kLength{"length:   ", "长度："};
constexpr Message kItems{"items:    ", "项数："};
constexpr Message kDefault{"default:  ", "默认值："};
constexpr Message kUnit{"unit:     ", "单位："};
constexpr Message kMembers{"members:  ", "成员："};
constexpr Message kRule{"rule:     ", "规则："};
constexpr Message kDoc{"doc:      ", "文档："};

constexpr Message kRequired{", required", "，必选"};
constexpr Message kOptional{", optional", "，可选"};
constexpr Message kSecret{", secret", "，密钥"};
constexpr Message kDeprecated{", deprecated", "，已废弃"};
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

std::string type_in(std::string_view type, Language language) {
  for (const TypeWords& one : kTypes) {
    if (one.type == type) return std::string(one.text.in(language));
  }
  return std::string(type);
}

std::string listed(const std::vector<std::string>& values, Language language) {
  std::string out;
  for (const std::string& value : values) {
    if (!out.empty()) out += kComma.in(language);
    out += value;
  }
  return out;
}

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

/// `/list/3/name` as the facts write it.
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

std::string rule_in(const RuleFacts& rule, Language language) {
  const Message& is = rule.when_not ? kIsNot : kIs;
  const std::string condition = rule.when_items.empty()
                                    ? fill(is, language, {rule.when_pointer, listed(rule.when_in, language)})
                                    : fill(kHasItems, language, {rule.when_pointer, rule.when_items});
  const std::string asked = rule.items.empty() ? listed(rule.in, language) : rule.items;
  const std::string text =
      rule.kind ? fill(texts_of(*rule.kind).field, language, {rule.pointer, condition, asked, rule.text}) : rule.text;
  return text + std::string(rule.rejects ? "" : kWarns.in(language));
}

bool speaks_of(const RuleFacts& rule, const std::string& pointer) {
  if (rule.kind && rule.when_pointer.empty() &&
      (" | " + rule.text + " | ").find(" | " + pointer + " | ") != std::string::npos)
    return true;
  if (rule.pointer == pointer || rule.when_pointer == pointer) return true;
  return rule.pointer.empty() && rule.text.find(pointer) != std::string::npos && !pointer.empty();
}

bool is_secret_field(const FieldFacts& field) {
  const std::string_view name = std::string_view(field.pointer).substr(field.pointer.rfind('/') + 1);
  return field.secret || is_secret(name, field.type.find("object") != field.type.npos);
}

/// Text that means nothing to Markdown. An underscore within a word means nothing by itself.
std::string escaped_markdown(std::string_view text) {
  constexpr std::string_view kSpecial = "\\`*[]<>|~&#";
  const auto is_in_word = [&](std::size_t at) { return at < text.size() && is_letter_or_digit(text[at]); };
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_edge = text[at] == '_' && !(at != 0 && is_in_word(at - 1) && is_in_word(at + 1));
    if (is_edge || kSpecial.find(text[at]) != std::string_view::npos) out += '\\';
    out += text[at];
  }
  return out;
}

/// One field's page.
class Page {
 public:
  Page(const compare::PartFacts& facts, const FieldFacts& field, Language language)
      : facts_(facts), field_(field), language_(language) {
    add(kType, type_line(field_, language_));
    if (field_.closed) add(kValues, listed(*field_.closed, language_));
    add(kKnown, listed(field_.known, language_));
    add(kRange, bounds(field_.minimum, field_.maximum));
    add(kLength, bounds(field_.min_length, field_.max_length));
    add(kItems, bounds(field_.min_items, field_.max_items));
    add(kDefault,
        is_secret_field(field_) && !field_.default_json.empty() ? std::string(kSecretMask) : field_.default_json);
    add(kUnit, field_.unit);
    add(kMembers, listed(members(), language_));
    for (const RuleFacts& rule : facts_.rules) {
      if (speaks_of(rule, field_.pointer)) add(kRule, rule_in(rule, language_));
    }
    if (field_.place.line != 0) {
      add(kDoc, fill(kRow.in(language_), {field_.place.page, std::to_string(field_.place.line)}));
    }
  }

  std::string text() const {
    std::string out = pointer() + "\n\n";
    if (!field_.description.empty()) out += field_.description + "\n\n";
    for (const auto& [label, value] : lines_) ((out += label) += value) += "\n";
    return out;
  }

  std::string markdown() const {
    std::string out = "**" + escaped_markdown(pointer()) + "**\n";
    if (!field_.description.empty()) out += "\n" + escaped_markdown(field_.description) + "\n";
    out += "\n";
    for (const auto& [label, value] : lines_) {
      const bool has_blanks = label.ends_with(' ');
      out += "- " + std::string(trimmed(label)) + (has_blanks ? " " : "") + escaped_markdown(value) + "\n";
    }
    return out;
  }

 private:
  void add(const Message& label, std::string value) {
    if (!value.empty()) lines_.emplace_back(label.in(language_), std::move(value));
  }

  std::string pointer() const { return field_.pointer.empty() ? std::string("/") : field_.pointer; }

  std::vector<std::string> members() const {
    std::vector<std::string> names;
    const std::string prefix = field_.pointer + "/";
    for (const FieldFacts& other : facts_.fields) {
      if (!other.pointer.starts_with(prefix)) continue;
      std::string rest = other.pointer.substr(prefix.size());
      if (rest.starts_with("*/")) rest.erase(0, 2);
      if (rest != "*" && rest.find('/') == std::string::npos) names.push_back(rest);
    }
    return names;
  }

  const compare::PartFacts& facts_;
  const FieldFacts& field_;
  Language language_;
  std::vector<std::pair<std::string_view, std::string>> lines_;  ///< Each with its label.
};

/// The field whose pointer, or whose name alone, is near; empty when there is none.
std::string nearest(const compare::PartFacts& facts, const std::string& pointer) {
  const std::string wanted = pointer.substr(pointer.rfind('/') + 1);
  std::vector<std::string_view> names;
  for (const FieldFacts& field : facts.fields) {
    const std::string_view name = std::string_view(field.pointer).substr(field.pointer.rfind('/') + 1);
    if (name == wanted && !wanted.empty()) return field.pointer;
    names.push_back(name);
  }
  const auto near = find_similar(wanted, names);
  return near ? facts.fields[*near].pointer : std::string();
}

}  // namespace

Result<compare::OperationFacts> facts_of(const catalog::Operation& operation) {
  const auto text_of = [&](Part one) {
    std::string schema = operation.schema(one);
    return schema.empty() ? std::nullopt : std::optional<std::string>(std::move(schema));
  };
  return compare::operation_facts({operation.id, operation.description(), text_of(Part::parameters),
                                   text_of(Part::request), text_of(Part::response)},
                                  compare::Level::stated);
}

std::string type_line(const FieldFacts& field, Language language) {
  std::string type = type_in(field.type, language);
  if (!field.pointer.empty()) type += (field.required ? kRequired : kOptional).in(language);
  // By its name, too: a schema of the user's own need not say so.
  if (is_secret_field(field)) type += kSecret.in(language);
  if (field.deprecated) type += kDeprecated.in(language);
  return type;
}

std::string field_page(const compare::PartFacts& facts, const FieldFacts& field, Language language) {
  return Page(facts, field, language).text();
}

std::string field_markdown(const compare::PartFacts& facts, const FieldFacts& field, Language language) {
  return Page(facts, field, language).markdown();
}

std::string operation_page(const catalog::Operation& operation, bool markdown, Language language) {
  const std::string& first = language == Language::zh ? operation.title_zh : operation.title_en;
  const std::string& second = language == Language::zh ? operation.title_en : operation.title_zh;
  const std::string& title = first.empty() ? second : first;
  const std::string line = operation.method + " " + operation.path;
  if (!markdown) return operation.id + "\n\n" + title + "\n\n" + line + "\n";
  return "**" + escaped_markdown(operation.id) + "**\n\n" + escaped_markdown(title) + "\n\n`" + line + "`\n";
}

std::string pointer_of_field(const catalog::Operation& operation, Part part, const std::string& name) {
  const auto facts = facts_of(operation);
  if (!facts.ok()) return {};
  const auto& found = facts->parts[static_cast<std::size_t>(part)];
  if (!found) return {};
  for (const FieldFacts& field : found->fields) {
    if (field.pointer.ends_with("/" + name)) return field.pointer;
  }
  return {};
}

Result<std::string> list_fields(const catalog::Operation& operation, std::optional<Part> wanted, Language language) {
  const auto facts = facts_of(operation);
  if (!facts.ok()) return Error{fill(kNotReadable.in(language), {operation.id, to_string(facts.error(), language)})};
  std::string out;
  for (const Part part : {Part::parameters, Part::request, Part::response}) {
    const auto& found = facts->parts[static_cast<std::size_t>(part)];
    if (!found || (wanted && *wanted != part)) continue;
    out += (out.empty() ? "" : "\n") + std::string(name_of(part)) + "\n";
    for (const FieldFacts& field : found->fields) {
      if (!field.pointer.empty()) out += "  " + field.pointer + "  " + type_line(field, language) + "\n";
    }
  }
  if (out.empty()) return Error{fill(kNothing.in(language), {operation.id})};
  return out;
}

Result<std::string> explain_field(const catalog::Operation& operation, Part part, const std::string& pointer,
                                  Language language) {
  const auto facts = facts_of(operation);
  if (!facts.ok()) return Error{fill(kNotReadable.in(language), {operation.id, to_string(facts.error(), language)})};
  const auto& found = facts->parts[static_cast<std::size_t>(part)];
  const std::string wanted = with_stars(pointer == "/" ? std::string() : pointer);
  const compare::PartFacts none;
  const compare::PartFacts& fields = found ? *found : none;
  for (const FieldFacts& field : fields.fields) {
    if (field.pointer == wanted) return Page(fields, field, language).text();
  }
  return Error{with_suggestion(fill(kNoField, language, {operation.id, pointer}), nearest(fields, wanted), language)};
}

}  // namespace ocpv::program
