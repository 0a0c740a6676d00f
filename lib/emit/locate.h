// In: the root of a part, the operation's structures, a pointer. Out: the field there, and the node of the schema that
// states it, which is inside a definition once the pointer has gone through a shared structure.
// Promises: plain look-up; a pointer to nothing is none; recursion in structures is no loop here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"

namespace ocpv::emit {

/// The steps of a JSON Pointer, unescaped. `*` stands for the items of an array.
std::vector<std::string> steps_of(std::string_view pointer);

/// Where a node of the schema stands: the structure whose definition holds it (empty: the part's root), and the
/// pointer from there.
struct Place {
  std::string structure;
  std::string pointer;
  auto operator<=>(const Place&) const = default;
};

struct Located {
  const contract::Field* field = nullptr;    ///< With a structure's shape in the place of a reference to it.
  const contract::Field* written = nullptr;  ///< As the table has it: the reference itself.
  Place place;
};

/// The place of the member or of the items below `place`.
Place below(const Place& place, std::string_view step);

/// Goes from `root` along `steps`.
std::optional<Located> locate(const contract::Field& root, const std::vector<contract::Structure>& structures,
                              const std::vector<std::string>& steps);

/// The structure of that name, or nullptr.
const contract::Structure* find_structure(const std::vector<contract::Structure>& structures, std::string_view name);

}  // namespace ocpv::emit
