// In: a name of lib/site/assets. Out: the text of that file, as it was when this was built; empty when there is none.
#pragma once

#include <string_view>

namespace ocpv::site {

std::string_view embedded(std::string_view name) noexcept;

}  // namespace ocpv::site
