// In: the text of one of Bruno's .bru files. Out: its blocks, and the pairs of a block, with their places.
// Promises: linear; every span is inside the text; values are given as they stand, with what is put in quotes or in
// several lines without its marks.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "input/span.h"

namespace ocpv::input {

/// `name {`, lines, `}`; or `name [`, lines, `]`.
struct BruBlock {
  std::string_view name;
  Span head;     ///< The line that opens it.
  Span content;  ///< The lines between the brackets.
};

struct BruBlocks {
  std::vector<BruBlock> blocks;
  std::optional<std::size_t> stray;     ///< Where a line begins that belongs to no block.
  std::optional<std::size_t> unclosed;  ///< Where a block begins that nothing closes.
};

/// A file that is broken gives the blocks before the break.
BruBlocks find_bru_blocks(std::string_view text);

/// `name: value`
struct BruPair {
  Span name, value;
  bool is_on = true;  ///< False for `~name: value`.
};
std::vector<BruPair> find_bru_pairs(std::string_view text, Span content);

}  // namespace ocpv::input
