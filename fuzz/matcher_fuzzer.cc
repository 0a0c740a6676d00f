// Bytes as a string. What must hold: each matcher written by hand says what its pattern says, run by std::regex over at
// most 256 bytes (more would overflow the stack there).
#include <regex>
#include <string>

#include "base/calendar.h"
#include "property.h"
#include "walk/matchers.h"

namespace {

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

bool is_real_day(const std::smatch& match) {
  const int year = std::stoi(match[1]), month = std::stoi(match[2]), day = std::stoi(match[3]);
  const int days[] = {31, is_leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

/// RFC 3339: a sixtieth second stands only at the end of a UTC day. `at` is the group of the hour.
bool is_real_time(const std::smatch& match, std::size_t at) {
  const int hour = std::stoi(match[at]), minute = std::stoi(match[at + 1]), second = std::stoi(match[at + 2]);
  int offset = 0;
  if (match[at + 4].matched) {
    const int hours = std::stoi(match[at + 4]), minutes = std::stoi(match[at + 5]);
    if (hours > 23 || minutes > 59) return false;
    offset = (match[at + 3].str().front() == '-' ? -1 : 1) * (60 * hours + minutes);
  }
  if (hour > 23 || minute > 59 || second > 60) return false;
  const int utc = ((60 * hour + minute - offset) % 1440 + 1440) % 1440;
  return second < 60 || utc == 1439;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 256) return 0;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::string date = "([0-9]{4})-([0-9]{2})-([0-9]{2})";
  const std::string time = "([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.[0-9]+)?([Zz]|[+-]([0-9]{2}):([0-9]{2}))";
  static const std::regex protocol("^[A-Za-z][A-Za-z0-9+.-]*://"), dates(date), times(time),
      date_times(date + "[Tt]" + time);

  using ocpv::fuzz::hold;
  std::smatch match;
  const bool has_protocol = std::regex_search(text, match, protocol);
  hold(ocpv::walk::protocol_size(text) == (has_protocol ? static_cast<std::size_t>(match.length()) : 0U),
       "protocol_size is its pattern", text);
  hold(ocpv::is_date(text) == (std::regex_match(text, match, dates) && is_real_day(match)), "is_date is its pattern",
       text);
  hold(ocpv::is_time(text) == (std::regex_match(text, match, times) && is_real_time(match, 1)),
       "is_time is its pattern", text);
  hold(ocpv::is_date_time(text) ==
           (std::regex_match(text, match, date_times) && is_real_day(match) && is_real_time(match, 4)),
       "is_date_time is its pattern", text);
  return 0;
}
