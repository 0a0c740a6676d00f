#include "reader/tree/resolver.h"

#include <algorithm>
#include <array>
#include <utility>

#include "reader/tree/rules.h"
#include "reader/words/switches.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Field;

constexpr std::size_t kNear = 32;  ///< Bytes between a value and the word of condition: one short clause.

void add_values(std::vector<std::string>& values, const std::vector<std::string>& more) {
  for (const std::string& value : more) {
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }
}

/// A value that no list has: `is empty`, `is greater than` and `is specified` name none.
bool may_name(Kind kind, std::string_view value) {
  if (kind == Kind::int32 || kind == Kind::int64) return std::all_of(value.begin(), value.end(), is_digit);
  return kind == Kind::string && !std::all_of(value.begin(), value.end(), is_lower);
}

bool can_be(const Field& field, std::string_view value) {
  if (field.kind == Kind::boolean) return value == "true" || value == "false";
  if (!field.values || !field.values->closed) return may_name(field.kind, value);
  return std::any_of(field.values->items.begin(), field.values->items.end(),
                     [&](const contract::Value& item) { return same_but_case(item.text, value); });
}

std::string value_as_listed(const Field& field, const std::string& value) {
  if (!field.values) return value;
  for (const contract::Value& item : field.values->items) {
    if (same_but_case(item.text, value)) return item.text;
  }
  return value;
}

/// The first value, and those joined to it that the field is listed to have.
std::vector<std::string> values_of(const Field& field, const Equation& equation) {
  std::vector<std::string> values;
  for (const std::string& value : equation.values) {
    const bool told =
        value == equation.values.front() || (field.values && field.values->closed && can_be(field, value));
    if (told) add_values(values, {value_as_listed(field, value)});
  }
  return values;
}

/// `a Clay well or a Stone tenant`: something else is joined to the one value that was found in its clause.
bool joins_more(const std::string& folded, std::size_t where) {
  const std::size_t end = std::min({folded.find(", ", where), folded.find("，", where), folded.size()});
  const std::size_t stop = std::max(folded.rfind("，", where) + 1, folded.rfind(", ", where) + 1);
  const std::string_view clause = std::string_view(folded).substr(stop, end - stop);
  return contains(clause, " or ") || contains(clause, "或");
}

/// The same items of the same arrays on both sides.
bool is_in_reach(std::string_view from, std::string_view to) {
  const std::size_t items = to.rfind("/*");
  return items == std::string_view::npos || from.starts_with(to.substr(0, items + 2));
}

int closeness(std::string_view from, std::string_view to) {
  const auto shared = std::mismatch(from.begin(), from.end(), to.begin(), to.end()).first - from.begin();
  return static_cast<int>(std::count(from.begin(), from.begin() + shared, '/'));
}

/// Nine bytes of the field's own text stand in the sentence, from the beginning of a word on: two Chinese characters
/// say little, so three.
bool shares_words(std::string_view description, const std::string& folded) {
  const std::string text = lower(description.substr(0, std::min<std::size_t>(description.size(), 60)));
  const std::size_t least = 9;
  for (std::size_t at = 0; at + least <= text.size(); ++at) {
    const bool in_character = (text[at] & 0xC0) == 0x80;
    const bool in_word = at > 0 && is_word(text[at - 1]) && is_word(text[at]);
    if (in_character || in_word) continue;
    if (contains(folded, std::string_view(text).substr(at, least))) return true;
  }
  return false;
}

/// A word of the sentence is a value only when it is written as one: with a capital, in quotes, beside Chinese, or
/// behind a word that sets it. `a stone that was used` is not STONE.
bool is_written_as_value(const std::string& text, std::size_t at, std::size_t size) {
  const std::string_view word = std::string_view(text).substr(at, size);
  if (std::any_of(word.begin(), word.end(), is_upper) || contains(word, "_")) return true;
  const std::string_view before = trimmed(std::string_view(text).substr(0, at));
  const std::string_view behind = trimmed(std::string_view(text).substr(at + size));
  // `when the tenant is online.`
  if (before.ends_with(" is") && (behind.empty() || behind.front() == '.' || behind.front() == ',')) return true;
  // 仅在 manual 模式下, and not 在 manual 工厂生产的设备上.
  constexpr auto kSetting =
      std::to_array<std::string_view>({"set to", "=", "\"", "'", "equal to", "value is", "为", "是", "等于", "选择",
                                       "设置", "取", "非", "除", "：", "“"});
  constexpr auto kKinds = std::to_array<std::string_view>(
      {"模式", "状态", "类型", "方式", "阶段", "级别", "租户", "集群", "时", "值", "”", "：", "、", "或", "和"});
  return ends_with_any(before, kSetting) || starts_with_any(behind, kKinds);
}

std::size_t mention(const std::string& text, const std::string& folded, const contract::Value& value) {
  if (value.text.size() < 2 || std::all_of(value.text.begin(), value.text.end(), is_digit)) return std::string::npos;
  const std::string word = lower(value.text);
  for (std::size_t at = find_word(folded, word); at != std::string::npos; at = find_word(folded, word, at + 1)) {
    if (is_written_as_value(text, at, word.size())) return at;
  }
  if (contains(word, "_")) {
    if (const std::size_t at = find_word(folded, replaced(word, "_", " ")); at != std::string::npos) return at;
  }
  const std::string gloss = lower(bare(value.gloss));
  // `（默认值）` says which value is the default, not what it means.
  constexpr auto kRemarks =
      std::to_array<std::string_view>({"默认", "缺省", "default", "推荐", "建议", "recommended", "常用", "暂不支持",
                                       "not supported", "废弃", "deprecated"});
  if (has_any(gloss, kRemarks)) return std::string::npos;
  return gloss.size() >= 6 ? folded.find(gloss) : std::string::npos;
}

/// Values that the sentence names. Where it names all with an "only", the one behind that word is meant.
std::vector<std::string> mentioned_values(const Field& field, const std::string& text, const std::string& folded,
                                          std::size_t& where) {
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const contract::Value& value : field.values->items) {
    const std::size_t at = mention(text, folded, value);
    if (at != std::string::npos) found.emplace_back(at, value.text);
  }
  std::sort(found.begin(), found.end());
  if (!found.empty()) where = found.front().first;
  std::vector<std::string> values;
  values.reserve(found.size());
  for (const auto& [at, value] : found) values.push_back(value);
  const bool only = contains(folded, "仅") || contains(folded, "only");
  if (only && values.size() > 1 && values.size() == field.values->items.size()) values.resize(1);
  return values;
}

}  // namespace

Resolver::Resolver(const std::vector<Place>& places, const ConstFieldFinder& fields) {
  for (const Place& place : places) {
    const Field* field = fields.at(place.pointer);
    // What a secret is decides nothing: a page that seems to say so speaks of something else.
    if (field == nullptr) continue;
    if (field->secret) {
      secrets_.insert(place.pointer);
      continue;
    }
    by_pointer_.emplace(place.pointer, Candidate{&place, field});
    std::string what = field->kind == Kind::boolean ? switched(field->description) : std::string();
    if (!what.empty()) switches_.push_back({&place, std::move(what)});
    if (field->values && field->values->closed && field->kind != Kind::array) with_values_.push_back({&place, field});
  }
}

bool Resolver::names_value(const Place& from, const ConditionSentence& sentence) const {
  return std::any_of(sentence.equations.begin(), sentence.equations.end(),
                     [&](const Equation& equation) { return by_name(from, equation).has_value(); });
}

std::optional<Condition> Resolver::resolve(const Place& from, const ConditionSentence& sentence,
                                           std::string& why) const {
  if (sentence.negated) {
    why = "it says what is not the case";
    return std::nullopt;
  }
  std::optional<Condition> named;
  for (const Equation& equation : sentence.equations) {
    if (names_secret(from, equation)) {
      why = "a secret decides nothing";
      return std::nullopt;
    }
    auto condition = by_name(from, equation);
    if (!condition) continue;
    if (named && named->field != condition->field) {
      why = "it speaks of more than one field";
      return std::nullopt;
    }
    if (named)
      add_values(named->in, condition->in);
    else
      named = std::move(condition);
  }
  // `unless` some value is told by its field's name, or not at all.
  if (sentence.unless && !named) why = "it says what is not the case";
  if (named || sentence.unless) return named;
  auto found = by_value(from, sentence, why);
  return found ? std::move(found) : by_switch(from, sentence, why);
}

bool Resolver::can_look(std::size_t values, const std::string& text, std::string& why) const {
  const std::size_t effort = values * (1 + text.size() / 256);
  if (effort > effort_left_) {
    why = "the page has too many conditions and values to compare them all";
    return false;
  }
  effort_left_ -= effort;
  return true;
}

bool Resolver::names_secret(const Place& from, const Equation& equation) const {
  for (std::string_view at = parent_of(from.pointer);; at = parent_of(at)) {
    if (secrets_.contains(std::string(at) + "/" + equation.field)) return true;
    if (at.empty()) return false;
  }
}

std::optional<Condition> Resolver::by_name(const Place& from, const Equation& equation) const {
  for (std::string_view at = parent_of(from.pointer);; at = parent_of(at)) {
    const auto found = by_pointer_.find(std::string(at) + "/" + equation.field);
    if (found != by_pointer_.end() && found->second.place->row != from.row) {
      const Field& field = *found->second.field;
      if (!can_be(field, equation.values.front())) return std::nullopt;
      return Condition{found->second.place, values_of(field, equation)};
    }
    if (at.empty()) return std::nullopt;
  }
}

std::optional<Condition> Resolver::by_value(const Place& from, const ConditionSentence& sentence,
                                            std::string& why) const {
  std::optional<Condition> best;
  int best_score = -1;
  std::size_t best_where = 0;
  bool tie = false;
  const std::string folded = lower(sentence.text);
  for (const Candidate& candidate : with_values_) {
    const Place& place = *candidate.place;
    const Field* field = candidate.field;
    if (place.row == from.row || !is_in_reach(from.pointer, place.pointer)) continue;
    if (!can_look(field->values->items.size(), sentence.text, why)) return std::nullopt;
    std::size_t where = 0;
    const std::vector<std::string> mentioned = mentioned_values(*field, sentence.text, folded, where);
    if (mentioned.empty() || (mentioned.size() == field->values->items.size() && mentioned.size() > 1)) continue;
    const std::size_t distance = where > sentence.cue ? where - sentence.cue : sentence.cue - where;
    const int score = closeness(from.pointer, place.pointer) + (distance <= kNear ? 10 : 0) +
                      (shares_words(field->description, folded) ? 100 : 0);
    tie = score == best_score;
    if (score <= best_score) continue;
    best_score = score;
    best_where = where;
    best = Condition{&place, mentioned};
  }
  if (!best) why = "no field whose values it could mean";
  if (best && best->in.size() == 1 && joins_more(folded, best_where)) {
    why = "only one of the things that it joins is known";
    return std::nullopt;
  }
  if (tie) {
    why = "more than one field could be meant";
    return std::nullopt;
  }
  return best;
}

std::optional<Condition> Resolver::by_switch(const Place& from, const ConditionSentence& sentence,
                                             std::string& why) const {
  std::optional<Condition> found;
  const std::string folded = lower(sentence.text);
  for (const auto& [place, what] : switches_) {
    if (place->row == from.row || !is_in_reach(from.pointer, place->pointer)) continue;
    if (!can_look(1, sentence.text, why)) return std::nullopt;
    const std::size_t at = folded.find(what);
    if (at == std::string::npos) continue;
    if (found) return std::nullopt;
    const bool is_off = ends_denying(std::string_view(folded).substr(0, at));
    found = Condition{place, {is_off ? "false" : "true"}};
  }
  return found;
}

}  // namespace ocpv::reader
