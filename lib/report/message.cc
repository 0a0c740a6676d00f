// Fills the templates of the catalogue with a diagnostic's arguments.
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/joined.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "report/catalogue.h"
#include "report/report.h"
#include "report/words.h"

namespace ocpv::report {
namespace {

using findings::Diagnostic;

constexpr std::size_t kMostMessagePathBytes = 512;  // The longest documented path has 90 bytes.
constexpr std::string_view kMaskInQuotes = "\"********\"";
constexpr std::size_t kMostListed = 12;  // Longer lists of values are cut in sentences; `expected` has them all.

std::string_view last_segment(std::string_view pointer) noexcept {
  const std::size_t slash = pointer.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : pointer.substr(slash + 1);
}

void append_name_of_object(std::string& out, std::string_view name, Language language) {
  if (!name.empty()) return append_quoted(out, name, language);
  out += Message{"the body", "请求体"}.in(language);
}

// The value at fault, as a person would call it: a field, an item of a field, or the whole body.
void append_subject(std::string& out, const Diagnostic& d, Language language) {
  const std::string_view index = last_segment(d.pointer);
  if (d.field.empty() && d.pointer.ends_with('/')) return append_quoted(out, d.field, language);  // A name of no bytes.
  if (!is_digits(index) || index == d.field) return append_name_of_object(out, d.field, language);
  append_quoted(out, joined({d.field, "[", index, "]"}), language);
}

void append_missing_name(std::string& out, const Diagnostic& d, Language language) {
  append_quoted(out, d.field.empty() && !d.expected.empty() ? d.expected.front() : d.field, language);
}

void append_types(std::string& out, const Diagnostic& d, Language language) {
  for (std::size_t i = 0; i < d.expected.size(); ++i) {
    if (i != 0) out += Message{" or ", "或"}.in(language);
    out += words_for_type(d.expected[i]).in(language);
  }
  if (d.expected.empty()) out += Message{"another type", "其他类型"}.in(language);
}

void append_found(std::string& out, const Diagnostic& d, Language language) {
  if (!d.found.hidden && !d.found.text.empty()) return append_shown_value(out, d.found.text, language);
  out += d.found.hidden ? kMask : words_for(d.found.kind).in(language);
}

void append_list(std::string& out, std::span<const std::string_view> values, Language language,
                 std::size_t most_bytes = kMostShownBytes) {
  const std::size_t most = values.size() <= kMostListed ? values.size() : kMostListed;
  for (std::size_t i = 0; i < most; ++i) {
    if (i != 0) out += i + 1 == values.size() ? Message{" or ", " 或 "}.in(language) : Message{", ", "、"}.in(language);
    append_shown(out, values[i], most_bytes);
  }
  if (most < values.size()) out += Message{", ...", "等"}.in(language);
}

Message words_for_place(RequestPart part) noexcept {
  switch (part) {
    case RequestPart::path:
      return {"path", "路径"};
    case RequestPart::query:
      return {"query", "查询"};
    case RequestPart::header:
      return {"header", "请求头"};
    case RequestPart::body:
      break;
  }
  return {"body", "请求体"};
}

void append_argument(std::string& out, std::string_view name, const Diagnostic& d, Language language) {
  if (name == "field") return append_subject(out, d, language);
  if (name == "missing_name") return append_missing_name(out, d, language);
  if (name == "owner") return append_name_of_object(out, d.owner, language);
  if (name == "missing") return append_quoted(out, d.missing, language);
  if (name == "types") return append_types(out, d, language);
  if (name == "kind") out += words_for(d.found.kind).in(language);
  if (name == "found") return append_found(out, d, language);
  if (name == "expected") return append_list(out, d.expected, language);
  if (name == "low") out += d.low;
  if (name == "high") out += d.high;
  if (name == "when_field") return append_quoted(out, d.when_field, language);
  if (name == "when_value") return append_bare_value(out, d.when_value);
  if (name == "when_in") return append_list(out, d.when_in, language);
  if (name == "place") out += words_for_place(d.part).in(language);
  if (name == "path") return append_quoted(out, d.owner, language, kMostMessagePathBytes);
  if (name == "operations") return append_list(out, d.expected, language, kMostMessagePathBytes);
}

}  // namespace

void append_message(std::string& out, const findings::Diagnostic& diagnostic, Language language) {
  const Sentence& sentence = sentence_for(diagnostic);
  append_filled(out, Message{sentence.en, sentence.zh}.in(language), [&](std::string_view name) {
    const std::size_t colon = name.find(':'), first = out.size();
    append_argument(out, name.substr(0, colon), diagnostic, language);
    if (colon == std::string_view::npos) return;
    // `{low:item}`: `1 item`, `2 items`.
    const bool is_one = std::string_view(out).substr(first) == "1";
    append(out, {" ", name.substr(colon + 1), is_one ? "" : "s"});
  });
}

std::string message(const findings::Diagnostic& diagnostic, Language language) {
  std::string out;
  append_message(out, diagnostic, language);
  return out;
}

void append_suggestion(std::string& out, const findings::Suggestion& suggestion, Language language) {
  // A hidden number that should be a string: its mask would read like something to write.
  if (suggestion.kind == findings::Suggestion::Kind::write_value && suggestion.value == kMaskInQuotes) {
    out += Message{"put it in quotes", "加上引号"}.in(language);
    return;
  }
  append_filled(out, words_for(suggestion.kind).in(language), [&](std::string_view) {
    const bool to_root = suggestion.kind == findings::Suggestion::Kind::move_to && suggestion.value.empty();
    if (!to_root) return append_shown(out, suggestion.value, kMostPointerBytes);
    out += Message{"the top level", "最外层"}.in(language);
  });
}

std::string suggestion_text(const findings::Suggestion& suggestion, Language language) {
  std::string out;
  append_suggestion(out, suggestion, language);
  return out;
}

void append_related(std::string& out, const findings::Related& related, Language language) {
  const bool without_value = related.role == findings::Related::Role::chosen_here && related.text.empty();
  const Message words = without_value ? Message{"decided here", "由此处决定"} : words_for(related.role);
  append_filled(out, words.in(language), [&](std::string_view) { append_bare_value(out, related.text); });
}

std::string related_text(const findings::Related& related, Language language) {
  std::string out;
  append_related(out, related, language);
  return out;
}

}  // namespace ocpv::report
