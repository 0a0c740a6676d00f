#include "reader/words/units.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/ascii.h"
#include "reader/words/numbers.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

struct UnitWord {
  std::string_view text;
  std::string_view unit;
};
// Longer words first: `毫秒` ends in `秒`.
constexpr auto kUnits = std::to_array<UnitWord>({{"毫秒", "ms"},
                                                 {"微秒", "us"},
                                                 {"纳秒", "ns"},
                                                 {"秒", "s"},
                                                 {"分钟", "min"},
                                                 {"小时", "h"},
                                                 {"天", "d"},
                                                 {"字节", "B"},
                                                 {"比特", "bit"},
                                                 {"个月", "month"},
                                                 {"milliseconds", "ms"},
                                                 {"millisecond", "ms"},
                                                 {"microseconds", "us"},
                                                 {"nanoseconds", "ns"},
                                                 {"seconds", "s"},
                                                 {"minutes", "min"},
                                                 {"hours", "h"},
                                                 {"days", "d"},
                                                 {"weeks", "week"},
                                                 {"months", "month"},
                                                 {"years", "year"},
                                                 {"bytes", "B"},
                                                 {"ms", "ms"},
                                                 {"us", "us"},
                                                 {"kib", "KiB"},
                                                 {"mib", "MiB"},
                                                 {"gib", "GiB"},
                                                 {"tib", "TiB"},
                                                 {"kb", "KB"},
                                                 {"mb", "MB"},
                                                 {"gb", "GB"},
                                                 {"tb", "TB"},
                                                 {"kbps", "Kbit/s"},
                                                 {"mbps", "Mbit/s"},
                                                 {"gbps", "Gbit/s"},
                                                 {"bps", "bit/s"},
                                                 {"kbit", "Kbit"},
                                                 {"mbit", "Mbit"},
                                                 {"gbit", "Gbit"},
                                                 {"bit", "bit"},
                                                 {"bits", "bit"},
                                                 {"qps", "QPS"},
                                                 {"tps", "TPS"},
                                                 {"iops", "IOPS"},
                                                 {"%", "%"},
                                                 {"s", "s"}});
/// Of one, or where a word before has said that a unit follows: `月` and `second` alone are other words as well.
constexpr auto kAfterNumber = std::to_array<UnitWord>({{"周", "week"},
                                                       {"星期", "week"},
                                                       {"月", "month"},
                                                       {"年", "year"},
                                                       {"季度", "quarter"},
                                                       {"兆", "兆"},
                                                       {"week", "week"},
                                                       {"month", "month"},
                                                       {"year", "year"},
                                                       {"quarter", "quarter"},
                                                       {"quarters", "quarter"},
                                                       {"minute", "min"},
                                                       {"min", "min"},
                                                       {"mins", "min"},
                                                       {"hour", "h"},
                                                       {"h", "h"},
                                                       {"day", "d"},
                                                       {"second", "s"},
                                                       {"sec", "s"},
                                                       {"secs", "s"},
                                                       {"byte", "B"},
                                                       {"core", "core"},
                                                       {"cores", "core"}});
/// Which unit follows is said; the shorter words are units there alone.
constexpr auto kUnitWords =
    std::to_array<std::string_view>({"单位为", "单位是", "单位：", "单位:", "单位", "in the unit of ",
                                     "unit: ", "units: ", "unit is ", "measured in "});
constexpr auto kUnitCues = std::to_array<std::string_view>({"（", "(", "in "});

constexpr std::size_t kLongestUnit = 48;  ///< No unit of the tables has more bytes, with what it is divided by.

/// The word of the table that a text begins with; what stands behind it goes to `rest`.
std::string unit_word(std::string_view folded, std::span<const UnitWord> table, std::string_view& rest) {
  for (const auto& [said, unit] : table) {
    if (!begins_with(folded, said)) continue;
    const bool latin = is_letter(said.front());
    if (latin && folded.size() > said.size() && is_word(folded[said.size()])) continue;
    rest = folded.substr(said.size());
    return std::string(unit);
  }
  return {};
}

std::string any_word_of(std::string_view folded, std::string_view& rest) {
  std::string unit = unit_word(folded, kUnits, rest);
  return unit.empty() ? unit_word(folded, kAfterNumber, rest) : unit;
}

/// With what it is divided by: `/s`, ` per second`, `每秒`.
std::string with_span(std::string unit, std::string_view& rest) {
  const std::string_view behind = trimmed(rest);
  for (const std::string_view sign : {"/", "per ", "每"}) {
    if (unit.empty() || !behind.starts_with(sign)) continue;
    std::string_view after = trimmed(behind.substr(sign.size()));
    const std::string span = any_word_of(after, after);
    if (span.empty()) return unit + "/?";
    rest = after;
    return unit + "/" + span;
  }
  return unit;
}

bool is_closed(std::string_view cue, std::string_view after) {
  return (cue != "（" && cue != "(") || starts_with_any(after, {"）", ")"});
}

/// `保留天数`, `the number of days`: a noun that says what is counted.
constexpr auto kCountedNouns = std::to_array<UnitWord>({{"毫秒数", "ms"},
                                                        {"秒数", "s"},
                                                        {"分钟数", "min"},
                                                        {"小时数", "h"},
                                                        {"天数", "d"},
                                                        {"月数", "month"},
                                                        {"年数", "year"},
                                                        {"字节数", "B"},
                                                        {"number of milliseconds", "ms"},
                                                        {"number of seconds", "s"},
                                                        {"number of minutes", "min"},
                                                        {"number of hours", "h"},
                                                        {"number of days", "d"},
                                                        {"number of weeks", "week"},
                                                        {"number of months", "month"},
                                                        {"number of years", "year"},
                                                        {"number of bytes", "B"}});

}  // namespace

std::string leading_unit(std::string_view text) {
  const std::string folded = lower(trimmed(text).substr(0, kLongestUnit));
  std::string_view rest;
  std::string unit = any_word_of(folded, rest);
  return unit.empty() ? unit : with_span(std::move(unit), rest);
}

bool counts_in_time(std::string_view folded) {
  std::size_t end = folded.size();
  for (const std::string_view stop : {"，", "。", "；", "）", "、", "\n", ", ", ". ", ";", ")"})
    end = std::min(end, folded.find(stop));
  const std::string_view clause = folded.substr(0, end);
  for (const std::string_view sign : {"/", " per ", "每"}) {
    const std::size_t at = clause.find(sign);
    std::string_view rest = at == std::string_view::npos ? std::string_view() : clause.substr(at + sign.size());
    if (!rest.empty() && !any_word_of(trimmed(rest), rest).empty()) return true;
  }
  return false;
}

std::string find_unit(std::string_view text) {
  const std::string whole = lower(text);
  const std::string_view folded = whole;
  const auto behind = [&](std::string_view cue, bool is_said) {
    for (std::size_t at = folded.find(cue); at != std::string_view::npos; at = folded.find(cue, at + 1)) {
      const std::string_view start = skip_separators(folded.substr(at + cue.size()));
      std::string_view rest;
      std::string unit = is_said ? any_word_of(start, rest) : unit_word(start, kUnits, rest);
      if (!unit.empty()) unit = with_span(std::move(unit), rest);
      if (!unit.empty() && is_closed(cue, rest)) return unit;
    }
    return std::string();
  };
  for (const std::string_view cue : kUnitWords) {
    if (std::string unit = behind(cue, true); !unit.empty()) return unit;
  }
  for (const std::string_view cue : kUnitCues) {
    if (std::string unit = behind(cue, false); !unit.empty()) return unit;
  }
  return {};
}

std::string unit_of_value(std::string_view text) {
  if (std::string unit = find_unit(text); !unit.empty()) return unit;
  // Of the first clause, which says what the field is.
  const std::string folded = lower(text.substr(0, text.find('\n')));
  std::size_t end = folded.size();
  for (const std::string_view stop : {"，", "。", "；", "：", "（", ", ", ". ", ";", ":", "("})
    end = std::min(end, folded.find(stop));
  const std::string_view clause = trimmed(std::string_view(folded).substr(0, end));
  for (const auto& [noun, unit] : kCountedNouns) {
    const std::size_t at = clause.find(noun);
    if (at == std::string_view::npos) continue;
    const bool is_first = is_letter(noun.front()) && (at == 0 || clause.substr(0, at) == "the ");
    if (is_letter(noun.front()) ? is_first : clause.ends_with(noun)) return std::string(unit);
  }
  return {};
}

}  // namespace ocpv::reader
