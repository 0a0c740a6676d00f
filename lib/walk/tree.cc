#include "walk/tree.h"

#include "json/scan.h"

namespace ocpv::walk {

std::uint32_t Tree::after(std::uint32_t entry) const {
  std::size_t depth = 0;
  do {
    const char c = byte(entry++);
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
  } while (depth != 0);
  return entry;
}

Bytes Tree::bytes(std::uint32_t entry) const {
  const std::uint64_t first = entries_[entry];
  const char c = text_[first];
  if (c == '{' || c == '[') return {first, std::uint64_t{entries_[after(entry) - 1]} + 1};
  if (c == '"') {
    // Between the closing quote and the next entry there is white space only.
    std::uint64_t last = entry + 1 < entries_.size() ? entries_[entry + 1] : text_.size();
    while (bytes_[last - 1] != '"') --last;
    return {first, last};
  }
  std::uint64_t last = first + 1;
  while (last < text_.size() && !json::is_delimiter(bytes_[last])) ++last;
  return {first, last};
}

std::string_view Tree::source(std::uint32_t entry) const {
  const Bytes range = bytes(entry);
  return text_.substr(range.first, range.last - range.first);
}

std::string_view Tree::string(std::uint32_t entry, std::pmr::memory_resource& memory) const {
  const std::string_view quoted = source(entry);
  const std::string_view inside = quoted.substr(1, quoted.size() - 2);
  if (inside.find('\\') == std::string_view::npos) return inside;
  char* decoded = static_cast<char*>(memory.allocate(inside.size(), 1));
  return {decoded, json::decode_into(inside, decoded)};
}

std::string Tree::string(std::uint32_t entry) const {
  const std::string_view quoted = source(entry);
  const std::string_view inside = quoted.substr(1, quoted.size() - 2);
  if (inside.find('\\') == std::string_view::npos) return std::string(inside);
  std::string out(inside.size(), '\0');
  out.resize(json::decode_into(inside, out.data()));
  return out;
}

bool Tree::is_string(std::uint32_t entry, std::string_view text) const {
  // Without escapes the closing quote stands right behind the text, and most names differ before.
  const std::uint64_t first = first_[entry] + 1;
  if (first + text.size() < text_.size() && bytes_[first + text.size()] == '"' &&
      text_.substr(first, text.size()) == text && text.find('\\') == std::string_view::npos) {
    return true;
  }
  const std::string_view quoted = source(entry);
  const std::string_view inside = quoted.substr(1, quoted.size() - 2);
  return inside.find('\\') == std::string_view::npos ? inside == text : string(entry) == text;
}

std::optional<Place> Tree::find(std::uint32_t open, std::string_view name) const {
  if (byte(open) != '{') return std::nullopt;
  for (std::uint32_t at = open + 1; byte(at) != '}';) {
    if (is_string(at, name)) return Place{at, at + 2};
    at = after(at + 2);
    if (byte(at) == ',') ++at;
  }
  return std::nullopt;
}

std::optional<Place> Tree::find(std::uint32_t open, std::span<const std::string_view> path) const {
  std::optional<Place> place;
  for (const std::string_view name : path) {
    place = find(place ? place->value : open, name);
    if (!place) return std::nullopt;
  }
  return place;
}

}  // namespace ocpv::walk
