// In: the options that were given. Out: their values as what they must be, or what is wrong with them.
// Promises: the same words for every sub-command.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "base/language.h"
#include "base/result.h"
#include "base/terms.h"
#include "tools/ocpv/command.h"

namespace ocpv::program {

/// A whole number from `least` to `most`; that of `otherwise`, whatever it is, where the option was not given.
Result<std::uint64_t> number_given(const Arguments& arguments, std::string_view option, std::string_view otherwise,
                                   std::uint64_t most, Language language, std::uint64_t least = 0);

/// Of `--part`.
Part part_given(const Arguments& arguments, Part otherwise = Part::request);

/// Of none of the pairs both may be given.
Result<void> given_apart(const Arguments& arguments,
                         std::initializer_list<std::pair<std::string_view, std::string_view>> pairs, Language language);

}  // namespace ocpv::program
