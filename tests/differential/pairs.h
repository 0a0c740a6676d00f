// In: a source of choices. Out: small schemas of the plan's subset, and small documents that may or may not fit them.
// Promises: the same choices give the same texts; names and values come from small sets, so that they often meet.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace ocpv::differential {

/// Gives a number below its argument.
using Choose = std::function<std::size_t(std::size_t below)>;

std::string make_schema(const Choose& choose);
std::string make_document(const Choose& choose);

}  // namespace ocpv::differential
