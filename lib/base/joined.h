// In: pieces of text. Out: one text.
// Promises: one allocation; a call is a fraction of the code that a chain of `+` is.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace ocpv {

std::string joined(std::initializer_list<std::string_view> pieces);

/// Appends the pieces to `out`.
void append(std::string& out, std::initializer_list<std::string_view> pieces);
void append_number(std::string& out, std::uint64_t number);

}  // namespace ocpv
