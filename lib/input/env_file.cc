#include "input/env_file.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "input/file.h"

namespace ocpv::input {
namespace {

constexpr Message kNotALine{"not a line of the form KEY=VALUE", "不是 KEY=VALUE 形式的行"};
constexpr Message kNoName{"the name before '=' is not made of letters, digits and '_'",
                          "“=”前的名称须由字母、数字和“_”组成"};
constexpr Message kUnclosedOnLine{"the quote is not closed on its line", "引号没有在本行闭合"};
constexpr Message kAfterQuote{"text after the closing quote", "闭合引号之后还有内容"};
constexpr Message kEnvTooLarge{"more than {0} bytes", "超过 {0} 字节"};

constexpr std::size_t kMostEnvBytes = std::size_t{1} << 20;

bool is_name(std::string_view text) {
  const auto may_stand = [](char c) { return is_letter_or_digit(c) || c == '_'; };
  return !text.empty() && !is_digit(text[0]) && std::all_of(text.begin(), text.end(), may_stand);
}

char unescaped(char c) noexcept { return c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c; }

/// A value, or what is wrong with it.
struct Value {
  std::string text;
  const Message* wrong = nullptr;
};

Value quoted_value(std::string_view text) {
  const char quote = text[0];
  Value value;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == quote) {
      const std::string_view rest = trimmed(text.substr(at + 1), kBlanks);
      if (!rest.empty() && rest[0] != '#') value.wrong = &kAfterQuote;
      return value;
    }
    const bool is_escape = quote == '"' && text[at] == '\\' && at + 1 < text.size();
    value.text += is_escape ? unescaped(text[++at]) : text[at];
  }
  value.wrong = &kUnclosedOnLine;
  return value;
}

Value value_of(std::string_view text) {
  text = trimmed(text, kBlanks);
  if (!text.empty() && (text[0] == '"' || text[0] == '\'')) return quoted_value(text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '#' && (at == 0 || is_blank(text[at - 1]))) {
      text = trimmed(text.substr(0, at), kBlanks);
      break;
    }
  }
  return {std::string(text), nullptr};
}

}  // namespace

Result<Variables> parse_env_file(std::string_view text, const std::string& path, Language language) {
  Variables variables;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::uint32_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    line = trimmed(line, kBlanks);
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("export") && line.size() > 6 && is_blank(line[6])) line = trimmed(line.substr(6), kBlanks);
    const auto wrong = [&](const Message& why) { return Error{fill(why, language), path, number, 0}; };
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) return wrong(kNotALine);
    const std::string_view name = trimmed(line.substr(0, equals), kBlanks);
    if (!is_name(name)) return wrong(kNoName);
    Value value = value_of(line.substr(equals + 1));
    if (value.wrong != nullptr) return wrong(*value.wrong);
    variables.insert_or_assign(std::string(name), std::move(value.text));
  }
  return variables;
}

Result<Variables> read_env_file(const std::string& path, Language language) {
  auto text = read_file(path, kMostEnvBytes + 1, language);
  if (!text.ok()) return Error{text.error().message, path};
  if (text->size() > kMostEnvBytes) return Error{fill(kEnvTooLarge, language, {std::to_string(kMostEnvBytes)}), path};
  return parse_env_file(*text, path, language);
}

}  // namespace ocpv::input
