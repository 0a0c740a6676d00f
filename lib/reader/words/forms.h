// In: what a row says of its field. Out: how its value is written, where a sentence says so.
// Promises: a form is only told; which one may be held to is for whoever knows the examples.
#pragma once

#include <cstdint>
#include <string_view>

#include "contract/contract.h"

namespace ocpv::reader {

/// A sentence about how a text is written, which no list and no length says: `Format: ...`, `以字母开头`, `由数字组成`;
/// of a number that it comes in steps.
bool says_how_written(std::string_view sentence, contract::Kind kind);

/// The one pattern of a date that a text names: `yyyy-MM-dd`, `yyyy-MM-ddTHH:mm:ssZ`; `other` for any other, and for
/// two.
enum class DateForm : std::uint8_t { none, date, date_time, other };
DateForm date_form_in(std::string_view text);

}  // namespace ocpv::reader
