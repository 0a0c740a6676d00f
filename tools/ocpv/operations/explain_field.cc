#include "tools/ocpv/operations/explain_field.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/similar.h"
#include "base/suggestion.h"
#include "compare/facts.h"
#include "compare/field_words.h"

namespace ocpv::program {
namespace {

using compare::FieldFacts;

constexpr Message kNoField{"operation '{0}' documents no field '{1}'", "操作 '{0}' 的文档中没有字段 '{1}'"};
constexpr Message kPartUndocumented{"operation '{0}' documents no such part", "操作 '{0}' 的文档中没有这一部分"};
constexpr Message kNotReadable{"the schemas of '{0}' cannot be read: {1}", "无法读取 '{0}' 的 schema：{1}"};

constexpr Message kType{"type", "类型"};
constexpr Message kLabel{"{0}:", "{0}："};
constexpr std::size_t kTextColumn = 10;
constexpr Message kAndRequired{", required", "，必选"};
constexpr Message kAndOptional{", optional", "，可选"};
constexpr Message kSecret{", secret", "，密钥"};
constexpr Message kDeprecated{", deprecated", "，已废弃"};

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
      : field_(field), language_(language) {
    lines_.push_back({kType.in(language), type_line(field, language)});
    for (const compare::Said& said : compare::said_of(facts, field, language))
      lines_.push_back({compare::label_of(said.kind).in(language), compare::in_line(said.texts, language)});
  }

  std::string text() const {
    std::string out = pointer() + "\n\n";
    if (!field_.description.empty()) out += field_.description + "\n\n";
    for (const Line& line : lines_) {
      const std::string label = fill(kLabel, language_, {line.label});
      out += label;
      // Chinese labels are two to four letters: values that begin below each other would stand far from them.
      if (language_ == Language::en && label.size() < kTextColumn) out.append(kTextColumn - label.size(), ' ');
      out += line.text + "\n";
    }
    return out;
  }

  std::string markdown() const {
    std::string out = "**" + escaped_markdown(pointer()) + "**\n";
    if (!field_.description.empty()) out += "\n" + escaped_markdown(field_.description) + "\n";
    out += "\n";
    for (const Line& line : lines_) {
      out += "- " + fill(kLabel, language_, {line.label}) + (language_ == Language::en ? " " : "") +
             escaped_markdown(line.text) + "\n";
    }
    return out;
  }

 private:
  struct Line {
    std::string_view label;
    std::string text;
  };

  std::string pointer() const { return field_.pointer.empty() ? std::string("/") : field_.pointer; }

  const FieldFacts& field_;
  Language language_;
  std::vector<Line> lines_;
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

/// Null when there is none.
const FieldFacts* field_at(const compare::PartFacts& facts, Part part, const std::string& pointer) {
  for (const std::string_view where : {"", "/path", "/query", "/header"}) {
    if (!where.empty() && part != Part::parameters) break;
    for (const FieldFacts& field : facts.fields) {
      if (field.pointer == std::string(where) + pointer) return &field;
    }
  }
  return nullptr;
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
  std::string type = compare::type_words(field.type, language);
  if (!field.pointer.empty()) type += (field.required ? kAndRequired : kAndOptional).in(language);
  if (compare::is_secret_field(field)) type += kSecret.in(language);
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
  if (out.empty()) return Error{fill(kPartUndocumented.in(language), {operation.id})};
  return out;
}

Result<std::string> explain_field(const catalog::Operation& operation, std::optional<Part> part,
                                  const std::string& pointer, Language language) {
  const auto facts = facts_of(operation);
  if (!facts.ok()) return Error{fill(kNotReadable.in(language), {operation.id, to_string(facts.error(), language)})};
  const std::string wanted = compare::with_stars(pointer == "/" ? std::string() : pointer);
  std::string near;
  for (const Part one : {Part::request, Part::parameters, Part::response}) {
    const auto& fields = facts->parts[static_cast<std::size_t>(one)];
    if (!fields || (part && *part != one)) continue;
    if (const FieldFacts* field = field_at(*fields, one, wanted)) return Page(*fields, *field, language).text();
    if (near.empty()) near = nearest(*fields, wanted);
  }
  return Error{with_suggestion(fill(kNoField, language, {operation.id, pointer}), near, language)};
}

}  // namespace ocpv::program
