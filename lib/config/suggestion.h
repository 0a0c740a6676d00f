// In: a message about a name that is unknown, and the names that are known. Out: the message, with the one that was
// probably meant.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/language.h"

namespace ocpv::config {

std::string with_suggestion(std::string message, std::string_view name, std::span<const std::string_view> names,
                            Language language);

}  // namespace ocpv::config
