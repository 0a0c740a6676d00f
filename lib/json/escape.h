// In: any text. Out: the same as a JSON string or as a step of a JSON Pointer (RFC 6901), and back.
// Promises: linear; always valid JSON; what could change a terminal is escaped where that is asked for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ocpv::json {

/// The text as a JSON string with its quotes. Bytes from 0x20 stay as they are, so that nothing is lost.
std::string quoted(std::string_view text);
void append_quoted(std::string& out, std::string_view text);

/// The same, to be shown to people: bytes that are not UTF-8 become U+FFFD, and characters that could change how a
/// terminal shows what follows are escaped.
std::string quoted_safely(std::string_view text);
void append_quoted_safely(std::string& out, std::string_view text);

/// Appends `/token` with `~` and `/` escaped.
void append_token(std::string& pointer, std::string_view token);
void append_token(std::string& pointer, std::size_t index);

/// A name as a step of a pointer, without the slash before it.
std::string token_of(std::string_view name);

/// A step of a pointer as the name it stands for; a tilde that escapes nothing stands for itself.
std::string name_of_token(std::string_view token);

}  // namespace ocpv::json
