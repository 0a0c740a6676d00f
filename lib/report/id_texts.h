// In: a diagnostic's id. Out: the most general sentence of it; what it means, with a wrong and a right example; all in
// both languages. Promises: every id has all of it.
#pragma once

#include <span>

#include "findings/diagnostic.h"
#include "report/catalogue.h"

namespace ocpv::report {

struct Explanation {
  findings::Id id;
  Message meaning;
  Message wrong, right;  ///< Lines of a request, or of a document; the same in both languages unless words are needed.
};

/// One for each id, in their order.
std::span<const Sentence> general_sentences() noexcept;

/// What is told of a finding where nothing else about it is known.
const Sentence& general_sentence(findings::Id id) noexcept;

const Explanation& explanation_of(findings::Id id) noexcept;

}  // namespace ocpv::report
