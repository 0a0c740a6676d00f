// In: what toml++ says of a text that is no TOML. Out: the same in the words of this program, in both languages.
// Promises: what is not known here is told in general words in Chinese, and in toml++'s own in English.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"

namespace ocpv::config {

std::string toml_fault(std::string_view description, Language language);

}  // namespace ocpv::config
