// In: a sentence, and the names of the fields beside a row. Out: the sentence's shape: its words in small letters, with
// one mark for each run of names.
// Promises: a plain English word is a name only where it is written as one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reader/words/groups.h"

namespace ocpv::reader {

/// What stands for a run of names, and for the row's own field (`this parameter`).
inline constexpr char kNames = '\x07';
inline constexpr char kOwn = '\x0e';

struct Mentions {
  std::string shape;                           ///< With single blanks; Chinese without any beside its characters.
  std::vector<std::vector<std::string>> runs;  ///< The names of each mark kNames, in order.
  bool has_or = false;                         ///< Some run is joined by `or`.
};

/// Nothing when the sentence has what looks like a name and is none.
std::optional<Mentions> find_mentions(std::string_view sentence, const Neighbours& neighbours);

}  // namespace ocpv::reader
