#include "check/trails.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "json/pointer.h"

namespace ocpv::check {
namespace {

constexpr std::uint32_t kNoKey = 0;  // Entry 0 is never a name.

struct Level {
  std::uint32_t open = 0;
  std::uint32_t key = kNoKey;    ///< Objects: the name before the current value.
  std::size_t index = 0;         ///< Arrays: the current item.
  bool is_array = false;
};

std::string name_at(const Tree& tree, std::uint32_t key) {
  std::string name = tree.string(key);
  // Longer names are shown cut anyway; a pointer need not hold a megabyte.
  if (name.size() > kMostPointerBytes) name.resize(kMostPointerBytes);
  return name;
}

/// The name that the container or value at levels[depth] stands under: of its member, or of the array around it.
std::string name_under(const Tree& tree, std::span<const Level> levels) {
  for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
    if (!level->is_array) return name_at(tree, level->key);
  }
  return {};
}

Trail make_trail(const Tree& tree, std::uint32_t value, std::span<const Level> levels) {
  Trail trail;
  trail.value = value;
  for (const Level& level : levels) {
    if (level.is_array) {
      json::append_token(trail.pointer, level.index);
    } else {
      json::append_token(trail.pointer, name_at(tree, level.key));
    }
  }
  trail.pointer = elided(std::move(trail.pointer));
  trail.field = name_under(tree, levels);
  std::size_t object = levels.size();
  while (object > 0 && levels[object - 1].is_array) --object;
  if (object > 0) trail.owner = name_under(tree, levels.first(object - 1));
  if (!levels.empty()) trail.holder = levels.back().open;
  return trail;
}

}  // namespace

std::string elided(std::string pointer) {
  if (pointer.size() <= kMostPointerBytes) return pointer;
  const auto starts_code_point = [&](std::size_t at) {
    return (static_cast<unsigned char>(pointer[at]) & 0xC0U) != 0x80U;
  };
  std::size_t head = kMostPointerBytes / 2, tail = pointer.size() - kMostPointerBytes / 2 + 3;
  while (head > 0 && !starts_code_point(head)) --head;
  while (tail < pointer.size() && !starts_code_point(tail)) ++tail;
  return pointer.substr(0, head) + "\u2026" + pointer.substr(tail);
}

std::vector<Trail> find_trails(const Tree& tree, std::vector<std::uint32_t> values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  std::vector<Trail> trails;
  trails.reserve(values.size());
  std::vector<Level> levels;
  bool name_is_due = false;
  for (std::uint32_t entry = 0; trails.size() < values.size(); ++entry) {
    const char c = tree.byte(entry);
    const bool is_name = name_is_due && c == '"';
    if (is_name) levels.back().key = entry;
    name_is_due = false;
    if (entry == values[trails.size()] && !is_name) trails.push_back(make_trail(tree, entry, levels));
    if (c == '{' || c == '[') {
      levels.push_back({entry, kNoKey, 0, c == '['});
      name_is_due = c == '{';
    } else if (c == '}' || c == ']') {
      levels.pop_back();
    } else if (c == ',') {
      ++levels.back().index;
      name_is_due = !levels.back().is_array;
    }
  }
  return trails;
}

const Trail& trail_of(std::span<const Trail> trails, std::uint32_t value) {
  return *std::lower_bound(trails.begin(), trails.end(), value,
                           [](const Trail& trail, std::uint32_t entry) { return trail.value < entry; });
}

}  // namespace ocpv::check
