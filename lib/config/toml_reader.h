// In: TOML text. Out: its values as plain data, each with its place.
// Promises: toml++ is seen in toml_reader.cc alone; bounded depth; an error has line and column.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "config/config.h"

namespace ocpv::config {

struct TomlMember;

struct TomlValue {
  enum class Kind : std::uint8_t { string, integer, boolean, date, array, table, other } kind = Kind::other;
  Place place;
  std::string text;
  std::int64_t number = 0;
  bool truth = false;
  Date date{};
  std::vector<TomlValue> items;
  std::vector<TomlMember> members;  ///< Sorted by key.
};

struct TomlMember {
  std::string key;
  Place place;
  TomlValue value;
};

/// The table of a whole file. `path` is for errors.
Result<TomlValue> read_toml(std::string_view text, const std::string& path, Language language);

}  // namespace ocpv::config
