// In: an unknown field. Out: the one object above or below it that documents a field of that name and lacks it.
// Promises: none when there are two such objects, or when the value would be wrong there; bounded work.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "plan/program.h"
#include "walk/tree.h"

namespace ocpv::explain {

/// Where a field belongs: the object's bracket, and the node of the field there.
struct Home {
  std::uint32_t object = 0;
  std::uint32_t node = 0;
};

/// `holder` is the bracket of the object that holds the field now, `value` its value.
std::optional<Home> find_home(const plan::Program& program, const walk::Tree& tree, std::uint32_t holder,
                              std::string_view name, std::uint32_t value);

/// The object that documents a field of that name, by the names that lead to it (`*` for items); where the schema has
/// exactly one and the value is right there.
struct OnlyPlace {
  std::vector<std::string_view> way;
  std::uint32_t node = 0;  ///< Of the field there.
};
std::optional<OnlyPlace> only_place(const plan::Program& program, const walk::Tree& tree, std::string_view name,
                                    std::uint32_t value);

/// Whether nothing would be wrong with the value at a place of that node: its type and, for scalars, all that is asked.
bool takes(const plan::Program& program, const plan::Node& node, const walk::Tree& tree, std::uint32_t value);

/// The same for a scalar that is not in the document; `text` as it would be written, strings decoded.
bool takes_scalar(const plan::Program& program, const plan::Node& node, plan::Types type, std::string_view text);

}  // namespace ocpv::explain
