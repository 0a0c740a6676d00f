// In: nothing; this is data. Out: what the walk found wrong, by places in the index: cheap to note, worded later.
// Promises: everything found is counted; what is over the limit is counted only.
#pragma once

#include <cstdint>
#include <vector>

#include "findings/diagnostic.h"
#include "plan/program.h"

namespace ocpv::walk {

inline constexpr std::uint32_t kNowhere = plan::kNone;

/// One thing that is wrong. Places are numbers of entries of the index.
struct Fact {
  enum class Kind : std::uint8_t { check, type, missing, rule, unknown, forbidden, duplicate } kind = Kind::check;
  Severity severity = Severity::error;
  std::uint32_t said = kNowhere;    ///< Of Program::said.
  std::uint32_t detail = kNowhere;  ///< Kind check: of Program::checks; rule: of Program::rules; missing: the member's
                                    ///< index; duplicate: the name's first entry.
  std::uint32_t node = 0;           ///< Of Program::nodes: the value's; for missing, rule and unknown: the owner's.
  std::uint32_t value = 0;          ///< The value at fault; for missing and rule the owner's bracket.
  std::uint32_t key = kNowhere;     ///< The name at fault, or of the value at fault.
  std::uint32_t holder = kNowhere;  ///< The bracket that holds the value; kNowhere for the root.
  std::uint32_t holder_node = 0;    ///< Of Program::nodes: that bracket's.
  std::uint32_t first_step = 0;     ///< Of Facts::steps: the way from the root to the value.
  std::uint32_t steps = 0;
};

/// One step down to a value: the entry of a member's name, or the number of an item.
struct Step {
  std::uint32_t number = 0;
  bool is_item = false;
};

struct Facts {
  std::vector<Fact> all;                     ///< At most the limit of each severity.
  std::vector<Step> steps;                   ///< Of all facts, one after the other.
  std::vector<unsigned char> faulty;         ///< By entry: of a value whether it failed a check as an error.
  std::vector<unsigned char> doubtful;       ///< The same as a warning.
  std::vector<std::uint32_t> secrets;        ///< Entries of values that are secret, in document order.
  std::vector<std::uint32_t> untold;         ///< Some of them, which are hidden to be safe, but are no fault.
  std::vector<std::uint32_t> telling_names;  ///< Entries of names that no-one should see.
  std::uint32_t counts[3] = {0, 0, 0};       ///< By severity.

  void clear() noexcept {
    all.clear();
    steps.clear();
    secrets.clear();
    untold.clear();
    telling_names.clear();
    counts[0] = counts[1] = counts[2] = 0;
  }
};

}  // namespace ocpv::walk
