#include "reader/words/equations.h"

#include <algorithm>
#include <array>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

/// Words of a condition in the negative. That something is not empty says nothing of a value.
constexpr auto kNegations = std::to_array<std::string_view>({"不为",
                                                             "不是",
                                                             "不等于",
                                                             "!=",
                                                             "≠",
                                                             "以外",
                                                             "之外",
                                                             "除非",
                                                             "除了",
                                                             " is not ",
                                                             "isn't",
                                                             " not set to ",
                                                             "unless ",
                                                             "other than ",
                                                             "except ",
                                                             "not valid",
                                                             "not effective",
                                                             "not required",
                                                             "not available",
                                                             "no longer ",
                                                             "not take effect",
                                                             "no effect",
                                                             "非必",
                                                             "不是必",
                                                             "不生效",
                                                             "未生效",
                                                             "不再",
                                                             "无需",
                                                             "不需要"});
constexpr auto kSaysGiven =
    std::to_array<std::string_view>({"不为空", "不为 null", "is not empty", "is not specified", "is not null"});

/// `非 FILE`: anything else than a value.
bool names_others(std::string_view folded) {
  constexpr std::string_view kOther = "非";
  for (std::size_t at = folded.find(kOther); at != std::string_view::npos; at = folded.find(kOther, at + 1)) {
    const std::string_view behind = trimmed(folded.substr(at + kOther.size()));
    if (!behind.empty() && is_letter_or_digit(behind.front()) && !behind.starts_with("null")) return true;
  }
  return false;
}

std::string_view word_before(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '"')) --at;
  std::size_t begin = at;
  while (begin > 0 && is_word(text[begin - 1])) --begin;
  return text.substr(begin, at - begin);
}

std::string_view word_after(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '=' || text[at] == '"')) ++at;
  std::size_t end = at;
  while (end < text.size() && is_word(text[end])) ++end;
  return text.substr(at, end - at);
}

/// The word behind a joint such as `或` or `, or`, which is taken off `text`; empty where no joint stands.
std::string_view joined_word(std::string_view& text) {
  const std::string_view rest = text.substr(std::min(text.find_first_not_of(" \""), text.size()));
  for (const std::string_view joint :
       {"或者", "或", "以及", "及", "和", "与", "、", ", or ", ", and ", "or ", "and ", ",", "/"}) {
    if (!rest.starts_with(joint)) continue;
    const std::string_view word = word_after(rest, joint.size());
    if (!word.empty()) text = text.substr(static_cast<std::size_t>(word.data() - text.data()) + word.size());
    return word;
  }
  return {};
}

constexpr std::size_t kMostJoined = 64;  ///< Values of one equation; published ones have two. One with more is none.

template <std::size_t N>
std::vector<Equation> equations_by(std::string_view sentence, const std::array<std::string_view, N>& signs) {
  std::vector<Equation> equations;
  std::vector<std::size_t> fields;  // Where they end: of `mode is set to A`, `is set to` is the sign and `is` is not.
  for (const std::string_view sign : signs) {
    for (std::size_t at = sentence.find(sign); at != std::string_view::npos;
         at = sentence.find(sign, at + sign.size())) {
      const std::string_view field = word_before(sentence, at);
      std::string_view value = word_after(sentence, at + sign.size());
      if (field.empty() || value.empty()) continue;
      const auto end = static_cast<std::size_t>(field.data() - sentence.data()) + field.size();
      if (std::find(fields.begin(), fields.end(), end) != fields.end()) continue;
      fields.push_back(end);
      Equation equation{std::string(field), {}};
      std::string_view rest = sentence.substr(static_cast<std::size_t>(value.data() - sentence.data()) + value.size());
      for (; !value.empty() && equation.values.size() < kMostJoined; value = joined_word(rest))
        equation.values.emplace_back(value);
      if (value.empty()) equations.push_back(std::move(equation));
    }
  }
  return equations;
}

constexpr auto kEquals = std::to_array<std::string_view>(
    {"=", " is set to ", " is equal to ", " is one of ", " is ", " equals ", "设置为", "为", "是", "取值为"});
constexpr auto kDiffers = std::to_array<std::string_view>({" is not set to ",
                                                           " is not equal to ",
                                                           " is not one of ",
                                                           " is not ",
                                                           " isn't ",
                                                           " does not equal ",
                                                           " is set to a value other than ",
                                                           " is other than ",
                                                           " is any value other than ",
                                                           "!=",
                                                           "≠",
                                                           "<>",
                                                           "不等于",
                                                           "不设置为",
                                                           "没有设置为",
                                                           "未设置为",
                                                           "不为",
                                                           "不是",
                                                           "取值不为",
                                                           "非"});

}  // namespace

bool is_negated(std::string folded) {
  for (const std::string_view harmless : kSaysGiven) folded = replaced(folded, harmless, "");
  return names_others(folded) || has_any(folded, kNegations);
}

std::vector<Equation> equations_of(std::string_view sentence) { return equations_by(sentence, kEquals); }

std::optional<std::vector<Equation>> exceptions_of(std::string_view text, std::string folded) {
  constexpr auto kDemandDenied = std::to_array<std::string_view>(
      {"not required", "not mandatory", "not needed", "not valid", "not effective", "not available", "not supported"});
  if (has_any(folded, kDemandDenied)) return std::nullopt;
  for (const std::string_view unless : {"unless ", "除非"}) {
    if (!contains(folded, unless)) continue;
    if (is_negated(replaced(folded, unless, ""))) return std::nullopt;
    return equations_of(text);
  }
  for (const std::string_view sign : kDiffers) folded = replaced(folded, sign, "");
  if (is_negated(folded)) return std::nullopt;
  return equations_by(text, kDiffers);
}

}  // namespace ocpv::reader
