// In: a word of a type cell, in lower case and without blanks. Out: the plain type that it names.
// Promises: data, not rules: a new spelling is a new line in the table of plain_types.cc.
#pragma once

#include <optional>
#include <string_view>

#include "contract/contract.h"

namespace ocpv::reader {

std::optional<contract::Kind> plain_kind(std::string_view folded);

}  // namespace ocpv::reader
