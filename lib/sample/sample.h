// In: a schema that emit wrote. Out: a document that it accepts, made from the schema alone.
// Promises: what is given is accepted, without an error; members stand in the schema's order; secrets are masks. An
// honest attempt: what is required, the first value of each list, then whatever check says is missing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ocpv::sample {

/// `all` adds every optional field that goes together with the others and asks for no warning.
enum class Extent : std::uint8_t { required, all };

/// The document with an indent of two spaces and a line feed; an Error says why none was found.
Result<std::string> make(std::string_view schema, Extent extent = Extent::required);

}  // namespace ocpv::sample
