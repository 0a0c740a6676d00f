#include "walk/value.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "json/decimal.h"
#include "plan/value_order.h"
#include "walk/matchers.h"

namespace ocpv::walk {
namespace {

using json::Decimal;
using plan::Check;
using plan::Test;

/// By halves: the work grows by the number of digits that the list's size has.
bool is_one_of(const plan::Program& program, plan::Slice values, const ValueSeen& value) noexcept {
  const plan::Scalar scalar{value.type, value.text, value.whole};
  const std::uint32_t* first = program.value_order.data() + values.first;
  for (std::uint32_t left = values.count; left != 0;) {
    const std::uint32_t half = left / 2;
    const auto order = compare(program.values[first[half]], scalar);
    if (order == 0) return true;
    if (order < 0) first += half + 1;
    left = order < 0 ? left - half - 1 : half;
  }
  return false;
}

bool is_within(const Check& check, const plan::Program& program, const ValueSeen& value) noexcept {
  if (value.whole) return *value.whole >= check.low && *value.whole <= check.high;
  if (value.fixed) return compare(*value.fixed, {check.low, 0}) >= 0 && compare(*value.fixed, {check.high, 0}) <= 0;
  const Decimal number(value.text);
  return number >= Decimal(program.texts[check.values.first]) &&
         number <= Decimal(program.texts[check.values.first + 1]);
}

/// How a number stands to a bound.
std::strong_ordering against(const Check& check, const ValueSeen& value) noexcept {
  if (check.is_fixed && (value.fixed || value.whole)) {
    const json::Fixed bound{check.low, static_cast<std::uint32_t>(check.high)};
    return compare(value.fixed ? *value.fixed : json::Fixed{*value.whole, 0}, bound);
  }
  return Decimal(value.text) <=> Decimal(check.text);
}

/// A code point has one byte to four: most lengths are told by the bytes alone.
bool is_as_long(std::string_view text, std::size_t least) noexcept {
  return text.size() >= least && (text.size() / 4 >= least || count_code_points(text) >= least);
}

bool is_as_short(std::string_view text, std::size_t most) noexcept {
  return text.size() <= most || (text.size() / 4 <= most && count_code_points(text) <= most);
}

bool is_whole(std::string_view text) noexcept {
  if (text.starts_with('-')) text.remove_prefix(1);
  return is_digits(text);
}

bool equals_parameter(const Check& check, const ValueSeen& value, std::span<const PathParameter> parameters) noexcept {
  for (const PathParameter& parameter : parameters) {
    if (parameter.name != check.text) continue;
    if ((value.type & plan::kNumber) == 0) return parameter.value == value.text;
    // What is no number in the path is the path's own fault.
    return !is_whole(parameter.value) || Decimal(parameter.value) == Decimal(value.text);
  }
  return true;
}

}  // namespace

bool holds(const plan::Program& program, const Check& check, const ValueSeen& value,
           std::span<const PathParameter> path_parameters) noexcept {
  const bool number = (value.type & plan::kNumber) != 0, string = value.type == plan::kString;
  const auto low = static_cast<std::size_t>(check.low);
  switch (check.test) {
    case Test::type:
      return (check.types & value.type) != 0;
    case Test::one_of:
      return is_one_of(program, check.values, value);
    case Test::whole_bounds:
      return !number || is_within(check, program, value);
    case Test::lower: {
      if (!number) return true;
      const auto order = against(check, value);
      return check.exclusive ? order > 0 : order >= 0;
    }
    case Test::upper: {
      if (!number) return true;
      const auto order = against(check, value);
      return check.exclusive ? order < 0 : order <= 0;
    }
    case Test::multiple:
      if (value.whole) return *value.whole % check.low == 0;
      return !number || Decimal(value.text).is_multiple_of(check.low);
    case Test::shape:
      return !string || has_shape(check.shape, value.text);
    case Test::least_length:
      return !string || is_as_long(value.text, low);
    case Test::most_length:
      return !string || is_as_short(value.text, low);
    case Test::least_items:
      return value.type != plan::kArray || value.count >= low;
    case Test::most_items:
      return value.type != plan::kArray || value.count <= low;
    case Test::unique_items:
      return value.type != plan::kArray || !value.repeated;
    case Test::least_members:
      return value.type != plan::kObject || value.count >= low;
    case Test::most_members:
      return value.type != plan::kObject || value.count <= low;
    case Test::known_value:
      return !string || is_one_of(program, check.values, value);
    case Test::same_as_path:
      return equals_parameter(check, value, path_parameters);
    case Test::belongs:
    case Test::never:
      break;
  }
  return false;
}

}  // namespace ocpv::walk
