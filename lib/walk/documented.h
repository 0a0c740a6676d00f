// In: a name. Out: the documented member of an object that has it.
// Promises: one look-up for nearly every name, however many are documented.
#pragma once

#include <string_view>

#include "plan/program.h"

namespace ocpv::walk {

/// Null where the node documents none of that name.
const plan::Member* documented_member(const plan::Program& program, const plan::Node& node, std::string_view name);

}  // namespace ocpv::walk
