// In: the environment's OCPV_MUTANT. Out: whether a mutant acts.
// Promises: at most one acts; constant expressions never change. Used by the copies that tests/mutation/run makes only.
#pragma once

#include <cstdlib>
#include <type_traits>

namespace ocpv::mutant {

inline int active() {
  static const int number = [] {
    const char* given = std::getenv("OCPV_MUTANT");
    return given == nullptr ? 0 : std::atoi(given);
  }();
  return number;
}

constexpr bool is(int number) { return !std::is_constant_evaluated() && active() == number; }
constexpr bool flip(int number, bool condition) { return condition != is(number); }

}  // namespace ocpv::mutant
