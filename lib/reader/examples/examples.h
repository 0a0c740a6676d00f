// In: the text of an example. Out: its value, and whether it was JSON as printed.
// Promises: bounded depth and width; a broken example is mended for evidence only, and says what is wrong with it.
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ocpv::reader {

using Json = nlohmann::ordered_json;

/// Values that the examples show at one place.
using Instances = std::vector<const Json*>;

inline constexpr int kMostExampleDepth = 64;              ///< Published examples are under 10 deep.
inline constexpr std::size_t kMostExampleMembers = 1000;  ///< Of one object; published examples have under 60.
inline constexpr std::size_t kMostInstances = 64;         ///< So many items of one array are looked at.

/// What an example can say against a table.
enum class Witness : std::uint8_t {
  none,
  shown,  ///< What it shows; what it lacks may have been lost where it is broken.
  whole,  ///< What it shows and what it lacks: JSON, or JSON but for slips such as a comma too many.
};

/// A value of a mended example is discarded (nlohmann) where it is no JSON at all: it says nothing.
struct ExampleValue {
  std::shared_ptr<const Json> value;  ///< Null when the text is no JSON even when mended.
  bool parsable = false;              ///< RFC 8259 as printed.
  Witness witness = Witness::none;
  std::string problem, problem_zh;  ///< What is wrong, when it is not, in English and Chinese.
  std::uint32_t problem_line = 0;   ///< 1-based within the text.
  std::string name_twice;           ///< A name that an object of it gives twice: JSON, but no request that is accepted.
};

ExampleValue read_json_example(std::string_view text);

/// The members named `name` of every object among `values`; arrays are looked through.
Instances members_named(const Instances& values, std::string_view name);

/// Objects among `values`, arrays looked through.
Instances objects_among(const Instances& values);

/// What the objects among some values have under each name: looked through once, then asked for every row of a table.
class MemberIndex {
 public:
  explicit MemberIndex(const Instances& values);

  /// As members_named().
  const Instances& named(std::string_view name) const;
  bool has_objects() const { return has_objects_; }

 private:
  std::unordered_map<std::string_view, Instances> by_name_;
  Instances none_;
  bool has_objects_ = false;
};

}  // namespace ocpv::reader
