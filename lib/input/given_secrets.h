// In: headers, variables and URLs as they are written. Out: which pieces of them nobody may see.
// Promises: linear; the tables of `base/secret_names` and `base/secret_values` decide, for every kind of file.
#pragma once

#include <string_view>
#include <vector>

#include "input/span.h"

namespace ocpv::input {

/// By the name of the header or the variable, or because the value gives itself away.
bool is_secret_header(std::string_view name, std::string_view value) noexcept;

/// Of a comment: what may_hold_secret() finds, and what people say (`the password is ...`, `pw hunter2`).
bool comment_may_hold_secret(std::string_view text);

/// All of `url`, pieces of its query, or nothing. `read` is what it stands for: without quotes and escapes. The names
/// of a query stay visible, unless they give themselves away.
std::vector<Span> secrets_of_url(std::string_view text, Span url, std::string_view read);

}  // namespace ocpv::input
