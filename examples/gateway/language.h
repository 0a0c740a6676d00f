// In: an Accept-Language header. Out: the language of this library's two that the caller likes better.
// Promises: linear in the header; anything that is no language list gives English.
#pragma once

#include <ocpv/ocpv.hpp>
#include <string_view>

namespace gateway {

/// By the weights of RFC 9110 12.5.4: the higher of `zh` and `en` (any region), the earlier where they are equal.
ocpv::Lang preferred_language(std::string_view accept_language) noexcept;

}  // namespace gateway
