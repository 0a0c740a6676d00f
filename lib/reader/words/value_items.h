// In: text where a value may stand. Out: the value, or the run of values, that it begins with.
// Promises: a word of a sentence is no value; nothing is skipped over in silence.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "contract/contract.h"

namespace ocpv::reader {

/// The value that `text` begins with (`FULL_BACKUP`, `utf8mb4`, `3`); empty when it begins with none.
std::string_view leading_value(std::string_view text);

/// Capitals, digits and underscores with at least two letters: a name of a value wherever it stands.
bool is_capital_value(std::string_view value);

/// One item of a list: `A：gloss`, `A gloss`, `A`, `several words`; none when it is a sentence or a label.
std::optional<contract::Value> read_item(std::string_view item);

/// `A、B（gloss） 和 C`.
struct Run {
  std::vector<contract::Value> items;
  bool ends = false;  ///< A sentence's end, or a word that counts the values, follows.
};
Run read_run(std::string_view text);

/// Adds a value unless it is there.
void add_value(std::vector<contract::Value>& items, contract::Value value);

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts);

}  // namespace ocpv::reader
