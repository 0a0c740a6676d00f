// In: a row's description. Out: the whole numbers that it lists, each with its meaning (`0：正常，1：异常`).
// Promises: two at least, all joined to their meaning in one way, nothing behind them in their sentence; else none.
#pragma once

#include <string_view>
#include <vector>

#include "contract/contract.h"

namespace ocpv::reader {

std::vector<contract::Value> find_coded_values(std::string_view text);

}  // namespace ocpv::reader
