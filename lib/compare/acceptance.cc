#include "compare/acceptance.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "base/ascii.h"

namespace ocpv::compare {

namespace {

/// Each type and the one that allows all of its values and more.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kWider = {{
    {"int32", "int64"},
    {"int64", "integer"},
    {"integer", "number"},
    {"number", "unknown"},
    {"date-time", "string"},
    {"time", "string"},
    {"date", "string"},
    {"binary", "string"},
    {"string", "unknown"},
    {"boolean", "unknown"},
    {"map", "object"},
    {"object", "unknown"},
    {"array", "unknown"},
}};

bool allows(std::string_view wide, std::string_view narrow) {
  while (narrow != wide) {
    const auto next = std::find_if(kWider.begin(), kWider.end(), [&](const auto& row) { return row.first == narrow; });
    if (next == kWider.end()) return false;
    narrow = next->second;
  }
  return true;
}

using Names = std::set<std::string_view>;

bool holds_all(const std::vector<std::string>& many, const std::vector<std::string>& few) {
  const Names all(many.begin(), many.end());
  return std::all_of(few.begin(), few.end(), [&](const std::string& one) { return all.contains(one); });
}

Change from(bool after_has_all, bool before_has_all) {
  if (after_has_all && before_has_all) return Change::none;
  if (after_has_all) return Change::wider;
  return before_has_all ? Change::narrower : Change::other;
}

bool is_whole(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '-'; });
}

/// True if `a` is less than `b`; both are JSON numbers as nlohmann writes them.
bool is_less(std::string_view a, std::string_view b) {
  if (is_whole(a) && is_whole(b)) {
    const bool a_below = a.starts_with('-'), b_below = b.starts_with('-');
    if (a_below != b_below) return a_below;
    if (a.size() != b.size()) return (a.size() < b.size()) != a_below;
    return (a < b) != a_below && a != b;
  }
  double left = 0, right = 0;
  std::from_chars(a.data(), a.data() + a.size(), left);
  std::from_chars(b.data(), b.data() + b.size(), right);
  return left < right;
}

/// A lower bound that rises, or an upper one that falls, narrows; none is the widest.
Change bound_change(const std::optional<std::string>& before, const std::optional<std::string>& after, bool upper) {
  if (before == after) return Change::none;
  if (!before) return Change::narrower;
  if (!after) return Change::wider;
  if (!is_less(*before, *after) && !is_less(*after, *before)) return Change::none;
  return is_less(*before, *after) == upper ? Change::wider : Change::narrower;
}

std::optional<std::string> text_of(const std::optional<std::uint64_t>& size) {
  return size ? std::optional(std::to_string(*size)) : std::nullopt;
}

std::string span_text(const std::string& name, const std::optional<std::string>& least,
                      const std::optional<std::string>& most) {
  if (!least && !most) return {};
  return name + least.value_or("") + ".." + most.value_or("");
}

}  // namespace

Change both(Change a, Change b) {
  if (a == Change::none || a == b) return b;
  return b == Change::none ? a : Change::other;
}

Change type_change(const std::string& before, const std::string& after) {
  return from(allows(after, before), allows(before, after));
}

Change list_change(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  return from(holds_all(after, before), holds_all(before, after));
}

Change range_change(const FieldFacts& before, const FieldFacts& after) {
  Change change =
      both(bound_change(before.minimum, after.minimum, false), bound_change(before.maximum, after.maximum, true));
  change = both(change, bound_change(text_of(before.min_length), text_of(after.min_length), false));
  change = both(change, bound_change(text_of(before.max_length), text_of(after.max_length), true));
  change = both(change, bound_change(text_of(before.min_items), text_of(after.min_items), false));
  return both(change, bound_change(text_of(before.max_items), text_of(after.max_items), true));
}

Effect effect_of(Change change, Part part) {
  if (change == Change::none) return Effect::documentation;
  const Change harmless = part == Part::response ? Change::narrower : Change::wider;
  return change == harmless ? Effect::compatible : Effect::breaking;
}

std::string only_in(const std::vector<std::string>& of, const std::vector<std::string>& than) {
  std::string text;
  const Names others(than.begin(), than.end());
  for (const std::string& one : of) {
    if (others.contains(one)) continue;
    text += (text.empty() ? "" : ", ") + one;
  }
  return text;
}

std::string range_text(const FieldFacts& field) {
  std::string text;
  for (const std::string& span : {span_text("", field.minimum, field.maximum),
                                  span_text("length ", text_of(field.min_length), text_of(field.max_length)),
                                  span_text("items ", text_of(field.min_items), text_of(field.max_items))}) {
    if (!span.empty()) text += (text.empty() ? "" : ", ") + span;
  }
  return text;
}

std::string range_in_chinese(std::string range) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {{"length ", "长度 "}, {"items ", "项数 "}};
  for (const auto& [english, chinese] : kWords) {
    const std::size_t at = range.find(english);
    if (at != std::string::npos) range.replace(at, english.size(), chinese);
  }
  return range;
}

}  // namespace ocpv::compare
