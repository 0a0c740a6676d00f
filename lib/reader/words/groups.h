// In: a sentence, and the names of the fields beside a row. Out: what it says of which of them must be there together.
// Promises: a sentence is understood whole or not at all: with a name that nobody knows, or with a condition on a value
// besides, it gives nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"

namespace ocpv::reader {

struct GroupSentence {
  contract::Rule::Kind kind = contract::Rule::Kind::needs;
  std::vector<std::string> names;  ///< Of needs the one that needs stands first.
  bool is_advice = false;          ///< It says what has an effect, not what is asked for.
};

/// The order of names: letter case counts last.
bool is_named_before(std::string_view a, std::string_view b);

/// The row the sentence stands in, and its surroundings.
struct Neighbours {
  std::string_view own;                     ///< The row's own field.
  std::span<const std::string_view> names;  ///< Of the members of the same object, in the order of is_named_before.
  std::span<const std::string> code;        ///< What the row's text writes as code.
  std::size_t* looks_left = nullptr;        ///< So often a misspelt name may still be compared with another.
};

/// True when a word of the sentence is one that such sentences have.
bool speaks_of_group(std::string_view folded);

std::optional<GroupSentence> find_group(std::string_view sentence, const Neighbours& neighbours);

}  // namespace ocpv::reader
