// In: one value as the walk met it, and one check of the plan. Out: whether it holds.
// Promises: exact numbers, decoded strings; a check that does not speak of the value's type holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "json/decimal.h"
#include "json/fixed.h"
#include "plan/program.h"
#include "walk/options.h"

namespace ocpv::walk {

/// A value with what the checks need of it.
struct ValueSeen {
  plan::Types type = plan::kNull;     ///< One bit.
  std::string_view text;              ///< Strings: decoded; other scalars: as written; containers: empty.
  std::optional<std::int64_t> whole;  ///< Integers that fit.
  std::optional<json::Fixed> fixed;   ///< Fractions of a few digits; others are read from the text.
  std::size_t count = 0;              ///< Members of an object, items of an array.
  bool repeated = false;              ///< An array with two equal items; set when a check asks for it.
};

/// Whether a JSON number that is whole counts as an integer as it is written.
inline bool is_integer_as_written(std::string_view number, const Compat& compat) noexcept {
  return !compat.java_integers || number.find_first_of(".eE") == std::string_view::npos;
}

/// Whether a JSON number counts as a whole one.
inline bool is_integer(std::string_view number, const json::Decimal& decimal, const Compat& compat) noexcept {
  return decimal.is_integer() && is_integer_as_written(number, compat);
}

bool holds(const plan::Program& program, const plan::Check& check, const ValueSeen& value,
           std::span<const PathParameter> path_parameters) noexcept;

}  // namespace ocpv::walk
