#include "json/pointer.h"

#include <optional>

namespace ocpv::json {
namespace {

std::optional<std::string> unescaped(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] != '~') {
      out += token[i];
      continue;
    }
    if (++i == token.size() || (token[i] != '0' && token[i] != '1')) return std::nullopt;
    out += token[i] == '0' ? '~' : '/';
  }
  return out;
}

std::optional<std::size_t> index_of(std::string_view token) {
  if (token.empty() || token.size() > 9 || (token.size() > 1 && token.front() == '0')) return std::nullopt;
  std::size_t index = 0;
  for (const char c : token) {
    if (c < '0' || c > '9') return std::nullopt;
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  return index;
}

Value step(Value from, std::string_view token) {
  if (from.kind() == Kind::object) {
    const std::optional<std::string> name = unescaped(token);
    return name ? from.find(*name) : Value();
  }
  if (from.kind() != Kind::array) return Value();
  const std::optional<std::size_t> index = index_of(token);
  if (!index || *index >= from.size()) return Value();
  auto item = from.begin();
  for (std::size_t i = 0; i < *index; ++i) ++item;
  return *item;
}

}  // namespace

void append_token(std::string& pointer, std::string_view token) {
  pointer += '/';
  if (token.find('~') == std::string_view::npos && token.find('/') == std::string_view::npos) {
    pointer += token;
    return;
  }
  for (const char c : token) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

void append_token(std::string& pointer, std::size_t index) { append_token(pointer, std::to_string(index)); }

Value resolve(Value root, std::string_view pointer) {
  Value at = root;
  while (at.present() && !pointer.empty()) {
    if (pointer.front() != '/') return Value();
    pointer.remove_prefix(1);
    const std::size_t end = pointer.find('/');
    at = step(at, pointer.substr(0, end));
    pointer = end == std::string_view::npos ? std::string_view() : pointer.substr(end);
  }
  return at;
}

}  // namespace ocpv::json
