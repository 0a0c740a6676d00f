#include "explain/value_pointers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "base/arena.h"
#include "base/heap_sort.h"
#include "base/limits.h"
#include "base/secret_values.h"
#include "json/pointer.h"

namespace ocpv::explain {
namespace {

constexpr std::size_t kUsualDepth = 16;
constexpr std::size_t kMostNameBytes = kMostPointerBytes + 4;  // Cut between characters, still too long for a pointer.
constexpr std::ptrdiff_t kMostDigits = 20;

bool starts_code_point(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

/// Makes the trails of one document.
class Maker {
 public:
  Maker(const walk::Tree& tree, std::pmr::memory_resource& scratch, std::pmr::memory_resource& kept)
      : tree_(tree), scratch_(scratch), kept_(kept), names_(&scratch) {}

  Trail make(std::uint32_t value, std::span<const walk::Step> steps) {
    names_.assign(steps.size(), {});
    std::string_view field, owner;  // The last name on the way, and the one before.
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (steps[i].is_item) continue;
      owner = field;
      field = names_[i] = name_at(steps[i].number);
    }
    return {value, pointer(steps), field, owner};
  }

 private:
  /// Longer names are shown cut anyway; a pointer need not hold a megabyte.
  std::string_view name_at(std::uint32_t key) {
    const std::string_view source = tree_.source(key);
    if (source.size() <= kMostNameBytes) {
      const std::string_view name = tree_.string(key, scratch_);
      return gives_itself_away(name) ? kSecretMask : name;
    }
    const std::string name = tree_.string(key);
    if (gives_itself_away(name)) return kSecretMask;
    std::size_t size = std::min(kMostNameBytes, name.size());
    while (size < name.size() && !starts_code_point(name[size])) --size;
    return keep_text(scratch_, std::string_view(name).substr(0, size));
  }

  std::string_view pointer(std::span<const walk::Step> steps) {
    char* at = written_.data();
    char* const end = at + written_.size();
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (end - at < kMostDigits + 1) return long_pointer(steps);
      *at++ = '/';
      if (steps[i].is_item) at = std::to_chars(at, end, steps[i].number).ptr;
      at = append(at, end, names_[i]);
      if (at == nullptr) return long_pointer(steps);
    }
    return keep_text(kept_, {written_.data(), static_cast<std::size_t>(at - written_.data())});
  }

  /// Appends a name as a token; nullptr when there is no room.
  static char* append(char* at, char* end, std::string_view name) {
    const auto holds = [&](char c) { return std::memchr(name.data(), c, name.size()) != nullptr; };
    if (end - at < static_cast<std::ptrdiff_t>(2 * name.size())) return nullptr;
    if (name.empty()) return at;
    if (!holds('~') && !holds('/')) {
      std::memcpy(at, name.data(), name.size());
      return at + name.size();
    }
    for (const char c : name) {
      const bool escaped = c == '~' || c == '/';
      *at++ = escaped ? '~' : c;
      if (escaped) *at++ = c == '~' ? '0' : '1';
    }
    return at;
  }

  std::string_view long_pointer(std::span<const walk::Step> steps) {
    std::string pointer;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (steps[i].is_item) {
        json::append_token(pointer, std::size_t{steps[i].number});
      } else {
        json::append_token(pointer, names_[i]);
      }
    }
    return keep_text(kept_, elided(pointer));
  }

  const walk::Tree& tree_;
  std::pmr::memory_resource& scratch_;
  std::pmr::memory_resource& kept_;
  std::pmr::vector<std::string_view> names_;  ///< Of the steps; empty ones for items.
  std::array<char, kMostPointerBytes> written_;
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

Trail trail_along(const walk::Tree& tree, std::uint32_t value, std::span<const walk::Step> steps,
                  std::pmr::memory_resource& scratch, std::pmr::memory_resource& kept) {
  return Maker(tree, scratch, kept).make(value, steps);
}

Trails find_trails(const walk::Tree& tree, std::span<std::uint32_t> values, std::pmr::memory_resource& scratch,
                   std::pmr::memory_resource& kept) {
  heap_sort(values);
  Trails trails(&scratch);
  trails.reserve(values.size());
  std::pmr::vector<walk::Step> steps(&scratch);  // One for each open bracket.
  steps.reserve(kUsualDepth);
  Maker maker(tree, scratch, kept);
  auto wanted = values.begin();
  for (std::uint32_t entry = 0; wanted != values.end(); ++entry) {
    const char c = tree.byte(entry);
    if (entry == *wanted) {
      trails.push_back(maker.make(entry, steps));
      while (wanted != values.end() && *wanted == entry) ++wanted;
    }
    if (c == '"') continue;
    if (c == '{' || c == '[') {
      steps.push_back(c == '[' ? walk::Step{0, true} : walk::Step{entry + 1, false});
    } else if (c == '}' || c == ']') {
      steps.pop_back();
    } else if (c == ',') {
      walk::Step& step = steps.back();
      step.number = step.is_item ? step.number + 1 : entry + 1;
    }
  }
  return trails;
}

const Trail& trail_of(std::span<const Trail> trails, std::uint32_t value) {
  return *std::lower_bound(trails.begin(), trails.end(), value,
                           [](const Trail& trail, std::uint32_t entry) { return trail.value < entry; });
}

}  // namespace ocpv::explain
