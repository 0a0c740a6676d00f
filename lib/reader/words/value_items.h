// In: text where a value may stand. Out: the value, or the run of values, that it begins with.
// Promises: a word of a sentence is no value; nothing is skipped over in silence: what was not read is told.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "contract/contract.h"

namespace ocpv::reader {

/// Where a value is looked for: a list that nothing announces has no room for ordinary words.
enum class Setting : std::uint8_t { anywhere, announced, item };

/// A value as written, and what stands behind it. Empty: the text begins with none.
struct Token {
  std::string_view text;
  std::string_view rest;
  bool is_marked = false;  ///< In code or in quotes.
};
Token leading_token(std::string_view text, Setting setting);

/// The value that `text` begins with (`FULL_BACKUP`, `utf8mb4`, `3`); empty when it begins with none.
std::string_view leading_value(std::string_view text);

/// Capitals, digits and underscores with at least two letters: a name of a value wherever it stands.
bool is_capital_value(std::string_view value);

/// The same, of one letter too: a value where a list is announced.
bool is_capitals(std::string_view value);

/// Values of a list, and whether they are all of it.
struct List {
  std::vector<contract::Value> items;
  bool is_whole = true;  ///< False: something of the list was not read, or may have been read in another way.
  /// Of an item: a word behind the value that may be its second one, unless it is a value of the list itself.
  std::string_view doubt = {};
};

/// A word of capitals, wherever it stands: a value that the text may name.
bool holds_capital_value(std::string_view text);

/// One item of a list: `A：gloss`, `A gloss`, `A`, `several words`, `A、B`; no items when it is a sentence or a label.
List read_item(std::string_view item, Setting setting);

/// `A、B（gloss） 和 C`.
struct Run {
  std::vector<contract::Value> items;
  bool ends = false;         ///< A sentence's end, a new clause, or a word that counts the values, follows.
  bool is_doubtful = false;  ///< It may be read in another way: parentheses left open, `A/B, C`.
  std::string_view rest;     ///< What follows.
};
Run read_run(std::string_view text, Setting setting);

/// Adds a value unless it is there.
void add_value(std::vector<contract::Value>& items, contract::Value value);

/// What a value means, without marks and punctuation around it.
std::string gloss_of(std::string_view text);

/// `默认值为`, `which`, `不能为空`: a clause behind a list that is no part of it.
bool begins_clause(std::string_view text);

}  // namespace ocpv::reader
