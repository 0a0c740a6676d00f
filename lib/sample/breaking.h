// In: one value of a document and what the schema says of it. Out: each way to make it wrong, with what must be told.
// Promises: what must be told follows from the schema's keyword alone, never from what a checker says.
#pragma once

#include <string>
#include <vector>

#include "findings/diagnostic.h"
#include "sample/sites.h"

namespace ocpv::sample {

struct Break {
  std::string what;  ///< `/a = null`.
  findings::Id id;
  Pointer told_at;
  bool contested = false;  ///< Then a warning tells it.
  Json document;
};

/// `others`: values that the schema allows elsewhere for a member of this name.
std::vector<Break> breaks_of(const Json& document, const Site& site, const Json& others);

/// Documents that do not keep what follows from a condition, where it holds and where it nearly does; which are right,
/// and what is told of the others, depends on the rule's form.
std::vector<Json> around_rules(const Json& document, const Site& site, const Maker& maker);

}  // namespace ocpv::sample
