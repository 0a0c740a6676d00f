#include "problem.h"

namespace gateway {

std::string problem_of(const Sentence& sentence, ocpv::Lang language, int status) {
  // The sentences are this program's own and hold nothing that JSON reserves.
  const char* title = language == ocpv::Lang::zh ? sentence.zh : sentence.en;
  return std::string(R"({"type":"about:blank","title":")") + title + R"(","status":)" + std::to_string(status) + "}\n";
}

}  // namespace gateway
