#include "reader/corrections/corrections_text.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <set>
#include <string>
#include <system_error>

#include "base/ascii.h"

namespace ocpv::reader {
namespace {

constexpr int kMostCorrectionDepth = 16;
constexpr Message kTooDeep{"nested more than {0} deep", "嵌套超过 {0} 层"};
constexpr Message kKeyTwice{"the key \"{0}\" stands twice in one object", "同一对象中有重复的键 \"{0}\""};
constexpr Message kNumberTooLarge{"has a number beyond 1e308, which cannot be compared here",
                                  "含有超过 1e308 的数，此处无法比较"};
constexpr Message kNotJson{"not JSON", "不是合法的 JSON"};

std::uint32_t line_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint32_t>(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

/// The line of the first number outside of texts that no double holds, since the parser does not say where it was.
std::uint32_t line_of_too_large(std::string_view text) {
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') quoted = !quoted;
    if (quoted) {
      at += text[at] == '\\' ? std::size_t{1} : std::size_t{0};
      continue;
    }
    if (!is_digit(text[at])) continue;
    std::size_t end = at;
    while (end < text.size() &&
           (is_letter_or_digit(text[end]) || std::string_view("+-.").find(text[end]) != std::string_view::npos))
      ++end;
    double value = 0;
    if (std::from_chars(text.data() + at, text.data() + end, value).ec == std::errc::result_out_of_range)
      return line_at(text, at);
    at = end - 1;
  }
  return 0;
}

}  // namespace

Result<CorrectionsJson> parse_corrections(std::string_view text, std::string_view file) {
  std::vector<std::set<std::string>> keys;
  std::string twice;
  bool deep = false;
  const auto watch = [&](int depth, CorrectionsJson::parse_event_t event, CorrectionsJson& value) {
    if (depth > kMostCorrectionDepth) deep = true;
    if (event == CorrectionsJson::parse_event_t::object_start) keys.emplace_back();
    if (event == CorrectionsJson::parse_event_t::object_end) keys.pop_back();
    if (event == CorrectionsJson::parse_event_t::key && !keys.back().insert(value.get<std::string>()).second)
      twice = value.get<std::string>();
    return true;
  };
  try {
    CorrectionsJson json = CorrectionsJson::parse(text, watch);
    if (deep) return Error{.message = say(kTooDeep, {std::to_string(kMostCorrectionDepth)}), .file = std::string(file)};
    if (!twice.empty()) return Error{.message = say(kKeyTwice, {twice}), .file = std::string(file)};
    return json;
  } catch (const CorrectionsJson::out_of_range&) {
    return Error{.message = kNumberTooLarge, .file = std::string(file), .line = line_of_too_large(text)};
  } catch (const CorrectionsJson::parse_error& fault) {
    const std::uint32_t line = line_at(text, std::min(fault.byte, text.size()));
    return Error{.message = kNotJson, .file = std::string(file), .line = line, .kind = ErrorKind::not_json};
  }
}

// Braces at depth 2 (`{"corrections":[{`), outside strings.
std::vector<std::uint32_t> entry_lines(std::string_view text) {
  std::vector<std::uint32_t> lines;
  std::uint32_t line = 1;
  int depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') ++line;
    if (quoted) {
      if (c == '\\')
        ++at;
      else if (c == '"')
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (depth++ == 2 && c == '{') lines.push_back(line);
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return lines;
}

}  // namespace ocpv::reader
