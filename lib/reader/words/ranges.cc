#include "reader/words/ranges.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "reader/words/numbers.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

/// Words that make two numbers a range and not a list or an example.
constexpr auto kRangeCues = std::to_array<std::string_view>(
    {"返回值", "取值范围", "取值", "范围", "等级", "级别", "介于", "必须是", "必须为", "必须在", "value range",
     "ranges from", "range from", "range of", "range", "valid values", "must be", "must be in", "between"});
/// Those of them that speak of nothing else.
constexpr auto kSureCues = std::to_array<std::string_view>({"取值范围", "范围", "range"});

constexpr auto kRangeJoints =
    std::to_array<std::string_view>({"或者", "或", "和", "以及", "、", "，", ",", "or", "and"});
constexpr auto kMeanings =
    std::to_array<std::string_view>({"表示", "代表", "为不", "即不", "：不", "means", "indicates", "represents",
                                     "stands for", "is unlimited", "for unlimited", "for no limit", "specifies"});

bool is_ordered(const NumberPair& pair) { return number_of(pair.low) <= number_of(pair.high); }

std::size_t offset_of(std::string_view text, std::string_view part) {
  return static_cast<std::size_t>(part.data() - text.data());
}

/// Where the range begins and ends in the text, with its brackets.
struct FoundRange {
  NumberPair pair;
  std::size_t begin = 0, end = 0;
  bool opens_after = false, closes_before = false;  ///< `(`, `)`: the end itself is left out.
};

std::size_t mark_at(std::string_view text, std::initializer_list<std::string_view> marks) {
  for (const std::string_view mark : marks) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

/// `[1~5]` anywhere; `[0, 1]` and `(0, 1]` only behind a word that says range.
std::optional<FoundRange> bracketed(std::string_view text, std::string_view folded) {
  const std::size_t sure = first_of(folded, kSureCues), any = first_of(folded, kRangeCues);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t square = mark_at(text.substr(at), {"[", "【"});
    const std::size_t open = square != 0 ? square : mark_at(text.substr(at), {"(", "（"});
    const auto pair = open == 0 ? std::nullopt : leading_pair(trimmed(text.substr(at + open)));
    if (!pair || !is_ordered(*pair)) continue;
    const std::string_view rest = trimmed(pair->rest);
    const std::size_t shut = mark_at(rest, {"]", "】"});
    const std::size_t close = shut != 0 ? shut : mark_at(rest, {")", "）"});
    if (close == 0) continue;
    const std::string_view inside = text.substr(at, offset_of(text, pair->rest) - at);
    const bool listed = contains(inside, ",") || contains(inside, "，");
    const bool round = square == 0 && shut == 0;
    const bool announced = round ? sure < at : any < at;
    if (square != 0 && shut != 0 ? !listed || announced : announced)
      return FoundRange{*pair, at, offset_of(text, rest) + close, square == 0, shut == 0};
  }
  return std::nullopt;
}

/// `取值范围：1 ~ 5`.
std::optional<FoundRange> behind_cue(std::string_view text, std::string_view folded) {
  for (const std::string_view cue : kRangeCues) {
    for (std::size_t at = folded.find(cue); at != std::string_view::npos; at = folded.find(cue, at + 1)) {
      const std::string_view start = skip_separators(text.substr(at + cue.size()));
      auto pair = leading_pair(start);
      if (cue == "介于" && !pair) {
        const std::string_view low = leading_number(start);
        const std::string_view joint = trimmed(start.substr(low.size()));
        const std::size_t size = mark_at(joint, {"和", "与"});
        const std::string_view high = size == 0 ? std::string_view() : leading_number(trimmed(joint.substr(size)));
        if (!low.empty() && !high.empty())
          pair = NumberPair{low, high, text.substr(offset_of(text, high) + high.size())};
      }
      if (!pair || !is_ordered(*pair) || counts_characters(pair->rest)) continue;
      const std::string_view between = trimmed(text.substr(offset_of(text, pair->low) + pair->low.size()));
      const bool joined = between.starts_with("and ") && cue != "between";
      if (between.starts_with(',') || between.starts_with("，") || joined) continue;
      return FoundRange{*pair, offset_of(text, pair->low), offset_of(text, pair->rest), false, false};
    }
  }
  return std::nullopt;
}

/// `≤`, `<=`, `<` at the start of `text`: its size, and whether the end itself is left out.
std::size_t sign_at(std::string_view text, bool& leaves_out) {
  const std::size_t closed = mark_at(text, {"≤", "<=", "⩽", "&lt;="});
  if (closed != 0) return closed;
  const std::size_t open = mark_at(text, {"<", "＜", "&lt;"});
  leaves_out = leaves_out || open != 0;
  return open;
}

/// `1 ≤ n ≤ 100`, `0 < size <= 5`: a name between two numbers.
std::optional<FoundRange> between_signs(std::string_view text) {
  constexpr std::size_t kLongestName = 64;
  for (std::size_t at = text.find_first_of("0123456789-"); at < text.size();
       at = text.find_first_of("0123456789-", at + 1)) {
    const std::string_view low =
        at > 0 && (is_word(text[at - 1]) || text[at - 1] == '.') ? std::string_view() : leading_number(text.substr(at));
    if (low.empty()) continue;
    FoundRange found;
    found.begin = at;
    at += low.size() - 1;
    std::string_view rest = text.substr(at + 1);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    const std::size_t first = sign_at(rest, found.opens_after);
    if (first == 0) continue;
    rest = trimmed(rest.substr(first, kLongestName * 2));
    std::size_t name = 0;
    while (name < std::min(rest.size(), kLongestName) &&
           (is_word(rest[name]) || static_cast<unsigned char>(rest[name]) >= 0x80) &&
           !rest.substr(name).starts_with("≤") && !rest.substr(name).starts_with("＜"))
      ++name;
    rest = name == 0 || is_digit(rest.front()) ? std::string_view() : trimmed(rest.substr(name));
    const std::size_t second = sign_at(rest, found.closes_before);
    const std::string_view high = second == 0 ? std::string_view() : leading_number(trimmed(rest.substr(second)));
    if (high.empty()) continue;
    found.end = offset_of(text, high) + high.size();
    found.pair = {low, high, text.substr(found.end)};
    if (is_ordered(found.pair)) return found;
  }
  return std::nullopt;
}

/// Another number is joined to the range: `-1 or [10, 100]`, `1-100 或 -1`, `1 and 10 to 100`.
bool is_joined(std::string_view text, const FoundRange& found) {
  std::string_view before = trimmed(text.substr(0, found.begin));
  for (const std::string_view joint : kRangeJoints) {
    if (!before.ends_with(joint)) continue;
    const std::string_view number = trimmed(before.substr(0, before.size() - joint.size()));
    if (!number.empty() && is_digit(number.back())) return true;
  }
  std::string_view behind = trimmed(text.substr(found.end));
  for (bool more = true, any = false; more;) {
    more = false;
    for (const std::string_view joint : kRangeJoints) {
      if (behind.starts_with(joint)) behind = trimmed(behind.substr(joint.size())), more = any = true;
    }
    if (any && !more && (!leading_number(behind).empty() || behind.starts_with("["))) return true;
  }
  return leading_pair("0" + std::string(behind)).has_value() && !behind.starts_with(".");
}

/// `0 means unlimited` beside `1-100`: the number has a meaning, so it is right.
bool has_special_number(std::string_view folded, const FoundRange& found) {
  const double low = number_of(found.pair.low), high = number_of(found.pair.high);
  for (std::size_t at = 0; at < folded.size(); ++at) {
    const bool begins = (is_digit(folded[at]) || folded[at] == '-') && (at == 0 || !is_word(folded[at - 1]));
    const std::string_view number = begins ? leading_number(folded.substr(at)) : std::string_view();
    if (number.empty()) continue;
    const double value = number_of(number);
    std::string_view behind = trimmed(folded.substr(at + number.size()));
    while (!behind.empty() && contains("`\"'", behind.substr(0, 1))) behind = trimmed(behind.substr(1));
    if ((value < low || value > high) && starts_with_any(behind, kMeanings)) return true;
    at += number.size() - 1;
  }
  return false;
}

std::string next_whole(std::string_view number, int step) {
  std::int64_t value = 0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  return std::to_string(value + step);
}

}  // namespace

RangeReading find_range(std::string_view text, std::string_view folded, bool fractions) {
  auto found = bracketed(text, folded);
  if (!found) found = behind_cue(text, folded);
  if (!found) found = between_signs(text);
  if (!found) return {};
  RangeReading range{.is_said = true, .minimum = {}, .maximum = {}, .behind = text.substr(found->end)};
  if (is_joined(text, *found) || has_special_number(folded, *found)) return range;
  constexpr std::size_t kLongest = 15;  // Digits of a number that is counted on.
  const auto may_step = [&](std::string_view number) {
    return !fractions && number.size() <= kLongest && !contains(number, ".");
  };
  const auto& [low, high, rest] = found->pair;
  range.minimum = found->opens_after && may_step(low) ? next_whole(low, 1) : std::string(low);
  range.maximum = found->closes_before && may_step(high) ? next_whole(high, -1) : std::string(high);
  return range;
}

}  // namespace ocpv::reader
