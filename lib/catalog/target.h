// In: a request target as it stands on the request line, or a URL. Out: its path and query, and decoded segments.
// Promises: nothing is guessed; a broken percent sign is no value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocpv::catalog {

struct Target {
  std::string_view path;   ///< Begins with a slash unless the target did not.
  std::string_view query;  ///< Without the question mark; empty when there is none.
};

/// Leaves out scheme and host of a URL, and the fragment.
Target parse_target(std::string_view target) noexcept;

/// The text between the slashes of a path; `/a/b` gives two.
std::vector<std::string_view> segments_of(std::string_view path);

/// `%41` as `A`. None when a percent sign is not followed by two hexadecimal digits.
std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace ocpv::catalog
