// In: nothing but a language, and how a failure looks. Out: the page that says what each diagnostic means.
#pragma once

#include <string>

#include "site/site.h"

namespace ocpv::site {

/// `failure`: a sample of the documented form of a failure; may be empty.
File diagnostics_page(const std::string& failure, Language language, bool has_other_language);

}  // namespace ocpv::site
