#include "base/similar.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace ocpv {
namespace {

constexpr std::size_t kLongestCompared = 64;

constexpr std::size_t kFarthest = 2;       // No more edits are ever allowed.

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

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
  for (std::uint32_t letters = a.letters ^ b.letters; letters != 0 && differing <= kMost; letters &= letters - 1) ++differing;
  return differing <= kMost;
}

// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each once. Distances over
// kFarthest are all told as kFarthest + 1, so only the cells near the diagonal matter.
std::size_t edit_distance(std::string_view a, std::string_view b) noexcept {
  constexpr std::size_t kFar = kFarthest + 1, kBand = 2 * kFarthest + 1;
  // Cell k of row i stands for j = i + k - kFarthest; a cell outside the words is far.
  using Row = std::array<std::size_t, kBand + 2>;  // one far cell on either side
  Row before, previous, current;
  before.fill(kFar);
  previous.fill(kFar);
  current.fill(kFar);
  for (std::size_t k = kFarthest; k < kBand && k - kFarthest <= b.size(); ++k) previous[k + 1] = k - kFarthest;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current.fill(kFar);
    std::size_t nearest = kFar;
    for (std::size_t k = 0; k < kBand; ++k) {
      if (i + k < kFarthest || i + k - kFarthest > b.size()) continue;
      const std::size_t j = i + k - kFarthest;
      std::size_t best = std::min(previous[k + 2], current[k]) + 1;
      if (j == 0) {
        best = i;
      } else {
        best = std::min(best, previous[k + 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = std::min(best, before[k + 1] + 1);
      }
      current[k + 1] = std::min(best, kFar);
      nearest = std::min(nearest, current[k + 1]);
    }
    if (nearest == kFar) return kFar;
    before = previous;
    previous = current;
  }
  const std::size_t last = b.size() + kFarthest - a.size();  // sizes differ by kFarthest at most
  return previous[last + 1];
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
    const std::size_t distance = edit_distance(wanted, candidate);
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
