#include "base/similar.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"

namespace ocpv {
namespace {

constexpr std::size_t kLongestCompared = 64;

constexpr std::size_t kFarthest = 2;  // No more edits are ever allowed.

// Names of people's hands differ in case and in separators; those differences are no edits.
struct Folded {
  std::array<char, kLongestCompared> bytes;  // the first `size` of them
  std::size_t size = 0;
  std::uint32_t letters = 0;  // a bit for each byte's lowest five bits

  explicit Folded(std::string_view name) noexcept {
    for (const char c : name) {
      if (c == '_' || c == '-') continue;
      bytes[size] = lower(c);
      letters |= std::uint32_t{1} << (static_cast<unsigned char>(bytes[size++]) & 31U);
    }
  }
  std::string_view view() const noexcept { return {bytes.data(), size}; }
};

// An edit takes one letter away and brings another at most, and a plural does no more than two edits.
bool may_be_near(const Folded& a, const Folded& b) noexcept {
  constexpr int kMost = 2 * static_cast<int>(kFarthest);
  int differing = 0;
  for (std::uint32_t letters = a.letters ^ b.letters; letters != 0 && differing <= kMost; letters &= letters - 1)
    ++differing;
  return differing <= kMost;
}

constexpr std::size_t kFar = kFarthest + 1;

// Optimal string alignment (insertions, deletions, substitutions and swaps of neighbours, each once), as far as `most`
// edits; kFar when it takes more. What is equal at the beginning never needs an edit, so there are few ways to try.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) noexcept {
  std::size_t common = 0;
  while (common < a.size() && common < b.size() && a[common] == b[common]) ++common;
  a.remove_prefix(common);
  b.remove_prefix(common);
  const std::size_t shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
  if (longer - shorter > most) return kFar;
  if (shorter == 0) return longer;
  if (most == 0) return kFar;
  std::size_t best = edit_distance(a.substr(1), b.substr(1), most - 1);
  best = std::min(best, edit_distance(a.substr(1), b, most - 1));
  best = std::min(best, edit_distance(a, b.substr(1), most - 1));
  const bool swapped = shorter > 1 && a[0] == b[1] && a[1] == b[0];
  if (swapped) best = std::min(best, edit_distance(a.substr(2), b.substr(2), most - 1));
  return std::min(best + 1, kFar);
}

bool is_plural(std::string_view one, std::string_view many) noexcept {
  if (one.size() > 2 && one.back() == 'y' && many.ends_with("ies") && many.size() == one.size() + 2) {
    return many.substr(0, one.size() - 1) == one.substr(0, one.size() - 1);
  }
  return many.size() == one.size() + 1 && many.back() == 's' && many.substr(0, one.size()) == one;
}

}  // namespace

std::optional<std::size_t> find_similar(std::string_view name, std::span<const std::string_view> candidates) {
  if (name.empty() || name.size() > kLongestCompared) return std::nullopt;
  const Folded folded_name(name);
  const std::string_view wanted = folded_name.view();
  std::optional<std::size_t> best;
  std::size_t best_distance = 0;
  bool tied = false;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].size() > kLongestCompared || candidates[i].size() + kFarthest < wanted.size()) continue;
    if (candidates[i] == name) continue;
    const Folded folded_candidate(candidates[i]);
    const std::string_view candidate = folded_candidate.view();
    const std::size_t shorter = std::min(wanted.size(), candidate.size());
    const std::size_t longer = std::max(wanted.size(), candidate.size());
    const std::size_t allowed = shorter >= 8 ? 2 : shorter >= 3 ? 1 : 0;
    // The difference in length is the least distance; most candidates end here.
    if (longer - shorter > kFarthest || !may_be_near(folded_name, folded_candidate)) continue;
    const bool plural = is_plural(wanted, candidate) || is_plural(candidate, wanted);
    const std::size_t distance = edit_distance(wanted, candidate, kFarthest);
    if (!plural && (distance > allowed || longer - shorter > std::max<std::size_t>(allowed, 1))) continue;
    if (!best || distance < best_distance) {
      best = i;
      best_distance = distance;
      tied = false;
    } else if (distance == best_distance) {
      tied = true;
    }
  }
  return tied ? std::nullopt : best;
}

}  // namespace ocpv
