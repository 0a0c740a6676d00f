// usage: write_pairs FOLDER...: a line of JSON for each schema that pages give, with documents near to what they
// describe and what the plan says of each:
//   {"page":"...","part":"request","schema":{...},"documents":["...", ...],"accepted":[true, ...]}
#include <filesystem>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "check/check.h"
#include "document_edits.h"
#include "page_files.h"
#include "plan/plan.h"
#include "sample/sample.h"

using namespace ocpv;
using Json = nlohmann::ordered_json;

namespace {

/// The page's own examples, the samples, and every single edit of them.
std::vector<std::string> documents_of(const generate::Generated& generated, Part part, const std::string& schema) {
  std::vector<std::string> right;
  for (const contract::Example& example : generated.reading.operation.examples) {
    if (example.part == part && example.parsable && !example.text.empty()) right.push_back(example.text);
  }
  for (const auto extent : {sample::Extent::required, sample::Extent::all}) {
    if (auto sample = sample::make(schema, extent); sample.ok()) right.push_back(*sample);
  }
  std::vector<std::string> all = right;
  for (const std::string& document : right) {
    for (auto& edit : contract_test::single_edits(document, schema)) all.push_back(std::move(edit.text));
  }
  return all;
}

bool write_pairs(const generate::Generated& generated, Part part, const std::string& schema) {
  const auto plan = plan::compile(schema);
  if (!plan.ok()) {
    std::cerr << generated.id << ": " << to_string(plan.error(), ocpv::Language::en) << "\n";
    return false;
  }
  Json line{{"page", generated.reading.operation.page},
            {"part", part == Part::request ? "request" : "response"},
            {"schema", Json::parse(schema)},
            {"documents", Json::array()},
            {"accepted", Json::array()}};
  check::Checker checker;
  for (const std::string& document : documents_of(generated, part, schema)) {
    const Status status = checker.verdict(*plan, document, {});
    if (!was_judged(status)) continue;  // what is no JSON, or over a limit, is not the schema's affair
    line["documents"].push_back(document);
    line["accepted"].push_back(status == Status::ok);
  }
  std::cout << line.dump() << "\n";
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  bool right = true;
  std::set<std::string> seen;  // many pages, and both languages of one, give the same schema
  for (int i = 1; i < count; ++i) {
    for (const generate::Generated& generated : generate::generate(test::pages_below(arguments[i])).operations) {
      for (const auto& [part, schema] : {std::pair(Part::request, generated.files.request_schema),
                                         std::pair(Part::response, generated.files.response_schema)}) {
        if (schema && seen.insert(*schema).second) right = write_pairs(generated, part, *schema) && right;
      }
    }
  }
  return right && std::cout.flush() ? 0 : 1;
}
