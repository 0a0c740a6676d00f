#include "walk/value.h"

#include "base/utf8.h"
#include "json/decimal.h"
#include "walk/matchers.h"

namespace ocpv::walk {
namespace {

using json::Decimal;
using plan::Check;
using plan::Test;

constexpr plan::Types kNumber = plan::kInteger | plan::kFraction;

bool is_one_of(const plan::Program& program, plan::Slice values, const ValueSeen& value) noexcept {
  for (std::uint32_t i = 0; i < values.count; ++i) {
    const plan::EnumValue& allowed = program.values[values.first + i];
    if (allowed.type != value.type) continue;
    if (allowed.text == value.text) return true;
    if ((value.type & kNumber) != 0 && Decimal(allowed.text) == Decimal(value.text)) return true;
  }
  return false;
}

bool is_within(const Check& check, const plan::Program& program, const ValueSeen& value) noexcept {
  if (value.whole) return *value.whole >= check.low && *value.whole <= check.high;
  const Decimal number(value.text);
  return number >= Decimal(program.texts[check.values.first]) &&
         number <= Decimal(program.texts[check.values.first + 1]);
}

bool is_whole(std::string_view text) noexcept {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool equals_parameter(const Check& check, const ValueSeen& value, std::span<const PathParameter> parameters) noexcept {
  for (const PathParameter& parameter : parameters) {
    if (parameter.name != check.text) continue;
    if ((value.type & kNumber) == 0) return parameter.value == value.text;
    // What is no number in the path is the path's own fault.
    return !is_whole(parameter.value) || Decimal(parameter.value) == Decimal(value.text);
  }
  return true;
}

}  // namespace

bool holds(const plan::Program& program, const Check& check, const ValueSeen& value,
           std::span<const PathParameter> path_parameters) noexcept {
  const bool number = (value.type & kNumber) != 0, string = value.type == plan::kString;
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
      const auto order = Decimal(value.text) <=> Decimal(check.text);
      return check.exclusive ? order > 0 : order >= 0;
    }
    case Test::upper: {
      if (!number) return true;
      const auto order = Decimal(value.text) <=> Decimal(check.text);
      return check.exclusive ? order < 0 : order <= 0;
    }
    case Test::multiple:
      return !number || Decimal(value.text).is_multiple_of(check.low);
    case Test::shape:
      return !string || has_shape(check.shape, value.text);
    case Test::least_length:
      return !string || count_code_points(value.text) >= low;
    case Test::most_length:
      return !string || count_code_points(value.text) <= low;
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
