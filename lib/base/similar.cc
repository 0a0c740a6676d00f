#include "base/similar.h"

#include <algorithm>
#include <array>
#include <string>

namespace ocpv {
namespace {

constexpr std::size_t kLongestCompared = 64;

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Names of people's hands differ in case and in separators; those differences are no edits.
std::string folded(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c != '_' && c != '-') out += lower(c);
  }
  return out;
}

// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each once.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  using Row = std::array<std::size_t, kLongestCompared + 1>;
  Row before{}, previous{}, current{};
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, substitution});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], before[j - 2] + 1);
    }
    before = previous;
    previous = current;
  }
  return previous[b.size()];
}

bool is_plural(std::string_view one, std::string_view many) noexcept {
  return many.size() == one.size() + 1 && many.back() == 's' && many.substr(0, one.size()) == one;
}

}  // namespace

std::optional<std::size_t> find_similar(std::string_view name, std::span<const std::string_view> candidates) {
  if (name.empty() || name.size() > kLongestCompared) return std::nullopt;
  const std::string wanted = folded(name);
  std::optional<std::size_t> best;
  std::size_t best_distance = 0;
  bool tied = false;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].size() > kLongestCompared || candidates[i] == name) continue;
    const std::string candidate = folded(candidates[i]);
    const std::size_t shorter = std::min(wanted.size(), candidate.size());
    const std::size_t longer = std::max(wanted.size(), candidate.size());
    const std::size_t allowed = shorter >= 8 ? 2 : shorter >= 3 ? 1 : 0;
    // The difference in length is the least distance; most candidates end here.
    if (longer - shorter > std::max<std::size_t>(allowed, 1)) continue;
    const bool plural = is_plural(wanted, candidate) || is_plural(candidate, wanted);
    const std::size_t distance = edit_distance(wanted, candidate);
    if (!plural && distance > allowed) continue;
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
