// In: why a request was refused. Out: the text of an application/problem+json answer (RFC 9457).
// Promises: JSON whatever the texts are; no value of a secret member, as the report holds none.
#pragma once

#include <ocpv/ocpv.hpp>
#include <string>

namespace gateway {

inline constexpr const char* kProblemType = "application/problem+json";

/// What the report says, in the caller's language.
std::string problem_of(const ocpv::Report& report, ocpv::Lang language, int status);

/// What the gateway itself says: there is no documentation behind it.
struct Sentence {
  const char* en;
  const char* zh;
};
std::string problem_of(const Sentence& sentence, ocpv::Lang language, int status);

}  // namespace gateway
