// In: a request target as it stands on the request line, a URL, or text for one. Out: its parts, decoded or encoded.
// Promises: nothing is guessed; no locale.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"

namespace ocpv {

/// Those that APIs are called with (RFC 9110, section 9; RFC 5789).
inline constexpr std::array<std::string_view, 7> kHttpMethods = {"GET",    "POST", "PUT",    "PATCH",
                                                                 "DELETE", "HEAD", "OPTIONS"};

struct Target {
  std::string_view path;   ///< Begins with a slash unless the target did not.
  std::string_view query;  ///< Without the question mark; empty when there is none.
};

/// The bytes of `http://` or `https://` that the target begins with, in letters of any case (RFC 3986, 3.1); 0: of
/// neither.
std::size_t http_scheme(std::string_view target) noexcept;

/// Leaves out scheme and host of a URL, and the fragment.
Target parse_target(std::string_view target) noexcept;

/// The text between the slashes of a path; `/a/b` gives two.
std::vector<std::string_view> segments_of(std::string_view path);

/// The next `name=value` of a query, which is taken off it with the `&` behind it. It may be empty, or be a name alone.
std::string_view next_pair(std::string_view& query) noexcept;

/// The byte that `%41` at `at` stands for; -1 where there is no such thing.
constexpr int encoded_byte(std::string_view text, std::size_t at) noexcept {
  if (text[at] != '%' || text.size() - at < 3) return -1;
  const int high = hex_value(text[at + 1]), low = hex_value(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/// `%41` as `A`. None when a percent sign is not followed by two hexadecimal digits.
std::optional<std::string> percent_decoded(std::string_view text);

/// The same for names and values of a query, where `+` is a blank.
std::optional<std::string> query_decoded(std::string_view text);

/// `%41` as `A`; a percent sign that is followed by anything else stands for itself.
std::string percent_decoded_where_encoded(std::string_view text);

/// Appends `text`, with all but letters, digits and the characters of `plain` as `%41`.
void append_percent_encoded(std::string& out, std::string_view text, std::string_view plain);

}  // namespace ocpv
