// In: what the service itself has to refuse, with no documentation behind it. Out: the text of an
// application/problem+json answer (RFC 9457). What a report says becomes one by ocpv::Report::to_problem.
// Promises: constant texts only; nothing of the request is in it.
#pragma once

#include <ocpv/ocpv.hpp>
#include <string>

namespace gateway {

inline constexpr const char* kProblemType = "application/problem+json";

struct Sentence {
  const char* en;
  const char* zh;
};
std::string problem_of(const Sentence& sentence, ocpv::Lang language, int status);

}  // namespace gateway
