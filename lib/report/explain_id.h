// In: a diagnostic's id. Out: what it means, with a wrong and a right example, in both languages.
// Promises: every id has one.
#pragma once

#include "findings/diagnostic.h"
#include "report/catalogue.h"

namespace ocpv::report {

struct Explanation {
  findings::Id id;
  Words meaning;
  Words wrong, right;  ///< Lines of a request, or of a document; the same in both languages unless words are needed.
};

const Explanation& explanation_of(findings::Id id) noexcept;

}  // namespace ocpv::report
