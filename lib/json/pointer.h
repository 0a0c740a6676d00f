// In: names and indexes, or a JSON Pointer (RFC 6901). Out: the pointer, or the value it names.
// Promises: linear; a pointer that names nothing gives nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "json/document.h"

namespace ocpv::json {

/// Appends `/token` with `~` and `/` escaped.
void append_token(std::string& pointer, std::string_view token);
void append_token(std::string& pointer, std::size_t index);

/// The value a pointer names, starting at `root`; the absent value when there is none, or the pointer is none.
Value resolve(Value root, std::string_view pointer);

}  // namespace ocpv::json
