// usage: write_random_pairs SEED SCHEMAS DOCUMENTS: a line of JSON for each of so many random schemas of the subset,
// with so many random documents and what the plan says of each:
//   {"schema":"...","documents":["...", ...],"accepted":[true, ...]}
// Schemas and documents are texts, so that whoever reads them sees each number as it is written.
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "check/check.h"
#include "pairs.h"
#include "plan/plan.h"

int main(int count, char** words) {
  using namespace ocpv;
  using Json = nlohmann::ordered_json;
  if (count != 4) return 2;
  std::mt19937 random(static_cast<std::mt19937::result_type>(std::strtoul(words[1], nullptr, 10)));
  const differential::Choose choose = [&](std::size_t below) { return random() % below; };
  check::Checker checker;
  for (unsigned long left = std::strtoul(words[2], nullptr, 10); left > 0;) {
    const std::string schema = differential::make_schema(choose);
    const auto plan = plan::compile(schema);
    if (!plan.ok()) continue;
    --left;
    Json line{{"schema", schema}, {"documents", Json::array()}, {"accepted", Json::array()}};
    for (unsigned long n = std::strtoul(words[3], nullptr, 10); n > 0; --n) {
      const std::string document = differential::make_document(choose);
      const Status status = checker.verdict(*plan, document, {});
      if (!was_judged(status)) continue;
      line["documents"].push_back(document);
      line["accepted"].push_back(status == Status::ok);
    }
    std::cout << line.dump() << "\n";
  }
  return std::cout.flush() ? 0 : 1;
}
