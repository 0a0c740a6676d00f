#include "reader/words/formats.h"

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

/// A number of exactly `width` digits at the start of `text`, which moves behind it; -1 when there is none.
int take_number(std::string_view& text, std::size_t width) {
  if (text.size() < width) return -1;
  int number = 0;
  for (std::size_t at = 0; at < width; ++at) {
    if (!is_digit(text[at])) return -1;
    number = number * 10 + (text[at] - '0');
  }
  text.remove_prefix(width);
  return number;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_of(int year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool take_date(std::string_view& text) {
  const int year = take_number(text, 4);
  if (year < 0 || !take(text, '-')) return false;
  const int month = take_number(text, 2);
  if (month < 1 || month > 12 || !take(text, '-')) return false;
  const int day = take_number(text, 2);
  return day >= 1 && day <= days_of(year, month);
}

bool take_hours_and_minutes(std::string_view& text, int& minutes) {
  const int hour = take_number(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return false;
  const int minute = take_number(text, 2);
  minutes = hour * 60 + minute;
  return minute >= 0 && minute <= 59;
}

bool take_time(std::string_view& text) {
  int minutes = 0;
  if (!take_hours_and_minutes(text, minutes) || !take(text, ':')) return false;
  const int second = take_number(text, 2);
  if (second < 0 || second > 60) return false;
  if (take(text, '.')) {
    if (take_number(text, 1) < 0) return false;
    while (take_number(text, 1) >= 0) {
    }
  }
  int offset = 0;
  if (take(text, 'Z') || take(text, 'z')) {
    offset = 0;
  } else {
    const bool east = text.starts_with('+');
    if (!take(text, '+') && !take(text, '-')) return false;
    if (!take_hours_and_minutes(text, offset)) return false;
    if (east) offset = -offset;
  }
  // A leap second ends a day of UTC.
  return second < 60 || (minutes + offset + 2 * 1440) % 1440 == 1439;
}

}  // namespace

bool is_date(std::string_view text) { return take_date(text) && text.empty(); }

bool is_time(std::string_view text) { return take_time(text) && text.empty(); }

bool is_date_time(std::string_view text) {
  if (!take_date(text)) return false;
  if (!take(text, 'T') && !take(text, 't')) return false;
  return take_time(text) && text.empty();
}

}  // namespace ocpv::reader
