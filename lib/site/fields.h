// In: one part of an operation as some versions document it. Out: its fields as a tree.
// Promises: document order; every field has an anchor; what is below a field can be folded away.
#pragma once

#include <string>

#include "site/model.h"

namespace ocpv::site {

/// `up`: from the page to its language's folder.
std::string field_tree(const Variant& variant, Part part, std::string_view up, Language language);

/// The pages that most rows of the part stand in, or the only one.
std::string main_page_of(const compare::PartFacts& facts);

}  // namespace ocpv::site
