// In: a text that an engine has found worth keeping, and a seed. Out: a neighbour of it that is as well-formed.
// Promises: JSON stays JSON, and a table keeps its columns; the same seed gives the same neighbour; a text that has
// nothing to change comes back as it is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ocpv::fuzz {

/// Takes a value out, puts one in the place of another, or adds a member: one with a keyword of JSON Schema, or with a
/// name and a value from elsewhere in the text.
std::string mutate_json(std::string_view text, std::uint32_t seed);

/// Markdown: drops, doubles or swaps rows of a table, swaps two cells, or writes a phrase of the pages into one.
std::string mutate_table(std::string_view text, std::uint32_t seed);

/// One of the pieces between dividers (pieces.h), by what it is.
std::string mutate_pieces(std::string_view text, std::uint32_t seed);

}  // namespace ocpv::fuzz
