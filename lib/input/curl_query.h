// In: pieces of a curl command that become its URL. Out: what curl makes of them.
// Promises: linear; what is put in later (`${NAME}`, `{{name}}`) stays as it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ocpv::input {

/// What stands for the text of a file that nobody opens.
inline constexpr std::string_view kTextOfFile = "${FILE}";

/// As `--data-urlencode` sends it: `value`, `=value` and `name=value` with the value encoded, `@file` and `name@file`.
std::string curl_encoded(std::string_view piece);

/// The URL with what stands for several values (`[1-3]`, `[a-f:2]`, `{a,b}`) as one that comes later; none where
/// nothing does.
std::optional<std::string> without_globs(std::string_view url);

}  // namespace ocpv::input
