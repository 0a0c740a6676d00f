#include "input/bru_blocks.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "input/http_text.h"

namespace ocpv::input {
namespace {

constexpr std::string_view kLongMark = "'''";

// What these hold is text: it ends at the first line that begins with the bracket, whatever is in it.
constexpr std::array<std::string_view, 10> kTexts = {"body",         "body:json",        "body:text", "body:xml",
                                                     "body:graphql", "body:sparql",      "docs",      "tests",
                                                     "example",      "body:graphql:vars"};

bool holds_text(std::string_view name) {
  return name.starts_with("script:") || std::find(kTexts.begin(), kTexts.end(), name) != kTexts.end();
}

// `'''` opens a value that goes on to the next `'''`, where that is not on the same line.
bool changes_long(std::string_view line, bool is_long) {
  std::size_t marks = 0;
  if (!is_long) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !ocpv::trimmed(line.substr(colon + 1), kBlanks).starts_with(kLongMark)) {
      return false;
    }
  }
  for (std::size_t at = line.find(kLongMark); at != std::string_view::npos; at = line.find(kLongMark, at + 3)) ++marks;
  return marks % 2 == 1;
}

// The opening line's name; empty for a line that opens nothing.
std::string_view name_of(std::string_view line) {
  line = ocpv::trimmed(line, kBlanks);
  if (line.empty() || (line.back() != '{' && line.back() != '[')) return {};
  line = ocpv::trimmed(line.substr(0, line.size() - 1), kBlanks);
  const auto may_stand = [](char c) { return is_letter_or_digit(c) || c == ':' || c == '-' || c == '_'; };
  return std::all_of(line.begin(), line.end(), may_stand) ? line : std::string_view();
}

// The line that closes the block whose first line is `at`; lines.size() when there is none.
std::size_t closing(std::string_view text, const std::vector<Span>& lines, std::size_t at, std::string_view name,
                    char bracket) {
  bool is_long = false;
  for (; at < lines.size(); ++at) {
    const std::string_view line = slice(text, lines[at]);
    if (holds_text(name)) {
      if (line.starts_with(bracket)) return at;
      continue;
    }
    const std::string_view bare = ocpv::trimmed(line, kBlanks);
    if (!is_long && bare.size() == 1 && bare[0] == bracket) return at;
    if (changes_long(line, is_long)) is_long = !is_long;
  }
  return at;
}

// `"a name: with a colon": value`; `~` before it switches it off.
BruPair pair_of(std::string_view text, Span line) {
  BruPair pair;
  line = trimmed_span(text, line);
  if (line.size() != 0 && text[line.begin] == '~') {
    pair.is_on = false;
    line = trimmed_span(text, {line.begin + 1, line.end});
  }
  std::size_t colon = std::min(text.find(':', line.begin), line.end);
  pair.name = trimmed_span(text, {line.begin, colon});
  if (line.size() != 0 && text[line.begin] == '"') {
    std::size_t quote = line.begin + 1;
    while (quote < line.end && text[quote] != '"') quote += text[quote] == '\\' ? 2U : 1U;
    if (quote < line.end) {
      colon = std::min(text.find(':', quote), line.end);
      pair.name = {line.begin + 1, quote};
    }
  }
  pair.value = trimmed_span(text, {std::min(colon + 1, line.end), line.end});
  return pair;
}

}  // namespace

BruBlocks find_bru_blocks(std::string_view text) {
  BruBlocks out;
  const std::vector<Span> lines = http_lines(text);
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const std::string_view line = slice(text, lines[at]);
    if (is_blank(line)) continue;
    const std::string_view name = name_of(line);
    if (name.empty()) {
      out.stray = lines[at].begin;
      return out;
    }
    const char bracket = ocpv::trimmed(line, kBlanks).back() == '{' ? '}' : ']';
    const std::size_t end = closing(text, lines, at + 1, name, bracket);
    if (end == lines.size()) {
      out.unclosed = lines[at].begin;
      return out;
    }
    const Span content =
        end == at + 1 ? Span{lines[end].begin, lines[end].begin} : Span{lines[at + 1].begin, lines[end - 1].end};
    out.blocks.push_back({name, trimmed_span(text, lines[at]), content});
    at = end;
  }
  return out;
}

std::vector<BruPair> find_bru_pairs(std::string_view text, Span content) {
  std::vector<BruPair> pairs;
  std::size_t at = content.begin;
  while (at < content.end) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), content.end);
    const Span line = trimmed_span(text, {at, end});
    at = end + 1;
    // `@description(...)` is said of the pair after it.
    if (line.size() == 0 || text[line.begin] == '@' || slice(text, line).find(':') == std::string_view::npos) continue;
    BruPair pair = pair_of(text, line);
    if (slice(text, pair.value).starts_with(kLongMark)) {
      const std::size_t first = pair.value.begin + kLongMark.size();
      const std::size_t last = std::min(text.find(kLongMark, first), content.end);
      pair.value = trimmed_span(text, {std::min(first, last), last});
      while (pair.value.size() != 0 && is_blank(slice(text, {pair.value.begin, pair.value.begin + 1}))) {
        ++pair.value.begin;
      }
      while (pair.value.size() != 0 && is_blank(slice(text, {pair.value.end - 1, pair.value.end}))) --pair.value.end;
      at = std::max(at, std::min(text.find('\n', last), content.end) + 1);
    }
    pairs.push_back(pair);
  }
  return pairs;
}

}  // namespace ocpv::input
