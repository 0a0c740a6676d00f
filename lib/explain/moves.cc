#include "explain/moves.h"

#include <string_view>

namespace ocpv::explain {
namespace {

walk::Bytes removed(const walk::Tree& tree, std::uint32_t holder, std::uint32_t key) {
  const std::uint32_t next = tree.after(key + 2);
  const std::uint64_t first = tree.offset(key), last = tree.bytes(key + 2).last;
  if (tree.byte(next) == ',') return {first, tree.offset(next + 1)};
  if (key - 1 != holder) return {tree.offset(key - 1), last};
  return {tree.offset(holder) + 1, tree.offset(next)};
}

/// The last member's name of an object that has one.
std::uint32_t last_key(const walk::Tree& tree, std::uint32_t open) {
  std::uint32_t key = open + 1;
  for (std::uint32_t next = tree.after(key + 2); tree.byte(next) == ','; next = tree.after(key + 2)) key = next + 1;
  return key;
}

}  // namespace

Move move_of(const walk::Tree& tree, std::uint32_t holder, std::uint32_t key, std::uint32_t home) {
  Move move;
  move.removed = removed(tree, holder, key);
  const std::uint64_t first = tree.offset(key), last = tree.bytes(key + 2).last;
  const std::string member(tree.text().substr(first, last - first));
  if (tree.byte(home + 1) == '}') {
    move.at = tree.offset(home) + 1;
    move.inserted = member;
    return move;
  }
  const std::uint32_t neighbour = last_key(tree, home);
  const std::uint64_t layout = tree.offset(neighbour - 1) + 1;
  move.at = tree.bytes(neighbour + 2).last;
  move.inserted = "," + std::string(tree.text().substr(layout, tree.offset(neighbour) - layout)) + member;
  return move;
}

}  // namespace ocpv::explain
