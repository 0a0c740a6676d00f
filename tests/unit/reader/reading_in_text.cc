#include "reading_in_text.h"

#include <array>

namespace ocpv::test {
namespace {

using contract::Field;

std::string of(Strength strength) {
  constexpr std::array kNames{"", " inferred", " corrected", " contested"};
  return kNames.at(static_cast<std::size_t>(strength));
}

std::string of(contract::Kind kind) {
  constexpr std::array kNames{"unknown", "string", "int32",  "int64",  "number", "boolean", "date_time",
                              "time",    "date",   "binary", "object", "array",  "map"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::string of(Part part) {
  constexpr std::array kNames{"parameters", "request", "response"};
  return kNames.at(static_cast<std::size_t>(part));
}

std::string of(const contract::Said& said) { return said.page + ":" + std::to_string(said.line); }

const std::string& in_english(const std::string& text) { return text; }
const std::string& in_english(const Bilingual& told) { return told.en; }

template <class List>
std::string joined(const List& list, const std::string& between = ", ") {
  std::string text;
  for (const auto& one : list) text += (text.empty() ? "" : between) + in_english(one);
  return text;
}

template <class Number>
std::string word(const char* name, const std::optional<Number>& bound) {
  if (!bound) return "";
  if constexpr (std::is_same_v<Number, std::string>)
    return std::string(" ") + name + " " + *bound;
  else
    return std::string(" ") + name + " " + std::to_string(*bound);
}

class Writer {
 public:
  std::string text;

  void line(const std::string& said) { text += said + "\n"; }

  void field(const Field& one, const std::string& pointer) {
    std::string said = "  " + pointer + " " + of(one.kind) + of(one.kind_strength) + " at " + of(one.said);
    if (one.nullable) said += " or null";
    if (one.required) said += "; required" + of(one.required_strength);
    if (one.secret) said += "; secret";
    if (one.deprecated) said += "; deprecated";
    if (one.open) said += "; open";
    if (one.shape == contract::Shape::no_protocol) said += "; no protocol";
    if (one.default_json) said += "; default " + *one.default_json;
    if (!one.unit.empty()) said += "; unit " + one.unit;
    if (!one.structure.empty()) said += "; structure " + one.structure;
    if (!one.belongs_at.empty()) said += "; belongs at " + one.belongs_at;
    if (!one.same_as_path.empty()) said += "; same as path " + one.same_as_path;
    line(said);
    if (!one.description.empty()) line("    \"" + one.description + "\"");
    if (one.bounds) {
      line("    bounds" + of(one.bounds->strength) + word("minimum", one.bounds->minimum) +
           word("maximum", one.bounds->maximum) + word("min_length", one.bounds->min_length) +
           word("max_length", one.bounds->max_length) + word("min_items", one.bounds->min_items) +
           word("max_items", one.bounds->max_items));
    }
    if (one.values) {
      line(std::string("    values") + (one.values->closed ? "" : " open") + of(one.values->strength));
      for (const contract::Value& value : one.values->items)
        line("      " + value.text + (value.gloss.empty() ? "" : " = " + value.gloss));
    }
    for (const Field& member : one.fields) field(member, pointer + "/" + member.name);
    for (const Field& items : one.items) field(items, pointer + "/*");
  }

  void fields(const char* part, const std::vector<Field>& all) {
    if (all.empty()) return;
    line(part);
    for (const Field& one : all) field(one, "/" + one.name);
  }

  static std::string count_of(const std::optional<contract::Count>& count) {
    if (!count) return {};
    const auto text = [](const std::optional<std::uint64_t>& bound) { return bound ? std::to_string(*bound) : ""; };
    return " " + text(count->least) + ".." + text(count->most) + " items";
  }

  void rule(const contract::Rule& one) {
    constexpr std::array kKinds{"only when", "required when", "value when",   "values when", "when",
                                "needs",     "together with", "at least one", "exactly one", "at most one"};
    constexpr std::array kSeverities{"note", "warning", "error"};
    std::string condition = one.when.pointer;
    if (!one.when.in.empty()) condition += " [" + joined(one.when.in) + "]";
    if (!one.when.not_in.empty()) condition += " not [" + joined(one.when.not_in) + "]";
    condition += count_of(one.when.items) + joined(one.others);
    line("  " + of(one.part) + ":" + one.pointer + (one.in.empty() ? "" : " [" + joined(one.in) + "]") +
         count_of(one.items) + " " + kKinds.at(static_cast<std::size_t>(one.kind)) + " " + condition + " " +
         kSeverities.at(static_cast<std::size_t>(one.severity)) + of(one.strength) + " at " + of(one.said));
  }

  void operation(const contract::Operation& one) {
    line(one.id + " " + one.method + " " + one.path + " at line " + std::to_string(one.path_line));
    line("title zh: " + one.title_zh);
    line("title en: " + one.title_en);
    line("page: " + one.page + (one.version.empty() ? "" : " of " + one.version));
    fields("path parameters", one.path_parameters);
    fields("query parameters", one.query_parameters);
    fields("header parameters", one.header_parameters);
    if (one.request) line("request"), field(*one.request, "");
    if (one.response) line("response"), field(*one.response, "");
    for (const contract::Structure& structure : one.structures)
      line("structure " + structure.name), field(structure.shape, "");
    if (!one.rules.empty()) line("rules");
    for (const contract::Rule& each : one.rules) rule(each);
    for (const contract::OneOf& each : one.one_of)
      line("one of " + of(each.part) + ":" + joined(each.pointers) + of(each.strength) + " at " + of(each.said));
    for (const contract::Example& each : one.examples) {
      line("example " + of(each.part) + (each.parsable ? "" : " not parsable") + " at " + of(each.said) +
           (each.url.empty() ? "" : ", url at line " + std::to_string(each.url_line) + ": " + each.url));
      if (!each.text.empty()) line(each.text);
    }
  }

  void reading(const reader::Reading& one) {
    constexpr std::array kFates{"field", "excused", "question"};
    operation(one.operation);
    line(std::string("language ") + (one.language == reader::Language::zh ? "zh" : "en"));
    line("rows");
    for (const reader::RowReading& row : one.rows)
      line("  " + of(row.said) + " " + row.name + ": " + kFates.at(static_cast<std::size_t>(row.fate)) + " " +
           row.pointer + " because " + row.because.en);
    if (!one.sentences.empty()) line("sentences");
    for (const reader::Sentence& each : one.sentences)
      line("  " + of(each.said) + " " + each.text + " (" + each.why + ")");
    if (!one.questions.empty()) line("questions");
    for (const reader::Question& each : one.questions) {
      line("  " + of(each.said) + " " + each.text.en);
      line("    [" + joined(each.candidates) + "] " + each.correction);
    }
    if (!one.contradictions.empty()) line("contradictions");
    for (const reader::Contradiction& each : one.contradictions) {
      line("  " + each.id + " " + each.pointer + " at " + of(each.first) +
           (each.second.line == 0 ? "" : " and " + of(each.second)));
      line("    " + each.text.en);
      line("    " + each.text.zh);
    }
  }
};

}  // namespace

std::string in_text(const reader::Outcome& outcome) {
  Writer writer;
  if (outcome.error) writer.line("error: " + to_string(*outcome.error, ocpv::Language::en));
  if (!outcome.skipped.empty()) writer.line("skipped: " + outcome.skipped.en);
  if (outcome.reading) writer.reading(*outcome.reading);
  return writer.text;
}

}  // namespace ocpv::test
