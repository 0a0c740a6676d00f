// usage: write_samples: a line of JSON, as write_pairs writes it, for each schema of each version in the box, with its
// samples and whether each claims to be accepted.
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "catalog/api_version.h"
#include "catalog/catalog.h"
#include "sample/sampler.h"

using namespace ocpv;
using Json = nlohmann::ordered_json;

namespace {

bool write_samples(const std::string& name, Part part, const std::string& schema) {
  const Result<sample::Sampler> sampler = sample::Sampler::make(schema, {0, true, true});
  if (!sampler.ok()) {
    std::cerr << name << ": " << to_string(sampler.error(), ocpv::Language::en) << "\n";
    return false;
  }
  Json line{{"page", name},
            {"part", name_of(part)},
            {"schema", Json::parse(schema)},
            {"documents", Json::array()},
            {"accepted", Json::array()}};
  for (const sample::Sample& right : sampler->right()) {
    line["documents"].push_back(right.text);
    line["accepted"].push_back(true);
  }
  for (const sample::Broken& broken : sampler->broken()) {
    if (broken.id == "not-json" || broken.id == "duplicate-key") continue;  // not the schema's affair
    line["documents"].push_back(broken.text);
    line["accepted"].push_back(broken.severity != Severity::error);
  }
  std::cout << line.dump() << "\n";
  return true;
}

}  // namespace

int main() {
  std::vector<std::string> versions = catalog::api_versions();
  versions.emplace_back(catalog::kNewest);
  std::set<std::string> seen;
  bool right = true;
  for (const std::string& version : versions) {
    catalog::Catalog box;
    if (!box.add_embedded(version).ok()) return 1;
    for (const catalog::Operation& one : box.operations()) {
      for (const Part part : {Part::parameters, Part::request, Part::response}) {
        if (!one.has(part)) continue;
        const std::string schema = one.schema(part);
        if (seen.insert(schema).second) right = write_samples(version + " " + one.id, part, schema) && right;
      }
    }
  }
  return right && std::cout.flush() ? 0 : 1;
}
