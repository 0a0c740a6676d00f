#include "versions/join_field.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace ocpv::versions {
namespace {

using contract::Field;
using contract::Kind;
using contract::Values;

constexpr const char* kKindNames[] = {"unknown", "string", "int32",  "int64",  "number", "boolean", "date-time",
                                      "time",    "date",   "binary", "object", "array",  "map"};

const char* name_of(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

/// Of two strengths of one statement: what an example of either page breaks is contested.
Strength of_both(Strength a, Strength b) {
  if (a == Strength::contested || b == Strength::contested) return Strength::contested;
  return a == Strength::stated || b == Strength::stated ? Strength::stated : a;
}

std::string listed(const Values& values) {
  std::string text = values.closed ? "" : "open: ";
  for (const contract::Value& value : values.items) {
    if (!text.empty() && !text.ends_with(": ")) text += ", ";
    text += value.text;
  }
  return text;
}

bool has(const Values& values, const std::string& text) {
  return std::any_of(values.items.begin(), values.items.end(),
                     [&](const contract::Value& value) { return value.text == text; });
}

bool same_values(const Values& a, const Values& b) {
  return a.closed == b.closed && a.items.size() == b.items.size() &&
         std::all_of(a.items.begin(), a.items.end(), [&](const contract::Value& value) { return has(b, value.text); });
}

/// Whole numbers exactly, others as doubles.
bool is_less(const std::string& a, const std::string& b) {
  const auto whole = [](const std::string& text) -> std::optional<long long> {
    long long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
  };
  const auto first = whole(a), second = whole(b);
  if (first && second) return *first < *second;
  double x = 0, y = 0;
  (void)std::from_chars(a.data(), a.data() + a.size(), x);
  (void)std::from_chars(b.data(), b.data() + b.size(), y);
  return x < y;
}

bool is_less(std::uint64_t a, std::uint64_t b) { return a < b; }

/// The bound that allows more, where both pages have one; else the one that is there.
template <class T>
void take_loosest(std::optional<T>& into, const std::optional<T>& other, bool is_least) {
  if (!other) return;
  if (!into || (is_least ? is_less(*other, *into) : is_less(*into, *other))) into = other;
}

template <class T>
std::string range_of(const std::optional<T>& least, const std::optional<T>& most) {
  const auto text = [](const std::optional<T>& bound) -> std::string {
    if (!bound) return "";
    if constexpr (std::is_same_v<T, std::string>)
      return *bound;
    else
      return std::to_string(*bound);
  };
  return least || most ? text(least) + ".." + text(most) : std::string();
}

std::string range_of(const contract::Bounds& bounds) {
  return range_of(bounds.minimum, bounds.maximum) + range_of(bounds.min_length, bounds.max_length) +
         range_of(bounds.min_items, bounds.max_items);
}

}  // namespace

void FieldJoiner::tell(const char* what, std::string chinese, std::string english, const Field& a, const Field& b) {
  witnesses_.push_back({pointer_, what, std::move(chinese), std::move(english), a.said, b.said});
}

/// Where one type is wider than the other both pages allow the wider one's values; else the page whose own examples
/// keep its type is believed; else neither is.
void FieldJoiner::join_type(Field& joined, const Field& english) {
  if (joined.kind == english.kind) {
    joined.kind_strength = of_both(joined.kind_strength, english.kind_strength);
    return;
  }
  if (english.kind == Kind::unknown) return;
  tell("type", joined.kind == Kind::unknown ? "" : name_of(joined.kind), name_of(english.kind), joined, english);
  const auto is = [&](Kind a, Kind b) {
    return (joined.kind == a && english.kind == b) || (joined.kind == b && english.kind == a);
  };
  const bool chinese_kept = joined.kind_strength != Strength::contested;
  const bool english_kept = english.kind_strength != Strength::contested;
  if (joined.kind == Kind::unknown || (english_kept && !chinese_kept)) {
    joined.kind = english.kind;
    joined.kind_strength = english.kind_strength;
  } else if (chinese_kept && !english_kept) {
    return;
  } else if (is(Kind::int32, Kind::int64)) {
    joined.kind = Kind::int64;
  } else if (is(Kind::int32, Kind::number) || is(Kind::int64, Kind::number)) {
    joined.kind = Kind::number;
  } else if (is(Kind::date_time, Kind::string) || is(Kind::date, Kind::string) || is(Kind::time, Kind::string) ||
             is(Kind::binary, Kind::string)) {
    joined.kind = Kind::string;
  } else if (is(Kind::map, Kind::object)) {
    joined.kind = Kind::object;
    joined.open = true;
  } else {
    joined.kind_strength = Strength::contested;
  }
}

void FieldJoiner::join_required(Field& joined, const Field& english) {
  if (joined.required == english.required) {
    joined.required_strength = of_both(joined.required_strength, english.required_strength);
    return;
  }
  tell("required", joined.required ? "yes" : "no", english.required ? "yes" : "no", joined, english);
  joined.required = true;
  joined.required_strength = Strength::contested;
}

void FieldJoiner::join_values(Field& joined, const Field& english) {
  if (!joined.values && !english.values) return;
  if (joined.values && english.values && same_values(*joined.values, *english.values)) {
    joined.values->strength = of_both(joined.values->strength, english.values->strength);
    return;
  }
  tell("values", joined.values ? listed(*joined.values) : "", english.values ? listed(*english.values) : "", joined,
       english);
  if (!english.values) return;
  if (!joined.values) {
    joined.values = english.values;
    return;
  }
  Values& values = *joined.values;
  const bool some_list_is_kept =
      values.strength != Strength::contested || english.values->strength != Strength::contested;
  values.closed = values.closed && english.values->closed;
  for (const contract::Value& value : english.values->items) {
    if (!has(values, value.text)) values.items.push_back(value);
  }
  values.strength = some_list_is_kept ? Strength::stated : Strength::contested;
}

void FieldJoiner::join_bounds(Field& joined, const Field& english) {
  if (!joined.bounds && !english.bounds) return;
  const std::string chinese_range = joined.bounds ? range_of(*joined.bounds) : "";
  const std::string english_range = english.bounds ? range_of(*english.bounds) : "";
  if (chinese_range != english_range) tell("range", chinese_range, english_range, joined, english);
  if (!english.bounds) return;
  if (!joined.bounds) {
    joined.bounds = english.bounds;
    return;
  }
  contract::Bounds& bounds = *joined.bounds;
  take_loosest(bounds.minimum, english.bounds->minimum, true);
  take_loosest(bounds.maximum, english.bounds->maximum, false);
  take_loosest(bounds.min_length, english.bounds->min_length, true);
  take_loosest(bounds.max_length, english.bounds->max_length, false);
  take_loosest(bounds.min_items, english.bounds->min_items, true);
  take_loosest(bounds.max_items, english.bounds->max_items, false);
  bounds.strength = of_both(bounds.strength, english.bounds->strength);
}

void FieldJoiner::join_notes(Field& joined, const Field& english) {
  if (joined.default_json != english.default_json) {
    tell("default", joined.default_json.value_or(""), english.default_json.value_or(""), joined, english);
    if (!joined.default_json) joined.default_json = english.default_json;
  }
  if (joined.unit.empty()) joined.unit = english.unit;
  if (joined.shape == contract::Shape::any) joined.shape = english.shape;
  joined.secret = joined.secret || english.secret;
  joined.deprecated = joined.deprecated || english.deprecated;
  joined.open = joined.open || english.open;
}

Field FieldJoiner::join(const Field& chinese, const Field& english, const std::string& pointer) {
  Field joined = chinese;
  pointer_ = pointer;
  join_type(joined, english);
  join_required(joined, english);
  join_values(joined, english);
  join_bounds(joined, english);
  join_notes(joined, english);
  if (!chinese.structure.empty() && !english.structure.empty()) {
    structures_.emplace(chinese.structure, english.structure);
  } else if (chinese.structure.empty() && english.structure.empty()) {
    joined.fields = join_all(chinese.fields, english.fields, pointer);
  } else if (chinese.structure.empty() && chinese.fields.empty()) {
    joined.fields.clear();  // The English structure's members are not said in Chinese; they stay free.
    joined.open = true;
  }
  if (!chinese.items.empty() && !english.items.empty())
    joined.items.front() = join(chinese.items.front(), english.items.front(), pointer + "/*");
  else if (chinese.items.empty() && chinese.kind == Kind::array && english.kind == Kind::array)
    joined.items = english.items;
  return joined;
}

/// A member that the other page does not have.
Field FieldJoiner::alone(const Field& field, const std::string& pointer, bool is_chinese) {
  witnesses_.push_back({pointer + "/" + field.name, kOnlyOne, is_chinese ? field.name : "",
                        is_chinese ? "" : field.name, is_chinese ? field.said : contract::Said{},
                        is_chinese ? contract::Said{} : field.said});
  Field kept = field;
  if (kept.required) kept.required_strength = Strength::contested;
  return kept;
}

std::vector<Field> FieldJoiner::join_all(const std::vector<Field>& chinese, const std::vector<Field>& english,
                                         const std::string& pointer) {
  std::vector<Field> joined;
  const auto named = [](const std::vector<Field>& fields, const std::string& name) {
    return std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
  };
  for (const Field& field : chinese) {
    const auto other = named(english, field.name);
    joined.push_back(other == english.end() ? alone(field, pointer, true)
                                            : join(field, *other, pointer + "/" + field.name));
  }
  // What English alone has stands behind what it follows there.
  std::string before;
  for (const Field& field : english) {
    if (named(joined, field.name) == joined.end()) {
      auto at = named(joined, before);
      at = at == joined.end() ? (before.empty() ? joined.begin() : at) : at + 1;
      joined.insert(at, alone(field, pointer, false));
    }
    before = field.name;
  }
  return joined;
}

}  // namespace ocpv::versions
