#include "reader/words/counts.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "reader/words/numbers.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Count;

struct CountWord {
  std::string_view text;
  std::uint64_t value;
};
// Longer words first: 十二 begins with 十.
constexpr auto kNumbers = std::to_array<CountWord>(
    {{"十二", 12},     {"十一", 11},  {"二十", 20},   {"三十", 30},   {"五十", 50},   {"一百", 100},
     {"十", 10},       {"一", 1},     {"两", 2},      {"二", 2},      {"三", 3},      {"四", 4},
     {"五", 5},        {"六", 6},     {"七", 7},      {"八", 8},      {"九", 9},      {"one hundred", 100},
     {"hundred", 100}, {"fifty", 50}, {"thirty", 30}, {"twenty", 20}, {"twelve", 12}, {"eleven", 11},
     {"ten", 10},      {"nine", 9},   {"eight", 8},   {"seven", 7},   {"six", 6},     {"five", 5},
     {"four", 4},      {"three", 3},  {"two", 2},     {"one", 1}});

/// What a number counts, in Chinese; English has the plural of anything.
constexpr auto kCounters =
    std::to_array<std::string_view>({"个", "台", "项", "条", "元素", "组", "套", "块", "种", "行", "张", "位"});

enum class Bound : std::uint8_t { exact, both, most, least, above, below };
struct Cue {
  std::string_view text;
  Bound bound;
};
// Longer words first. `both`: as a demand it asks for so many, not for so many at most.
constexpr auto kCues = std::to_array<Cue>({{"有且只能有", Bound::both},
                                           {"有且仅能有", Bound::both},
                                           {"有且只有", Bound::both},
                                           {"有且仅有", Bound::both},
                                           {"必须且只能有", Bound::both},
                                           {"正好有", Bound::both},
                                           {"恰好有", Bound::both},
                                           {"恰好为", Bound::both},
                                           {"恰好", Bound::both},
                                           {"恰有", Bound::both},
                                           {"个数等于", Bound::both},
                                           {"数量等于", Bound::both},
                                           {"长度等于", Bound::both},
                                           {"个数必须为", Bound::both},
                                           {"数量必须为", Bound::both},
                                           {"个数为", Bound::both},
                                           {"数量为", Bound::both},
                                           {"长度为", Bound::both},
                                           {"不能超过", Bound::most},
                                           {"不得超过", Bound::most},
                                           {"不能多于", Bound::most},
                                           {"不超过", Bound::most},
                                           {"不多于", Bound::most},
                                           {"最多只能有", Bound::most},
                                           {"最多可以有", Bound::most},
                                           {"最多允许", Bound::most},
                                           {"最多支持", Bound::most},
                                           {"最多包含", Bound::most},
                                           {"最多有", Bound::most},
                                           {"最多", Bound::most},
                                           {"至多", Bound::most},
                                           {"至少包含", Bound::least},
                                           {"至少需要", Bound::least},
                                           {"至少有", Bound::least},
                                           {"至少", Bound::least},
                                           {"不能少于", Bound::least},
                                           {"不得少于", Bound::least},
                                           {"不少于", Bound::least},
                                           {"最少", Bound::least},
                                           {"大于等于", Bound::least},
                                           {"小于等于", Bound::most},
                                           {"个数大于", Bound::above},
                                           {"数量大于", Bound::above},
                                           {"长度大于", Bound::above},
                                           {"多于", Bound::above},
                                           {"超过", Bound::above},
                                           {"大于", Bound::above},
                                           {"少于", Bound::below},
                                           {"小于", Bound::below},
                                           {"只能包含", Bound::exact},
                                           {"只能有", Bound::exact},
                                           {"只能传入", Bound::exact},
                                           {"只能指定", Bound::exact},
                                           {"只能传", Bound::exact},
                                           {"只能填", Bound::exact},
                                           {"只允许有", Bound::exact},
                                           {"只允许", Bound::exact},
                                           {"仅允许", Bound::exact},
                                           {"只支持", Bound::exact},
                                           {"仅支持", Bound::exact},
                                           {"只包含", Bound::exact},
                                           {"仅包含", Bound::exact},
                                           {"只含", Bound::exact},
                                           {"仅含", Bound::exact},
                                           {"只传", Bound::exact},
                                           {"只有", Bound::exact},
                                           {"仅有", Bound::exact},
                                           {"只能", Bound::exact},
                                           {"exactly ", Bound::both},
                                           {"no more than ", Bound::most},
                                           {"not more than ", Bound::most},
                                           {"not exceed ", Bound::most},
                                           {"at most ", Bound::most},
                                           {"up to ", Bound::most},
                                           {"a maximum of ", Bound::most},
                                           {"maximum of ", Bound::most},
                                           {"no fewer than ", Bound::least},
                                           {"no less than ", Bound::least},
                                           {"at least ", Bound::least},
                                           {"a minimum of ", Bound::least},
                                           {"more than ", Bound::above},
                                           {"fewer than ", Bound::below},
                                           {"less than ", Bound::below},
                                           {"contains only ", Bound::exact},
                                           {"has only ", Bound::exact},
                                           {"only ", Bound::exact},
                                           {"just ", Bound::exact},
                                           {"contains ", Bound::exact},
                                           {"has ", Bound::exact}});
constexpr auto kSingle = std::to_array<std::string_view>({"单台", "单个", "单条", "单一", "单项", "a single "});
constexpr auto kSeveral =
    std::to_array<std::string_view>({"多台", "多个", "多条", "multiple ", "several ", "two or more "});
constexpr auto kCases = std::to_array<std::string_view>(
    {"模式", "时", "当", "如果", "若", "情况下", "类型", "场景", "when ", "if ", " mode", "for "});

struct FoundCount {
  Bound bound = Bound::exact;
  std::uint64_t number = 0;
  std::size_t at = 0;
};

/// A number of things: a counter behind it, or in English a word; a bare number only where the cue says what is
/// counted.
bool counts_things(std::string_view behind, const Cue& cue) {
  for (const std::string_view dash : {"~", "～", "-", "–", "至", "到", " to "}) {
    if (behind.starts_with(dash) || trimmed(behind).starts_with(dash)) return false;
  }
  const bool names_count = contains(cue.text, "个数") || contains(cue.text, "数量") || contains(cue.text, "长度");
  if (names_count) return true;
  behind = trimmed(behind);
  const bool counter =
      std::any_of(kCounters.begin(), kCounters.end(), [&](std::string_view word) { return behind.starts_with(word); });
  const bool is_chinese = static_cast<unsigned char>(cue.text.front()) >= 0x80;
  if (is_chinese) return counter;
  for (const std::string_view other :
       {"character", "digit", "letter", "byte", "second", "minute", "hour", "day", "%"}) {
    if (behind.starts_with(other)) return false;
  }
  return !behind.empty() && is_letter(behind.front()) && !behind.starts_with("of ");
}

/// Bytes that some cue begins with; every byte of a long text is looked at.
constexpr std::array<bool, 256> kFirstBytes = [] {
  std::array<bool, 256> first{};
  for (const Cue& cue : kCues) first[static_cast<unsigned char>(cue.text.front())] = true;
  return first;
}();

std::optional<FoundCount> find(std::string_view folded) {
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (!kFirstBytes[static_cast<unsigned char>(folded[at])]) continue;
    for (const Cue& cue : kCues) {
      if (cue.text.front() != folded[at] || !folded.substr(at).starts_with(cue.text)) continue;
      if (is_letter(cue.text.front()) && at > 0 && is_word(folded[at - 1])) continue;
      const std::string_view behind = folded.substr(at + cue.text.size());
      const std::string_view start = trimmed(behind);
      const auto number = leading_number_word(start);
      if (!number || !counts_things(start.substr(number->size), cue)) break;
      return FoundCount{cue.bound, number->value, at};
    }
  }
  return std::nullopt;
}

Count count_of(const FoundCount& found, bool is_demand) {
  switch (found.bound) {
    case Bound::exact:
      return is_demand ? Count{{}, found.number} : Count{found.number, found.number};
    case Bound::both:
      return {found.number, found.number};
    case Bound::most:
      return {{}, found.number};
    case Bound::least:
      return {found.number, {}};
    case Bound::above:
      return {found.number + 1, {}};
    case Bound::below:
      break;
  }
  return {{}, found.number == 0 ? 0 : found.number - 1};
}

}  // namespace

std::optional<NumberWord> leading_number_word(std::string_view folded) {
  const std::string_view digits = leading_number(folded);
  if (!digits.empty()) {
    std::uint64_t value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return NumberWord{value, digits.size()};
  }
  for (const CountWord& word : kNumbers) {
    if (!folded.starts_with(word.text)) continue;
    const std::string_view behind = folded.substr(word.text.size());
    if (is_letter(word.text.front()) && !behind.empty() && is_word(behind.front())) continue;
    return NumberWord{word.value, word.text.size()};
  }
  return std::nullopt;
}

std::optional<CountPhrase> find_counted(std::string_view folded) {
  if (const auto found = find(folded)) return CountPhrase{count_of(*found, false), found->at, false};
  for (const std::string_view word : kSingle) {
    if (const std::size_t at = folded.find(word); at != std::string_view::npos) return CountPhrase{{1, 1}, at, true};
  }
  for (const std::string_view word : kSeveral) {
    if (const std::size_t at = folded.find(word); at != std::string_view::npos) return CountPhrase{{2, {}}, at, true};
  }
  return std::nullopt;
}

bool may_be_about_case(std::string_view folded) { return has_any(folded, kCases); }

std::optional<Count> find_demanded_count(std::string_view folded) {
  const auto found = find(folded);
  return found ? std::optional(count_of(*found, true)) : std::nullopt;
}

}  // namespace ocpv::reader
