#include "tools/ocpv/option_values.h"

#include <charconv>
#include <string>

namespace ocpv::program {
namespace {

constexpr Message kNotANumber{"'--{0}' takes a whole number of at most {2}, not '{1}'",
                              "'--{0}' 需要不超过 {2} 的整数，而不是 '{1}'"};
constexpr Message kNotInRange{"'--{0}' takes a whole number from {2} to {3}, not '{1}'",
                              "'--{0}' 需要 {2} 到 {3} 的整数，而不是 '{1}'"};
constexpr Message kNotTogether{"'--{0}' and '--{1}' cannot be given together", "'--{0}' 与 '--{1}' 不能同时使用"};

}  // namespace

Result<std::uint64_t> number_given(const Arguments& arguments, std::string_view option, std::string_view otherwise,
                                   std::uint64_t most, Language language, std::uint64_t least) {
  const std::string text = arguments.value(option, otherwise);
  std::uint64_t value = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value);
  const bool is_too_small = value < least && arguments.has(option);
  const bool is_right = error == std::errc() && end == last && value <= most && !is_too_small;
  if (!is_right && least != 0)
    return Error{fill(kNotInRange, language, {option, text, std::to_string(least), std::to_string(most)})};
  if (!is_right) return Error{fill(kNotANumber, language, {option, text, std::to_string(most)})};
  return value;
}

Part part_given(const Arguments& arguments, Part otherwise) {
  const std::string name = arguments.value("part");
  for (const Part part : {Part::parameters, Part::request, Part::response}) {
    if (name == name_of(part)) return part;
  }
  return otherwise;
}

Result<void> given_apart(const Arguments& arguments,
                         std::initializer_list<std::pair<std::string_view, std::string_view>> pairs,
                         Language language) {
  for (const auto& [one, other] : pairs)
    if (arguments.has(one) && arguments.has(other)) return Error{fill(kNotTogether, language, {one, other})};
  return {};
}

}  // namespace ocpv::program
