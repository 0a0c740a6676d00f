// In: JSON text. Out: the first name that one of its objects gives twice; empty when none does.
// Promises: linear in the text; what stands behind such a name, or is no JSON, is not looked at.
#pragma once

#include <string>
#include <string_view>

namespace ocpv::reader {

std::string name_given_twice(std::string_view json);

}  // namespace ocpv::reader
