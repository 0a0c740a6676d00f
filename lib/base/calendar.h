// In: text. Out: whether it is a date or a time in the form that is asked for, and which.
// Promises: linear, no recursion, no regular expression engine, no locale; days that no calendar has are none.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ocpv {

/// A day of the calendar, in UTC. Year 1, month 1 and day 1 come first.
using Date = std::chrono::year_month_day;

/// RFC 3339 section 5.6: full-date, full-time (with an offset), and both with a T between.
bool is_date(std::string_view text) noexcept;
bool is_time(std::string_view text) noexcept;
bool is_date_time(std::string_view text) noexcept;

/// `2027-06-30`
std::optional<Date> read_date(std::string_view text) noexcept;
std::string to_string(const Date& date);
Date today_utc();

/// `Tue, 17 Jan 2023 03:36:01 GMT` (RFC 1123), in seconds since 1970; none when it has another form. The day of the
/// week need not fit the date: the documentation's own examples have one that does not.
std::optional<std::int64_t> read_http_date(std::string_view text) noexcept;

}  // namespace ocpv
