#include "config/toml_reader.h"

// toml++ 3.3 asserts what input can break (`[%x]`), and with NDEBUG takes it for granted. Without either it reports an
// error as it should.
#undef NDEBUG
#define TOML_ASSERT(expression) static_assert(true)
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace ocpv::config {
namespace {

using program::Text;

constexpr Text kNotToml{"not TOML: {0}", "不是合法的 TOML：{0}"};
constexpr Text kTooLarge{"a configuration may have {0} bytes at most", "配置文件最多 {0} 字节"};
constexpr Text kTooDeep{"nested deeper than any setting", "嵌套过深"};
constexpr Text kBadUtf8{"not valid UTF-8", "不是合法的 UTF-8"};

constexpr std::size_t kMostBytes = std::size_t{64} << 10;
constexpr std::size_t kMostDepth = 8;
// toml++ 3.3 holds the depth of arrays and inline tables, but not that of dotted keys, and frees them by recursion.
constexpr std::size_t kMostDotsOfLine = 32;

Place place_of(const toml::source_position& position) { return {position.line, position.column}; }

// Dots outside of quotes.
std::size_t count_dots(std::string_view line) {
  std::size_t dots = 0;
  char quote = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (quote == '"' && c == '\\') {
      ++at;
    } else if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '#') {
      break;
    } else if (c == '.') {
      ++dots;
    }
  }
  return dots;
}

/// Turns toml++'s nodes into ours.
class Converter {
 public:
  Result<TomlValue> value(const toml::node& node, std::size_t depth) {
    TomlValue out;
    out.place = place_of(node.source().begin);
    if (depth > kMostDepth) return Error{{}, {}, out.place.line, out.place.column};
    if (const auto* table = node.as_table()) {
      out.kind = TomlValue::Kind::table;
      for (const auto& [key, child] : *table) {
        OCPV_TRY(converted, value(child, depth + 1));
        out.members.push_back({std::string(key.str()), place_of(key.source().begin), std::move(converted)});
      }
    } else if (const auto* array = node.as_array()) {
      out.kind = TomlValue::Kind::array;
      for (const auto& child : *array) {
        OCPV_TRY(converted, value(child, depth + 1));
        out.items.push_back(std::move(converted));
      }
    } else if (const auto* text = node.as_string()) {
      out.kind = TomlValue::Kind::string;
      out.text = text->get();
    } else if (const auto* number = node.as_integer()) {
      out.kind = TomlValue::Kind::integer;
      out.number = number->get();
    } else if (const auto* truth = node.as_boolean()) {
      out.kind = TomlValue::Kind::boolean;
      out.truth = truth->get();
    } else if (const auto* date = node.as_date()) {
      out.kind = TomlValue::Kind::date;
      out.date = {date->get().year, date->get().month, date->get().day};
    }
    return out;
  }
};

}  // namespace

Result<TomlValue> read_toml(std::string_view text, const std::string& path, program::Language language) {
  const auto error = [&](const Text& what, std::initializer_list<std::string_view> arguments, Place place = {}) {
    return Error{program::fill(what.in(language), arguments), path, place.line, place.column};
  };
  if (text.size() > kMostBytes) return error(kTooLarge, {std::to_string(kMostBytes)});
  std::uint32_t line = 1;
  for (std::size_t at = 0; at < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view here = text.substr(at, end - at);
    if (find_invalid_utf8(here) != here.size()) return error(kBadUtf8, {}, {line, 0});
    if (count_dots(here) > kMostDotsOfLine) return error(kTooDeep, {}, {line, 0});
    at = end + 1;
  }
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    const toml::parse_error& failure = parsed.error();
    return error(kNotToml, {failure.description()}, place_of(failure.source().begin));
  }
  Result<TomlValue> value = Converter().value(parsed.table(), 0);
  if (!value.ok()) return error(kTooDeep, {}, {value.error().line, value.error().column});
  return value;
}

}  // namespace ocpv::config
