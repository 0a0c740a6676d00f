// In: a JSON value. Out: its text in a random layout, and where each name and value stands in it.
// Promises: places are counted here by hand, byte by byte, not by the code under test.
#pragma once

#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "random.h"

namespace ocpv::faults_test {

using Json = nlohmann::ordered_json;

/// A place as people count: lines and columns from 1, columns in code points, lines ending at LF, CRLF or CR.
struct Spot {
  std::size_t line = 0, column = 0, byte = 0;
  bool operator==(const Spot&) const = default;
};
struct Stretch {
  Spot start, end;
  bool operator==(const Stretch&) const = default;
};

struct Places {
  Stretch key, value;  ///< `key.start.line` is 0 for items and the root.
};

struct Written {
  std::string text;
  std::map<std::string, Places> at;        ///< By JSON Pointer.
  std::map<std::string, Places> again_at;  ///< Of the members that were written twice: the second time.
};

/// `twice`: pointers of members that are written again, with the value 1, at the end of their object.
Written write(const Json& value, const std::vector<std::string>& twice, bench::Random& random);

/// A JSON Pointer's token.
std::string token(const std::string& name);

}  // namespace ocpv::faults_test
