#include "reader/words/value_cases.h"

#include <algorithm>
#include <array>
#include <optional>

#include "reader/words/text.h"
#include "reader/words/values.h"

namespace ocpv::reader {
namespace {

using contract::Value;

constexpr auto kBoundaries =
    std::to_array<std::string_view>({"。", "；", "\n", ". ", "; ", ";", "\x01", "\x02", "\x03", "\x04"});
/// Words behind a label that only say what it is.
constexpr auto kLabelKinds =
    std::to_array<std::string_view>({"模式", "租户", "类型", "阶段", "场景", "集群", "情况", "mode", "tenants",
                                     "tenant", "type", "phase", "clusters", "cluster"});
/// Words between a label and its values.
constexpr auto kLabelLeads = std::to_array<std::string_view>({"下",
                                                              "时",
                                                              "的",
                                                              "取值范围",
                                                              "取值",
                                                              "可选值",
                                                              "有效值",
                                                              "值",
                                                              "级别",
                                                              "包括",
                                                              "有",
                                                              "为",
                                                              "是",
                                                              "则",
                                                              "可",
                                                              "：",
                                                              ":",
                                                              "，",
                                                              ",",
                                                              "只能取",
                                                              "只能为",
                                                              "只能是",
                                                              "只能",
                                                              "仅支持",
                                                              "只支持",
                                                              "仅能",
                                                              "取",
                                                              "the valid values are",
                                                              "valid values are",
                                                              "valid values",
                                                              "the values are",
                                                              "values are",
                                                              "are",
                                                              "is",
                                                              "`",
                                                              "\"",
                                                              "”",
                                                              "“",
                                                              ")",
                                                              "）",
                                                              "-"});
constexpr auto kListing = std::to_array<std::string_view>(
    {"取值",    "可选值", "有效值", "只能",      "仅支持",  "只支持",       "支持",       "仅可",
     "仅能",    "可以为", "可为",   "值为",      "包括",    "valid values", "values are", "possible values",
     "allowed", "only",   "can be", "supported", "must be", " are ",        "one of",     "support"});
constexpr auto kNoListing = std::to_array<std::string_view>(
    {"推荐", "建议", "例如", "recommend", "such as", "for example", "usually", "通常", "一般"});
constexpr auto kDefaultWords = std::to_array<std::string_view>({"缺省", "默认", "default"});
constexpr auto kExcluding =
    std::to_array<std::string_view>({"不支持", "不能", "不可", "不允许", "不得", "无效", "not supported", "cannot be",
                                     "not available", "not allowed", "must not be", "unavailable", "invalid"});
constexpr auto kSigns = std::to_array<std::string_view>(
    {"设置为", "取值为", "为", "是", "=", "==", "is set to", "is", "equals", "equal to"});
constexpr auto kBeforeLabel = std::to_array<std::string_view>(
    {"for", "in", "in the", "for the", "of the", "of", "under the", "under", "with", "if", "when"});

constexpr auto kOnlyWords = std::to_array<std::string_view>({"仅", "只", "only"});

bool is_quote(char c) { return c == '`' || c == '"' || c == '\'' || c == '*' || c == kCodeBegin || c == kCodeEnd; }

std::string_view without_quote_marks(std::string_view text, bool at_end) {
  while (true) {
    text = trimmed(text);
    const bool quoted = !text.empty() && is_quote(at_end ? text.back() : text.front());
    if (!quoted) return text;
    at_end ? text.remove_suffix(1) : text.remove_prefix(1);
  }
}

/// Where the sentence or item that holds `at` begins, and where it ends.
std::size_t begin_of(std::string_view text, std::size_t at) {
  std::size_t begin = 0;
  for (const std::string_view mark : kBoundaries) {
    const std::size_t found = at == 0 ? std::string_view::npos : text.rfind(mark, at - 1);
    if (found != std::string_view::npos && found < at) begin = std::max(begin, found + mark.size());
  }
  return begin;
}

std::size_t end_of(std::string_view text, std::size_t at) {
  std::size_t end = text.size();
  for (const std::string_view mark : kBoundaries) end = std::min(end, text.find(mark, at));
  return end;
}

constexpr std::size_t kMostLabels = 16;  ///< Of one text; published ones have two.

struct Label {
  std::size_t at = 0, end = 0;
  std::vector<std::string> values;
  bool is_heading = false;  ///< A colon follows, and its values behind that.
  bool is_bare = false;     ///< Of a heading: nothing says that it is a mode, a type and so on.
};

/// Removes the words of `words` from the front, as long as one stands there.
template <std::size_t N>
std::string_view without_lead(std::string_view text, const std::array<std::string_view, N>& words) {
  for (bool more = true; more;) {
    more = false;
    text = without_quote_marks(text, false);
    for (const std::string_view word : words) {
      if (!text.starts_with(word)) continue;
      const std::string_view rest = text.substr(word.size());
      if (is_letter(word.back()) && !rest.empty() && is_word(rest.front())) continue;
      text = rest;
      more = true;
      break;
    }
  }
  return text;
}

/// How a value of the other field stands in the text; nothing where it is no condition.
std::optional<Label> label_at(std::string_view folded, std::size_t at, std::size_t size, std::string_view decider) {
  Label label{at, at + size, {}, false, false};
  const std::string_view before = without_quote_marks(folded.substr(0, at), true);
  const std::string_view behind = without_lead(folded.substr(at + size), kLabelKinds);
  if (behind.starts_with(":") || behind.starts_with("：")) {
    label.is_heading = true;
    label.is_bare = behind.data() == without_quote_marks(folded.substr(at + size), false).data();
    return label;
  }
  for (const std::string_view sign : kSigns) {
    if (!before.ends_with(sign)) continue;
    const std::string_view name = without_quote_marks(before.substr(0, before.size() - sign.size()), true);
    if (name.ends_with(lower(decider)) || name.ends_with("参数") || name.ends_with("parameter")) return label;
  }
  for (const std::string_view word :
       {"下", "时", "的取值", "的可选值", "的值", "的级别", "仅支持", "只支持", "只能", "支持", "不支持"}) {
    if (behind.starts_with(word)) return label;
  }
  for (const std::string_view word : kBeforeLabel) {
    if (before == word || before.ends_with(" " + std::string(word))) return label;
  }
  return std::nullopt;
}

/// Labels in the order of the text; those that are joined are one. Nothing where a value stands as no condition behind
/// the first.
std::vector<Label> find_labels(std::string_view text, std::string_view decider, const contract::Values& deciding) {
  const std::string folded = lower(text);
  std::vector<std::pair<std::size_t, const Value*>> found;
  for (const Value& value : deciding.items) {
    if (value.text.size() < 2) continue;
    const std::string word = lower(value.text);
    for (std::size_t at = find_word(folded, word); at != std::string::npos; at = find_word(folded, word, at + 1)) {
      const bool written = std::any_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                                       text.begin() + static_cast<std::ptrdiff_t>(at + word.size()), is_upper);
      if (written || (at > 0 && is_quote(text[at - 1]))) found.emplace_back(at, &value);
    }
  }
  std::sort(found.begin(), found.end());
  std::vector<Label> labels;
  std::size_t waiting = std::string::npos;  // Begin of values that are joined to the next label.
  std::size_t first_size = 0;
  std::vector<std::string> joined;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto& [at, value] = found[i];
    const std::string_view behind =
        without_quote_marks(std::string_view(folded).substr(at + value->text.size()), false);
    const bool joins = i + 1 < found.size() && found[i + 1].first - at < value->text.size() + 24 &&
                       (behind.starts_with("或") || behind.starts_with("和") || behind.starts_with("、") ||
                        behind.starts_with("or ") || behind.starts_with("and "));
    if (waiting == std::string::npos) waiting = at, first_size = value->text.size();
    joined.push_back(value->text);
    if (joins) continue;
    auto label = label_at(folded, at, value->text.size(), decider);
    if (!label && joined.size() > 1) label = label_at(folded, waiting, first_size, decider);
    if (label) {
      label->at = waiting;
      label->end = at + value->text.size();
      label->values = joined;
      labels.push_back(std::move(*label));
    } else if (!labels.empty()) {
      return {};
    }
    waiting = std::string::npos;
    joined.clear();
  }
  return labels;
}

bool is_deciding(const contract::Values& deciding, std::string_view text) {
  return std::any_of(deciding.items.begin(), deciding.items.end(),
                     [&](const Value& value) { return same_but_case(value.text, text); });
}

/// Where the clause of a label begins: its sentence, or the condition's word behind a comma.
std::size_t clause_of(std::string_view text, const Label& label) {
  const std::size_t begin = begin_of(text, label.at);
  std::size_t clause = begin;
  for (const std::string_view comma : {"，", ", "}) {
    const std::size_t at = text.rfind(comma, label.at);
    if (at != std::string_view::npos && at >= begin && label.at - at < 40) clause = std::max(clause, at + comma.size());
  }
  return clause;
}

std::string_view before_default(std::string_view text) {
  const std::string folded = lower(text);
  std::size_t end = text.size();
  for (const std::string_view word : kDefaultWords) end = std::min(end, folded.find(word));
  return text.substr(0, end);
}

/// The part of the text that is about a label.
struct Segment {
  const Label* label = nullptr;
  std::string_view text;    ///< All of it.
  std::string_view before;  ///< Before the label.
  std::string_view behind;  ///< Behind the label.
};

std::vector<Segment> segments_of(std::string_view text, const std::vector<Label>& labels) {
  std::vector<Segment> segments;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Label& label = labels[i];
    // In a text without any boundary a clause begins with its label.
    const auto begin_after = [&](const Label& one, std::size_t least) {
      const std::size_t clause = clause_of(text, one);
      return clause < least ? one.at : clause;
    };
    const std::size_t next = i + 1 < labels.size() ? begin_after(labels[i + 1], label.end) : text.size();
    const std::size_t sentence = end_of(text, label.end);
    // A heading's values go on to the next; those of a sentence end with it.
    const std::string_view rest = trimmed(text.substr(label.end, sentence - std::min(label.end, sentence)));
    const bool is_open = label.is_heading || rest.ends_with(":") || rest.ends_with("：");
    const std::size_t end = std::max(label.end, is_open ? next : std::min(next, sentence));
    const std::size_t begin = i == 0 ? clause_of(text, label) : begin_after(label, labels[i - 1].end);
    segments.push_back({&label, before_default(text.substr(begin, end - begin)), text.substr(begin, label.at - begin),
                        before_default(text.substr(label.end, end - label.end))});
  }
  return segments;
}

/// Values that a segment lists, however it announces them.
void discover(std::string_view behind, const contract::Values& deciding, std::vector<std::string>& all) {
  const std::string_view list = without_lead(without_lead(behind, kLabelKinds), kLabelLeads);
  auto values = find_values(behind);
  if (!values || values->items.empty()) values = find_values("可选值：" + std::string(list));
  const std::size_t count = values ? values->items.size() : 0;
  for (const Value& value : values ? values->items : std::vector<Value>{}) {
    // A single word of the language may be what a value means: `OPEN: enabled`.
    const std::size_t at = find_word(behind, value.text);
    const bool is_quoted = at != std::string_view::npos && at > 0 && is_quote(behind[at - 1]);
    if (count == 1 && !is_quoted && std::all_of(value.text.begin(), value.text.end(), is_lower)) continue;
    const bool known = std::find(all.begin(), all.end(), value.text) != all.end();
    if (!known && !is_deciding(deciding, value.text)) all.push_back(value.text);
  }
}

std::vector<std::string> mentioned(std::string_view text, const std::vector<std::string>& values) {
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const std::string& value : values) {
    if (const std::size_t at = find_word(text, value); at != std::string_view::npos) found.emplace_back(at, value);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> in_order;
  for (auto& [at, value] : found) in_order.push_back(std::move(value));
  return in_order;
}

}  // namespace

std::vector<ValueCase> find_value_cases(std::string_view text, std::string_view decider,
                                        const contract::Values& deciding, const std::vector<Value>& own) {
  std::vector<ValueCase> found;
  const std::vector<Label> labels = find_labels(text, decider, deciding);
  if (labels.empty() || labels.size() > kMostLabels) return found;
  const std::vector<Segment> segments = segments_of(text, labels);
  std::vector<std::string> all;
  for (const Value& value : own) {
    if (!is_deciding(deciding, value.text)) all.push_back(value.text);
  }
  // A value alone with a colon behind it may be one of the row's own, with what it means.
  const auto bare = std::count_if(labels.begin(), labels.end(), [](const Label& label) { return label.is_bare; });
  const auto lists = [&](const Segment& segment) {
    const std::string folded = lower(segment.text);
    const std::string_view behind = without_lead(segment.behind, kLabelKinds);
    const std::string_view colon = behind.starts_with("：") ? "：" : ":";
    const std::string_view rest = behind.substr(std::min(colon.size(), behind.size()));
    if (segment.label->is_heading && (contains(rest, ":") || contains(rest, "："))) return false;
    if (segment.label->is_bare && bare < 2) return false;
    return !has_any(folded, kNoListing) &&
           (segment.label->is_heading || has_any(folded, kListing) || has_any(folded, kExcluding));
  };
  for (const Segment& segment : segments) {
    if (lists(segment)) discover(segment.behind, deciding, all);
  }
  for (const Segment& segment : segments) {
    ValueCase one{segment.label->values, mentioned(segment.behind, all), false};
    // With values on both sides it cannot be told which of them the case is about.
    if (!one.values.empty() && !mentioned(segment.before, all).empty()) continue;
    // `BINARY is not supported when mode is ORACLE`: the values stand before it, in its sentence.
    const std::size_t begin = begin_of(text, segment.label->at);
    const std::string_view sentence = text.substr(begin, end_of(text, segment.label->end) - begin);
    const bool restricts = has_any(lower(sentence), kOnlyWords) || has_any(lower(sentence), kExcluding);
    const bool is_alone = std::none_of(labels.begin(), labels.end(), [&](const Label& other) {
      return &other != segment.label && other.at >= begin && other.at < begin + sentence.size();
    });
    if (one.values.empty() && restricts && is_alone) one.values = mentioned(sentence, all);
    if (one.values.empty() || !lists(segment.label->is_heading ? segment : Segment{segment.label, sentence, {}, {}}))
      continue;
    const std::string folded = lower(segment.label->is_heading ? segment.text : sentence);
    one.excludes = has_any(folded, kExcluding) && !contains(folded, "only") && !contains(folded, "只能") &&
                   !contains(folded, "仅");
    found.push_back(std::move(one));
  }
  return found;
}

bool is_of_a_case(std::string_view text, std::size_t at) {
  const std::size_t begin = begin_of(text, at);
  std::string before = lower(text.substr(begin, at - begin));
  for (const std::string_view other : {"当前", "当时", "适当", "相当", "当天", "当日", "当月", "当地", "当中", "小时",
                                       "超时", "定时", "延时", "实时", "同时", "临时", "计时", "耗时", "暂时"})
    before = replaced(before, other, "");
  for (const std::string_view word :
       {"当", "如果", "模式下", "情况下", "场景下", "时可选", "时取值", "时只能", "时仅", "时，", "若"}) {
    if (contains(before, word)) return true;
  }
  for (const std::string_view word : {"when ", "if ", " mode,"}) {
    const std::size_t found = find_word(before, trimmed(word));
    if (found != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace ocpv::reader
