#include "reader/conditions.h"

#include <algorithm>
#include <array>
#include <optional>

#include "reader/text.h"

namespace ocpv::reader {
namespace {

/// Words that make a sentence one about when or whether.
constexpr auto kConditional = std::to_array<std::string_view>({
    "仅在", "仅当", "只在", "有效", "生效", "才有", "时必", "必选", "必填", "必传", "不支持", "暂不", "忽略", "不能", "不可", "只能",
    "需要", "请配置", "无效", "仅支持", "valid only", "only valid", "takes effect", "effective only", "is required when", "is invalid", "must ", "only when",
    "only if", "available only", "only available", "not supported", "ignored", "cannot", "only for"});

constexpr auto kOnlyWhen = std::to_array<std::string_view>({
    "有效", "生效", "有意义", "valid only", "only valid", "takes effect only", "effective only", "valid when", "meaningful"});
constexpr auto kRequiredWhen = std::to_array<std::string_view>({"必选", "必填", "必传", "is required", "required when", "must be"});

template <std::size_t N>
bool has_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return contains(text, word); });
}

struct Equation {
  std::string field, value;
};

/// `field=VALUE`, with or without blanks.
std::optional<Equation> find_equation(std::string_view sentence) {
  const std::size_t equals = sentence.find('=');
  if (equals == std::string_view::npos || equals == 0) return std::nullopt;
  std::size_t left_end = equals;
  while (left_end > 0 && sentence[left_end - 1] == ' ') --left_end;
  std::size_t left = left_end;
  while (left > 0 && is_word(sentence[left - 1])) --left;
  std::size_t right = equals + 1;
  while (right < sentence.size() && (sentence[right] == ' ' || sentence[right] == '=')) ++right;
  std::size_t right_end = right;
  while (right_end < sentence.size() && is_word(sentence[right_end])) ++right_end;
  if (left == left_end || right == right_end) return std::nullopt;
  return Equation{std::string(sentence.substr(left, left_end - left)), std::string(sentence.substr(right, right_end - right))};
}

/// `when FIELD is set to VALUE`.
std::optional<Equation> find_setting(std::string_view sentence) {
  for (const std::string_view words : {" is set to ", " is ", "设置为", "为"}) {
    const std::size_t at = sentence.find(words);
    if (at == std::string_view::npos) continue;
    std::size_t left_end = at;
    while (left_end > 0 && sentence[left_end - 1] == ' ') --left_end;
    std::size_t left = left_end;
    while (left > 0 && is_word(sentence[left - 1])) --left;
    const std::size_t right = std::min(sentence.find_first_not_of(" ", at + words.size()), sentence.size());
    std::size_t right_end = right;
    while (right_end < sentence.size() && is_word(sentence[right_end])) ++right_end;
    if (left == left_end || right == right_end) continue;
    return Equation{std::string(sentence.substr(left, left_end - left)), std::string(sentence.substr(right, right_end - right))};
  }
  return std::nullopt;
}

}  // namespace

ConditionReading find_conditions(std::string_view prose_text) {
  ConditionReading reading;
  for (const std::string& sentence : sentences_of(prose_text)) {
    const std::string folded = lower(sentence);
    if (!has_any(folded, kConditional)) continue;
    const bool required = has_any(folded, kRequiredWhen);
    const bool only = has_any(folded, kOnlyWhen);
    std::optional<Equation> equation = find_equation(sentence);
    if (!equation && (only || required)) equation = find_setting(sentence);
    if (equation && (only || required)) {
      reading.conditions.push_back({only ? Condition::Kind::only_when : Condition::Kind::required_when, equation->field,
                                    equation->value, sentence});
    } else {
      reading.uncompiled.push_back(sentence);
    }
  }
  return reading;
}

}  // namespace ocpv::reader
