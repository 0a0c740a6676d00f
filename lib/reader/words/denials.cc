#include "reader/words/denials.h"

#include <algorithm>
#include <array>
#include <span>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

/// What a sentence begins with that lists what is not right.
constexpr auto kDenials = std::to_array<std::string_view>({"不支持",
                                                           "不再支持",
                                                           "不能为",
                                                           "不能是",
                                                           "不能取",
                                                           "不能设置为",
                                                           "不能设为",
                                                           "不可为",
                                                           "不可以为",
                                                           "不可以是",
                                                           "不得为",
                                                           "不应为",
                                                           "不允许为",
                                                           "不允许使用",
                                                           "不允许取",
                                                           "不包括",
                                                           "不包含",
                                                           "禁止",
                                                           "非法取值",
                                                           "非法值",
                                                           "无效取值",
                                                           "无效值",
                                                           "保留取值",
                                                           "保留值",
                                                           "保留字",
                                                           "does not support",
                                                           "do not support",
                                                           "doesn't support",
                                                           "no longer support",
                                                           "cannot be",
                                                           "can't be",
                                                           "can not be",
                                                           "must not be",
                                                           "may not be",
                                                           "should not be",
                                                           "not supported",
                                                           "excludes",
                                                           "excluding",
                                                           "invalid value",
                                                           "unsupported value",
                                                           "reserved value",
                                                           "reserved word",
                                                           "forbidden value",
                                                           "disallowed value"});

/// What a sentence begins with that lists some of what is right.
constexpr auto kSamples = std::to_array<std::string_view>({"取值示例",        "示例取值",
                                                           "示例值",          "常用取值",
                                                           "常见取值",        "常用值",
                                                           "常见值",          "典型取值",
                                                           "典型值",          "推荐取值",
                                                           "建议取值",        "推荐值",
                                                           "example value",   "sample value",
                                                           "typical value",   "common value",
                                                           "usual value",     "recommended value",
                                                           "suggested value", "frequently used value"});

/// Words before these that change nothing.
constexpr auto kFillers = std::to_array<std::string_view>(
    {"该参数",      "此参数",     "该字段",  "此字段", "该值", "参数值",      "注意：",          "说明：",
     "目前",        "当前",       "暂时",    "暂",     "值",   "note: ",      "this parameter ", "the parameter ",
     "this field ", "the value ", "values ", "value ", "it ",  "currently, ", "currently "});

std::string_view without_fillers(std::string_view sentence) {
  for (bool more = true; more;) {
    more = false;
    sentence = trimmed(sentence);
    for (const std::string_view filler : kFillers) {
      if (sentence.starts_with(filler)) sentence.remove_prefix(filler.size()), more = true;
    }
  }
  return sentence;
}

std::size_t stop_at(std::string_view text) {
  if (text.front() >= kItemBegin && text.front() <= kListEnd) return 1;
  constexpr auto kStops = std::to_array<std::string_view>({"。", "；", "\n", ". ", "; "});
  for (const std::string_view stop : kStops) {
    if (begins_with(text, stop)) return stop.size();
  }
  return 0;
}

std::string without(std::string_view text, std::span<const std::string_view> beginnings) {
  std::string kept(text);
  const std::string folded = lower(text);
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin, stop = 0;
    while (end < text.size() && (stop = stop_at(text.substr(end))) == 0) ++end;
    if (starts_with_any(without_fillers(std::string_view(folded).substr(begin, end - begin)), beginnings))
      std::fill(kept.begin() + static_cast<std::ptrdiff_t>(begin), kept.begin() + static_cast<std::ptrdiff_t>(end),
                ' ');
    begin = end + std::max<std::size_t>(stop, 1);
  }
  return kept;
}

}  // namespace

std::string without_denied_values(std::string_view text) { return without(text, kDenials); }

std::string without_sample_values(std::string_view text) { return without(text, kSamples); }

bool denies_what_follows(std::string_view folded_before) {
  constexpr auto kBefore =
      std::to_array<std::string_view>({"不", "不能", "不可", "不可以", "不得", "不应", "未", "非", "not ", "n't ",
                                       "cannot ", "never ", "no longer ", "in", "un"});
  return ends_with_any(folded_before, kBefore);
}

bool lets_spell_otherwise(std::string_view text) {
  constexpr auto kAnyCase = std::to_array<std::string_view>({"不区分大小写",
                                                             "大小写不敏感",
                                                             "忽略大小写",
                                                             "大小写均可",
                                                             "case-insensitive",
                                                             "case insensitive",
                                                             "not case-sensitive",
                                                             "not case sensitive",
                                                             "ignoring case",
                                                             "逗号分隔",
                                                             "逗号隔开",
                                                             "逗号分割",
                                                             "分号分隔",
                                                             "分号隔开",
                                                             "竖线分隔",
                                                             "separated by comma",
                                                             "separated with comma",
                                                             "comma-separated",
                                                             "comma separated",
                                                             "separated by semicolon",
                                                             "separated with semicolon",
                                                             "semicolon-separated"});
  return has_any(lower(text), kAnyCase);
}

}  // namespace ocpv::reader
