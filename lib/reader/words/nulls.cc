#include "reader/words/nulls.h"

#include <algorithm>
#include <array>
#include <string>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

constexpr auto kNullDenials = std::to_array<std::string_view>(
    {"不",    "非",       "禁止",     "无效",  "报错",    "错误",   "失败", " not ",      "cannot",  "n't",
     "never", "non-null", "not null", "error", "invalid", "reject", "fail", "other than", "unless ", "except "});

/// `Whether the column can be null`, `列是否可为空`: what the field tells of something else.
bool asks_whether(std::string_view folded, std::size_t at) {
  std::string_view before = folded.substr(0, at);
  for (const std::string_view stop : {"，", "。", "；", ", ", ". ", "; "}) {
    if (const std::size_t end = before.rfind(stop); end != std::string_view::npos) before.remove_prefix(end);
  }
  return contains(before, "是否") || contains(before, "whether ");
}

/// `null` in small letters, or in any behind a word that lets it be.
bool names_null(std::string_view sentence, std::string_view folded) {
  for (std::size_t at = find_word(sentence, "null"); at != std::string_view::npos;
       at = find_word(sentence, "null", at + 1)) {
    const char before = at == 0 ? ' ' : sentence[at - 1], behind = at + 4 < sentence.size() ? sentence[at + 4] : ' ';
    if (!contains("-/.", {&before, 1}) && behind != '-') return true;
  }
  constexpr auto kLetting = std::to_array<std::string_view>(
      {"can be null", "may be null", "could be null", "might be null", "can also be null", "null is allowed",
       "可为 null", "可为null", "可以为 null", "可以为null", "允许为 null", "允许为null", "可以是 null", "可传 null"});
  return has_any(folded, kLetting) || find_word(folded, "nullable") != std::string_view::npos;
}

}  // namespace

bool lets_be_nothing(std::string_view folded) {
  constexpr auto kOtherNothing = std::to_array<std::string_view>({"数组", "列表", "字符", "串", "对象", "集合", "白"});
  bool lets = false;
  for (const std::string_view cue : {"可为空", "可以为空", "允许为空", "允许空值", "可空"}) {
    for (std::size_t at = folded.find(cue); at != std::string_view::npos; at = folded.find(cue, at + 1)) {
      const std::string_view before = near_before(folded, at);
      // `YES（可为空）、NO（不可为空）`: what values mean.
      if (ends_with_any(before, std::to_array<std::string_view>({"不", "非"}))) return false;
      if (asks_whether(folded, at)) continue;
      lets = lets || !starts_with_any(near_behind(folded, at + cue.size()), kOtherNothing);
    }
  }
  return lets;
}

bool lets_be_null(std::string_view prose_text) {
  const std::string all = lower(prose_text);
  constexpr auto kReturned =
      std::to_array<std::string_view>({"可能返回 null", "可能返回null", "可能为 null", "可能为null"});
  if (lets_be_nothing(all) || has_any(all, kReturned)) return true;
  for (const std::string& sentence : sentences_of(prose_text)) {
    const std::string folded = lower(sentence);
    const std::size_t at = std::min(folded.find("null"), folded.size());
    if (names_null(sentence, folded) && !has_any(folded, kNullDenials) && !asks_whether(folded, at)) return true;
  }
  return false;
}

std::string without_null_clauses(std::string_view text) {
  std::string left(text);
  if (!contains(text, "null") && !contains(text, "NULL")) return left;
  for (const std::string_view joint : {"，", "；", "。", ", ", "; "}) {
    for (const std::string_view verb : {"可为 ", "可为", "可以为 ", "可以为", "允许为 ", "允许为", "可以是 ", "也可为 ",
                                        "也可以为 ", "can be ", "may be "}) {
      for (const std::string_view word : {"null", "NULL"})
        left = replaced(left, std::string(joint) + std::string(verb) + std::string(word), "");
    }
  }
  return left;
}

bool only_denies_null(std::string_view sentence) {
  std::string words = lower(bare(sentence));
  for (const std::string_view subject :
       {"the value ", "this parameter ", "this field ", "it ", "该参数", "该字段", "值"}) {
    if (words.starts_with(subject)) words.erase(0, subject.size());
  }
  constexpr auto kSaid = std::to_array<std::string_view>(
      {"cannot be null", "can't be null", "must not be null", "can not be null", "may not be null", "not null",
       "not nullable", "non-nullable", "不能为 null", "不能为null", "不可为 null", "不可为null", "不允许为 null",
       "不允许为null", "不得为 null", "不得为null"});
  for (const std::string_view one : kSaid) {
    if (words == one) return true;
  }
  return false;
}

}  // namespace ocpv::reader
