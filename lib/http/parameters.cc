#include "http/parameters.h"

#include <map>
#include <optional>

#include "base/ascii.h"
#include "base/joined.h"
#include "base/uri.h"
#include "base/utf8.h"
#include "http/authorization.h"
#include "json/escape.h"

namespace ocpv::http {
namespace {

std::size_t count_digits(std::string_view text) noexcept {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}

// The text as a JSON whole number, without needless zeros; empty when it is none.
std::string whole_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.empty() || count_digits(text) != text.size()) return {};
  while (text.size() > 1 && text.front() == '0') text.remove_prefix(1);
  return (negative ? "-" : "") + std::string(text);
}

void append_value(std::string& out, std::string_view text, TextKind kind) {
  const bool is_word = kind == TextKind::boolean && (text == "true" || text == "false");
  const bool is_number = kind == TextKind::number && is_json_number(text);
  if (is_word || is_number) {
    out += text;
  } else if (const std::string number = kind == TextKind::integer ? whole_number(text) : ""; !number.empty()) {
    out += number;
  } else {
    json::append_quoted(out, text);
  }
}

// The documentation shows lists as `a=1,2,3`; HTTP clients also send `a=1&a=2`.
void append_list(std::string& json, const std::vector<std::string>& values, TextKind items) {
  json += '[';
  bool first = true;
  for (std::string_view rest : values) {
    while (!rest.empty()) {
      const std::size_t comma = rest.find(',');
      if (!first) json += ',';
      first = false;
      append_value(json, rest.substr(0, comma), items);
      rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
  }
  json += ']';
}

struct Group {
  RequestPart part;
  const char* name;
  const ParameterGroup& types;
};

}  // namespace

bool is_json_number(std::string_view text) noexcept {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t whole = count_digits(text);
  if (whole == 0 || (whole > 1 && text.front() == '0')) return false;
  text.remove_prefix(whole);
  if (text.starts_with('.')) {
    const std::size_t fraction = count_digits(text.substr(1));
    if (fraction == 0) return false;
    text.remove_prefix(fraction + 1);
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    return !text.empty() && count_digits(text) == text.size();
  }
  return text.empty();
}

std::vector<Given> query_parameters(std::string_view query, std::size_t begin, const ParameterGroup& types,
                                    bool placeholders) {
  std::vector<Given> out;
  std::map<std::string, std::size_t, std::less<>> known;
  for (std::size_t at = 0; at < query.size();) {
    const std::string_view pair = query.substr(at, query.find('&', at) - at);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
    const Span name_span{begin + at, begin + at + equals};
    const Span value_span{begin + at + pair.size() - value.size(), begin + at + pair.size()};
    at += pair.size() + 1;
    if (pair.empty()) continue;

    const std::optional<std::string> name = query_decoded(pair.substr(0, equals)), text = query_decoded(value);
    const std::string key = name.value_or(std::string(pair.substr(0, equals)));
    const auto [place, is_new] = known.emplace(key, out.size());
    if (is_new) {
      Given& given = out.emplace_back();
      given.name = key;
      given.name_span = name_span;
      given.value_span = value_span;
    }
    Given& given = out[place->second];
    if (!is_new) given.more_spans.push_back(value_span);
    const ParameterType* type = types.find(key);
    if (!is_new && (type == nullptr || type->kind != TextKind::list)) given.unreadable = Unreadable::given_twice;
    if (!name || !text) {
      given.unreadable = Unreadable::bad_escape;
    } else if (find_invalid_utf8(*name) != name->size() || find_invalid_utf8(*text) != text->size()) {
      given.unreadable = Unreadable::bad_utf8;
    } else {
      if (placeholders && has_placeholder(*text)) given.unreadable = Unreadable::placeholder;
      given.values.push_back(*text);
    }
  }
  return out;
}

std::string to_json(std::vector<Given>& given, const ParameterTypes& types) {
  std::string json = "{";
  for (const Group& group :
       {Group{RequestPart::path, "path", types.path}, Group{RequestPart::query, "query", types.query},
        Group{RequestPart::header, "header", types.header}}) {
    if (!group.types.documented) continue;
    append(json, {json.size() == 1 ? "\"" : ",\"", group.name, "\":{"});
    bool first = true;
    for (Given& one : given) {
      if (one.part != group.part || one.unreadable != Unreadable::no) continue;
      if (!first) json += ',';
      first = false;
      ocpv::json::append_quoted(json, one.name);
      json += ':';
      const ParameterType* type = group.types.find(one.name);
      one.json.begin = json.size();
      if (type != nullptr && type->kind == TextKind::list) {
        append_list(json, one.values, type->items);
      } else {
        append_value(json, one.values.front(), type == nullptr ? TextKind::string : type->kind);
      }
      one.json.end = json.size();
    }
    json += '}';
  }
  return json + "}";
}

}  // namespace ocpv::http
