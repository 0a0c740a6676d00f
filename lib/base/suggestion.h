// In: a message about a name that is unknown, and the names that are known. Out: the message, with the one that was
// probably meant.
// Promises: one wording, wherever a name is typed by people.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/language.h"
#include "base/message.h"

namespace ocpv {

/// What follows the message; {0} is the name in quotes, or several.
inline constexpr Message kDidYouMean{"; did you mean {0}?", "；是否应为 {0}？"};

/// With a name that is known to be meant; without it where it is empty.
std::string with_suggestion(std::string message, std::string_view meant, Language language);

/// With the one of `names` that is near to `name`, if one is.
std::string with_suggestion(std::string message, std::string_view name, std::span<const std::string_view> names,
                            Language language);

}  // namespace ocpv
