// In: a string. Out: whether it is a time as RFC 3339 writes it.
// Promises: linear, no locale; the same answers as the check side's matchers for date-time, time and date.
#pragma once

#include <string_view>

namespace ocpv::reader {

bool is_date(std::string_view text);
bool is_time(std::string_view text);
bool is_date_time(std::string_view text);

}  // namespace ocpv::reader
