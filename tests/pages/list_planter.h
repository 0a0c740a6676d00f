// In: random numbers. Out: a list of values that is known, and a description that announces it in one of the forms in
// which pages write lists.
// Promises: the text says every value of the list and no other; the same numbers give the same text.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace ocpv::pages_test {

using Random = std::mt19937_64;

/// A number below `count`.
std::size_t below(Random& random, std::size_t count);

enum class Words { ordinary, tricky };

struct PlantedList {
  std::vector<std::string> values;
  std::string description;  ///< As it stands in a cell of a Markdown table.
  std::string form;         ///< For messages, and to count what is read exactly.
};

PlantedList plant_list(Random& random, bool is_chinese, Words words);

}  // namespace ocpv::pages_test
