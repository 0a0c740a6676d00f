#include "reader/words/mentions.h"

#include <algorithm>
#include <array>

#include "base/similar.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

/// Words for the row's own field.
constexpr auto kOwnWords = std::to_array<std::string_view>(
    {"该参数", "此参数", "本参数", "该字段", "此字段", "本字段", "该项", "this parameter", "this field"});

/// What stands between two names of one run; words that only say what the names are.
constexpr auto kNameJoints = std::to_array<std::string_view>(
    {" 或者 ", " 以及 ", " 和 ",  " 与 ",  " 或 ", " 及 ", "或者", "以及", "和",  "与", "或",   "及",
     "、",     ", and ", ", or ", " and ", " or ", "，",   ", ",   ",",    " / ", "/",  " nor "});
constexpr auto kNameKinds = std::to_array<std::string_view>(
    {" parameters", " parameter", " fields", " field", " 参数", "参数", " 字段", "字段", " 两个", "两个", " 三个",
     "三个", "两者", " 两者", "三者", " 三者", "两项", "的值", " 的值"});

constexpr std::size_t kMostNames = 16;  ///< A rule has at most eight; no published sentence has more than three.

bool is_name_like(std::string_view token) {
  const bool has_inner_capital =
      std::any_of(token.begin() + 1, token.end(), is_upper) && std::any_of(token.begin(), token.end(), is_lower);
  return has_inner_capital || contains(token, "_");
}

bool is_other_script(char c) { return static_cast<unsigned char>(c) >= 0x80; }

/// `the name of the tenant` speaks of no field; `either name or id`, `name, id`, 传入 name 时 do.
bool is_written_as_name(std::string_view text, std::size_t at, std::size_t size) {
  const std::string folded = lower(text.substr(0, at));
  const std::string_view before = folded, behind = text.substr(at + size);
  const std::string_view trimmed_before = trimmed(before), trimmed_behind = trimmed(behind);
  if (!trimmed_before.empty() && is_other_script(trimmed_before.back())) return true;
  if (!trimmed_behind.empty() && is_other_script(trimmed_behind.front())) return true;
  for (const std::string_view kind : {" parameter", " field"}) {
    if (behind.starts_with(kind)) return true;
  }
  if (behind.starts_with(" of ")) return false;
  for (const std::string_view article : {"the", "a", "an", "this", "its", "whose", "each", "your"}) {
    if (trimmed_before == article || trimmed_before.ends_with(" " + std::string(article))) return false;
  }
  for (const std::string_view lead : {"either", "neither", "both", "of", "with", "or", "and", ",", "specify", "set",
                                      "pass", "provide", "use", "if", "when", "unless", "only"}) {
    if (trimmed_before == lead || trimmed_before.ends_with(lead)) return true;
  }
  if (trimmed_before.empty()) {
    for (const std::string_view next : {" or ", " and ", ", ", " must", " is ", " are ", " cannot"}) {
      if (behind.starts_with(next)) return true;
    }
  }
  return false;
}

struct Reader {
  std::string_view text;
  const Neighbours& neighbours;

  /// The sibling that a token names, by its spelling or a slip of it; empty when it is a word of the language.
  std::optional<std::string_view> name_of(std::size_t at, std::string_view token) const {
    const bool in_code = std::find(neighbours.code.begin(), neighbours.code.end(), token) != neighbours.code.end();
    const auto& names = neighbours.names;
    const auto found = std::lower_bound(names.begin(), names.end(), token, is_named_before);
    if (found != names.end() && *found == token) {
      const bool plain = std::all_of(token.begin(), token.end(), is_lower);
      return in_code || !plain || is_written_as_name(text, at, token.size()) ? *found : std::string_view();
    }
    // Of names that differ in letter case alone those with a capital stand first.
    const auto spelt = std::lower_bound(names.begin(), names.end(), upper(token), is_named_before);
    if (spelt != names.end() && same_but_case(*spelt, token) && std::any_of(spelt->begin(), spelt->end(), is_upper))
      return *spelt;
    if (!in_code && !is_name_like(token)) return std::string_view();
    if (!may_look()) return std::nullopt;
    const auto near = find_similar(token, names);
    return near ? std::optional(names[*near]) : std::nullopt;
  }

 private:
  bool may_look() const {
    std::size_t* const left = neighbours.looks_left;
    if (left == nullptr) return true;
    const std::size_t looks = std::min(*left, neighbours.names.size());
    *left -= looks;
    return looks == neighbours.names.size();
  }
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// Takes the blanks beside Chinese characters away, and quotes and doubled blanks everywhere.
std::string tidied(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"' || c == '\'' || c == '`') continue;
    if (c == ' ' || c == '\n' || c == '\t') {
      const bool beside = out.empty() || out.back() == ' ' || is_other_script(out.back()) || at + 1 == text.size() ||
                          is_other_script(text[at + 1]);
      if (!beside) out += ' ';
      continue;
    }
    if (is_other_script(c) && !out.empty() && out.back() == ' ') out.pop_back();
    out += lower(c);
  }
  return out;
}

/// One mark for names that are joined.
void join_runs(Mentions& mentions) {
  std::string& shape = mentions.shape;
  const std::string mark(1, kNames), own(1, kOwn);
  for (const std::string_view kind : kNameKinds) {
    for (const std::string& one : {mark, own}) replace_all(shape, one + std::string(kind), one);
  }
  for (bool more = true; more;) {
    more = false;
    std::size_t run = 0;
    for (std::size_t at = 0; at < shape.size(); ++at) {
      if (shape[at] != kNames && shape[at] != kOwn) continue;
      for (const std::string_view joint : kNameJoints) {
        const std::size_t next = at + 1 + joint.size();
        if (next >= shape.size() || (shape[next] != kNames && shape[next] != kOwn)) continue;
        if (shape.compare(at + 1, joint.size(), joint) != 0) continue;
        mentions.has_or = mentions.has_or || contains(joint, "or") || contains(joint, "或") || joint == "/";
        auto& runs = mentions.runs;
        runs[run].insert(runs[run].end(), runs[run + 1].begin(), runs[run + 1].end());
        runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(run) + 1);
        shape.replace(at, joint.size() + 2, mark);
        more = true;
        break;
      }
      ++run;
    }
  }
}

/// A word that is joined to a name, and is none that anybody knows: half of a run would be a rule of its own.
bool has_half_run(std::string_view shape) {
  for (std::size_t at = 0; at < shape.size(); ++at) {
    if (shape[at] != kNames && shape[at] != kOwn) continue;
    for (const std::string_view joint : {"和", "与", "或", "及", "、", " and ", " or ", " nor "}) {
      const std::string_view behind = shape.substr(at + 1), before = shape.substr(0, at);
      const std::string_view next = behind.starts_with(joint) ? behind.substr(joint.size()) : std::string_view();
      const bool leads_on = !next.empty() && is_word(next.front()) && !next.starts_with("neither") &&
                            !next.starts_with("none") && !next.starts_with("not ");
      const bool comes_from =
          before.ends_with(joint) && before.size() > joint.size() && is_word(before[before.size() - joint.size() - 1]);
      if (leads_on || comes_from) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<Mentions> find_mentions(std::string_view sentence, const Neighbours& neighbours) {
  Mentions mentions;
  std::string marked;
  const Reader reader{sentence, neighbours};
  for (std::size_t at = 0; at < sentence.size();) {
    const auto own = std::find_if(kOwnWords.begin(), kOwnWords.end(), [&](std::string_view word) {
      return lower(sentence[at]) == word.front() && lower(sentence.substr(at, word.size())) == word &&
             (is_other_script(word.front()) || at == 0 || !is_word(sentence[at - 1]));
    });
    if (own != kOwnWords.end()) {
      marked += kOwn;
      mentions.runs.push_back({std::string(neighbours.own)});
      at += own->size();
      if (mentions.runs.size() > kMostNames) return std::nullopt;
      continue;
    }
    if (!is_letter(sentence[at]) || (at > 0 && is_word(sentence[at - 1]))) {
      marked += sentence[at++];
      continue;
    }
    std::size_t end = at;
    while (end < sentence.size() && is_word(sentence[end])) ++end;
    const std::string_view token = sentence.substr(at, end - at);
    const auto name = reader.name_of(at, token);
    if (!name) return std::nullopt;
    if (name->empty()) {
      marked += token;
    } else {
      marked += *name == neighbours.own ? kOwn : kNames;
      mentions.runs.push_back({std::string(*name)});
    }
    at = end;
    if (mentions.runs.size() > kMostNames) return std::nullopt;
  }
  mentions.shape = tidied(marked);
  join_runs(mentions);
  if (has_half_run(mentions.shape)) return std::nullopt;
  return mentions;
}

}  // namespace ocpv::reader
