// In: texts. Out: the pieces that every page of ours begins with and is made of.
// Promises: a page needs no network; no text becomes markup.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"

namespace ocpv::report {

/// `<name attributes>text</name>`; the text is escaped, the attributes are ours.
std::string element(std::string_view name, std::string_view text, std::string_view attributes = {});

/// From the first line to the end of the head, with our style.
std::string html_head(std::string_view title, Language language);

}  // namespace ocpv::report
