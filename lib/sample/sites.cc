#include "sample/sites.h"

namespace ocpv::sample {
namespace {

constexpr std::size_t kMostSites = 5000;
constexpr std::size_t kMostSiteDepth = 12;  // A structure may hold itself.

/// `document` null: all that the schema describes.
std::vector<Site> walk(const Json* document, const Json& schema, const Maker& maker) {
  std::vector<Site> all{{Pointer(), &maker.resolved(schema), ""}};
  const auto add = [&](const Pointer& place, const Json& written, const std::string& name) {
    const bool is_there = document == nullptr || document->contains(place);
    if (is_there && all.size() < kMostSites) all.push_back({place, &maker.resolved(written), name});
  };
  for (std::size_t n = 0; n < all.size(); ++n) {
    const Site site = all[n];
    if (depth(site.place) >= kMostSiteDepth) continue;
    if (site.node->contains("properties")) {
      for (const auto& [name, below] : site.node->at("properties").items()) add(site.place / name, below, name);
    }
    if (site.node->contains("items")) add(site.place / std::size_t{0}, site.node->at("items"), site.name);
    if (site.node->contains("additionalProperties") && site.node->at("additionalProperties").is_object())
      add(site.place / std::string("key"), site.node->at("additionalProperties"), "key");
  }
  return all;
}

}  // namespace

std::vector<Site> sites_of(const Json& document, const Json& schema, const Maker& maker) {
  return walk(&document, schema, maker);
}

std::vector<Site> places_of(const Json& schema, const Maker& maker) { return walk(nullptr, schema, maker); }

}  // namespace ocpv::sample
