// In: nothing; this is memory. Out: what a walk needs to remember, reused from call to call.
// Promises: sized before the walk by depth and plan, so that frames and rows of bits never move while it runs.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "json/index.h"
#include "plan/program.h"
#include "walk/facts.h"
#include "walk/keys.h"
#include "walk/repeated.h"

namespace ocpv::walk {

/// One open object or array.
struct Frame {
  const plan::Node* node = nullptr;
  std::uint64_t* bits = nullptr;  ///< node->words of them.
  std::uint32_t open = 0;         ///< Entry of the bracket.
  std::uint32_t key = kNowhere;   ///< Entry of its name in its own holder.
  std::uint32_t count = 0;        ///< Members or items so far.
  std::uint32_t first_key = 0;    ///< Where its unknown names begin in Scratch::keys.
  bool is_array = false;
};

struct Memory {
  json::Index index;
  std::vector<Frame> frames;  ///< The first stands for what holds the root.
  std::vector<std::uint64_t> bits;
  std::vector<Key> keys;
  Items items;    ///< Of one array, to find equal ones; left as they are for the next.
  Arena decoded;  ///< Names and strings that were written with escapes.
  Facts facts;

  void prepare(const plan::Program& program, std::uint32_t max_depth) {
    const std::size_t depth = std::size_t{max_depth} + 1, words = (depth + 1) * program.most_words;
    if (frames.size() < depth || bits.size() < words) grow(depth, words);
    keys.clear();
    decoded.clear();
    facts.clear();
  }

 private:
  void grow(std::size_t depth, std::size_t words);  // Out of line: a checker grows a few times.
};

}  // namespace ocpv::walk
