#include "reader/contradictions/cells.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "reader/contradictions/wording.h"
#include "reader/examples/examples.h"
#include "reader/examples/masked.h"
#include "reader/examples/shown_values.h"
#include "reader/words/quantities.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Field;

/// Every field that has a row, with its place as findings name it.
using Visit = std::function<void(Field&, const std::string&)>;

void visit_below(Field& field, const std::string& pointer, const Visit& visit) {
  for (Field& member : field.fields) {
    const std::string place = pointer + "/" + member.name;
    visit(member, place);
    visit_below(member, place, visit);
  }
  for (Field& items : field.items) visit_below(items, pointer + "/*", visit);
}

void visit_all(contract::Operation& operation, const Visit& visit) {
  const auto visit_list = [&](std::vector<Field>& fields, const char* prefix) {
    for (Field& field : fields) visit(field, prefix + field.name);
  };
  visit_list(operation.path_parameters, "path:/");
  visit_list(operation.query_parameters, "query:/");
  visit_list(operation.header_parameters, "header:/");
  if (operation.request) visit_below(*operation.request, "request:", visit);
  if (operation.response) visit_below(*operation.response, "response:", visit);
  for (contract::Structure& structure : operation.structures)
    visit_below(structure.shape, "structure:" + structure.name, visit);
}

// ---- a cell as a value

bool is_quoted(std::string_view text) {
  return text.size() >= 2 && (text.front() == '"' || text.front() == '\'' || text.front() == '`') &&
         text.back() == text.front();
}

std::string_view unquoted(std::string_view text) {
  text = trimmed(text);
  return is_quoted(text) ? text.substr(1, text.size() - 2) : text;
}

/// Words about a value, where a number or the like is asked for: `see below`, `任意整数`.
bool is_prose(std::string_view text) {
  const bool wide = std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
  return (wide || contains(text, " ")) && !is_digit(text.front()) && text.front() != '-';
}

/// `field` is where its values may be listed, `kind` what one plain value of it is.
std::optional<Json> plain_value(std::string_view text, Kind kind) {
  text = unquoted(text);
  if (text.empty() || is_masked(text)) return std::nullopt;
  if (kind == Kind::string || kind == Kind::binary || kind == Kind::unknown) return Json(std::string(text));
  if (is_prose(text)) return std::nullopt;
  if (kind == Kind::boolean) {
    const std::string folded = lower(text);
    if (folded == "true" || folded == "false") return Json(folded == "true");
  } else if (is_numeric(kind)) {
    Json value = Json::parse(text, nullptr, false);
    if (value.is_number()) return value;
  }
  return Json(std::string(text));
}

bool is_plain(Kind kind) { return kind != Kind::object && kind != Kind::map && kind != Kind::array; }

/// `[1,2]`, `["a"]`, `a,b`; nothing where the items are no plain values and the cell is no JSON.
std::optional<Json> list_value(std::string_view text, Kind items) {
  const std::string unescaped = replaced(text, "\\", "");
  text = trimmed(unescaped);
  if (ExampleValue read = read_json_example(text); read.parsable && read.value->is_array()) return *read.value;
  if (!is_plain(items)) return std::nullopt;
  if (text.starts_with('[')) text.remove_prefix(1);
  if (text.ends_with(']')) text.remove_suffix(1);
  if (text.starts_with('{')) return std::nullopt;
  Json list = Json::array();
  for (const std::string& part : split(text, ',')) {
    if (std::optional<Json> item = plain_value(part, items)) list.push_back(std::move(*item));
  }
  return list;
}

/// An object is not written in a cell, as a rule: only JSON, or one plain word where an object belongs, says something.
std::optional<Json> object_value(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('{') || text.starts_with('[')) {
    ExampleValue read = read_json_example(text);
    return read.witness == Witness::whole ? std::optional(*read.value) : std::nullopt;
  }
  const bool is_word_alone =
      std::all_of(text.begin(), text.end(), [](char c) { return is_word(c) || c == '-' || c == '.'; });
  return is_word_alone && !text.empty() && !is_masked(text) ? std::optional(Json(std::string(text))) : std::nullopt;
}

Kind kind_of_items(const Field& field) { return field.items.empty() ? Kind::unknown : field.items.front().kind; }

std::optional<Json> value_of_cell(const Field& field) {
  const std::string_view cell = trimmed(field.example_cell);
  if (cell.empty() || lower(cell) == "null" || lower(cell) == "none") return std::nullopt;
  if (field.kind == Kind::array) return list_value(cell, kind_of_items(field));
  if (field.kind == Kind::object || field.kind == Kind::map) return object_value(cell);
  return plain_value(cell, field.kind);
}

/// `A/B`, `A, B`, `A 或 B`: a cell that names several values of the list, one by one.
bool names_listed_values(std::string_view text, const contract::Values& values) {
  std::string parts(text);
  for (const std::string_view separator : {"、", "，", "；", ";", "|", "/", " 或 ", " or "})
    parts = replaced(parts, separator, ",");
  const std::vector<std::string> words = split(parts, ',');
  return words.size() > 1 && std::all_of(words.begin(), words.end(), [&](const std::string& word) {
           return is_listed(Json(std::string(unquoted(word))), values);
         });
}

// ---- a value against its row

class CellComparer {
 public:
  CellComparer(const contract::Operation& operation, std::vector<Contradiction>& found)
      : operation_(operation), found_(found) {}

  void compare(Field& field, const std::string& pointer, const Json& value) {
    if (!has_type(value, field.kind)) return conflict(field, pointer, Conflict::cell_type, field.kind_strength, value);
    if (!has_format(value, field.kind))
      return conflict(field, pointer, Conflict::cell_format, field.kind_strength, value);
    if (value.is_array()) {
      compare_items(field, pointer, value);
    } else if (field.values && field.values->closed && !is_listed(value, *field.values) &&
               !names_listed_values(text_of(value), *field.values)) {
      conflict(field, pointer, Conflict::cell_value, field.values->strength, value);
    }
    if (field.bounds && !is_within(value, *field.bounds))
      conflict(field, pointer, Conflict::cell_range, field.bounds->strength, value);
    if (field.shape == contract::Shape::no_protocol && value.is_string() && has_protocol(value.get<std::string>()))
      field.shape = contract::Shape::any;
  }

 private:
  /// The list of an array stands with the array, or with its items.
  void compare_items(Field& field, const std::string& pointer, const Json& list) {
    for (const Json& value : list) {
      if (field.items.empty()) continue;
      Field& items = field.items.front();
      if (!has_type(value, items.kind))
        conflict(field, pointer, Conflict::cell_type, items.kind_strength, value);
      else if (!has_format(value, items.kind))
        conflict(field, pointer, Conflict::cell_format, items.kind_strength, value);
      std::optional<contract::Values>& values = items.values ? items.values : field.values;
      if (values && values->closed && !is_listed(value, *values))
        conflict(field, pointer, Conflict::cell_value, values->strength, value);
      if (items.bounds && !is_within(value, *items.bounds))
        conflict(field, pointer, Conflict::cell_range, items.bounds->strength, value);
    }
  }

  void conflict(const Field& field, const std::string& pointer, Conflict kind, Strength& strength, const Json& value) {
    if (strength == Strength::corrected || strength == Strength::contested) return;
    strength = Strength::contested;
    const std::string shown = field.secret ? "******" : text_of(value);
    const Kind asked = value.is_array() || field.kind != Kind::array ? field.kind : kind_of_items(field);
    found_.push_back(worded(kind, field.said, {operation_.id, 0}, pointer, field.name, word_of(asked), shown));
  }

  const contract::Operation& operation_;
  std::vector<Contradiction>& found_;
};

}  // namespace

std::vector<Contradiction> contest_defaults(contract::Operation& operation) {
  std::vector<Contradiction> found;
  visit_all(operation, [&](Field& field, const std::string& pointer) {
    if (!field.default_json) return;
    const Json value = Json::parse(*field.default_json, nullptr, false);
    if (value.is_discarded()) return;
    const std::string shown = field.secret ? "******" : text_of(value);
    const auto tell = [&](Conflict kind, Strength& strength) {
      if (strength == Strength::corrected) return;
      strength = Strength::contested;
      found.push_back(worded(kind, field.said, {operation.id, 0}, pointer, shown, field.name));
    };
    if (has_type(value, field.kind) && field.values && field.values->closed && !is_listed(value, *field.values))
      tell(Conflict::default_outside, field.values->strength);
    if (field.bounds && !is_within(value, *field.bounds)) tell(Conflict::default_range, field.bounds->strength);
  });
  return found;
}

std::vector<Contradiction> contest_cells(contract::Operation& operation) {
  std::vector<Contradiction> found;
  CellComparer comparer(operation, found);
  visit_all(operation, [&](Field& field, const std::string& pointer) {
    if (const std::optional<Json> value = value_of_cell(field)) comparer.compare(field, pointer, *value);
  });
  return found;
}

}  // namespace ocpv::reader
