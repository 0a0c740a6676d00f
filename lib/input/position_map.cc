#include "input/position_map.h"

#include <algorithm>

#include "base/ascii.h"
#include "input/yaml_scalar.h"

namespace ocpv::input {
namespace {

using Node = NodeMap::Node;

// The first splice that ends after `at`.
auto splice_after(const SplicedMap& map, std::size_t at) {
  return std::upper_bound(map.splices.begin(), map.splices.end(), at,
                          [](std::size_t place, const SplicedMap::Splice& splice) { return place < splice.json.end; });
}

// A place that is not inside a splice.
std::size_t shifted(const SplicedMap& map, std::size_t at) {
  const auto after = splice_after(map, at);
  if (after == map.splices.begin()) return at + map.offset;
  const SplicedMap::Splice& before = *(after - 1);
  return before.source.end + (at - before.json.end);
}

Span source_of(const SplicedMap& map, Span json) {
  Span source;
  const auto first = splice_after(map, json.begin);
  const bool begins_inside = first != map.splices.end() && first->json.begin < json.begin;
  source.begin = begins_inside ? first->source.begin : shifted(map, json.begin);
  // The last byte decides where the piece ends; an empty piece ends where it begins.
  if (json.size() == 0) return {source.begin, source.begin};
  const auto last = splice_after(map, json.end - 1);
  const bool ends_inside = last != map.splices.end() && last->json.begin < json.end;
  source.end = ends_inside ? last->source.end : shifted(map, json.end - 1) + 1;
  return source;
}

std::optional<SourceEdit> edit(const SplicedMap& map, Span json, std::string_view insert) {
  if (map.fixed) return std::nullopt;
  for (const SplicedMap::Splice& splice : map.splices) {
    if (splice.json.begin <= json.end && json.begin <= splice.json.end) return std::nullopt;
  }
  return SourceEdit{source_of(map, json), std::string(insert)};
}

// The smallest node around a place; null before the first.
const Node* innermost(const NodeMap& map, Span json) {
  auto after = std::upper_bound(map.nodes.begin(), map.nodes.end(), json.begin,
                                [](std::size_t at, const Node& node) { return at < node.json.begin; });
  while (after != map.nodes.begin()) {
    --after;
    if (after->json.contains(json)) return &*after;
  }
  return nullptr;
}

Span source_of(const NodeMap& map, Span json) {
  const Node* node = innermost(map, json);
  if (node == nullptr)
    return map.nodes.empty() ? Span{} : Span{map.nodes.front().source.begin, map.nodes.front().source.end};
  if (node->json == json) return node->source;
  if (node->kind == Node::Kind::container) {
    const bool is_opening = json.begin == node->json.begin && json.size() <= 1;
    return is_opening ? node->opening : node->source;
  }
  if (node->verbatim_json.size() != 0 && node->verbatim_json.contains(json)) {
    const std::size_t begin = json.begin - node->verbatim_json.begin + node->verbatim_source;
    return {begin, begin + json.size()};
  }
  return node->source;
}

bool is_simple(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_letter_or_digit(c) || c == '_' || c == '-' || c == '.' || c == '/'; });
}

// A JSON string is a YAML scalar too; where the neighbours go without quotes, so does a new word that may.
std::string in_style(std::string_view json, Node::Kind kind) {
  if (kind == Node::Kind::plain && json.size() > 2 && json.front() == '"' && json.back() == '"') {
    const std::string_view word = json.substr(1, json.size() - 2);
    if (is_safe_plain(word)) return std::string(word);
  }
  return std::string(json);
}

std::optional<SourceEdit> edit(const NodeMap& map, Span json, std::string_view insert) {
  const Node* node = innermost(map, json);
  if (node == nullptr || node->kind == Node::Kind::container || node->kind == Node::Kind::fixed) return std::nullopt;
  if (node->json == json) {
    if (insert.empty()) return std::nullopt;
    return SourceEdit{node->source, in_style(insert, node->kind)};
  }
  const bool is_inside = node->verbatim_json.size() != 0 && node->verbatim_json.contains(json) && is_simple(insert);
  if (!is_inside) return std::nullopt;
  // Without quotes the rest must still be the same string: `oss://1` without its protocol would be a number.
  if (node->kind == Node::Kind::plain) return std::nullopt;
  return SourceEdit{source_of(map, json), std::string(insert)};
}

}  // namespace

bool PositionMap::is_identity() const noexcept {
  const auto* spliced = std::get_if<SplicedMap>(&map_);
  return spliced != nullptr && spliced->offset == 0 && spliced->splices.empty();
}

Span PositionMap::source_of(Span json) const {
  return std::visit([&](const auto& map) { return input::source_of(map, json); }, map_);
}

std::optional<SourceEdit> PositionMap::edit(Span json, std::string_view insert) const {
  return std::visit([&](const auto& map) { return input::edit(map, json, insert); }, map_);
}

}  // namespace ocpv::input
