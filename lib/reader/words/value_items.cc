#include "reader/words/value_items.h"

#include <algorithm>
#include <array>
#include <string>

#include "reader/words/text.h"
#include "reader/words/value_runs.h"
#include "reader/words/word_table.h"

namespace ocpv::reader {
namespace {

using contract::Value;

/// Words that begin a sentence, or an item about something else. Written in capitals they are values, and in an
/// announced list where nothing but an end, a separator or a meaning follows them.
constexpr auto kSentenceWords = std::to_array<std::string_view>(
    {"when", "if",   "for",   "the",   "in",   "a",    "an",        "this", "it",      "only", "you", "not",
     "no",   "and",  "or",    "to",    "is",   "at",   "on",        "note", "default", "here", "of",  "which",
     "with", "from", "valid", "where", "each", "both", "otherwise", "by",   "notes",   "also", "one"});

/// Words that are never values, unless in code or capitals.
constexpr auto kNever = std::to_array<std::string_view>(
    {"etc", "respectively", "corresponding", "indicates", "separate", "e.g", "i.e", "note", "notes", "note that"});

constexpr auto kItemSeparators = std::to_array<std::string_view>(
    {"、", "，", ",", "；", ";", "和", "或者", "或", "以及", "及", "与", "and ", "or ", "/", "|"});

/// What may follow the last value of a run: an end, or words that count or explain the values.
constexpr auto kRunEnds = std::to_array<std::string_view>(
    {"。",   ".",    "；",   ";",    "\n",   "\x01", "\x02",          "\x03",         "\x04", "等",   "（",
     "一种", "两种", "二种", "三种", "四种", "五种", "六种",          "七种",         "八种", "几种", "代表",
     "分别", "分表", "其中", "*",    "）",   ")",    "corresponding", "respectively", "etc",  "]"});

/// What begins a clause that says something else of the field.
constexpr auto kClauses = std::to_array<std::string_view>(
    {"默认值",        "默认为",       "默认是",      "默认 ",         "默认使用",    "缺省值",    "缺省为",
     "缺省是",        "缺省 ",        "不能",        "不可",          "不允许",      "必填",      "必选",
     "可为空",        "其中",         "分别",        "which ",        "where ",      "when ",     "if ",
     "with ",         "the ",         "and the ",    "default value", "default is ", "defaults ", "by default",
     "corresponding", "respectively", "indicating ", "representing ", "this ",       "it "});
constexpr std::size_t kLongestClauseWord = 16;
static_assert(std::all_of(kClauses.begin(), kClauses.end(), [](auto one) { return one.size() <= kLongestClauseWord; }));

/// What may stand between a value and its meaning, or behind it.
constexpr auto kMeaningMarks = std::to_array<std::string_view>(
    {"：", ":", "-", "–", "—", "(", "（", "=", "，", ",", "。", ".", "；", ";", "、", "/", "|"});

/// First words of texts that are written with a slash: types of media.
constexpr auto kMediaTypes =
    std::to_array<std::string_view>({"application", "text", "image", "audio", "video", "multipart", "message", "font"});

bool is_value_byte(char c) { return is_word(c) || c == '-' || c == '.' || c == '%'; }

bool is_other_byte(char c) { return static_cast<unsigned char>(c) >= 0x80; }

bool is_range(std::string_view value) {
  const std::size_t dash = value.find('-', 1);
  return dash != std::string_view::npos &&
         std::all_of(value.begin(), value.end(), [](char c) { return is_digit(c) || c == '-'; });
}

constexpr std::size_t kLongestMarked = 128;  ///< Bytes of a value in code or quotes.

/// Text in code or quotes that is one value: not a list, a condition, a range or a sentence.
bool is_one_value(std::string_view text) {
  if (text.empty() || text.size() > kLongestMarked || is_range(text) || text.back() == ':') return false;
  constexpr auto kNot =
      std::to_array<std::string_view>({"、", "，", ", ", "；", "; ", "：", ": ", "。", "=", "\n", " | ", "~"});
  return std::none_of(kNot.begin(), kNot.end(), [&](std::string_view mark) { return contains(text, mark); }) &&
         std::none_of(text.begin(), text.end(), [](char c) { return c >= 0 && c < ' '; });
}

/// A value between two marks; no token where they do not close, or hold something else.
std::optional<Token> token_between(std::string_view text, std::string_view open, std::string_view close) {
  if (!text.starts_with(open)) return std::nullopt;
  const std::size_t end = text.find(close, open.size());
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view inside = trimmed(text.substr(open.size(), end - open.size()));
  if (open.front() == kCodeBegin && inside.size() > 2 && inside.front() == '"' && inside.back() == '"')
    inside = inside.substr(1, inside.size() - 2);
  if (open.front() != kCodeBegin && (!is_one_value(inside) || is_other_byte(inside.front()))) return std::nullopt;
  if (!is_one_value(inside)) return Token{};
  return Token{inside, text.substr(end + close.size()), true};
}

bool is_text_mark(char c) { return c >= kItemBegin && c <= kCodeEnd; }

/// True where a value may end before `rest`.
bool may_end(std::string_view value, std::string_view rest) {
  if (rest.empty() || is_text_mark(rest.front()) || is_other_byte(rest.front())) return true;
  const char next = rest.front();
  // A time, a port: `10:30`, `host:80`.
  if (next == ':') return rest.size() < 2 || !is_digit(rest[1]) || !is_digit(value.back());
  if (next == '=') return is_digits(value) || is_capitals(value);
  return std::string_view(" \n\t,;()[]/|.!*\"'-").find(next) != std::string_view::npos;
}

/// `N/A`: the one value of ordinary text with a slash in it.
bool begins_with_not_available(std::string_view text) {
  return text.size() >= 3 && lower(text.substr(0, 3)) == "n/a" && (text.size() == 3 || !is_word(text[3]));
}

bool is_sentence_word(std::string_view value, std::string_view rest, Setting setting) {
  if (is_capital_value(value)) return false;
  const std::string folded = lower(value);
  if (holds(kNever, folded)) return true;
  if (!holds(kSentenceWords, folded)) return false;
  if (setting == Setting::anywhere) return true;
  rest = trimmed(rest);
  if (setting == Setting::announced && (folded == "and" || folded == "or")) return true;
  if (rest.empty() || is_text_mark(rest.front()) || starts_with_any(rest, kMeaningMarks) ||
      starts_with_any(rest, kItemSeparators))
    return false;
  return !is_other_byte(rest.front());
}

/// Words of lower case only, to the end of the item or to a colon: one value of several words.
std::string_view lower_case_phrase(std::string_view item) {
  std::size_t end = 0;
  while (end < item.size() && (is_lower(item[end]) || is_digit(item[end]) || item[end] == ' ' || item[end] == '_'))
    ++end;
  const std::string_view phrase = trimmed(item.substr(0, end));
  const std::string_view rest = trimmed(item.substr(end));
  const bool whole = rest.empty() || starts_with_any(rest, {":", "：", "。", "；", "\n", "(", "（"});
  return whole && std::count(phrase.begin(), phrase.end(), ' ') <= 5 ? phrase : std::string_view();
}

/// `READ COMMITTED`, `OB Cluster`: words that all begin with a capital, to the end of the item or to a colon.
std::string_view capital_phrase(std::string_view item) {
  std::size_t end = 0;
  int words = 0;
  while (end < item.size() && words < 5) {
    if (!is_upper(item[end]) && !is_digit(item[end])) return {};
    while (end < item.size() && is_value_byte(item[end])) ++end;
    while (item[end - 1] == '.' || item[end - 1] == '-') --end;
    ++words;
    const std::string_view rest = trimmed(item.substr(end));
    if (rest.empty() || is_text_mark(rest.front()) ||
        starts_with_any(rest, {":", "：", ",", "，", "、", ";", "；", "(", "（", "。"}) || rest == "." ||
        rest.starts_with(". "))
      return words >= 2 ? item.substr(0, end) : std::string_view();
    // Words of one value stand one blank apart.
    if (item[end] != ' ' || end + 1 == item.size() || item[end + 1] == ' ') return {};
    ++end;
  }
  return {};
}

constexpr std::size_t kLongestGloss = 192;      ///< Bytes; published ones have under 100.
constexpr std::size_t kLongestRunOfAll = 4096;  ///< Bytes of a list in running text; published ones have under 1,000.

/// `（gloss）` or `(gloss)` at the start of `text`; moves `text` behind it. Where it does not close, or another one
/// opens in it, the gloss ends before the next value of capitals, and the run is doubtful.
std::string take_parentheses(std::string_view& text, bool& is_doubtful) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
    if (!begins_with(text, open)) continue;
    const std::string_view near = text.substr(0, kLongestGloss);
    const std::size_t end = near.find(close);
    const std::size_t again = near.find(open, open.size());
    if (end != std::string_view::npos && (again == std::string_view::npos || again > end)) {
      std::string gloss = gloss_of(text.substr(open.size(), end - open.size()));
      text = trimmed(text.substr(end + close.size()));
      return gloss;
    }
    is_doubtful = true;
    for (std::size_t at = open.size(); at < near.size(); ++at) {
      if (near[at] != ',' && near[at] != "、"[0] && near[at] != "，"[0]) continue;
      for (const std::string_view mark : {"、", "，", "；", ", "}) {
        if (!begins_with(text.substr(at), mark)) continue;
        if (!is_capitals(leading_token(text.substr(at + mark.size()), Setting::announced).text)) continue;
        std::string gloss = gloss_of(text.substr(open.size(), at - open.size()));
        text = text.substr(at);
        return gloss;
      }
    }
    text = {};
  }
  return {};
}

/// `代表集群备份` after a value; moves `text` to the separator behind it.
std::string take_meaning(std::string_view& text) {
  if (!starts_with_any(text, {"代表", "表示", "represents ", "indicates ", "means "})) return {};
  std::size_t end = text.size();
  for (const std::string_view stop : {"，", "、", "。", "；", ", ", ". "}) end = std::min(end, text.find(stop));
  std::string gloss = gloss_of(text.substr(0, end));
  text = text.substr(end);
  return gloss;
}

/// Moves `text` over separators; `slash` and `others` say which kinds there were.
bool take_separators(std::string_view& text, bool& slash, bool& others) {
  bool any = false;
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : kItemSeparators) {
      if (!begins_with(text, mark)) continue;
      (mark == "/" ? slash : others) = true;
      text = trimmed(text.substr(mark.size()));
      any = more = true;
    }
  }
  return any;
}

std::string_view without_stray_quote(std::string_view text) {
  text = trimmed(text);
  for (const std::string_view quote : {"\"", "“", "”", "'", "\x06"}) {
    if (begins_with(text, quote)) return trimmed(text.substr(quote.size()));
  }
  return text;
}

/// `A/B` may be one value: two ordinary words, a type of media, a zone of time, the one that has a meaning of some.
bool is_doubtful_with_slash(const std::vector<Value>& items) {
  const auto explained = std::count_if(items.begin(), items.end(), [](const Value& one) { return !one.gloss.empty(); });
  if (explained != 0 && explained != static_cast<std::ptrdiff_t>(items.size())) return true;
  if (holds(kMediaTypes, lower(items.front().text))) return true;
  const auto plain = [](const Value& one) {
    return is_capitals(one.text) || std::all_of(one.text.begin(), one.text.end(), [](char c) { return !is_upper(c); });
  };
  return !std::all_of(items.begin(), items.end(), plain);
}

/// A word of a sentence follows a value of an item: `SSL is required`.
bool begins_with_verb(std::string_view text) {
  return starts_with_any(
      text, {"is ", "are ", "was ", "must ", "can ", "cannot ", "should ", "will ", "has ", "have ", "may ", "does "});
}

/// What an item of one value and its gloss says.
List item_of(std::string_view value, std::string_view rest) { return {{{std::string(value), gloss_of(rest)}}, true}; }

}  // namespace

bool begins_clause(std::string_view text) {
  text = trimmed(text);
  // `IF` and `DEFAULT` in capitals are values.
  std::size_t end = 0;
  while (end < text.size() && is_word(text[end])) ++end;
  return !is_capital_value(text.substr(0, end)) && starts_with_any(lower(text.substr(0, kLongestClauseWord)), kClauses);
}

std::string gloss_of(std::string_view text) {
  std::string_view inside = bare(text);
  while (!inside.empty() && (inside.front() == '-' || inside.front() == '=')) inside = bare(inside.substr(1));
  return one_line(inside);
}

Token leading_token(std::string_view text, Setting setting) {
  text = text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"\x05", "\x06"},
                                    {"\"", "\""},
                                    {"“", "”"},
                                    {"'", "'"},
                                    {"‘", "’"}}) {
    if (auto token = token_between(text, open, close)) return *token;
  }
  text = without_stray_quote(text);
  if (text.empty()) return {};
  if (begins_with_not_available(text)) return {text.substr(0, 3), text.substr(3)};
  const bool is_signed = text.size() > 1 && (text.front() == '-' || text.front() == '+') && is_digit(text[1]);
  if (!is_word(text.front()) && !is_signed) return {};
  std::size_t end = is_signed ? 1 : 0;
  while (end < text.size() && is_value_byte(text[end])) ++end;
  std::string_view value = text.substr(0, end);
  while (!value.empty() && (value.back() == '.' || value.back() == '-')) value.remove_suffix(1);
  const std::string_view rest = text.substr(value.size());
  if (value.empty() || is_range(value) || !may_end(value, rest) || is_sentence_word(value, rest, setting)) return {};
  return {value, rest};
}

std::string_view leading_value(std::string_view text) { return leading_token(text, Setting::anywhere).text; }

bool is_capital_value(std::string_view value) {
  const auto letters = std::count_if(value.begin(), value.end(), is_upper);
  return letters >= 2 && std::none_of(value.begin(), value.end(), is_lower);
}

bool holds_capital_value(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_letter(text[at])) continue;
    if (is_capital_value(leading_value(text.substr(at)))) return true;
    while (at + 1 < text.size() && is_word(text[at + 1])) ++at;
  }
  return false;
}

bool is_capitals(std::string_view value) {
  return std::any_of(value.begin(), value.end(), is_upper) && std::none_of(value.begin(), value.end(), is_lower);
}

void add_value(std::vector<Value>& items, Value value) {
  const bool known =
      std::any_of(items.begin(), items.end(), [&](const Value& other) { return other.text == value.text; });
  if (!known) items.push_back(std::move(value));
}

List read_item(std::string_view item, Setting setting) {
  while (starts_with_any(item, {" ", "\n", "*"})) item.remove_prefix(1);
  item = item.substr(0, item.find_last_not_of(" \n") + 1);
  const Token token = leading_token(item, setting);
  if (token.text.empty()) return {{}, false};
  if (token.is_marked) {
    const Run run = read_run(item, setting);
    if (run.items.size() >= 2 && run.ends && bare(run.rest).empty()) return {run.items, !run.is_doubtful};
    return item_of(token.text, token.rest);
  }
  item = item.substr(static_cast<std::size_t>(token.text.data() - item.data()));
  if (const std::string_view phrase = lower_case_phrase(item); phrase.size() > token.text.size())
    return item_of(phrase, item.substr(phrase.size()));
  const std::string_view next = trimmed(token.rest);
  // `READ/WRITE` is one value to a person who reads an item; two separated in another way are two.
  if (token.rest.starts_with('/')) {
    std::size_t end = token.text.size();
    while (end < item.size() && (is_value_byte(item[end]) || item[end] == '/')) ++end;
    while (item[end - 1] == '.' || item[end - 1] == '-') --end;
    return {{{std::string(item.substr(0, end)), gloss_of(item.substr(end))}},
            setting == Setting::item && is_capitals(item.substr(0, end))};
  }
  if (starts_with_any(next, {"、", "，", ",", "/", "|", "和", "或", "and ", "or "})) {
    const Run run = read_run(item, setting);
    if (run.items.size() >= 2)
      return {run.items,
              run.ends && !run.is_doubtful && trimmed(bare(run.rest)).empty() && is_capitals(run.items.back().text)};
  }
  if (next.empty() || !is_letter(next.front())) {
    // `4-core`: what follows without a blank is a part of it.
    return item_of(token.text, token.rest);
  }
  if (const std::string_view phrase = capital_phrase(item); !phrase.empty())
    return {{{std::string(phrase), gloss_of(item.substr(phrase.size()))}}, is_capital_value(phrase)};
  const std::string_view value = token.text;
  const bool plain_word =
      std::all_of(value.begin(), value.end(), is_lower) ||
      (is_upper(value.front()) && value.size() > 1 && std::all_of(value.begin() + 1, value.end(), is_lower));
  // "Fuzzy match is supported": a sentence that begins with an ordinary word.
  if (plain_word || begins_with_verb(next)) return {{}, false};
  // `OB Cluster`, and what follows: a value of two words, or one with its meaning.
  const std::string_view word = next.substr(0, next.find(' '));
  const bool is_sentence = holds(kSentenceWords, lower(word)) && !is_capital_value(word);
  const bool may_go_on = token.rest.size() > 1 && token.rest[1] != ' ' && is_upper(next.front()) &&
                         is_upper(value.front()) && !is_sentence;
  List list = item_of(value, token.rest);
  if (may_go_on) list.doubt = leading_value(next);
  return list;
}

Run read_run(std::string_view text, Setting setting) {
  Run run;
  const bool is_cut = text.size() > kLongestRunOfAll;
  text = text.substr(0, kLongestRunOfAll);
  bool slash = false;
  bool others = false;
  bool has_other_separators = false;
  while (!text.empty() && (run.items.empty() || !begins_clause(text))) {
    const Token token = leading_token(text, setting);
    if (token.text.empty()) break;
    std::string_view after = without_stray_quote(token.rest);
    std::string_view value = token.text;
    if (setting == Setting::announced && !token.is_marked) {
      const std::string_view item = text.substr(static_cast<std::size_t>(value.data() - text.data()));
      if (const std::string_view phrase = capital_phrase(item); is_capital_value(phrase)) {
        value = phrase;
        after = without_stray_quote(item.substr(phrase.size()));
      }
    }
    std::string gloss = take_parentheses(after, run.is_doubtful);
    if (gloss.empty()) gloss = take_meaning(after);
    std::string_view behind = after;
    const bool separated = take_separators(behind, slash, others);
    const bool ends = after.empty() || starts_with_any(after, kRunEnds) || begins_clause(after);
    if (!separated && !ends) break;  // The word is part of a sentence.
    add_value(run.items, {std::string(value), std::move(gloss)});
    run.ends = ends;
    run.rest = after;
    if (!separated) break;
    // Behind a semicolon a list of other separators is over.
    const bool is_over = starts_with_any(after, {"；", ";"}) && has_other_separators;
    has_other_separators = has_other_separators || !starts_with_any(after, {"；", ";"});
    text = run.rest = behind;
    run.ends = is_over || text.empty() || starts_with_any(text, kRunEnds) || begins_clause(text);
  }
  if (goes_on_behind_parenthesis(run.rest) || (is_cut && trimmed(run.rest).empty())) run.is_doubtful = true;
  if (run.items.size() >= 2 && slash && (others || is_doubtful_with_slash(run.items))) run.is_doubtful = true;
  return run;
}

}  // namespace ocpv::reader
