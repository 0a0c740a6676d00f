#include "reader/words/clauses.h"

#include <algorithm>
#include <array>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

/// Of `删除`, `清除` and their like 除 is a part.
constexpr auto kVerbsOfRemoval = std::to_array<std::string_view>(
    {"删", "移", "清", "排", "解", "去", "拆", "剔", "免", "扣", "消", "废", "铲", "根"});

}  // namespace

std::vector<TextPart> sentences_in(std::string_view text) {
  std::vector<TextPart> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool wide = static_cast<unsigned char>(c) >= 0x80 && starts_with_any(text.substr(at, 3), {"。", "；"});
    const bool stop = (c == '.' || c == ';') && (at + 1 == text.size() || text[at + 1] == ' ');
    if (!wide && !stop && c != '\n' && !(c >= kItemBegin && c <= kListEnd)) continue;
    const std::size_t end = at + (wide ? 3 : 1);
    parts.push_back({begin, end});
    begin = end;
    at = end - 1;
  }
  if (begin < text.size()) parts.push_back({begin, text.size()});
  return parts;
}

TextPart clause_at(std::string_view whole, std::size_t at) {
  const std::size_t first = at > kLongestClause ? at - kLongestClause : 0;
  const std::string_view sentence = whole.substr(0, std::min(whole.size(), at + kLongestClause)).substr(first);
  at -= first;
  TextPart clause{0, sentence.size()};
  constexpr auto kStops = std::to_array<std::string_view>({"，", "（", "）", ", ", " (", ") "});
  for (const std::string_view stop : kStops) {
    const std::size_t before = at == 0 ? std::string_view::npos : sentence.rfind(stop, at - 1);
    if (before != std::string_view::npos && before < at) clause.begin = std::max(clause.begin, before + stop.size());
    clause.end = std::min(clause.end, sentence.find(stop, at));
  }
  return {first + clause.begin, first + clause.end};
}

bool says_when(std::string_view sentence) {
  constexpr auto kBefore = std::to_array<std::string_view>({"超", "小", "同", "及", "实", "临", "定", "计", "延", "耗",
                                                            "按", "准", "随", "暂", "历", "工", "课", "平", "限"});
  constexpr auto kBehind =
      std::to_array<std::string_view>({"间", "长", "区", "刻", "段", "效", "候", "延", "钟", "戳", "序", "点", "限"});
  constexpr auto kBehindWhen = std::to_array<std::string_view>({"前", "天", "日", "月", "年", "地", "中"});
  if (contains(sentence, "如果") || contains(sentence, "若")) return true;
  const auto stands = [&](std::string_view word, const auto& before, const auto& behind) {
    for (std::size_t at = sentence.find(word); at != std::string_view::npos; at = sentence.find(word, at + 1)) {
      if (!ends_with_any(sentence.substr(0, at), before) && !starts_with_any(sentence.substr(at + word.size()), behind))
        return true;
    }
    return false;
  };
  constexpr auto kBeforeWhen = std::to_array<std::string_view>({"相", "适", "应", "恰", "充"});
  return stands("时", kBefore, kBehind) || stands("当", kBeforeWhen, kBehindWhen);
}

bool says_except(std::string_view folded, Reserves found) {
  if (has(found, reserve::kException)) return true;
  if (!has(found, reserve::kBut)) return false;
  constexpr std::string_view kBut = "除";
  for (std::size_t at = folded.find(kBut); at != std::string_view::npos; at = folded.find(kBut, at + 1)) {
    if (ends_with_any(folded.substr(0, at), kVerbsOfRemoval)) continue;
    if (folded.find("外", at) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace ocpv::reader
