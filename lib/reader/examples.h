// In: the text of an example. Out: its value, and whether it was JSON as printed.
// Promises: bounded depth; a broken example is mended for evidence only, and says what is wrong with it.
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace ocpv::reader {

using Json = nlohmann::ordered_json;

/// Values that the examples show at one place.
using Instances = std::vector<const Json*>;

inline constexpr int kMostExampleDepth = 64;        ///< Published examples are under 10 deep.
inline constexpr std::size_t kMostInstances = 256;  ///< So many items of one array are looked at.

struct ExampleValue {
  std::shared_ptr<const Json> value;  ///< Null when the text is no JSON even when mended.
  bool parsable = false;            ///< RFC 8259 as printed.
  std::string problem, problem_zh;  ///< What is wrong, when it is not, in English and Chinese.
  std::uint32_t problem_line = 0;   ///< 1-based within the text.
};

ExampleValue read_json_example(std::string_view text);

/// The members named `name` of every object among `values`; arrays are looked through.
Instances members_named(const Instances& values, std::string_view name);

/// Objects among `values`, arrays looked through.
Instances objects_among(const Instances& values);

}  // namespace ocpv::reader
