#include "walk/secrets.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/heap_sort.h"
#include "base/secret_values.h"

namespace ocpv::walk {
namespace {

constexpr std::size_t kShortestTelling = 6;  // `//a:b@`

/// The string, decoded where something is escaped in it, gives itself away.
bool tells_itself(const Tree& tree, std::uint32_t entry) {
  const std::string_view source = tree.source(entry);
  if (source.size() < kShortestTelling + 2) return false;
  if (source.find('\\') == std::string_view::npos) return gives_itself_away(source.substr(1, source.size() - 2));
  return gives_itself_away(tree.string(entry));
}

}  // namespace

bool holds_literal(const Tree& tree, std::uint32_t value) {
  const std::uint32_t end = tree.after(value);
  for (std::uint32_t entry = value; entry < end; ++entry) {
    const char c = tree.byte(entry);
    const bool is_name = entry + 1 != end && tree.byte(entry + 1) == ':';
    if (c == '"' && !is_name && (is_literal(tree.string(entry)) || tells_itself(tree, entry))) return true;
    if (c == '-' || is_digit(c)) return true;
  }
  return false;
}

void find_telling(const Tree& tree, std::uint32_t entries, Facts& facts) {
  for (std::uint32_t entry = 0; entry < entries; ++entry) {
    if (tree.byte(entry) != '"') continue;
    // Most names and values are short or a word; this is seen before it is known where they end.
    const std::size_t first = tree.offset(entry) + std::size_t{1};
    if (entry + 1 != entries && tree.offset(entry + 1) - first <= kShortestTelling) continue;
    const std::string_view after = tree.text().substr(first, kShortestToken);
    const std::size_t run = word_run(after);
    if (run < after.size() && after[run] == '"') continue;
    if (!tells_itself(tree, entry)) continue;
    const bool is_name = entry + 1 != entries && tree.byte(entry + 1) == ':';
    (is_name ? facts.telling_names : facts.secrets).push_back(entry);
  }
}

std::pmr::vector<Secret> outermost_secrets(const Tree& tree, Facts& facts, std::pmr::memory_resource& memory) {
  std::vector<std::uint32_t>& entries = facts.secrets;
  heap_sort(entries);
  heap_sort(facts.untold);
  std::pmr::vector<Secret> secrets(&memory);
  secrets.reserve(entries.size());
  for (const std::uint32_t entry : entries) {
    if (!secrets.empty() && tree.offset(entry) < secrets.back().bytes.last) continue;
    const bool is_untold = std::binary_search(facts.untold.begin(), facts.untold.end(), entry);
    secrets.push_back({entry, tree.bytes(entry), !is_untold || tells_itself(tree, entry)});
  }
  return secrets;
}

const Secret* secret_around(std::span<const Secret> secrets, Bytes bytes) {
  // The last secret that begins at or before the bytes, if it reaches into them.
  auto after = std::upper_bound(secrets.begin(), secrets.end(), bytes.first,
                                [](std::uint64_t first, const Secret& secret) { return first < secret.bytes.first; });
  if (after == secrets.begin()) return nullptr;
  const Secret& secret = *std::prev(after);
  return bytes.first < secret.bytes.last ? &secret : nullptr;
}

}  // namespace ocpv::walk
