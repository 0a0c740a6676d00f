#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/secret_names.h"
#include "editor/cursor.h"
#include "editor/diagnostics.h"
#include "editor/features.h"
#include "editor/spots.h"
#include "json/escape.h"

namespace ocpv::editor {
namespace {

constexpr int kField = 5, kEnumMember = 20, kValue = 12;  // CompletionItemKind
constexpr int kDeprecated = 1;                            // CompletionItemTag

/// Words that YAML reads as something else than a string.
constexpr std::array<std::string_view, 11> kOtherThanStrings = {"true", "false", "null", "yes", "no", "on",
                                                                "off",  "y",     "n",    "~",   ""};

bool needs_quotes_in_yaml(std::string_view text) {
  const std::string small = lower(text);
  if (std::find(kOtherThanStrings.begin(), kOtherThanStrings.end(), small) != kOtherThanStrings.end()) return true;
  return !is_letter(text.front()) ||
         !std::all_of(text.begin(), text.end(), [](char c) { return is_letter_or_digit(c) || c == '_' || c == '-'; });
}

std::string name_of(const compare::FieldFacts& field) {
  return json::name_of_token(std::string_view(field.pointer).substr(field.pointer.rfind('/') + 1));
}

bool is_secret_field(const compare::FieldFacts& field) { return field.secret || is_secret(name_of(field), false); }

/// The text between the quotes of a JSON string without escapes; the JSON text itself for everything else.
std::string_view plain(std::string_view json) {
  const bool is_string = json.size() >= 2 && json.front() == '"' && json.find('\\') == std::string_view::npos;
  return is_string ? json.substr(1, json.size() - 2) : json;
}

class Items {
 public:
  Items(const Question& question, const compare::PartFacts& facts, const Cursor& cursor, const Places& places)
      : question_(question), facts_(facts), cursor_(cursor), range_(range_of(places, cursor.first, cursor.last)) {}

  /// The members of the object that are not there yet.
  void add_names(const compare::FieldFacts& owner) {
    const std::string folder = owner.pointer + "/";
    for (const compare::FieldFacts& field : facts_.fields) {
      if (!field.pointer.starts_with(folder)) continue;
      const std::string_view rest = std::string_view(field.pointer).substr(folder.size());
      if (rest.empty() || rest == "*" || rest.find('/') != std::string_view::npos) continue;
      const std::string name = name_of(field);
      if (std::find(cursor_.names.begin(), cursor_.names.end(), name) == cursor_.names.end()) add_name(field, name);
    }
  }

  /// What the field may be.
  void add_values(const compare::FieldFacts& field) {
    if (is_secret_field(field)) return;
    if (field.closed) {
      for (const std::string& value : *field.closed) add_value(field, value, kEnumMember);
      return;
    }
    for (const std::string& value : field.known) add_value(field, value, kEnumMember);
    if (field.type == "boolean") {
      for (const std::string_view value : {"true", "false"}) add_value(field, value, kValue);
    } else if (field.known.empty() && !field.default_json.empty()) {
      add_value(field, field.default_json, kValue);
    }
  }

  Json take() { return std::move(out_); }

 private:
  void add_name(const compare::FieldFacts& field, const std::string& name) {
    std::string text = cursor_.is_yaml && !needs_quotes_in_yaml(name) ? name : json::quoted(name);
    const std::string written = text;
    if (!cursor_.has_colon) text += cursor_.is_yaml && is_container(field) ? ":" : ": ";
    Json& item = add(field, name, written, text, kField);
    item["sortText"] = (field.required ? "0" : field.deprecated ? "2" : "1") + padded(out_.size());
    if (field.deprecated) item["tags"] = Json::array({kDeprecated});
  }

  void add_value(const compare::FieldFacts& field, std::string_view json, int kind) {
    const std::string_view word = plain(json);
    const bool is_bare = cursor_.is_yaml && (word.size() == json.size() || !needs_quotes_in_yaml(word));
    const std::string text(is_bare ? word : json);
    Json& item = add(field, std::string(word), text, text, kind);
    item["sortText"] = padded(out_.size());
    if (json == field.default_json) item["preselect"] = true;
  }

  Json& add(const compare::FieldFacts& field, const std::string& label, const std::string& written,
            const std::string& text, int kind) {
    const bool markdown = question_.client.completion_markdown;
    const Json page = {{"kind", markdown ? "markdown" : "plaintext"},
                       {"value", question_.analyst.page_of(facts_, field, markdown)}};
    out_.push_back({{"label", label},
                    {"kind", kind},
                    {"detail", question_.analyst.line_of(field)},
                    {"documentation", page},
                    {"filterText", written},
                    {"textEdit", {{"range", range_}, {"newText", text}}}});
    return out_.back();
  }

  static bool is_container(const compare::FieldFacts& field) {
    return field.type == "object" || field.type == "array" || field.type == "map";
  }

  // The order of the documentation, for clients that sort by letters.
  static std::string padded(std::size_t number) {
    const std::string digits = std::to_string(number);
    return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
  }

  const Question& question_;
  const compare::PartFacts& facts_;
  const Cursor& cursor_;
  Json range_;
  Json out_ = Json::array();
};

}  // namespace

Json completion(const Question& question) {
  const std::optional<Place> place = place_of(member(question.params, "position"));
  if (!place) return nullptr;
  const Places places(question.buffer.bytes, question.client.encoding);
  const std::size_t byte = places.byte_of(*place);
  const JudgedPart* const part = part_at(*question.buffer.judgement, byte);
  if (part == nullptr || part->operation.empty()) return nullptr;
  const Cursor cursor = cursor_in(*part, places.text(), byte);
  if (cursor.kind == Cursor::Kind::none || cursor.first > byte || byte > cursor.last) return nullptr;
  const compare::PartFacts* const facts =
      question.analyst.fields(*question.buffer.judgement, part->operation, part_of(*part));
  if (facts == nullptr) return nullptr;
  const compare::FieldFacts* const field = find_field(*facts, cursor.pointer);
  if (field == nullptr) return nullptr;
  Items items(question, *facts, cursor, places);
  if (cursor.kind == Cursor::Kind::name) items.add_names(*field);
  if (cursor.kind == Cursor::Kind::value || cursor.may_be_either) items.add_values(*field);
  return {{"isIncomplete", false}, {"items", items.take()}};
}

}  // namespace ocpv::editor
