#include "reader/words/reserved_lists.h"

#include <algorithm>
#include <array>

#include "reader/words/clauses.h"
#include "reader/words/reserve_words.h"
#include "reader/words/text.h"
#include "reader/words/value_items.h"
#include "reader/words/versions.h"

namespace ocpv::reader {
namespace {

using namespace reserve;  // NOLINT(google-build-using-namespace): names of bits.

/// The list's first and last place: where its first value stands with all others behind it, and where they end.
TextPart place_of_list(std::string_view text, const std::vector<contract::Value>& listed) {
  constexpr std::size_t kMostListed = 256, kMostPlaces = 8;
  TextPart place{std::string_view::npos, 0};
  if (listed.empty() || listed.size() > kMostListed) return place;
  std::size_t places = 0;
  for (std::size_t at = find_word(text, listed.front().text); at != std::string_view::npos && places < kMostPlaces;
       at = find_word(text, listed.front().text, at + 1), ++places) {
    std::size_t end = at;
    const bool whole = std::all_of(listed.begin(), listed.end(), [&](const contract::Value& value) {
      const std::size_t found = find_word(text, value.text, at);
      if (found != std::string_view::npos) end = std::max(end, found + value.text.size());
      return found != std::string_view::npos;
    });
    if (!whole) break;
    place = {at, end};
  }
  return place;
}

/// `SALT 模式下`, `for SALT tenants`, `kind is SALT`: a value of another field, or the name of something.
bool is_label(std::string_view before, std::string_view behind) {
  constexpr auto kKinds = std::to_array<std::string_view>(
      {"模式", "租户", "类型", "阶段", "场景", "集群", "时", "mode", "tenant", "type", "phase", "cluster", "database"});
  constexpr auto kLeads = std::to_array<std::string_view>(
      {"=",   "为", "是",  " is", " to",  " for", " in", " of",    " the",       " under",
       " an", " a", "For", "In",  "表示", "代表", "指",  " means", " indicates", " represents"});
  if (behind.starts_with(kCodeEnd)) behind = trimmed(behind.substr(1));
  if (before.ends_with(kCodeBegin)) before = trimmed(before.substr(0, before.size() - 1));
  return starts_with_any(behind, kKinds) || ends_with_any(before, kLeads);
}

/// A value in capitals that is none of the list.
bool names_another_value(std::string_view sentence, const Listed& listed) {
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    if (!is_letter(sentence[at]) || (at > 0 && is_word(sentence[at - 1]))) continue;
    const std::string_view value = leading_value(sentence.substr(at, kLongestClause));
    if (is_capital_value(value) && value.size() > 2 && !listed.contains(value) &&
        !is_label(near_before(sentence, at), near_behind(sentence, at + value.size())))
      return true;
    while (at + 1 < sentence.size() && is_word(sentence[at + 1])) ++at;
  }
  return false;
}

}  // namespace

Listed listed_words(const std::vector<contract::Value>& values) {
  Listed words;
  for (const contract::Value& value : values) {
    words.insert(value.text);
    for (std::string& word : split(value.text, ' ')) words.insert(std::move(word));
  }
  return words;
}

bool allows_another(std::string_view sentence, const Listed& listed, bool of_version) {
  const std::string folded = lower(sentence);
  const Reserves found = reserves_in(folded);
  if (has(found, kUnsupported) || !(of_version || has(found, kAllowing))) return false;
  return names_another_value(sentence, listed);
}

bool is_list_reserved(std::string_view prose_text, const std::vector<contract::Value>& listed) {
  const std::string folded = lower(prose_text);
  const TextPart place = place_of_list(prose_text, listed);
  const Listed words = listed_words(listed);
  for (const TextPart& part : sentences_in(folded)) {
    const std::string_view sentence = std::string_view(folded).substr(part.begin, part.end - part.begin);
    const std::string_view printed = prose_text.substr(part.begin, part.end - part.begin);
    const bool holds_list = place.begin >= part.begin && place.begin < part.end;
    const VersionWord version = find_version(sentence);
    const Reserves found = reserves_in(sentence);
    if (has(found, kComing) || lets_others_be(sentence, found)) return true;
    if (says_except(sentence, found) && (holds_list || has(found, kLimit))) return true;
    if (holds_list) {
      const std::string_view before = sentence.substr(0, place.begin - part.begin);
      if (has(reserves_in(before), kAdvice) || (version && (version.is_of_old || version.at < before.size())))
        return true;
    }
    const std::size_t behind = holds_list ? std::min(std::max(place.end, part.begin), part.end) - part.begin : 0;
    if (allows_another(printed.substr(behind), words, static_cast<bool>(version))) return true;
  }
  return false;
}

bool lets_others_be(std::string_view folded, Reserves found) {
  constexpr auto kDenials = std::to_array<std::string_view>(
      {"not ", "n't", "invalid", "error", "reject", "fail", "不", "无效", "报错", "错误", "非法", "失败"});
  return has(found, kOthers) && !has_any(folded, kDenials);
}

bool may_be_empty(std::string_view prose_text, Reserves kinds) {
  constexpr auto kDenials =
      std::to_array<std::string_view>({"不", "不能", "不得", "不可", "不可以", "不应", "不允许", "不要", "禁止", " not",
                                       " not be", "never", "n't", "n't be"});
  const std::string folded = lower(prose_text);
  for (ReserveWord word = find_reserve(folded, kinds); word; word = find_reserve(folded, kinds, word.at + 1)) {
    const bool denied =
        ends_with_any(near_before(folded, word.at), kDenials) ||
        starts_with_any(near_behind(folded, word.end), {"is not", "are not", "not ", "s are not", "不", "是不"});
    if (!denied) return true;
  }
  return false;
}

}  // namespace ocpv::reader
