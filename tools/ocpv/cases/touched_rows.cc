#include "tools/ocpv/cases/touched_rows.h"

#include <algorithm>
#include <utility>

namespace ocpv::program {

void TouchedRows::add(const std::string& operation, Part part, std::string_view json, const findings::Findings& found) {
  const std::uint32_t number = contracts_.number_of(operation);
  if (number == coverage::kNone) return;
  counter_.body(number, part, {json, false}, coverage::Answer::unknown);
  for (const findings::Diagnostic& one : found.diagnostics) {
    if (one.part == RequestPart::body) counter_.touch(number, part, one.pointer);
  }
}

std::vector<TouchedRows::Coverage> TouchedRows::coverage() const {
  std::vector<Coverage> all;
  for (const auto& [number, counts] : tally_.operations()) {
    const catalog::Operation& operation = contracts_.catalog().operations()[number];
    for (const Part part : {Part::request, Part::response}) {
      const coverage::Counts& met = counts.parts[static_cast<std::size_t>(part)];
      if (!operation.has(part) || met.places.empty()) continue;
      const coverage::Documented& documented = contracts_.of(number, part);
      Coverage one{operation.id, part, documented.rows(), {}};
      for (std::size_t i = 0; i < documented.places().size(); ++i) {
        const coverage::Place& place = documented.places()[i];
        if (place.is_row && met.places[i] == 0) one.untouched.push_back({place.pointer, place.said});
      }
      all.push_back(std::move(one));
    }
  }
  std::sort(all.begin(), all.end(), [](const Coverage& a, const Coverage& b) {
    return std::pair(a.operation, a.part) < std::pair(b.operation, b.part);
  });
  return all;
}

}  // namespace ocpv::program
