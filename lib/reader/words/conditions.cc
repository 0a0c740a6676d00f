#include "reader/words/conditions.h"

#include <algorithm>
#include <array>
#include <optional>

#include "reader/words/counts.h"
#include "reader/words/equations.h"
#include "reader/words/forms.h"
#include "reader/words/groups.h"
#include "reader/words/nulls.h"
#include "reader/words/quantities.h"
#include "reader/words/reserves.h"
#include "reader/words/text.h"
#include "reader/words/values.h"

namespace ocpv::reader {
namespace {

constexpr auto kOnlyWhen = std::to_array<std::string_view>({"时有效",
                                                            "时，有效",
                                                            "才有效",
                                                            "有效",
                                                            "才会生效",
                                                            "才生效",
                                                            "生效",
                                                            "有意义",
                                                            "中存在",
                                                            "valid only",
                                                            "only valid",
                                                            "effective only",
                                                            "only effective",
                                                            "takes effect only",
                                                            "takes effect when",
                                                            "available only",
                                                            "only available",
                                                            "valid when",
                                                            "meaningful only",
                                                            "applicable only",
                                                            "take effect only",
                                                            "take effect when",
                                                            "take effect if",
                                                            "takes effect if",
                                                            "take effect unless",
                                                            "valid if",
                                                            "valid unless",
                                                            "effective when",
                                                            "effective if",
                                                            "available when",
                                                            "available if",
                                                            "applicable when",
                                                            "applicable if",
                                                            "meaningful when",
                                                            "meaningful if",
                                                            "only used when",
                                                            "used only when",
                                                            "applies only",
                                                            "才可以设置",
                                                            "才可设置",
                                                            "才能设置",
                                                            "才可以指定",
                                                            "才能指定",
                                                            "才可以使用",
                                                            "才能使用",
                                                            "才可以传",
                                                            "才能传",
                                                            "才可以填",
                                                            "才能填",
                                                            "才可以配置",
                                                            "才能配置"});
/// `You can set it only when ...` says what `valid only when ...` says.
constexpr auto kMaySet = std::to_array<std::string_view>({"can set", "can be set", "can specify", "can be specified",
                                                          "can use", "can be used", "may be set", "may be specified",
                                                          "can pass", "can be passed", "can configure"});
constexpr auto kRequiredWhen = std::to_array<std::string_view>({"必选",
                                                                "必填",
                                                                "必传",
                                                                "必须传",
                                                                "必须填",
                                                                "必须指定",
                                                                "必须设置",
                                                                "必须提供",
                                                                "必须配置",
                                                                "需要配置",
                                                                "需配置",
                                                                "is required",
                                                                "required when",
                                                                "required if",
                                                                "required only",
                                                                "required unless",
                                                                "mandatory unless",
                                                                "required except when",
                                                                "mandatory when",
                                                                "mandatory if",
                                                                "must be passed",
                                                                "must be specified",
                                                                "must be provided",
                                                                "must specify this",
                                                                "must set this",
                                                                "must provide this",
                                                                "must configure this",
                                                                "must be configured",
                                                                "must be set"});
constexpr auto kNeverWhen = std::to_array<std::string_view>(
    {"不支持此参数", "不支持该参数", "无此字段", "无该字段", "无此参数", "时无效", "时，无效", "is invalid for",
     "invalid when", "is not available for", "not supported for"});

/// Words that say the opposite of a demand, of another value of the same field.
constexpr auto kOpposed = std::to_array<std::string_view>({"optional", "ignored", "可选", "忽略", "无效", "invalid"});

/// Words that make a sentence one about when, or about what may not be.
constexpr auto kRestricting = std::to_array<std::string_view>({"仅在",
                                                               "仅当",
                                                               "只在",
                                                               "只有当",
                                                               "暂不支持",
                                                               "不支持",
                                                               "忽略",
                                                               "不能",
                                                               "不可",
                                                               "只能",
                                                               "仅支持",
                                                               "需要同时",
                                                               "才会",
                                                               "必须",
                                                               "请配置",
                                                               "不得",
                                                               "not supported",
                                                               "ignored",
                                                               "cannot",
                                                               "must ",
                                                               "only when",
                                                               "only if",
                                                               "only for",
                                                               "exactly one",
                                                               "at least one of",
                                                               "or neither",
                                                               "must be used with",
                                                               "required only",
                                                               "only required",
                                                               "任选其一",
                                                               "二选一",
                                                               "至少传",
                                                               "至少填",
                                                               "至少有一个",
                                                               "同时传",
                                                               "不能同时",
                                                               "其中之一"});

/// Words of a bound, where a number follows.
constexpr auto kBounding =
    std::to_array<std::string_view>({"最多", "至多", "最长", "不超过", "大于", "小于", "至少", "at most", "at least",
                                     "up to ", "no more than", "greater than", "less than", "not exceed"});

/// Where the first of the words that `text` has stands; npos when it has none.
template <std::size_t N>
std::size_t find_any(std::string_view text, const std::array<std::string_view, N>& words) {
  for (const std::string_view word : words) {
    if (const std::size_t at = text.find(word); at != std::string_view::npos) return at;
  }
  return std::string_view::npos;
}

/// What has no effect there is not there: `not valid when mode is A` says the same as `invalid when mode is A`.
bool denies_effect(const std::string& folded) {
  std::string rest = folded;
  for (const std::string_view denial :
       {"is not valid", "not valid", "not effective", "is not available", "not available", "no longer valid",
        "no longer effective", "不再生效", "不生效", "未生效", "不再有效", "does not take effect", "do not take effect",
        "not take effect"})
    rest = replaced(rest, denial, "");
  return rest != folded && !is_negated(rest);
}

/// `Required when kind is A; optional when kind is B`: one demand does not hold for both.
bool opposes_itself(const std::vector<Equation>& equations, std::string_view folded) {
  for (std::size_t at = 1; at < equations.size(); ++at) {
    const auto same = [&](const Equation& one) { return one.field == equations[at].field; };
    if (std::any_of(equations.begin(), equations.begin() + static_cast<std::ptrdiff_t>(at), same)) {
      return has_any(folded, kOpposed);
    }
  }
  return false;
}

/// "Only A is supported" restricts, "fuzzy match is supported" does not; nor does what is about things out of use.
bool is_restricting(const std::string& folded) {
  if (contains(folded, "is supported") && contains(folded, "only ")) return true;
  if (std::any_of(folded.begin(), folded.end(), is_digit) && has_any(folded, kBounding)) return true;
  return has_any(replaced(folded, "不可用", ""), kRestricting);
}

/// A restriction that is in the contract already: a list of one, a range, a shape.
bool is_compiled_elsewhere(std::string_view sentence, contract::Kind kind, std::string_view unit) {
  const std::string folded = lower(sentence);
  // How long a text is may stand beside what it is made of, which no rule says.
  bool joins = has_any(folded, std::to_array<std::string_view>({"包含", "且"}));
  for (std::size_t at = folded.find(" and "); at != std::string::npos; at = folded.find(" and ", at + 1))
    joins = joins || at + 5 == folded.size() || !is_digit(folded[at + 5]);  // `between 8 and 32` joins nothing.
  const bool says_more =
      (kind == contract::Kind::string && (joins || contains(folded, "contain"))) || says_how_written(sentence, kind);
  return find_values(sentence).has_value() || (!says_more && find_bounds(sentence, kind, unit).has_value()) ||
         contains(folded, "不带协议") || contains(folded, "protocol") || only_denies_null(sentence);
}

}  // namespace

std::vector<ConditionSentence> find_conditions(std::string_view prose_text, contract::Kind kind) {
  std::vector<ConditionSentence> found;
  SaidOfField said(prose_text, kind);
  for (std::string& text : sentences_of(prose_text)) {
    const std::string folded = lower(text);
    ConditionSentence sentence{.kind = ConditionSentence::Kind::restriction,
                               .text = {},
                               .cue = 0,
                               .equations = equations_of(text),
                               .negated = false,
                               .unless = false,
                               .half = false};
    const Weight weight = weigh(text, said);
    const Half half = weight.half;
    const bool is_form = says_how_written(text, kind);
    sentence.half = half != Half::whole || is_form;
    sentence.is_advice = weight.is_advice;
    sentence.negated = is_negated(folded) || opposes_itself(sentence.equations, folded);
    const bool timed = contains(folded, "when") || contains(folded, "if ") || contains(folded, "unless ") ||
                       contains(text, "当") || contains(text, "时") || contains(text, "下") || contains(text, "如果") ||
                       contains(text, "如若") || contains(text, "除非");
    std::size_t only = find_any(folded, kOnlyWhen);
    if (only == std::string_view::npos && has_any(folded, kMaySet))
      only = std::min(folded.find("only when"), folded.find("only if"));
    const std::size_t never = find_any(folded, kNeverWhen);
    const std::size_t required = find_any(folded, kRequiredWhen);
    constexpr std::size_t kNone = std::string_view::npos;
    if (sentence.negated && only != kNone && denies_effect(folded)) {
      sentence.kind = ConditionSentence::Kind::never_when;
      sentence.negated = false;
    } else if (only != kNone)
      sentence.kind = ConditionSentence::Kind::only_when;
    else if (never != kNone)
      sentence.kind = ConditionSentence::Kind::never_when;
    else if (required != kNone && timed)
      sentence.kind = ConditionSentence::Kind::required_when;
    else if (!(sentence.half || is_restricting(folded) || speaks_of_group(folded) ||
               (kind == contract::Kind::array && find_demanded_count(folded))) ||
             (half != Half::taken && is_compiled_elsewhere(text, kind, said.unit())))
      continue;
    const bool can_differ =
        sentence.kind != ConditionSentence::Kind::restriction && !opposes_itself(sentence.equations, folded);
    if (auto exceptions = sentence.negated && can_differ ? exceptions_of(text, folded) : std::nullopt;
        exceptions && !exceptions->empty()) {
      sentence.equations = *exceptions;
      sentence.negated = false;
      sentence.unless = true;
    }
    sentence.is_reserved = weight.is_advice || weight.is_of_version || (weight.has_exception && !sentence.unless);
    sentence.cue = only != kNone ? only : never != kNone ? never : required != kNone ? required : 0;
    sentence.text = std::move(text);
    found.push_back(std::move(sentence));
  }
  return found;
}

}  // namespace ocpv::reader
