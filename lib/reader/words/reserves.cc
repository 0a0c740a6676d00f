#include "reader/words/reserves.h"

#include <algorithm>
#include <array>
#include <optional>

#include "reader/words/clauses.h"
#include "reader/words/nulls.h"
#include "reader/words/numbers.h"
#include "reader/words/quantities.h"
#include "reader/words/reserve_words.h"
#include "reader/words/text.h"
#include "reader/words/units.h"
#include "reader/words/value_cases.h"
#include "reader/words/value_items.h"
#include "reader/words/values.h"
#include "reader/words/versions.h"

namespace ocpv::reader {
namespace {

using contract::Bounds;
using contract::Kind;

using namespace reserve;  // NOLINT(google-build-using-namespace): names of bits.

/// Where a sentence begins to speak of a case; npos where it does not.
std::size_t case_in(std::string_view folded, Reserves found_words) {
  if (!has(found_words, kCase)) return std::string_view::npos;
  std::size_t first = std::string_view::npos;
  const auto take = [&](std::size_t at) { first = std::min(first, at); };
  for (const std::string_view word : {"when ", "whenever ", "if ", "as long as ", "provided that ", "in case "}) {
    for (std::size_t at = folded.find(word); at != std::string_view::npos; at = folded.find(word, at + 1)) {
      if (at == 0 || !is_word(folded[at - 1])) take(at);
    }
  }
  for (const std::string_view word :
       {"如果", "模式下", "情况下", "场景下", "时最", "时不", "时必须", "时取值", "时，"}) {
    const std::size_t at = folded.find(word);
    if (at == std::string_view::npos) continue;
    const bool is_part = word.starts_with("时") &&
                         ends_with_any(folded.substr(0, at),
                                       std::to_array<std::string_view>({"小", "同", "及", "实", "超", "临", "定", "计",
                                                                        "延", "耗", "按", "准", "随", "暂", "历"}));
    if (!is_part) take(at);
  }
  const std::string_view start = trimmed(folded);
  const std::size_t lead = folded.size() - folded.substr(std::min(folded.find_first_not_of(" "), folded.size())).size();
  if (starts_with_any(start, {"for ", "对于", "针对", "in the "}) && (contains(start, ", ") || contains(start, "，")))
    take(lead);
  if (first == std::string_view::npos && is_of_a_case(folded, folded.size())) take(0);
  return first;
}

void blank(std::string& text, TextPart part) {
  for (std::size_t at = part.begin; at < part.end; ++at) {
    if (text[at] != '\n' && !(text[at] >= kItemBegin && text[at] <= kCodeEnd)) text[at] = ' ';
  }
}

/// `取值 1~100，如果不填，默认 10`: what stands before the case holds in all, where the case has words of its own.
void blank_case(std::string& text, std::string_view folded, TextPart sentence, std::size_t at) {
  const TextPart clause = clause_at(folded, at);
  const bool has_own = clause.end < folded.size() && !bare(folded.substr(clause.end)).empty();
  blank(text, has_own && clause.begin > 0 ? TextPart{sentence.begin + clause.begin, sentence.end} : sentence);
}

/// `less than 10`, `(0, 10)`: the number itself is left out.
bool is_open_end(std::string_view before, std::string_view behind) {
  constexpr auto kBeyond = std::to_array<std::string_view>(
      {"than", "大于", "小于", "超过", "exceed", ">", "<", "below", "above", "under", "over"});
  constexpr auto kJoints = std::to_array<std::string_view>({",", "，", "~", "～", "-", "–", " to"});
  constexpr auto kOpen = std::to_array<std::string_view>({"(", "（"});
  if (before.ends_with("不大于") || before.ends_with("不小于")) return false;
  const bool opens = ends_with_any(before, kOpen) && starts_with_any(behind, kJoints);
  return ends_with_any(before, kBeyond) || opens ||
         (ends_with_any(before, kJoints) && starts_with_any(behind, {")", "）"}));
}

/// A number of a clause that says what the value may be.
struct Allowed {
  double value = 0;
  std::string_view behind;
};

/// The numbers of the text that a clause allows, or gives a meaning.
std::vector<Allowed> allowed_numbers(std::string_view folded, std::string_view unit) {
  std::vector<Allowed> found;
  for (const TextPart& part : sentences_in(folded)) {
    const std::string_view sentence = folded.substr(part.begin, part.end - part.begin);
    const Reserves in_sentence = reserves_in(sentence);
    VersionWord version = find_version(sentence);
    const bool of_version = static_cast<bool>(version);
    bool allows = of_version || says_except(sentence, in_sentence);
    if (!allows && !has(in_sentence, kAllowing)) continue;
    const bool whole = allows;
    TextPart clause{0, 0};
    for (std::size_t at = 0; at < sentence.size(); ++at) {
      while (version && version.end <= at) version = find_version(sentence, version.end);
      if (!is_digit(sentence[at])) continue;
      const bool in_version = version && at >= version.at && at < version.end;
      const std::string_view sign = at > 0 && sentence[at - 1] == '-' ? near_before(sentence, at - 1) : "0";
      const bool is_signed =
          sign.empty() || !(is_digit(sign.back()) || (is_letter(sign.back()) && sentence[at - 2] != ' '));
      const std::size_t begin = is_signed ? at - 1 : at;
      const bool begins =
          is_signed || at == 0 || !(is_word(sentence[at - 1]) || contains("./#", sentence.substr(at - 1, 1)));
      const std::string_view number = leading_number(sentence.substr(begin));
      std::size_t end = at;
      while (end < sentence.size() && (is_digit(sentence[end]) || sentence[end] == '.')) ++end;
      at = end - 1;
      if (in_version || !begins || number.empty()) continue;
      if (!whole && begin >= clause.end) {
        clause = clause_at(sentence, begin);
        allows = has(reserves_in(sentence.substr(clause.begin, clause.end - clause.begin)), kAllowing);
      }
      if (!allows) continue;
      const std::string_view behind = near_behind(sentence, begin + number.size());
      const std::string said = leading_unit(behind);
      const bool is_other = (!said.empty() && said != unit) || is_open_end(near_before(sentence, begin), behind);
      if (!is_other) found.push_back({number_of(number), behind});
    }
  }
  return found;
}

/// What is told of all bounds at once: `This limit does not apply to administrators`.
bool lifts_limits(std::string_view folded) {
  const std::vector<TextPart> parts = sentences_in(folded);
  return std::any_of(parts.begin(), parts.end(), [&](const TextPart& part) {
    const std::string_view sentence = folded.substr(part.begin, part.end - part.begin);
    const Reserves found = reserves_in(sentence);
    return has(found, kLimit) && says_except(sentence, found);
  });
}

/// What a number counts, for bounds of a length or of a list.
bool counts(std::string_view behind, Kind kind) {
  if (kind == Kind::string) return starts_with_any(behind, {"个字符", "字符", "character", "char", "letter"});
  return starts_with_any(behind, {"个", "条", "项", "台", "item", "element", "entr", "value", "id", "name", "."}) ||
         behind.empty();
}

bool is_same(const Bounds& one, const Bounds& other) {
  return one.minimum == other.minimum && one.maximum == other.maximum && one.min_length == other.min_length &&
         one.max_length == other.max_length && one.min_items == other.min_items && one.max_items == other.max_items;
}

template <class Number>
void drop_exceeded(std::optional<Number>& least, std::optional<Number>& most, double least_value, double most_value,
                   double value) {
  if (least && value < least_value) least.reset();
  if (most && value > most_value) most.reset();
}

}  // namespace

std::string what_always_holds(std::string_view prose_text) {
  std::string text(prose_text);
  const std::string all = lower(prose_text);
  if (!has(reserves_in(all), kAdvice | kException | kBut | kCase) && !find_version(all)) return text;
  for (const TextPart& part : sentences_in(all)) {
    const std::string_view sentence = std::string_view(all).substr(part.begin, part.end - part.begin);
    const Reserves found = reserves_in(sentence);
    if (says_except(sentence, found) || find_version(sentence)) {
      blank(text, part);
      continue;
    }
    for (std::size_t from = 0; has(found, kAdvice);) {
      const ReserveWord advice = find_reserve(sentence, kAdvice, from);
      if (!advice) break;
      const TextPart clause = clause_at(sentence, advice.at);
      blank(text, {part.begin + clause.begin, part.begin + clause.end});
      from = std::max(clause.end, advice.end);
    }
    if (std::none_of(sentence.begin(), sentence.end(), is_digit)) continue;
    if (const std::size_t at = case_in(sentence, found); at != std::string_view::npos)
      blank_case(text, sentence, part, at);
  }
  return text;
}

Bounds without_exceeded(Bounds bounds, std::string_view prose_text, Kind kind, std::string_view unit) {
  if (is_same(bounds, Bounds{})) return bounds;
  const std::string folded = without_thousands(lower(prose_text));
  if (lifts_limits(folded)) return {};
  if (kind == Kind::string && bounds.min_length.value_or(0) > 0 && may_be_empty(folded, kEmpty | kShortest))
    bounds.min_length.reset();
  if (kind == Kind::array && bounds.min_items && may_be_empty(folded, kEmptyList)) bounds.min_items.reset();
  for (const Allowed& one : allowed_numbers(folded, unit)) {
    if (is_numeric(kind))
      drop_exceeded(bounds.minimum, bounds.maximum, number_of(bounds.minimum.value_or("0")),
                    number_of(bounds.maximum.value_or("0")), one.value);
    if (is_numeric(kind) || !counts(one.behind, kind)) continue;
    auto& least = kind == Kind::string ? bounds.min_length : bounds.min_items;
    auto& most = kind == Kind::string ? bounds.max_length : bounds.max_items;
    drop_exceeded(least, most, static_cast<double>(least.value_or(0)), static_cast<double>(most.value_or(0)),
                  one.value);
  }
  return bounds;
}

namespace {

/// `大于 maxConn`, `later than the end`: what a value is compared with is no number.
bool compares_fields(std::string_view folded, std::string_view sentence) {
  for (ReserveWord word = find_reserve(folded, kComparing); word; word = find_reserve(folded, kComparing, word.end)) {
    const std::string_view behind = skip_separators(near_behind(sentence, word.end));
    const std::size_t end =
        static_cast<std::size_t>(std::find_if_not(behind.begin(), behind.end(), is_word) - behind.begin());
    const std::string_view name = behind.substr(0, end);
    const bool is_name =
        contains(name, "_") || (std::any_of(name.begin(), name.end(), is_lower) &&
                                std::any_of(name.begin() + (name.empty() ? 0 : 1), name.end(), is_upper));
    if (is_name || starts_with_any(behind, {"该", "参数", "字段", "the value of", "that of"})) return true;
  }
  return false;
}

/// A value that stands in a list or a range is not right, or is kept for something: `3 is not supported`, `2：保留`.
bool speaks_of_unsupported(std::string_view folded, std::string_view sentence, Reserves found) {
  if (!has(found, kUnsupported)) return false;
  constexpr auto kEnds = std::to_array<std::string_view>({"，", "、", "；", "。", "）", ",", ";", ".", ")", "\n"});
  if (std::none_of(folded.begin(), folded.end(), is_digit) && !holds_capital_value(sentence)) return false;
  // Backups are kept (保留) too: a value is where nothing of what is kept follows.
  constexpr std::string_view kKept = "保留";
  for (ReserveWord word = find_reserve(folded, kUnsupported); word;
       word = find_reserve(folded, kUnsupported, word.end)) {
    if (folded.substr(word.at, word.end - word.at) != kKept) return true;
    const std::string_view behind = near_behind(folded, word.end);
    const std::string_view before = near_before(folded, word.at);
    const bool ends = behind.empty() || starts_with_any(behind, kEnds);
    const bool meant =
        ends_with_any(before, std::to_array<std::string_view>({"：", ":", "表示", "代表", "为", "-", "(", "（"})) ||
        (!before.empty() && is_word(before.back()));
    if (ends && meant) return true;
  }
  return false;
}

/// `Maximum value: 2^31-1`: a bound is announced, and a number is there that may be it.
bool announces_number(std::string_view folded) {
  for (ReserveWord word = find_reserve(folded, kAnnouncing); word; word = find_reserve(folded, kAnnouncing, word.end)) {
    const TextPart clause = clause_at(folded, word.at);
    const std::string_view text = folded.substr(word.at, std::max(clause.end, word.at) - word.at);
    const bool is_default = contains(text, "default") || contains(text, "默认") || contains(text, "缺省");
    if (!is_default && std::any_of(text.begin(), text.end(), is_digit)) return true;
  }
  return false;
}

}  // namespace

SaidOfField::SaidOfField(std::string_view prose_text, Kind kind)
    : text_(prose_text), kind_(kind), unit_(unit_of_value(prose_text)) {}

const Bounds& SaidOfField::bounds() {
  if (!bounds_) bounds_ = find_plain_bounds(text_, kind_, unit_);
  return *bounds_;
}

const Listed& SaidOfField::listed() {
  if (listed_) return *listed_;
  listed_.emplace();
  if (auto values = find_values(text_); values && values->closed) listed_ = listed_words(values->items);
  return *listed_;
}

namespace {

/// A number that stands alone: of `f1` the digit is a part.
bool has_number(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_digit(text[at]) && (at == 0 || !is_word(text[at - 1]))) return true;
  }
  return false;
}

/// `5-10 秒`, `1~9、12`: a clause that begins as a range does, of a number.
bool begins_range(std::string_view folded) {
  constexpr auto kSamples =
      std::to_array<std::string_view>({"如", "例如", "示例", "举例", "e.g.", "example", "such as"});
  constexpr auto kDashes = std::to_array<std::string_view>({"-", "~", "～", "–", "至", "到", "to "});
  if (has_any(folded, kSamples)) return false;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (!is_digit(folded[at]) || (at > 0 && (is_word(folded[at - 1]) || contains(".-:/", folded.substr(at - 1, 1)))))
      continue;
    const auto pair = leading_pair(folded.substr(at));
    const std::string_view before = near_before(folded, at);
    const bool begins =
        before.empty() ||
        ends_with_any(before, std::to_array<std::string_view>({"，", "：", "（", ",", ":", "(", "取值", "为", "、"}));
    if (pair && begins && number_of(pair->low) < number_of(pair->high) &&
        starts_with_any(trimmed(folded.substr(at + pair->low.size())), kDashes))
      return true;
  }
  return false;
}

Half half_of(std::string_view sentence, std::string_view folded, Reserves found, const VersionWord& version,
             SaidOfField& said) {
  const Kind kind = said.kind();
  if (has(found, kComing) || (has(found, kComparing) && compares_fields(folded, sentence)) ||
      speaks_of_unsupported(folded, sentence, found) || (kind == Kind::string && may_be_empty(folded, kEmpty)) ||
      (kind == Kind::string && !said.listed().empty() && lets_be_nothing(folded)))
    return Half::taken;
  const bool may_allow = (version || has(found, kAllowing)) && holds_capital_value(sentence);
  if ((may_allow && !said.listed().empty() && allows_another(sentence, said.listed(), static_cast<bool>(version))) ||
      (lets_others_be(folded, found) && !said.listed().empty()))
    return Half::taken;
  if (!is_numeric(kind) && kind != Kind::string && kind != Kind::array) return Half::whole;
  if (has(found, kLimit) && says_except(folded, found)) return Half::taken;
  const bool may_exceed = has_number(folded) || has(found, kEmpty | kShortest | kEmptyList);
  if (may_exceed && !is_same(without_exceeded(said.bounds(), sentence, kind, said.unit()), said.bounds()))
    return Half::taken;
  if (std::none_of(folded.begin(), folded.end(), is_digit)) return Half::whole;
  if (version && has(found, kAllowing)) return Half::taken;
  if (is_numeric(kind) && !has(found, kAdvice) && begins_range(folded)) return Half::unread;
  return !has(found, kAdvice) && has(found, kAnnouncing) && announces_number(folded) ? Half::unread : Half::whole;
}

}  // namespace

Weight weigh(std::string_view sentence, SaidOfField& said) {
  const std::string folded = lower(sentence);
  const Reserves found = reserves_in(folded);
  const VersionWord version = find_version(folded);
  if (found == 0 && !version && !is_numeric(said.kind())) return {};
  return {half_of(sentence, folded, found, version, said), has(found, kAdvice), static_cast<bool>(version),
          says_except(folded, found)};
}

bool may_be_left_out(std::string_view prose_text) {
  const std::string folded = lower(prose_text);
  for (ReserveWord word = find_reserve(folded, kOptional); word; word = find_reserve(folded, kOptional, word.end)) {
    // `无需填写协议` says what is not a part of the value.
    const std::string_view behind = near_behind(folded, word.end);
    const bool ends =
        behind.empty() || is_letter(folded[word.at]) ||
        starts_with_any(behind, {"。", "，", "；", "）", ".", ",", ";", ")", "该", "此", "本", "的", "项", "参数"});
    if (ends) return true;
  }
  return false;
}

}  // namespace ocpv::reader
