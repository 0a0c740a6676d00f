// Fills the templates of the catalogue with a diagnostic's arguments.
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/joined.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "report/catalogue.h"
#include "report/report.h"
#include "report/words.h"

namespace ocpv::report {
namespace {

using findings::Diagnostic;

constexpr std::size_t kMostPathBytes = 512;  // The longest documented path has 90 bytes.
constexpr std::size_t kMostListed = 12;      // Longer lists of values are cut in sentences; `expected` has them all.

std::string_view last_segment(std::string_view pointer) noexcept {
  const std::size_t slash = pointer.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : pointer.substr(slash + 1);
}

bool is_index(std::string_view segment) noexcept {
  return !segment.empty() && segment.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string name_of_object(std::string_view name, Language language) {
  return name.empty() ? std::string(pick({"the body", "请求体"}, language)) : quoted(name, language);
}

// The value at fault, as a person would call it: a field, an item of a field, or the whole body.
std::string subject(const Diagnostic& d, Language language) {
  const std::string_view index = last_segment(d.pointer);
  if (is_index(index) && index != d.field) {
    return quoted(joined({d.field, "[", index, "]"}), language);
  }
  return name_of_object(d.field, language);
}

std::string missing_name(const Diagnostic& d, Language language) {
  return quoted(d.field.empty() && !d.expected.empty() ? d.expected.front() : d.field, language);
}

std::string types(const Diagnostic& d, Language language) {
  std::string out;
  for (std::size_t i = 0; i < d.expected.size(); ++i) {
    if (i != 0) out += pick({" or ", "或"}, language);
    out += pick(words_for_type(d.expected[i]), language);
  }
  return out.empty() ? std::string(pick({"another type", "其他类型"}, language)) : out;
}

std::string found(const Diagnostic& d, Language language) {
  if (d.found.hidden) return std::string(kMask);
  if (d.found.text.empty()) return std::string(pick(words_for(d.found.kind), language));
  return shown_value(d.found.text, language);
}

std::string list(std::span<const std::string_view> values, Language language,
                 std::size_t most_bytes = kMostShownBytes) {
  std::string out;
  const std::size_t most = values.size() <= kMostListed ? values.size() : kMostListed;
  for (std::size_t i = 0; i < most; ++i) {
    if (i != 0) out += i + 1 == values.size() ? pick({" or ", " 或 "}, language) : pick({", ", "、"}, language);
    out += shown(values[i], most_bytes);
  }
  if (most < values.size()) out += pick({", ...", "等"}, language);
  return out;
}

std::string place(const Diagnostic& d, Language language) {
  switch (d.part) {
    case RequestPart::path:
      return std::string(pick({"path", "路径"}, language));
    case RequestPart::query:
      return std::string(pick({"query", "查询"}, language));
    case RequestPart::header:
      return std::string(pick({"header", "请求头"}, language));
    case RequestPart::body:
      break;
  }
  return std::string(pick({"body", "请求体"}, language));
}

// `1 item`, `2 items`.
std::string numbered(std::string_view number, std::string_view noun) {
  return joined({number, " ", noun, number == "1" ? "" : "s"});
}

std::string argument(std::string_view name, const Diagnostic& d, Language language) {
  if (name == "field") return subject(d, language);
  if (name == "missing_name") return missing_name(d, language);
  if (name == "owner") return name_of_object(d.owner, language);
  if (name == "missing") return quoted(d.missing, language);
  if (name == "types") return types(d, language);
  if (name == "kind") return std::string(pick(words_for(d.found.kind), language));
  if (name == "found") return found(d, language);
  if (name == "expected") return list(d.expected, language);
  if (name == "low") return std::string(d.low);
  if (name == "high") return std::string(d.high);
  if (name == "when_field") return quoted(d.when_field, language);
  if (name == "when_value") return bare_value(d.when_value);
  if (name == "when_in") return list(d.when_in, language);
  if (name == "place") return place(d, language);
  if (name == "path") return quoted(d.owner, language, kMostPathBytes);
  if (name == "operations") return list(d.expected, language, kMostPathBytes);
  return {};
}

}  // namespace

std::string message(const findings::Diagnostic& diagnostic, Language language) {
  const Sentence& sentence = sentence_for(diagnostic);
  return filled(pick({sentence.en, sentence.zh}, language), [&](std::string_view name) {
    const std::size_t colon = name.find(':');
    const std::string value = argument(name.substr(0, colon), diagnostic, language);
    return colon == std::string_view::npos ? value : numbered(value, name.substr(colon + 1));
  });
}

std::string suggestion_text(const findings::Suggestion& suggestion, Language language) {
  // A hidden number that should be a string: its mask would read like something to write.
  if (suggestion.kind == findings::Suggestion::Kind::write_value && suggestion.value == joined({"\"", kMask, "\""})) {
    return std::string(pick({"put it in quotes", "加上引号"}, language));
  }
  return filled(pick(words_for(suggestion.kind), language), [&](std::string_view) {
    const bool to_root = suggestion.kind == findings::Suggestion::Kind::move_to && suggestion.value.empty();
    return to_root ? std::string(pick({"the top level", "最外层"}, language))
                   : shown(suggestion.value, kMostPointerBytes);
  });
}

std::string related_text(const findings::Related& related, Language language) {
  const bool without_value = related.role == findings::Related::Role::chosen_here && related.text.empty();
  const Words words = without_value ? Words{"decided here", "由此处决定"} : words_for(related.role);
  return filled(pick(words, language), [&](std::string_view) { return bare_value(related.text); });
}

}  // namespace ocpv::report
