// In: random numbers. Out: a page in the dialect, written from fields that are known.
// Promises: the page says what the fields say and nothing else; the same numbers give the same page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "contract/contract.h"
#include "list_planter.h"

namespace ocpv::pages_test {

struct PlantedField {
  std::string pointer;  ///< From the body's root; `*` for the items of an array.
  contract::Kind kind = contract::Kind::string;
  bool required = false;
  std::optional<PlantedList> list;
  contract::Bounds bounds;
  std::string on;  ///< only_when or required_when: the pointer of a field with a list.
  std::string on_value;
  bool is_required_when = false;
  std::string description;
};

struct PlantedPage {
  bool is_chinese = false;
  std::string markdown;
  std::vector<PlantedField> fields;  ///< In the order of the page.
};

PlantedPage plant_page(Random& random, Words words);

}  // namespace ocpv::pages_test
