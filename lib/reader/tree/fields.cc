#include "reader/tree/fields.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/secret_names.h"
#include "json/escape.h"
#include "reader/examples/shown_values.h"
#include "reader/words/denials.h"
#include "reader/words/forms.h"
#include "reader/words/nulls.h"
#include "reader/words/quantities.h"
#include "reader/words/reserved_lists.h"
#include "reader/words/reserves.h"
#include "reader/words/text.h"
#include "reader/words/units.h"
#include "reader/words/value_cases.h"
#include "reader/words/value_items.h"
#include "reader/words/values.h"

namespace ocpv::reader {
namespace {

using contract::Field;

/// One kind for all plain values seen, or unknown.
Kind kind_of_items(const Instances& seen) {
  Kind kind = Kind::unknown;
  for (const Json* value : seen) {
    if (!value->is_array()) continue;
    for (const Json& item : *value) {
      const Kind one = item.is_string()           ? Kind::string
                       : item.is_number_integer() ? Kind::int64
                       : item.is_number()         ? Kind::number
                       : item.is_boolean()        ? Kind::boolean
                                                  : Kind::unknown;
      if (one == Kind::unknown || (kind != Kind::unknown && kind != one)) return Kind::unknown;
      kind = one;
    }
  }
  return kind;
}

/// `1,2,3` or `[1,2]` in the example column.
Kind kind_of_example_cell(std::string_view example) {
  const std::string text = replaced(replaced(example, "[", ""), "]", "");
  bool any = false;
  for (const std::string& part : split(text, ',')) {
    const std::string_view item = trimmed(part);
    if (item.empty()) continue;
    if (!std::all_of(item.begin(), item.end(), is_digit)) return Kind::unknown;
    any = true;
  }
  return any ? Kind::int64 : Kind::unknown;
}

/// A list of ids, as its text or its name says.
bool is_id_list(const TableRow& row, std::string_view text) {
  const std::string name = lower(row.name);
  const bool by_name = name.ends_with("idlist") || name.ends_with("ids");
  const std::string folded = lower(text);
  return by_name && (contains(folded, "id 列表") || contains(folded, "id列表") || contains(folded, "编号列表") ||
                     contains(folded, "list of ids") || contains(folded, "id list") || contains(folded, "ids"));
}

/// Kinds that a list of values can restrict; a list beside any other only explains.
bool may_have_values(Kind kind) {
  return kind == Kind::string || kind == Kind::int32 || kind == Kind::int64 || kind == Kind::number ||
         kind == Kind::array || kind == Kind::unknown;
}

/// `FAST（已废弃）、SLOW`: the value is on its way out, not the field.
std::string without_marked_values(std::string text, const std::optional<contract::Values>& values) {
  if (!values || values->items.size() < 2) return text;
  constexpr auto kMarks = std::to_array<std::string_view>(
      {"（已废弃）", "（废弃）", "(已废弃)", "（即将废弃）", " (deprecated)", "(deprecated)"});
  for (const std::string_view mark : kMarks) {
    if (!contains(text, mark)) continue;
    for (const contract::Value& value : values->items)
      text = replaced(text, value.text + std::string(mark), value.text);
  }
  return text;
}

bool is_deprecated(const TableRow& row, std::string_view text) {
  const std::string folded = lower(text);
  return contains(text, "废弃") || contains(folded, "no longer in use") || contains(folded, "deprecated") ||
         (row.type_text == "-" && contains(folded, "no longer"));
}

contract::Shape shape_of(std::string_view text) {
  const std::string folded = lower(text);
  bool without = false;
  for (const std::string_view said : {"不带协议",
                                      "不包含协议",
                                      "不能包含协议",
                                      "without a protocol",
                                      "without protocol",
                                      "without the protocol",
                                      "without any protocol",
                                      "must not contain a protocol",
                                      "cannot contain a protocol",
                                      "must not include a protocol",
                                      "not include the protocol",
                                      "不含协议",
                                      "不需要带协议",
                                      "不要带协议",
                                      "不用带协议",
                                      "无需填写协议",
                                      "无需带协议",
                                      "不需要填写协议",
                                      "不含 http://",
                                      "不带 http://",
                                      "不包含 http://",
                                      "excluding http://",
                                      "without http://",
                                      "without the http://",
                                      "not include http://"})
    without = without || contains(folded, said);
  return without ? contract::Shape::no_protocol : contract::Shape::any;
}

/// Names that stand over a table of values.
std::vector<std::string> names_of(const PageTable& table) {
  std::vector<std::string> names = split(table.before, '\n');
  names.push_back(table.caption_text);
  names.push_back(table.heading);
  for (std::string& name : names) name = lower(bare(name));
  std::erase_if(names, [](const std::string& name) { return name.size() < 5 || name.size() > 60; });
  return names;
}

/// A table without types: what it is called, and the values in its first column.
struct ValueTable {
  std::vector<std::string> names;
  contract::Values values;
};

constexpr std::size_t kMostTableValues = 500;  ///< The longest published table of values has 74.

std::vector<ValueTable> value_tables_of(const Outline& outline) {
  std::vector<ValueTable> tables;
  for (const PageTable& table : outline.tables) {
    if (table.is_field_table || table.first_column.size() > kMostTableValues) continue;
    ValueTable one{names_of(table), {}};
    for (const std::string& cell : table.first_column) {
      const std::string_view value = leading_value(cell);
      if (!value.empty() && value == trimmed(cell))
        add_value(one.values.items, {std::string(value), {}});
      else
        one.values.closed = false;  // a cell that is not understood may be a value
    }
    if (!one.values.items.empty()) tables.push_back(std::move(one));
  }
  return tables;
}

/// `见下方事件类型表格`, `see Event types`: the first column of the table of that name.
std::optional<contract::Values> values_of_table(std::string_view text, std::string_view row_name,
                                                const std::vector<ValueTable>& tables) {
  if (tables.empty()) return std::nullopt;
  const std::string folded = lower(text);
  if (!contains(folded, "见") && !contains(folded, "see ")) return std::nullopt;
  for (const ValueTable& table : tables) {
    if (std::any_of(table.names.begin(), table.names.end(),
                    [&](const std::string& name) { return contains(folded, name); }))
      return table.values;
  }
  // "See the following table": that of the field's own name.
  const std::string own = lower(row_name);
  for (const ValueTable& table : tables) {
    if (std::any_of(table.names.begin(), table.names.end(), [&](const std::string& over) {
          const std::string packed = replaced(over, " ", "");
          return packed == own || packed == own + "s";
        }))
      return table.values;
  }
  return std::nullopt;
}

/// A list that is said of a case is not that of all: other values are right in others.
std::optional<contract::Values> values_in(const std::string& text, Kind kind) {
  auto values = find_values(text);
  // Of a number `null` is no word, but null itself.
  if (values && is_numeric(kind))
    std::erase_if(values->items, [](const contract::Value& one) { return one.text == "null"; });
  if (!values || !values->closed || values->items.empty()) return values;
  // The list begins where its first value stands with all others behind it.
  std::size_t begin = std::string::npos;
  for (std::size_t at = find_word(text, values->items.front().text); at != std::string::npos;
       at = find_word(text, values->items.front().text, at + 1)) {
    const bool is_list = std::all_of(values->items.begin(), values->items.end(), [&](const contract::Value& value) {
      return find_word(text, value.text, at) != std::string::npos;
    });
    if (is_list) begin = at;
  }
  const bool of_a_case = begin != std::string::npos && is_of_a_case(text, begin);
  const bool empty_too = kind == Kind::string && (may_be_empty(text, reserve::kEmpty) || lets_be_nothing(lower(text)));
  const bool otherwise = kind != Kind::array && lets_spell_otherwise(text);
  if (of_a_case || empty_too || otherwise || is_list_reserved(text, values->items)) values->closed = false;
  return values;
}

/// What the examples of a row show, and no other, is written as the kind asks.
bool shows_only(const TableRow& row, const Instances& seen, Kind kind) {
  const auto fits = [&](const Json& value) { return value.is_string() && has_format(value, kind); };
  bool any = false;
  for (const Json* value : seen) {
    if (!fits(*value)) return false;
    any = true;
  }
  if (is_no_example(row.example)) return any;
  return fits(Json(std::string(trimmed(prose(row.example)))));
}

/// A text whose row and examples agree on a form of dates that a type has is of that type; a date that its row says is
/// written in another form is a text.
Kind kind_as_written(Kind kind, const TableRow& row, const Instances& seen, const std::string& text) {
  const bool is_date = kind == Kind::date || kind == Kind::date_time;
  if (kind != Kind::string && !is_date) return kind;
  const DateForm form = date_form_in(text);
  const Kind said = form == DateForm::date ? Kind::date : form == DateForm::date_time ? Kind::date_time : Kind::string;
  if (form == DateForm::none || said == kind) return kind;
  if (said == Kind::string || is_date) return Kind::string;
  constexpr auto kOthers =
      std::to_array<std::string_view>({" or ", "或", "时间戳", "timestamp", "空", "empty", "relative"});
  return !has_any(lower(text), kOthers) && shows_only(row, seen, said) ? said : kind;
}

class Maker {
 public:
  explicit Maker(Requiredness requiredness) : requiredness_(requiredness) {}

  std::vector<Field> make(const std::vector<Draft>& drafts, const std::string& base, bool top) {
    std::vector<Field> fields;
    fields.reserve(drafts.size());
    for (const Draft& draft : drafts) fields.push_back(make_one(draft, base, top));
    return fields;
  }

  std::vector<Place> places;
  std::vector<std::string> nullable_structures;

 private:
  Field make_one(const Draft& draft, const std::string& base, bool top) {
    const TableRow& row = *draft.row;
    const std::string text = prose(row.description.raw);
    const std::string pointer = base + "/" + json::token_of(draft.name);
    const std::string because = draft.from.empty() ? draft.because : draft.because + "; members: " + draft.from;
    places.push_back({&row, draft.sheet, pointer, because,
                      draft.rival.empty() ? "" : base + "/" + json::token_of(draft.rival), draft.seen});

    Field field;
    field.name = draft.name;
    field.kind = kind_as_written(kind_of(draft), row, draft.seen, text);
    if (field.kind != kind_of(draft)) field.kind_strength = Strength::inferred;
    field.nullable = row.type.nullable || lets_be_null(text);
    field.said = {draft.sheet->id, row.line};
    field.description = one_line(text);
    field.required = is_required(row, top);
    // `Yes`, and `Not required for small hosts`: it may not be there, and nobody knows when.
    if (field.required && may_be_left_out(text)) field.required_strength = Strength::contested;
    advise_required(field, draft);
    field.secret = is_secret(draft.name, field.kind == Kind::object);
    // A secret has no list: what its text lists is of another field.
    const bool has_list = may_have_values(field.kind) && !field.secret;
    if (has_list) field.values = values_in(prose_with_code(row.description.raw), field.kind);
    if (has_list && !field.values) field.values = values_of_table(text, row.name, value_tables(draft.sheet->outline));
    if (field.kind == Kind::string) field.shape = shape_of(text);
    field.bounds = find_bounds(text, field.kind);
    if (row.type.most_characters && (!field.bounds || !field.bounds->max_length)) {
      if (!field.bounds) field.bounds.emplace();
      field.bounds->max_length = row.type.most_characters;
    }
    if (field.kind != Kind::unknown)
      field.default_json = default_as_json(
          row.fallback.empty() ? find_default(prose_with_code(row.description.raw)) : row.fallback, field.kind);
    field.example_cell = row.example;
    if (is_numeric(field.kind)) field.unit = find_unit(text);
    field.deprecated = row.is_struck || is_deprecated(row, without_marked_values(text, field.values));
    add_members(field, draft, pointer, text);
    return field;
  }

  /// A word that nobody knows is an object where something shows that it is one; else it may be anything.
  static Kind kind_of(const Draft& draft) {
    const TypeWord& type = draft.row->type;
    if (type.class_name.empty() || type.kind != Kind::object || has_members(draft)) return type.kind;
    return objects_among(draft.seen).empty() ? Kind::unknown : Kind::object;
  }

  static bool has_members(const Draft& draft) {
    return !draft.members.empty() || !draft.structure.empty() || draft.open;
  }

  bool is_required(const TableRow& row, bool top) const {
    switch (requiredness_) {
      case Requiredness::as_stated:
        return row.required.value_or(false);
      case Requiredness::envelope:
        return top && is_envelope_name(row.name) && row.name != "data" && row.name != "error";
      case Requiredness::none:
        return false;
    }
    return false;
  }

  /// A structure that says what a request must have is only advice where a response is made of it.
  void advise_required(Field& field, const Draft& draft) const {
    if (requiredness_ == Requiredness::as_stated || field.required || !draft.table->has_required) return;
    if (!draft.row->required.value_or(false) || (draft.seen.empty() && draft.owner_seen)) return;
    field.required = true;
    field.required_strength = Strength::contested;
  }

  void add_members(Field& field, const Draft& draft, const std::string& pointer, const std::string& text) {
    const TableRow& row = *draft.row;
    const bool has_members = Maker::has_members(draft);
    const bool plain = field.kind != Kind::array && field.kind != Kind::map && field.kind != Kind::object;
    if (plain && has_members) {  // The rows below say more than the type word.
      field.kind = draft.is_array ? Kind::array : Kind::object;
      field.kind_strength = Strength::inferred;
      field.values.reset();
      field.bounds.reset();
    }
    if (field.kind == Kind::array || (field.kind == Kind::map && row.type.items)) {
      Field items;
      items.kind = has_members ? Kind::object : row.type.items.value_or(Kind::unknown);
      if (!has_members && !row.type.class_name.empty() && objects_among(draft.seen).empty()) items.kind = Kind::unknown;
      items.said = field.said;
      items.structure = draft.structure;
      items.fields = make(draft.members, pointer + "/*", false);
      items.open = draft.open;
      if (items.kind == Kind::unknown && field.kind == Kind::array) infer_items(items, draft, text);
      if (items.kind == Kind::unknown && field.values) items.kind = Kind::string;
      if (items.kind != Kind::unknown) field.items.push_back(std::move(items));
      return;
    }
    if (!has_members) return;
    // A map with rows of its own has these members, and others of free names.
    const bool map = field.kind == Kind::map;
    field.kind = Kind::object;
    field.structure = draft.structure;
    field.fields = make(draft.members, pointer, false);
    field.open = draft.open || map;
    if (field.nullable && !field.structure.empty()) nullable_structures.push_back(field.structure);
  }

  static void infer_items(Field& items, const Draft& draft, const std::string& text) {
    items.kind = kind_of_items(draft.seen);
    if (items.kind == Kind::unknown) items.kind = kind_of_example_cell(draft.row->example);
    if (items.kind == Kind::unknown && is_id_list(*draft.row, text)) items.kind = Kind::int64;
    items.kind_strength = Strength::inferred;
  }

  const std::vector<ValueTable>& value_tables(const Outline& outline) {
    const auto [known, is_new] = value_tables_.try_emplace(&outline);
    if (is_new) known->second = value_tables_of(outline);
    return known->second;
  }

  Requiredness requiredness_;
  std::map<const Outline*, std::vector<ValueTable>> value_tables_;
};

}  // namespace

Fields make_fields(const std::vector<Draft>& drafts, const std::string& base, Requiredness requiredness) {
  Maker maker(requiredness);
  std::vector<Field> fields = maker.make(drafts, base, true);
  return {std::move(fields), std::move(maker.places), std::move(maker.nullable_structures)};
}

}  // namespace ocpv::reader
