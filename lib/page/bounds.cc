#include "page/bounds.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "page/refusals.h"

namespace ocpv::page {
namespace {

std::uint32_t line_of(std::string_view text, std::size_t at) {
  return static_cast<std::uint32_t>(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

/// Number of list and quote marks that a line opens with (`> > * 1. - `).
std::size_t count_container_marks(std::string_view line) {
  std::size_t marks = 0;
  std::size_t at = 0;
  while (at < line.size()) {
    const char c = line[at];
    const bool bullet = (c == '*' || c == '-' || c == '+') && (at + 1 == line.size() || line[at + 1] == ' ');
    if (c == '>' || bullet) {
      ++marks;
    } else if (is_digit(c)) {
      const std::size_t end = std::min(line.find_first_not_of("0123456789", at), line.size());
      if (end == line.size() || (line[end] != '.' && line[end] != ')')) return marks;
      ++marks;
      at = end;
    } else if (c != ' ' && c != '\t') {
      return marks;
    }
    ++at;
  }
  return marks;
}

std::size_t count_pipes(std::string_view line) {
  std::size_t pipes = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '\\')
      ++at;
    else if (line[at] == '|')
      ++pipes;
  }
  return pipes;
}

}  // namespace

Result<void> check_bounds(std::string_view markdown, std::string_view name) {
  const auto refuse = [&](Bilingual message, std::uint32_t line) {
    return Error{.message = std::move(message), .file = std::string(name), .line = line};
  };
  if (markdown.size() > kMostPageBytes) {
    return refuse(say(kTooManyBytes, {std::to_string(kMostPageBytes)}), 0);
  }
  if (const std::size_t at = find_invalid_utf8(markdown); at != markdown.size()) {
    return refuse(kNotUtf8, line_of(markdown, at));
  }
  std::uint32_t number = 0;
  std::size_t running = 0;
  std::size_t tags = 0;
  std::size_t brackets = 0;
  std::size_t pipe_lines = 0;
  bool fenced = false;
  for (std::size_t begin = 0; begin < markdown.size();) {
    const std::size_t end = std::min(markdown.find('\n', begin), markdown.size());
    const std::string_view line = markdown.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (const std::size_t at = line.find_first_not_of(" \t"); at != std::string_view::npos) {
      if (line.substr(at).starts_with("```") || line.substr(at).starts_with("~~~")) fenced = !fenced;
    }
    const std::size_t pipes = count_pipes(line);
    tags += static_cast<std::size_t>(std::count(line.begin(), line.end(), '<'));
    brackets += static_cast<std::size_t>(std::count(line.begin(), line.end(), '['));
    pipe_lines += pipes > 0 ? 1 : 0;
    if (tags > kMostTags) return refuse(say(kTooManyTags, {std::to_string(kMostTags)}), number);
    if (brackets > kMostBrackets) {
      return refuse(say(kTooManyBrackets, {std::to_string(kMostBrackets)}), number);
    }
    if (pipe_lines > kMostPipeLines) {
      return refuse(say(kTooManyRows, {std::to_string(kMostPageRows)}), number);
    }
    if (pipes > kMostColumns + 1) return refuse(say(kTooManyColumns, {std::to_string(kMostColumns)}), number);
    if (count_container_marks(line) > kMostNesting) {
      return refuse(say(kMarksTooDeep, {std::to_string(kMostNesting)}), number);
    }
    // What looks like a fence here may be none to the Markdown reader, so only what long examples need is waived.
    if (fenced) {
      running = 0;
      continue;
    }
    running = is_blank(line) || pipes >= 2 ? 0 : running + line.size() + 1;
    if (line.size() > kMostLineBytes) {
      return refuse(say(kTooLongLine, {std::to_string(kMostLineBytes)}), number);
    }
    if (running > kMostTextBytes) {
      return refuse(say(kTooMuchText, {std::to_string(kMostTextBytes)}), number);
    }
  }
  return {};
}

}  // namespace ocpv::page
