// In: a text. Out: the units that it names: of what a field holds, of the number before it.
// Promises: a unit by time (`MB/s`, `Mbps`, `次/秒`) is another than the one without (`MB`).
#pragma once

#include <string>
#include <string_view>

namespace ocpv::reader {

/// The unit that a text begins with; empty for none.
std::string leading_unit(std::string_view text);

/// `requests per second`, `次/分钟`: a number of them says nothing of another span of time.
bool counts_in_time(std::string_view folded);

/// `s`, `ms`, `min`, `GB`, `MB/s`, ...; empty when none is stated.
std::string find_unit(std::string_view text);

/// The unit of a field that states one, or whose name in words does: `保留天数`, `the number of days`.
std::string unit_of_value(std::string_view text);

}  // namespace ocpv::reader
