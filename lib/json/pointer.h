// In: a JSON Pointer (RFC 6901). Out: the value it names.
// Promises: linear; a pointer that names nothing gives nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "json/document.h"
#include "json/escape.h"

namespace ocpv::json {

/// The value a pointer names, starting at `root`; the absent value when there is none, or the pointer is none.
Value resolve(Value root, std::string_view pointer);

}  // namespace ocpv::json
