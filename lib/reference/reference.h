// In: a draft-07 schema and a document. Out: valijson's verdict.
// Promises: bounded (valijson uses std::regex and recursion): what is over a bound is `could_not`, never a crash.
#pragma once

#include <string>
#include <string_view>

namespace ocpv::reference {

enum class Verdict { yes, no, could_not };

struct Judgement {
  Verdict verdict = Verdict::could_not;
  std::string why;                  ///< For could_not: which bound, or what valijson said of the schema.
};

/// Judges by valijson over nlohmann/json. Each call is its own; safe from several threads.
Judgement judge(std::string_view schema, std::string_view document);

}  // namespace ocpv::reference
