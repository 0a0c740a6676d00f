#include "base/terms.h"

#include <array>
#include <cstddef>

namespace ocpv {
namespace {

template <std::size_t Size, class Enum>
constexpr std::string_view at(const std::array<std::string_view, Size>& names, Enum value) noexcept {
  return names[static_cast<std::size_t>(value)];
}

constexpr std::array<std::string_view, 3> kSeverities{"note", "warning", "error"};
constexpr std::array<std::string_view, 4> kStrengths{"stated", "inferred", "corrected", "contested"};
constexpr std::array<std::string_view, kPartCount> kParts{"parameters", "request", "response"};
constexpr std::array<std::string_view, 4> kRequestParts{"body", "path", "query", "header"};

}  // namespace

std::string_view name_of(Severity severity) noexcept { return at(kSeverities, severity); }
std::string_view name_of(Strength strength) noexcept { return at(kStrengths, strength); }
std::string_view name_of(Part part) noexcept { return at(kParts, part); }
std::string_view name_of(RequestPart part) noexcept { return at(kRequestParts, part); }

}  // namespace ocpv
