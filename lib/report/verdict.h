// In: one judged file. Out: which of the three outcomes it is.
// Promises: fine, wrong and could-not-judge never mix.
#pragma once

#include <cstdint>
#include <string_view>

#include "report/report.h"

namespace ocpv::report {

enum class Verdict : std::uint8_t { valid, invalid, unreadable };

inline Verdict verdict_of(const File& file) noexcept {
  if (file.findings == nullptr || !file.problem.empty()) return Verdict::unreadable;
  if (file.findings->status == Status::ok) return Verdict::valid;
  return file.findings->status == Status::invalid ? Verdict::invalid : Verdict::unreadable;
}

constexpr std::string_view name_of(Verdict verdict) noexcept {
  switch (verdict) {
    case Verdict::valid:
      return "valid";
    case Verdict::invalid:
      return "invalid";
    case Verdict::unreadable:
      return "unreadable";
  }
  return {};
}

}  // namespace ocpv::report
