#include <type_traits>

#include "base/arena.h"
#include "findings/diagnostic.h"

namespace ocpv::findings {
namespace {

void move_position(Position& position, std::uint32_t lines, std::uint64_t bytes) {
  if (position.line == 0) return;  // No place.
  position.line += lines;
  position.byte += bytes;
}

void move_range(Range& range, std::uint32_t lines, std::uint64_t bytes) {
  move_position(range.start, lines, bytes);
  move_position(range.end, lines, bytes);
}

// A copy of the diagnostic may show the same items; so a changed copy of them goes into the arena.
template <class Item, class Change>
std::span<std::remove_const_t<Item>> changed(std::span<Item> items, std::pmr::memory_resource& arena, Change change) {
  using Own = std::remove_const_t<Item>;
  const std::span<Own> copies = keep_items<Own>(arena, items.data(), items.size());
  for (Own& copy : copies) change(copy);
  return copies;
}

}  // namespace

void Findings::shift(std::uint32_t lines, std::uint64_t bytes) {
  if (lines == 0 && bytes == 0) return;
  for (auto& [begin, end] : secrets) {
    begin += bytes;
    end += bytes;
  }
  for (Diagnostic& diagnostic : diagnostics) {
    move_range(diagnostic.range, lines, bytes);
    move_range(diagnostic.key_range, lines, bytes);
    diagnostic.related =
        changed(diagnostic.related, arena(), [&](Related& related) { move_range(related.range, lines, bytes); });
    if (bytes == 0) continue;
    diagnostic.suggestions = changed(diagnostic.suggestions, arena(), [&](Suggestion& suggestion) {
      suggestion.edits = changed(suggestion.edits, arena(), [&](Edit& edit) {
        edit.byte_start += bytes;
        edit.byte_end += bytes;
      });
    });
  }
}

}  // namespace ocpv::findings
