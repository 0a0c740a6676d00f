// In: bytes. Out: the same in fewer, for lib/catalog/expand.h to undo.
// Promises: the same on every machine; the cheapest way through the matches that hash chains find.
//
// The format is a row of steps. Each begins with a byte LLLMMMMR: L literals (7: a count follows), then a match of M +
// 3 bytes (15: a count follows) at the distance of the step before (R = 1) or at one that follows. Counts and distances
// have 7 bits a byte, the lowest first, the top bit set when more follow. The last step's match may be left out.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace box {

class Squeezer {
 public:
  explicit Squeezer(std::string_view text) : text_(text), best_(text.size() + 1), chain_(text.size(), kNone) {}

  std::string squeezed() {
    find_ways();
    return write(steps());
  }

 private:
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t kLeast = 3, kMostTried = 512, kLongEnough = 400;

  struct Way {
    std::uint32_t cost = std::numeric_limits<std::uint32_t>::max();
    std::size_t from = 0;
    std::size_t distance = 0;  ///< 0: a literal.
    std::size_t last_distance = 0;
    std::size_t literals = 0;  ///< In a row, up to here.
  };
  struct Step {
    std::size_t literals = 0, length = 0, distance = 0;
  };

  static std::uint32_t size_of_count(std::size_t count) {
    std::uint32_t size = 1;
    while (count >= 128) {
      count >>= 7;
      ++size;
    }
    return size;
  }

  void offer(std::size_t to, std::uint32_t cost, std::size_t from, std::size_t distance) {
    Way& way = best_[to];
    if (cost >= way.cost) return;
    const Way& before = best_[from];
    way = {cost, from, distance, distance == 0 ? before.last_distance : distance,
           distance == 0 ? before.literals + 1 : 0};
  }

  std::size_t length_at(std::size_t at, std::size_t distance) const {
    std::size_t length = 0;
    while (at + length < text_.size() && text_[at + length] == text_[at + length - distance]) ++length;
    return length;
  }

  void offer_match(std::size_t at, std::size_t distance, std::size_t length) {
    const bool repeats = best_[at].last_distance == distance;
    const std::uint32_t head =
        best_[at].cost + (best_[at].literals > 0 ? 0 : 1) + (repeats ? 0 : size_of_count(distance));
    const std::size_t least = length > kLongEnough ? length : kLeast;
    for (std::size_t n = least; n <= length; ++n)
      offer(at + n, head + (n - kLeast >= 15 ? size_of_count(n - kLeast - 15) : 0), at, distance);
  }

  void find_ways() {
    best_[0].cost = 0;
    std::unordered_map<std::uint32_t, std::size_t> heads;
    for (std::size_t at = 0; at < text_.size(); ++at) {
      const std::size_t literals = best_[at].literals;
      offer(at + 1, best_[at].cost + 1 + (literals == 0 ? 1 : literals == 6 || literals == 134 ? 1 : 0), at, 0);
      if (best_[at].last_distance != 0) {
        const std::size_t length = length_at(at, best_[at].last_distance);
        if (length >= kLeast) offer_match(at, best_[at].last_distance, length);
      }
      if (at + kLeast > text_.size()) continue;
      const std::uint32_t key = static_cast<unsigned char>(text_[at]) | static_cast<unsigned char>(text_[at + 1]) << 8 |
                                static_cast<std::uint32_t>(static_cast<unsigned char>(text_[at + 2])) << 16;
      auto [head, is_new] = heads.try_emplace(key, at);
      if (!is_new) {
        chain_[at] = head->second;
        head->second = at;
      }
      std::size_t longest = 0, tried = 0;
      for (std::size_t other = chain_[at]; other != kNone && tried < kMostTried; other = chain_[other], ++tried) {
        const std::size_t length = length_at(at, at - other);
        if (length <= longest) continue;
        longest = length;
        offer_match(at, at - other, length);
        if (length > kLongEnough) break;
      }
    }
  }

  std::vector<Step> steps() const {
    std::vector<Step> steps;
    std::vector<std::size_t> ends;
    for (std::size_t at = text_.size(); at != 0; at = best_[at].from) ends.push_back(at);
    std::reverse(ends.begin(), ends.end());
    Step step;
    for (const std::size_t end : ends) {
      if (best_[end].distance == 0) {
        ++step.literals;
        continue;
      }
      step.length = end - best_[end].from;
      step.distance = best_[end].distance;
      steps.push_back(step);
      step = {};
    }
    if (step.literals != 0) steps.push_back(step);
    return steps;
  }

  static void write_count(std::string& out, std::size_t count) {
    for (; count >= 128; count >>= 7) out += static_cast<char>(count | 128U);
    out += static_cast<char>(count);
  }

  std::string write(const std::vector<Step>& steps) const {
    std::string out;
    std::size_t at = 0, last_distance = 0;
    for (const Step& step : steps) {
      const bool repeats = step.length == 0 || step.distance == last_distance;
      const std::size_t more = step.length < kLeast ? 0 : step.length - kLeast;
      out += static_cast<char>(std::min<std::size_t>(step.literals, 7) << 5 | std::min<std::size_t>(more, 15) << 1 |
                               (repeats ? 1U : 0U));
      if (step.literals >= 7) write_count(out, step.literals - 7);
      out += text_.substr(at, step.literals);
      at += step.literals + step.length;
      if (step.length == 0) break;
      if (more >= 15) write_count(out, more - 15);
      if (!repeats) write_count(out, step.distance);
      last_distance = step.distance;
    }
    return out;
  }

  std::string_view text_;
  std::vector<Way> best_;
  std::vector<std::size_t> chain_;
};

}  // namespace box
