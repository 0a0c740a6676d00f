// In: a document's text as DocumentText writes it, and a byte of it. Out: the JSON Pointer of the value that stands
// there. Promises: all before that byte is read as JSON without white space, whatever comes behind; no recursion.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ocpv::capi {

/// Within a name, or between two members: the pointer of the object. Throws std::bad_alloc.
std::string pointer_to(std::string_view text, std::size_t byte);

}  // namespace ocpv::capi
