// The two languages that people read and that pages are written in.
#pragma once

#include <cstdint>

namespace ocpv {

enum class Language : std::uint8_t { en, zh };

}  // namespace ocpv
