#include "check/trails.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/limits.h"
#include "json/pointer.h"

namespace ocpv::check {
namespace {

constexpr std::size_t kUsualDepth = 16;
constexpr std::size_t kMostNameBytes = kMostPointerBytes + 4;  // Cut between characters, still too long for a pointer.

struct Level {
  std::uint32_t open = 0;
  std::uint32_t key = 0;  ///< Objects: the name of the current member.
  std::size_t index = 0;  ///< Arrays: the current item.
  bool is_array = false;
};

bool starts_code_point(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

/// Makes the trails of one document.
class Maker {
 public:
  Maker(const Tree& tree, std::pmr::memory_resource& scratch, std::pmr::memory_resource& kept)
      : tree_(tree), scratch_(scratch), kept_(kept) {}

  Trail make(std::uint32_t value, std::span<const Level> levels) {
    pointer_.clear();
    for (const Level& level : levels) {
      if (level.is_array) {
        json::append_token(pointer_, level.index);
      } else {
        json::append_token(pointer_, name_at(level.key));
      }
    }
    std::size_t object = levels.size();
    while (object > 0 && levels[object - 1].is_array) --object;
    if (pointer_.size() > kMostPointerBytes) pointer_.assign(elided(pointer_));
    const std::string_view owner = object > 0 ? name_under(levels.first(object - 1)) : std::string_view();
    return {value, keep(pointer_, kept_), name_under(levels), owner};
  }

 private:
  /// Longer names are shown cut anyway; a pointer need not hold a megabyte.
  std::string_view name_at(std::uint32_t key) {
    const std::string_view source = tree_.source(key);
    if (source.size() <= kMostNameBytes) return tree_.string(key, scratch_);
    const std::string name = tree_.string(key);
    std::size_t size = std::min(kMostNameBytes, name.size());
    while (size < name.size() && !starts_code_point(name[size])) --size;
    return keep(std::string_view(name).substr(0, size), scratch_);
  }

  /// The name that what is inside of `levels` stands under: of its member, or of the array around it.
  std::string_view name_under(std::span<const Level> levels) {
    for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
      if (!level->is_array) return name_at(level->key);
    }
    return {};
  }

  static std::string_view keep(std::string_view text, std::pmr::memory_resource& memory) {
    if (text.empty()) return {};
    char* copy = static_cast<char*>(memory.allocate(text.size(), 1));
    std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
  }

  const Tree& tree_;
  std::pmr::memory_resource& scratch_;
  std::pmr::memory_resource& kept_;
  std::string pointer_;
};

}  // namespace

std::string elided(std::string_view pointer) {
  if (pointer.size() <= kMostPointerBytes) return std::string(pointer);
  std::size_t head = kMostPointerBytes / 2, tail = pointer.size() - kMostPointerBytes / 2 + 3;
  while (!starts_code_point(pointer[head])) --head;  // the first byte is a slash
  while (tail < pointer.size() && !starts_code_point(pointer[tail])) ++tail;
  std::string out(pointer.substr(0, head));
  out += "\u2026";
  return out += pointer.substr(tail);
}

Trails find_trails(const Tree& tree, std::span<std::uint32_t> values, std::pmr::memory_resource& scratch,
                   std::pmr::memory_resource& kept) {
  std::sort(values.begin(), values.end());
  Trails trails(&scratch);
  trails.reserve(values.size());
  std::pmr::vector<Level> levels(&scratch);
  levels.reserve(kUsualDepth);
  Maker maker(tree, scratch, kept);
  auto wanted = values.begin();
  for (std::uint32_t entry = 0; wanted != values.end(); ++entry) {
    const char c = tree.byte(entry);
    if (entry == *wanted) {
      trails.push_back(maker.make(entry, levels));
      while (wanted != values.end() && *wanted == entry) ++wanted;
    }
    if (c == '"') continue;
    if (c == '{' || c == '[') {
      levels.push_back({entry, entry + 1, 0, c == '['});
    } else if (c == '}' || c == ']') {
      levels.pop_back();
    } else if (c == ',') {
      Level& level = levels.back();
      ++level.index;
      level.key = entry + 1;
    }
  }
  return trails;
}

const Trail& trail_of(std::span<const Trail> trails, std::uint32_t value) {
  return *std::lower_bound(trails.begin(), trails.end(), value,
                           [](const Trail& trail, std::uint32_t entry) { return trail.value < entry; });
}

}  // namespace ocpv::check
