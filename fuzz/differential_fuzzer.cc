// Choices for a schema of the subset and for documents. What must hold: the plan and valijson give the same verdict,
// but for the written exceptions of lib/reference/exceptions.cc.
#include "compare.h"
#include "pairs.h"
#include "property.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ocpv::fuzz::Choices choices(data, size);
  const ocpv::differential::Choose choose = [&](std::size_t bound) { return choices.byte() % bound; };
  ocpv::differential::Tally tally;
  ocpv::differential::Engines engines(ocpv::differential::make_schema(choose), tally);
  for (int i = 0; i < 8 && engines.ready() && choices.any_left(); ++i) {
    const std::string difference = engines.compare(ocpv::differential::make_document(choose));
    ocpv::fuzz::hold(difference.empty(), difference.c_str());
  }
  return 0;
}
