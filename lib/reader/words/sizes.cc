#include "reader/words/sizes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>

#include "reader/words/clauses.h"
#include "reader/words/counts.h"
#include "reader/words/numbers.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Bounds;
using contract::Kind;

struct Sizes {
  std::optional<std::uint64_t> least, most;
};

constexpr auto kLeastLength = std::to_array<std::string_view>(
    {"至少", "最少", "最短", "不少于", "at least", "no fewer than", "minimum of", "minimum length of",
     "minimum length is", "minimum length", "minimum number of", "minitems", "min items"});
constexpr auto kMostLength = std::to_array<std::string_view>({"最多支持",
                                                              "最多可以有",
                                                              "最多可有",
                                                              "最多允许",
                                                              "最多可传",
                                                              "最多可以传",
                                                              "最多可指定",
                                                              "最多可以指定",
                                                              "最多可设置",
                                                              "最多可以设置",
                                                              "最多能传",
                                                              "最多",
                                                              "至多",
                                                              "最长",
                                                              "不超过",
                                                              "不能超过",
                                                              "不得超过",
                                                              "不大于",
                                                              "小于等于",
                                                              "不多于",
                                                              "≤",
                                                              "<=",
                                                              "最大长度为",
                                                              "最大长度",
                                                              "at most",
                                                              "up to",
                                                              "no more than",
                                                              "not exceed",
                                                              "cannot exceed",
                                                              "maximum of",
                                                              "maximum length of",
                                                              "maximum length is",
                                                              "maximum length",
                                                              "maximum number of",
                                                              "maxitems",
                                                              "max items"});

/// What may follow the number: for a list also the end, since nothing else of it is counted.
constexpr auto kCharacters =
    std::to_array<std::string_view>({"个字符", "字符", "个字母", "characters", "chars", "letters"});
constexpr auto kItems =
    std::to_array<std::string_view>({"个", "条", "项", "台", "items", "elements", "entries", "values", "ids", "names",
                                     "tags", "records", "。", "，", "；", ".", ","});

std::optional<std::uint64_t> as_size(std::string_view number) {
  std::uint64_t size = 0;
  const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), size);
  if (fault != std::errc() || end != number.data() + number.size()) return std::nullopt;
  return size;
}

constexpr std::string_view kPlacesWord = "位";

/// `每个不超过 64`: what is counted is of each item.
bool is_of_each(std::string_view before) {
  constexpr std::size_t kClauseBytes = 96;  // Bytes of one clause.
  if (before.size() > kClauseBytes) before.remove_prefix(before.size() - kClauseBytes);
  std::size_t begin = 0;
  for (const std::string_view stop : {"，", "；", ", ", "; "}) {
    if (const std::size_t at = before.rfind(stop); at != std::string_view::npos) begin = std::max(begin, at);
  }
  const std::string_view clause = before.substr(begin);
  return contains(clause, "每") || contains(clause, "单个") || contains(clause, "each ") || contains(clause, "every ");
}

/// Bytes are fewer characters, and a part of a text is not all of it.
bool counts_otherwise(std::string_view rest) {
  rest = trimmed(rest);
  const std::string_view behind =
      rest.starts_with(kPlacesWord) ? trimmed(rest.substr(kPlacesWord.size())) : std::string_view();
  constexpr auto kEnds = std::to_array<std::string_view>(
      {"。", "，", "；", "、", "）", ",", ".", ")", "字符", "且", "的", "之间", "以内", "数字", "字母", "并", "必须"});
  if (!behind.empty() && !starts_with_any(behind, kEnds)) return true;
  return starts_with_any(rest, {"字节", "个字节", "byte", "kb", "mb", "kib", "mib", "%", "倍", "/"});
}

/// `数组长度`, or `长度` where a sentence begins: of a list. `名称长度` may be that of its items.
bool is_length_of_list(std::string_view before) {
  before = trimmed(before);
  return before.empty() || ends_with_any(before, std::to_array<std::string_view>(
                                                     {"数组", "列表", "集合", "array", "list", "。", "；", "."}));
}

/// Words between `长度`, `length` and the number.
std::string_view behind_length(std::string_view text) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view word :
         {"限制",  "要求",  "范围",    "区间",      "约束", "固定", "必须",    "只能",
          "应",    "需",    "须",      "为",        "是",   "在",   "介于",    "constraints",
          "range", "limit", "must be", "should be", "is",   "of",   "between", "from"}) {
      text = skip_separators(text);
      const std::string_view behind = text.starts_with(word) ? text.substr(word.size()) : std::string_view();
      if (behind.empty() || (is_letter(word.back()) && is_word(behind.front()))) continue;
      text = behind, more = true;
    }
  }
  return skip_separators(text);
}

/// What stands right before `长度`, `length`, or begins what stands behind it, says which end is meant.
enum class End : std::uint8_t { both, least, most, exact };
End end_named(std::string_view before, std::string_view behind) {
  constexpr auto kMostBefore = std::to_array<std::string_view>({"最大", "最长", "max", "maximum"});
  constexpr auto kLeastBefore = std::to_array<std::string_view>({"最小", "最短", "min", "minimum"});
  before = trimmed(before);
  if (ends_with_any(before, kMostBefore)) return End::most;
  if (ends_with_any(before, kLeastBefore)) return End::least;
  const bool is_fixed = ends_with_any(before, std::to_array<std::string_view>({"固定", "fixed"})) ||
                        starts_with_any(skip_separators(behind), {"固定", "必须为", "必须是"});
  return is_fixed ? End::exact : End::both;
}

void read_length_at(std::string_view behind, End end, Sizes& sizes) {
  const std::string_view start = behind_length(behind);
  if (const auto pair = leading_pair(start)) {
    if (end == End::both && !counts_otherwise(pair->rest)) sizes = {as_size(pair->low), as_size(pair->high)};
    return;
  }
  const std::string_view number = leading_number(start);
  if (!number.empty() && !counts_otherwise(start.substr(number.size()))) {
    if (end == End::least || end == End::exact) sizes.least = as_size(number);
    if (end == End::most || end == End::exact) sizes.most = as_size(number);
    return;
  }
  if (start.starts_with("小于") && !starts_with_any(start, {"小于等于", "小于或等于"})) {
    const std::string_view value = skip_separators(start.substr(std::string_view("小于").size()));
    const auto size = as_size(leading_number(value));
    if (size && *size > 0 && !counts_otherwise(value.substr(leading_number(value).size()))) sizes.most = *size - 1;
  }
  for (const std::string_view most : {"小于等于", "小于或等于", "不超过", "不能超过", "不得超过", "不大于", "最大为",
                                      "最大值为", "最大值", "最长为", "最多为"}) {
    if (!start.starts_with(most)) continue;
    const std::string_view value = skip_separators(start.substr(most.size()));
    const std::string_view size = leading_number(value);
    if (!counts_otherwise(value.substr(size.size()))) sizes.most = as_size(size);
  }
}

/// `长度为 8 ~ 32`, `最大长度：64`, `Fixed length of 12`: the cue says what is counted.
void read_length(std::string_view folded, Kind kind, Sizes& sizes) {
  for (const std::string_view cue : {"长度", "length"}) {
    for (std::size_t at = folded.find(cue); at != std::string_view::npos; at = folded.find(cue, at + 1)) {
      const std::string_view before = folded.substr(0, at);
      constexpr auto kEnds = std::to_array<std::string_view>({"max", "min"});
      if (is_letter(cue.front()) && at > 0 && is_word(folded[at - 1]) && !ends_with_any(before, kEnds)) continue;
      if (kind == Kind::array && (is_of_each(before) || !is_length_of_list(before))) continue;
      Sizes said;
      read_length_at(folded.substr(at + cue.size()), end_named(before, folded.substr(at + cue.size())), said);
      // `密码长度 8-32，用户名长度 4-16`: which is that of the field cannot be told.
      const bool differs = (sizes.least && said.least && sizes.least != said.least) ||
                           (sizes.most && said.most && sizes.most != said.most);
      if (differs) return void(sizes = {});
      if (said.least) sizes.least = said.least;
      if (said.most) sizes.most = said.most;
    }
  }
}

/// `N 的取值范围：1~20`: of `Tag.N`, the number of its items.
void read_range_of_n(std::string_view folded, Sizes& sizes) {
  for (const std::string_view cue :
       {"n 的取值范围", "n的取值范围", "n 取值范围", "valid values of n", "value range of n"}) {
    const std::size_t at = folded.find(cue);
    if (at == std::string_view::npos || (at > 0 && is_word(folded[at - 1]))) continue;
    if (const auto pair = leading_pair(behind_length(folded.substr(at + cue.size()))); pair && bare(pair->rest).empty())
      sizes = {as_size(pair->low), as_size(pair->high)};
  }
}

/// `8 to 32 characters in length`.
void read_length_in_english(std::string_view folded, Sizes& sizes) {
  for (const std::string_view cue : {" characters in length", " characters long"}) {
    const std::size_t end = folded.find(cue);
    if (end == std::string_view::npos || sizes.most) continue;
    for (std::size_t at = end > 24 ? end - 24 : 0; at < end; ++at) {
      const auto pair = leading_pair(folded.substr(at, end - at));
      if (!pair || !pair->rest.empty() || (at > 0 && is_word(folded[at - 1]))) continue;
      sizes = {as_size(pair->low), as_size(pair->high)};
      break;
    }
  }
}

/// `labels are supported`: English counts whatever it is, but for what is measured.
bool is_things(std::string_view rest) {
  constexpr auto kMeasures = std::to_array<std::string_view>(
      {"character", "char",        "letter", "digit",   "byte",   "kb",    "mb",   "gb",   "tb",
       "kib",       "mib",         "gib",    "second",  "minute", "hour",  "day",  "week", "month",
       "year",      "millisecond", "ms",     "percent", "of ",    "level", "time", "bit"});
  return is_letter(rest.front()) && !starts_with_any(rest, kMeasures);
}

/// `密码，至少 8 位`: what a text is made of; people and decimals are counted by the same word.
bool counts_places(std::string_view sentence) {
  constexpr auto kTexts = std::to_array<std::string_view>(
      {"密码", "口令", "长度", "字符", "字母", "验证码", "编码", "编号", "号码", "名称", "标识"});
  constexpr auto kOthers = std::to_array<std::string_view>({"小数", "精度", "用户", "人", "前 ", "前", "后", "每"});
  return has_any(sentence, kTexts) && !has_any(sentence, kOthers);
}

bool is_places(std::string_view sentence, std::string_view rest) {
  if (!rest.starts_with(kPlacesWord) || !counts_places(sentence)) return false;
  rest = trimmed(rest.substr(kPlacesWord.size()));
  return rest.empty() || starts_with_any(rest, {"。", "，", "；", "、", "）", "字符", "且", "的", "之间"});
}

/// `1 to 256 characters`, `1~256 个字符`, `1-10 items`: a pair says itself what it counts.
void read_counted_pair(std::string_view sentence, Kind kind, Sizes& sizes) {
  constexpr auto kTexts = std::to_array<std::string_view>(
      {"个字符", "字符", "个英文字", "个汉字", "个中文字", "个字母", "characters", "chars"});
  constexpr auto kKinds = std::to_array<std::string_view>({"个字符类", "字符类", "个字符集", "字符集"});
  constexpr auto kThings = std::to_array<std::string_view>(
      {"个", "条", "项", "items", "elements", "entries", "values", "ids", "tags", "names", "records"});
  for (std::size_t at = 0; at < sentence.size() && !sizes.most; ++at) {
    if (!is_digit(sentence[at])) continue;
    const bool begins = at == 0 || !(is_word(sentence[at - 1]) || contains(".-", sentence.substr(at - 1, 1)));
    const auto pair = begins ? leading_pair(sentence.substr(at)) : std::nullopt;
    const std::string_view rest = pair ? trimmed(pair->rest) : std::string_view();
    const bool of_text = starts_with_any(rest, kTexts) || (kind == Kind::string && is_places(sentence, rest));
    const bool counts = kind == Kind::array ? starts_with_any(rest, kThings) && !of_text : of_text;
    if (pair && counts && !starts_with_any(rest, kKinds) && !is_of_each(sentence.substr(0, at)))
      sizes = {as_size(pair->low), as_size(pair->high)};
    while (at + 1 < sentence.size() && is_digit(sentence[at + 1])) ++at;
  }
}

/// `at most 64 characters`, `最多 10 个`: the word behind the number says what is counted.
template <std::size_t N>
std::optional<std::uint64_t> counted_behind(std::string_view folded, const std::array<std::string_view, N>& cues,
                                            Kind kind) {
  std::optional<std::uint64_t> found;
  for (const std::string_view cue : cues) {
    for (std::size_t at = folded.find(cue); at != std::string_view::npos; at = folded.find(cue, at + 1)) {
      const std::string_view start = skip_separators(folded.substr(at + cue.size()));
      const auto number = leading_number_word(start);
      if (!number || is_of_each(folded.substr(0, at))) continue;
      const std::string_view rest = trimmed(start.substr(number->size));
      const bool ends = rest.empty() || starts_with_any(rest, {"。", "，", "；", ".", ",", ";"});
      const bool counts = kind == Kind::string ? starts_with_any(rest, kCharacters) || is_places(folded, rest) ||
                                                     (ends && contains(cue, "length"))
                                               : !starts_with_any(rest, kCharacters) &&
                                                     (rest.empty() || starts_with_any(rest, kItems) || is_things(rest));
      // `MySQL 模式不超过 64 个字符，Oracle 模式不超过 128 个字符`: each holds in a case.
      if (counts && found && *found != number->value) return std::nullopt;
      if (counts) found = number->value;
    }
  }
  return found;
}

constexpr auto kNotEmpty = std::to_array<std::string_view>({"不能为空",
                                                            "不可为空",
                                                            "不得为空",
                                                            "不允许为空",
                                                            "不可以为空",
                                                            "不应为空",
                                                            "禁止为空",
                                                            "不能是空",
                                                            "不能传空",
                                                            "不能为null或空",
                                                            "cannot be empty",
                                                            "can't be empty",
                                                            "can not be empty",
                                                            "must not be empty",
                                                            "may not be empty",
                                                            "should not be empty",
                                                            "must be non-empty",
                                                            "must be nonempty",
                                                            "cannot be an empty",
                                                            "must not be an empty",
                                                            "cannot be left empty",
                                                            "cannot be blank",
                                                            "must not be blank",
                                                            "cannot be null or empty",
                                                            "not allowed to be empty",
                                                            "empty string is not allowed",
                                                            "empty strings are not allowed",
                                                            "empty list is not allowed"});
/// What is said of several fields at once is no bound of each.
constexpr auto kOfSeveral = std::to_array<std::string_view>(
    {"同时", "都", "均", "至少", "both", "either", "neither", "all ", "at least one", " or "});

/// `name 不能为空` in the row of something else speaks of another field.
bool names_another_field(std::string_view before, bool is_chinese) {
  for (std::size_t at = 1; at < before.size(); ++at) {
    if (before[at] == '_' && is_word(before[at - 1])) return true;
  }
  // A word in Latin letters right before it is a name.
  const std::string_view word = trimmed(before);
  return is_chinese && !word.empty() && is_letter(word.back());
}

/// An empty value is refused where the page says so of the field, in any case.
bool refuses_empty(std::string_view sentence) {
  if (has_any(sentence, kOfSeveral)) return false;
  return std::any_of(kNotEmpty.begin(), kNotEmpty.end(), [&](std::string_view cue) {
    const std::size_t at = sentence.find(cue);
    return at != std::string_view::npos && !names_another_field(sentence.substr(0, at), !is_letter(cue.front()));
  });
}

/// What a list's items, or a string's characters, are when a case is given is no bound of all cases.
bool speaks_of_a_case(std::string_view sentence) {
  return contains(sentence, "when ") || contains(sentence, "if ") || says_when(sentence) ||
         contains(sentence, "模式下") || contains(sentence, "情况下") || contains(sentence, "场景下") ||
         contains(sentence, " mode,") || contains(sentence, " mode ") || contains(sentence, "in the case");
}

}  // namespace

Bounds find_sizes(std::string_view text, Kind kind) {
  Sizes sizes;
  const std::string folded = lower(text);
  read_length(folded, kind, sizes);
  if (kind == Kind::string) read_length_in_english(folded, sizes);
  if (kind == Kind::array) read_range_of_n(folded, sizes);
  for (const std::string& sentence : sentences_of(folded)) {
    if (speaks_of_a_case(sentence)) continue;
    read_counted_pair(sentence, kind, sizes);
    if (!sizes.most) sizes.most = counted_behind(sentence, kMostLength, kind);
    if (!sizes.least) sizes.least = counted_behind(sentence, kLeastLength, kind);
    if (refuses_empty(sentence)) sizes.least = std::max<std::uint64_t>(sizes.least.value_or(0), 1);
  }
  if (sizes.least && sizes.most && *sizes.least > *sizes.most) sizes = {};
  Bounds bounds;
  (kind == Kind::string ? bounds.min_length : bounds.min_items) = sizes.least;
  (kind == Kind::string ? bounds.max_length : bounds.max_items) = sizes.most;
  return bounds;
}

}  // namespace ocpv::reader
