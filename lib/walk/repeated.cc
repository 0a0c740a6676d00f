#include "walk/repeated.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string_view>

#include "base/heap_sort.h"
#include "json/decimal.h"
#include "json/fixed.h"
#include "plan/program.h"

namespace ocpv::walk {
namespace {

constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
constexpr std::size_t kProbesForEach = 4;  // On average; texts that meet more often were chosen to.

bool is_number(const Key& item) noexcept { return (item.entry & plan::kNumber) != 0; }

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) noexcept {
  hash = (hash ^ word) * kMix;
  return hash ^ hash >> 32;
}

std::uint64_t hash_of(std::string_view text) noexcept {
  std::uint64_t hash = text.size();
  for (; text.size() >= sizeof hash; text.remove_prefix(sizeof hash)) {
    std::uint64_t word;
    std::memcpy(&word, text.data(), sizeof word);
    hash = mixed(hash, word);
  }
  std::uint64_t rest = 0;
  for (const char c : text) rest = rest << 8 | static_cast<unsigned char>(c);
  return mixed(hash, rest) * kMix;
}

/// The same for 1, 1.0 and 1.00; none for what has many digits or an exponent.
std::optional<std::uint64_t> hash_of_number(std::string_view text) noexcept {
  std::optional<json::Fixed> fixed = json::fixed_of(text);
  if (!fixed) return std::nullopt;
  for (; fixed->places != 0 && fixed->digits % 10 == 0; --fixed->places) fixed->digits /= 10;
  return mixed(fixed->places, static_cast<std::uint64_t>(fixed->digits)) * kMix;
}

bool are_equal(const Key& a, const Key& b) noexcept {
  if (a.entry != b.entry) return false;
  return a.name == b.name || (is_number(a) && json::Decimal(a.name) == json::Decimal(b.name));
}

bool has_equal_neighbours(std::vector<Key>& items) noexcept {
  const auto less = [](const Key& a, const Key& b) {
    if (a.entry != b.entry) return a.entry < b.entry;
    if (is_number(a)) return json::Decimal(a.name) < json::Decimal(b.name);
    return a.name < b.name;
  };
  Key* const first = items.data();
  Key* const last = first + items.size();
  heap_sort(first, last, less);
  return std::adjacent_find(first, last, [&](const Key& a, const Key& b) { return !less(a, b); }) != last;
}

}  // namespace

bool has_equal_values(Items& items) {
  const std::size_t bits = static_cast<std::size_t>(std::bit_width(items.all.size())) + 1;
  items.slots.assign(std::size_t{1} << bits, 0);
  const std::size_t last = items.slots.size() - 1;
  std::size_t probes = kProbesForEach * items.all.size() + kProbesForEach;
  for (std::uint32_t number = 0; number < items.all.size(); ++number) {
    const Key& item = items.all[number];
    const std::optional<std::uint64_t> hash = is_number(item) ? hash_of_number(item.name) : hash_of(item.name);
    if (!hash) return has_equal_neighbours(items.all);
    std::size_t slot = static_cast<std::size_t>(*hash >> (64 - bits));
    for (; items.slots[slot] != 0; slot = (slot + 1) & last) {
      if (are_equal(items.all[items.slots[slot] - 1], item)) return true;
      if (--probes == 0) return has_equal_neighbours(items.all);
    }
    items.slots[slot] = number + 1;
  }
  return false;
}

}  // namespace ocpv::walk
