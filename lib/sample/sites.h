// In: a document and its schema. Out: each value that the schema describes, outer ones first.
// Promises: of a list the first item stands for all.
#pragma once

#include <string>
#include <vector>

#include "sample/maker.h"

namespace ocpv::sample {

struct Site {
  Pointer place;
  const Json* node = nullptr;
  std::string name;  ///< The member's, or that of the list.
};

std::vector<Site> sites_of(const Json& document, const Json& schema, const Maker& maker);

/// Every place the schema describes, lists with one item.
std::vector<Site> places_of(const Json& schema, const Maker& maker);

}  // namespace ocpv::sample
