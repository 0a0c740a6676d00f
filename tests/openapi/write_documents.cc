// usage: write_documents VERSION PART: a line of JSON for each operation of the box that has the part, with documents
// near to what it describes, what the plan says of each, and the schema in the dialects of others:
//   {"operation":"...","schema":{...},"04":{...},"2020-12":{...},"documents":["...", ...],"accepted":[true, ...],
//    "warned":[false, ...]}: whether there is more to say than yes.
#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "catalog/catalog.h"
#include "check/check.h"
#include "document_edits.h"
#include "openapi/translate.h"
#include "plan/plan.h"
#include "sample/sample.h"

using namespace ocpv;
using Json = nlohmann::ordered_json;

namespace {

/// Samples, and every single edit of them.
std::vector<std::string> documents_of(const std::string& schema) {
  std::vector<std::string> right;
  for (const auto extent : {sample::Extent::required, sample::Extent::all}) {
    if (auto sample = sample::make(schema, extent); sample.ok()) right.push_back(*sample);
  }
  std::vector<std::string> all = right;
  for (const std::string& document : right) {
    for (auto& edit : contract_test::single_edits(document, schema)) all.push_back(std::move(edit.text));
  }
  return all;
}

bool write_line(const catalog::Operation& operation, const std::string& schema) {
  const auto plan = plan::compile(schema);
  const auto old = openapi::translated(schema, openapi::Dialect::draft_04, true);
  const auto fresh = openapi::translated(schema, openapi::Dialect::draft_2020_12, true);
  if (!plan.ok() || !old.ok() || !fresh.ok()) {
    std::cerr << operation.id << ": cannot be compiled or translated\n";
    return false;
  }
  Json line{{"operation", operation.id},      {"schema", Json::parse(schema)}, {"04", Json::parse(*old)},
            {"2020-12", Json::parse(*fresh)}, {"documents", Json::array()},    {"accepted", Json::array()},
            {"warned", Json::array()}};
  check::Checker checker;
  findings::Findings findings;
  for (const std::string& document : documents_of(schema)) {
    const Status status = checker.verdict(*plan, document, {});
    if (!was_judged(status)) continue;  // what is no JSON, or over a limit, is not the schema's affair
    checker.check(*plan, document, {}, findings);
    const bool is_warned =
        std::any_of(findings.diagnostics.begin(), findings.diagnostics.end(),
                    [](const findings::Diagnostic& one) { return one.severity == Severity::warning; });
    line["documents"].push_back(document);
    line["accepted"].push_back(status == Status::ok);
    line["warned"].push_back(is_warned);
  }
  std::cout << line.dump() << "\n";
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  catalog::Catalog catalog;
  if (!catalog.add_embedded(arguments[1]).ok()) return 2;
  const Part part = std::string_view(arguments[2]) == "response" ? Part::response : Part::request;
  bool right = true;
  for (const catalog::Operation& operation : catalog.operations()) {
    // A form is no JSON.
    const bool is_form = operation.description().find("multipart/form-data") != std::string::npos;
    if (operation.has(part) && !(is_form && part == Part::request))
      right = write_line(operation, operation.schema(part)) && right;
  }
  return right && std::cout.flush() ? 0 : 1;
}
