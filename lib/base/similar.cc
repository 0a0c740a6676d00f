#include "base/similar.h"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "base/ascii.h"

namespace ocpv {
namespace {

constexpr std::size_t kFarthest = 2;  // No more edits are ever allowed.

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

std::optional<std::size_t> edits_between(const FoldedName& a, const FoldedName& b) noexcept {
  const std::size_t shorter = std::min(a.size, b.size), longer = std::max(a.size, b.size);
  // The difference in length is the least distance; most names end here.
  if (longer - shorter > kFarthest || std::popcount(a.letters ^ b.letters) > 2 * static_cast<int>(kFarthest))
    return std::nullopt;
  const std::size_t allowed = shorter >= 8 ? 2 : shorter >= 3 ? 1 : 0;
  const bool plural = is_plural(a.view(), b.view()) || is_plural(b.view(), a.view());
  const std::size_t distance = edit_distance(a.view(), b.view(), kFarthest);
  if (!plural && (distance > allowed || longer - shorter > std::max<std::size_t>(allowed, 1))) return std::nullopt;
  return distance;
}

Nearest::Nearest(std::string_view name) noexcept
    : name_(name), folded_(name.size() > kLongestCompared ? std::string_view() : name) {
  const bool is_compared = !name.empty() && name.size() <= kLongestCompared;
  size_ = is_compared ? static_cast<std::uint32_t>(folded_.size) : 4 * kLongestCompared;
}

void Nearest::compare(std::size_t index, std::string_view candidate) noexcept {
  if (size_ > kLongestCompared || candidate.size() > kLongestCompared || candidate == name_) return;
  const auto distance = edits_between(folded_, FoldedName(candidate));
  if (!distance) return;
  if (!best_ || *distance < best_distance_) {
    best_ = index;
    best_distance_ = *distance;
    is_tied_ = false;
  } else if (*distance == best_distance_) {
    is_tied_ = true;
  }
}

std::optional<std::size_t> find_similar(std::string_view name, std::span<const std::string_view> candidates) {
  Nearest nearest(name);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (nearest.may_be(FoldedShape(candidates[i]))) nearest.compare(i, candidates[i]);
  }
  return nearest.result();
}

}  // namespace ocpv
