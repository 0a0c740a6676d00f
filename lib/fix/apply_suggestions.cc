#include "fix/apply_suggestions.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace ocpv::fix {
namespace {

using findings::Edit;
using findings::Suggestion;

/// Two insertions at one place would have no order, so they touch, too.
bool touch(const Edit& a, const Edit& b) {
  const bool a_is_empty = a.byte_start == a.byte_end, b_is_empty = b.byte_start == b.byte_end;
  if (a_is_empty || b_is_empty) return a.byte_start <= b.byte_end && b.byte_start <= a.byte_end;
  return a.byte_start < b.byte_end && b.byte_start < a.byte_end;
}

const Suggestion* certain_one(const findings::Diagnostic& diagnostic) {
  const auto& all = diagnostic.suggestions;
  const auto found =
      std::find_if(all.begin(), all.end(), [](const Suggestion& one) { return one.certain && !one.edits.empty(); });
  return found == all.end() ? nullptr : &*found;
}

struct Starts {
  bool operator()(const Edit& a, const Edit& b) const { return a.byte_start < b.byte_start; }
};

/// Edits of which no two suggestions touch each other, by their first bytes.
using Chosen = std::multiset<Edit, Starts>;

/// Only the neighbours of an edit could touch it.
bool touches_any(const Chosen& chosen, const Edit& edit) {
  const auto after = chosen.upper_bound(edit);
  if (after != chosen.end() && touch(edit, *after)) return true;
  if (after == chosen.begin()) return false;
  // One suggestion may have several that begin at one place.
  const auto [first, last] = chosen.equal_range(*std::prev(after));
  return std::any_of(first, last, [&](const Edit& other) { return touch(edit, other); });
}

bool fits(const Chosen& chosen, std::span<const Edit> edits, std::size_t size) {
  return std::all_of(edits.begin(), edits.end(), [&](const Edit& edit) {
    return edit.byte_start <= edit.byte_end && edit.byte_end <= size && !touches_any(chosen, edit);
  });
}

std::string edited(std::string_view text, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.byte_start < b.byte_start; });
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    out.append(text, at, static_cast<std::size_t>(edit.byte_start) - at).append(edit.insert);
    at = static_cast<std::size_t>(edit.byte_end);
  }
  return out.append(text, at);
}

}  // namespace

Applied apply_certain(std::string_view text, std::span<const findings::Diagnostic* const> diagnostics,
                      std::size_t most) {
  Applied applied;
  std::vector<Edit> chosen;
  Chosen taken;
  for (const findings::Diagnostic* diagnostic : diagnostics) {
    if (applied.done.size() == most) break;
    const Suggestion* suggestion = certain_one(*diagnostic);
    if (suggestion == nullptr || !fits(taken, suggestion->edits, text.size())) continue;
    taken.insert(suggestion->edits.begin(), suggestion->edits.end());
    chosen.insert(chosen.end(), suggestion->edits.begin(), suggestion->edits.end());
    applied.done.push_back(diagnostic);
  }
  applied.text = edited(text, std::move(chosen));
  return applied;
}

}  // namespace ocpv::fix
