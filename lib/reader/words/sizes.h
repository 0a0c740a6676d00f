// In: a row's description and its type, string or list. Out: how many characters or items it allows.
// Promises: a number of bytes, or of anything but characters and items, is none.
#pragma once

#include <string_view>

#include "contract/contract.h"

namespace ocpv::reader {

contract::Bounds find_sizes(std::string_view text, contract::Kind kind);

}  // namespace ocpv::reader
