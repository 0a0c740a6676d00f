// The words that every module shares, each defined once: how bad, how sure, which part. Their values are those of
// ocpv.h.
#pragma once

#include <cstdint>
#include <string_view>

namespace ocpv {

enum class Severity : std::uint8_t { note, warning, error };

/// How sure we are of a rule.
enum class Strength : std::uint8_t {
  stated,     ///< The page says it.
  inferred,   ///< It follows from what the page says (a tagged union's chosen object).
  corrected,  ///< corrections.json says it, with a reason.
  contested,  ///< The page says it, and what the page shows breaks it: never rejects, warns.
};

/// The parts of an operation that have a schema.
enum class Part : std::uint8_t { parameters, request, response };
inline constexpr std::size_t kPartCount = 3;

/// Where in a request something stands.
enum class RequestPart : std::uint8_t { body, path, query, header };

std::string_view name_of(Severity) noexcept;     ///< `error`
std::string_view name_of(Strength) noexcept;     ///< `stated`
std::string_view name_of(Part) noexcept;         ///< `request`
std::string_view name_of(RequestPart) noexcept;  ///< `body`

}  // namespace ocpv
