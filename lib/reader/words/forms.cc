#include "reader/words/forms.h"

#include <algorithm>
#include <array>
#include <string>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Kind;

/// Each of them says it alone.
constexpr auto kForms = std::to_array<std::string_view>({"格式为",
                                                         "格式是",
                                                         "格式：",
                                                         "格式:",
                                                         "格式如",
                                                         "格式应",
                                                         "格式必须",
                                                         "格式需",
                                                         "格式要求",
                                                         "正则",
                                                         "组成",
                                                         "开头",
                                                         "结尾",
                                                         "首字符",
                                                         "首字母",
                                                         "首位",
                                                         "iso8601",
                                                         "iso 8601",
                                                         "iso-8601",
                                                         "rfc 3339",
                                                         "rfc3339",
                                                         "yyyy",
                                                         "regular expression",
                                                         "regex",
                                                         "pattern:",
                                                         "pattern is",
                                                         "pattern of",
                                                         "match the pattern",
                                                         "matches the pattern",
                                                         "following pattern",
                                                         "format:",
                                                         "in the format",
                                                         "the format is",
                                                         "in a format of",
                                                         "formatted as",
                                                         "starts with",
                                                         "start with",
                                                         "begins with",
                                                         "begin with",
                                                         "ends with",
                                                         "end with",
                                                         "consists of",
                                                         "consist of",
                                                         "composed of",
                                                         "made up of",
                                                         "alphanumeric"});

/// Of what a text is made; two of them are a set of characters.
constexpr auto kCharacterSets = std::to_array<std::string_view>({"字母",
                                                                 "数字",
                                                                 "下划线",
                                                                 "中划线",
                                                                 "短划线",
                                                                 "连字符",
                                                                 "横线",
                                                                 "特殊字符",
                                                                 "大写",
                                                                 "小写",
                                                                 "汉字",
                                                                 "中文",
                                                                 "空格",
                                                                 "letter",
                                                                 "digit",
                                                                 "underscore",
                                                                 "hyphen",
                                                                 "dashes",
                                                                 "special character",
                                                                 "uppercase",
                                                                 "lowercase",
                                                                 "period"});

constexpr auto kSteps = std::to_array<std::string_view>({"步长", "的倍数", "的整数倍", "multiple of", "multiples of",
                                                         "increments of", "divisible by", "step size", "a step of"});

/// Nothing but what writes a date, in small letters.
bool is_of_date(char c) { return is_letter_or_digit(c) || contains("-/:.+'_", {&c, 1}); }

DateForm form_of(std::string pattern) {
  pattern = replaced(pattern, "'", "");
  constexpr std::size_t kOffset = 6;  // `+08:00`
  if (pattern.size() > kOffset && contains("+-", pattern.substr(pattern.size() - kOffset, 1)) &&
      is_digit(pattern[pattern.size() - 1]))
    pattern.replace(pattern.size() - kOffset, kOffset, "xxx");
  while (!pattern.empty() && contains(".:-", {&pattern.back(), 1})) pattern.pop_back();
  if (pattern == "yyyy-mm-dd") return DateForm::date;
  for (const std::string_view fraction : {"", ".sss", ".s", ".ssssss", ".fff"}) {
    for (const std::string_view zone : {"z", "xxx", "zz", "+hh:mm"}) {
      if (pattern == "yyyy-mm-ddthh:mm:ss" + std::string(fraction) + std::string(zone)) return DateForm::date_time;
    }
  }
  return DateForm::other;
}

}  // namespace

bool says_how_written(std::string_view sentence, Kind kind) {
  const std::string folded = lower(sentence);
  if (kind == Kind::int32 || kind == Kind::int64 || kind == Kind::number) return has_any(folded, kSteps);
  if (kind != Kind::string) return false;
  if (has_any(folded, kForms)) return true;
  const auto sets = std::count_if(kCharacterSets.begin(), kCharacterSets.end(),
                                  [&](std::string_view one) { return contains(folded, one); });
  return sets > 1;
}

DateForm date_form_in(std::string_view text) {
  const std::string folded = replaced(lower(text), "\\", "");
  DateForm found = DateForm::none;
  for (std::size_t at = folded.find("yyyy"); at != std::string::npos;) {
    std::size_t end = at;
    while (end < folded.size() && is_of_date(folded[end])) ++end;
    DateForm form = form_of(folded.substr(at, end - at));
    // `yyyy-MM-dd HH:mm:ss`: more of it stands behind a blank.
    const std::string_view behind = trimmed(std::string_view(folded).substr(end));
    if (starts_with_any(behind, {"hh", "'t'", "[", "t hh"})) form = DateForm::other;
    if (found != DateForm::none && found != form) return DateForm::other;
    found = form;
    at = folded.find("yyyy", end);
  }
  return found;
}

}  // namespace ocpv::reader
