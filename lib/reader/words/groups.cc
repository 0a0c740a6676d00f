#include "reader/words/groups.h"

#include <algorithm>
#include <array>
#include <compare>

#include "reader/words/group_words.h"
#include "reader/words/mentions.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

bool is_timed(std::string_view shape) {
  std::string text(shape);
  for (const std::string_view word : kUntimed) text = replaced(text, word, "");
  return has_any(text, kTimed);
}

bool is_mark(char c) { return c == kNames || c == kOwn; }

/// The sentence says of the names at one mark that they are there, or are not.
struct Presence {
  std::size_t run = 0;
  bool absent = false;
};

/// The one mark that a condition speaks of; nothing when none or several could be meant.
std::optional<Presence> find_presence(std::string_view shape) {
  std::optional<Presence> found;
  std::size_t run = 0;
  for (std::size_t at = 0; at < shape.size(); ++at) {
    if (!is_mark(shape[at])) continue;
    const std::string_view behind = shape.substr(at + 1);
    std::string_view before = shape.substr(0, at);
    std::optional<Presence> here;
    if (starts_with_any(behind, kAbsent)) {
      here = {run, true};
    } else if (starts_with_any(behind, kSet)) {
      return std::nullopt;
    } else if (starts_with_any(behind, kThere)) {
      here = {run, false};
    } else {
      for (const std::string_view word : kNamed) {
        if (!before.ends_with(word)) continue;
        before.remove_suffix(word.size());
        // In the main clause it is a demand: `..., a must be specified`.
        const bool is_demand = before.ends_with("必须") || before.ends_with("需要") || before.ends_with("同时") ||
                               before.ends_with("能") || before.ends_with("得") || before.ends_with("可") ||
                               before.ends_with("允许") || before.ends_with("请勿") || before.ends_with("not ") ||
                               before.ends_with("must ") || before.ends_with("also ") || before.ends_with("to ");
        if (!is_demand) here = {run, ends_with_any(before, kNot)};
        break;
      }
    }
    if (here && found) return std::nullopt;
    if (here) found = here;
    ++run;
  }
  if (found && contains(shape, "unless ")) found->absent = !found->absent;
  if (found && contains(shape, "除非")) found->absent = !found->absent;
  return found;
}

GroupSentence group_of(RuleKind kind, std::vector<std::string> names, bool is_advice) {
  return {kind, std::move(names), is_advice};
}

/// `a first, then b`: each once.
std::vector<std::string> joined(std::vector<std::string> names, const std::vector<std::string>& more) {
  for (const std::string& name : more) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

/// A demand that holds where other fields are there, or are not.
std::optional<GroupSentence> find_by_presence(const Mentions& mentions, std::string_view own) {
  const std::string& shape = mentions.shape;
  const auto presence = find_presence(shape);
  if (!presence || !is_timed(shape)) return std::nullopt;
  const std::vector<std::string>& condition = mentions.runs[presence->run];
  if (mentions.runs.size() > 2) return std::nullopt;
  const std::vector<std::string> about =
      mentions.runs.size() == 2 ? mentions.runs[1 - presence->run] : std::vector<std::string>{std::string(own)};
  if (condition.size() != 1 || condition == about) return std::nullopt;
  const bool effect = has_any(shape, kEffect);
  if (has_any(shape, kOnly) && has_any(shape, kValid)) {
    if (about.size() != 1) return std::nullopt;
    if (presence->absent) return group_of(RuleKind::at_most_one, joined(about, condition), true);
    return group_of(RuleKind::needs, joined(about, condition), true);
  }
  if (has_any(shape, kForbidden) && !contains(shape, "不能为空") && !contains(shape, "不可为空") &&
      !has_any(shape, std::to_array<std::string_view>({"not be empty", "not be null"}))) {
    if (presence->absent || about.size() != 1) return std::nullopt;
    return group_of(RuleKind::at_most_one, joined(about, condition), has_any(shape, kHarmless));
  }
  if (!has_any(shape, kRequired)) return std::nullopt;
  if (presence->absent)
    return about.size() == 1 ? std::optional(group_of(RuleKind::at_least_one, joined(about, condition), effect))
                             : std::nullopt;
  return group_of(RuleKind::needs, joined(condition, about), effect);
}

/// Kind of a sentence that speaks of one run of names and of no condition.
std::optional<GroupSentence> find_plain(const Mentions& mentions, std::string_view own) {
  const std::string& shape = mentions.shape;
  if (is_timed(shape) || has_any(shape, kOtherwise)) return std::nullopt;
  const std::vector<std::string> self{std::string(own)};
  std::vector<std::string> names;
  bool names_own = false;
  std::size_t others = 0;
  for (const auto& run : mentions.runs) {
    names_own = names_own || std::find(run.begin(), run.end(), own) != run.end();
    if (run != self) ++others, names = joined(names, run);
  }
  if (others != 1) return std::nullopt;
  const std::vector<std::string> all = joined(self, names);
  if (all.size() < 2) return std::nullopt;
  const bool effect = has_any(shape, kEffect), must = has_any(shape, kMust);
  const bool forbids = has_any(shape, kForbidding) && has_any(shape, kJointly);
  const bool either = contains(shape, "either ");
  if (has_any(shape, kAlike)) return group_of(RuleKind::together, all, effect);
  if (has_any(shape, kExactlyOne)) return group_of(RuleKind::exactly_one, all, effect);
  if (has_any(shape, kAtLeastOne)) return group_of(RuleKind::at_least_one, all, effect);
  if (has_any(shape, kNotTogether) || forbids) {
    const bool one_must =
        has_any(shape, std::to_array<std::string_view>({"必须传", "必填", "必传", "必选", "必须指定"}));
    return group_of(one_must ? RuleKind::exactly_one : RuleKind::at_most_one, all, effect);
  }
  if (has_any(shape, kOnlyOne)) return group_of(RuleKind::at_most_one, all, effect);
  if (has_any(shape, kEither)) return group_of(RuleKind::exactly_one, all, !must);
  if (mentions.has_or && (either || must) &&
      (contains(shape, "specify either") || contains(shape, "is required") || has_any(shape, kGiven) ||
       contains(shape, "must specify") || contains(shape, "\x07必填") || contains(shape, "\x07必传")))
    return group_of(RuleKind::at_least_one, all, !must);
  if (!has_any(shape, kTogether) || !has_any(shape, kNeeds) || mentions.has_or) return std::nullopt;
  const bool alike = names_own && names.size() > 1;
  return group_of(alike ? RuleKind::together : RuleKind::needs, all, effect);
}

/// Words of the shape in a text that still has the names themselves.
template <std::size_t N>
bool has_start_of(std::string_view folded, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    word = word.substr(0, word.find(kNames));
    return !word.empty() && contains(folded, word);
  });
}

/// Looking for names is dear: only where some word of such a sentence stands.
bool may_speak_of_names(std::string_view folded) {
  if (has_start_of(folded, kTogether) || has_start_of(folded, kNotTogether) || has_start_of(folded, kOnlyOne) ||
      has_start_of(folded, kExactlyOne) || has_start_of(folded, kEither) || has_start_of(folded, kAtLeastOne))
    return true;
  if (contains(folded, "either ") || contains(folded, " or ") || contains(folded, "或"))
    return has_any(folded, kMust) || contains(folded, "specify");
  if (has_any(folded, kForbidding) && has_start_of(folded, kJointly)) return true;
  return is_timed(folded) && (has_any(folded, kThere) || has_any(folded, kAbsent) || has_any(folded, kNamed));
}

/// A cue that needs a name beside it says nothing without one.
template <std::size_t N>
bool has_whole(std::string_view folded, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return !contains(word, "\x07") && contains(folded, word); });
}

}  // namespace

bool speaks_of_group(std::string_view folded) {
  return (has_whole(folded, kTogether) && has_any(folded, kNeeds)) || has_whole(folded, kNotTogether) ||
         has_whole(folded, kOnlyOne) || has_whole(folded, kExactlyOne) || has_whole(folded, kEither) ||
         has_whole(folded, kAtLeastOne);
}

bool is_named_before(std::string_view a, std::string_view b) {
  const auto order = std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end(),
                                                            [](char x, char y) { return lower(x) <=> lower(y); });
  return order != 0 ? order < 0 : a < b;
}

std::optional<GroupSentence> find_group(std::string_view sentence, const Neighbours& neighbours) {
  if (!may_speak_of_names(lower(sentence))) return std::nullopt;
  const auto mentions = find_mentions(sentence, neighbours);
  if (!mentions || mentions->runs.empty()) return std::nullopt;
  if (auto found = find_by_presence(*mentions, neighbours.own)) return found;
  return find_plain(*mentions, neighbours.own);
}

}  // namespace ocpv::reader
