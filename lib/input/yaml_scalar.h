// In: the text of a YAML scalar. Out: what it is in the YAML 1.2 core schema, as JSON.
// Promises: `no`, `on`, `yes` and dates are strings; `012` is twelve; exact for whole numbers of any length.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ocpv::input {

enum class ScalarKind : std::uint8_t {
  null,
  boolean,
  integer,
  number,
  string,
  not_a_json_number,  ///< `.inf`, `.nan`: numbers that JSON cannot say.
  too_long_number,    ///< `0x` and `0o` numbers over 64 bits.
};

struct Scalar {
  ScalarKind kind = ScalarKind::string;
  std::string json;  ///< Empty when it cannot be said in JSON.
};

/// A plain (unquoted) scalar.
Scalar resolve_plain(std::string_view text);

/// True when the text, written without quotes anywhere in YAML, is the same string for every YAML reader.
bool is_safe_plain(std::string_view text);

}  // namespace ocpv::input
