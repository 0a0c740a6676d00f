// In: a document that is right, and its schema. Out: the same with some faults put in, and what must be said of each.
// Promises: the faults are independent of each other: none lies within another, none touches a field that a rule of the
// other's object speaks of; what must be said is known from the fault alone.
#pragma once

#include <string>
#include <vector>

#include "findings/diagnostic.h"
#include "layout.h"

namespace ocpv::faults_test {

struct Expected {
  findings::Id id = findings::Id::wrong_type;
  Severity severity = Severity::error;
  std::string pointer;
  enum class Where : unsigned char { key, value, brace, again } where = Where::value;
  std::string owner;  ///< `brace`: the pointer of the object whose brace it is.
  const char* kind = "";
  bool may_be_fixed = false;
};

struct Planted {
  Json document;
  std::vector<std::string> twice;  ///< Members to write twice.
  std::vector<Expected> expected;
};

/// What stands in every planted secret, and nowhere else.
inline constexpr const char* kSecretMark = "PLANTED";

/// Gives every secret field a value with the mark, in place.
void plant_secrets(Json& document, const Json& schema);

/// Up to `count` faults; fewer where the document has no room for more.
Planted plant(const Json& document, const Json& schema, std::size_t count, bench::Random& random);

/// The number of kinds of faults there are, and their names by number.
std::vector<std::string> kinds();

}  // namespace ocpv::faults_test
