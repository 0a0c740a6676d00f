#include "json/pointer.h"

#include <optional>

#include "base/ascii.h"
#include "base/uri.h"

namespace ocpv::json {
namespace {

/// Each tilde is followed by 0 or 1.
bool has_right_tildes(std::string_view token) {
  for (std::size_t at = token.find('~'); at != std::string_view::npos; at = token.find('~', at + 2)) {
    if (at + 1 == token.size() || (token[at + 1] != '0' && token[at + 1] != '1')) return false;
  }
  return true;
}

std::optional<std::size_t> index_of(std::string_view token) {
  if (token.empty() || token.size() > 9 || (token.size() > 1 && token.front() == '0')) return std::nullopt;
  std::size_t index = 0;
  for (const char c : token) {
    if (!is_digit(c)) return std::nullopt;
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  return index;
}

Value step(Value from, std::string_view token) {
  if (from.kind() == Kind::object) {
    return has_right_tildes(token) ? from.find(name_of_token(token)) : Value();
  }
  if (from.kind() != Kind::array) return Value();
  const std::optional<std::size_t> index = index_of(token);
  if (!index || *index >= from.size()) return Value();
  auto item = from.begin();
  for (std::size_t i = 0; i < *index; ++i) ++item;
  return *item;
}

}  // namespace

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

Value followed(Value root, Value node) {
  constexpr int kMostReferences = 16;
  for (int i = 0; i < kMostReferences; ++i) {
    const Value reference = node.find("$ref");
    if (!reference.is_string()) return node;
    if (!reference.string().starts_with('#')) return Value();
    node = resolve(root, percent_decoded_where_encoded(reference.string().substr(1)));
  }
  return Value();
}

}  // namespace ocpv::json
