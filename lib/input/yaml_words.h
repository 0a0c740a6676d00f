// In: what libyaml says of a text that is no YAML. Out: the same in the language chosen.
// Promises: words that are not known stay as they are.
#pragma once

#include <string_view>

#include "base/language.h"

namespace ocpv::input {

std::string_view yaml_words(std::string_view english, Language language) noexcept;

}  // namespace ocpv::input
