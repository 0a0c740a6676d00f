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

/// The node of a schema itself, or what its `$ref` leads to in the same document, by way of others too; the absent
/// value where that is nothing, or leads in a circle.
Value followed(Value root, Value node);

}  // namespace ocpv::json
