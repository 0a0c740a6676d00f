// In: a line and the name of a first-level member. Out: where it stands, its value, and the line without it.
// Promises: linear; found by brackets and quotes alone, so that lines which are no JSON may have one too.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ocpv::program {

struct KeyMember {
  std::size_t begin = 0, end = 0;  ///< From its name to behind its value.
  std::string_view value;          ///< As it stands in the line; a JSON text.
};

/// The first member of the outermost object with this name whose value is a JSON text.
std::optional<KeyMember> find_key_member(std::string_view line, std::string_view name);

/// Blanks in its place, and in that of the comma beside it: everything else keeps its column.
std::string without_member(std::string_view line, const KeyMember& member);

}  // namespace ocpv::program
