#include "base/calendar.h"

#include <array>

#include "base/ascii.h"

namespace ocpv {
namespace {

/// Reads what it is asked for from the front; `ok` turns false at the first thing that is not there.
struct Reader {
  std::string_view rest;
  bool ok = true;

  int number(std::size_t digits) noexcept {
    if (!ok || rest.size() < digits) return fail();
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (!is_digit(rest[i])) return fail();
      value = value * 10 + (rest[i] - '0');
    }
    rest.remove_prefix(digits);
    return value;
  }

  void expect(char c) noexcept {
    if (!take(c)) ok = false;
  }

  bool take(char c) noexcept {
    if (!ok || rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
  }

  void expect(std::string_view text) noexcept {
    if (!take(text)) ok = false;
  }

  bool take(std::string_view text) noexcept {
    if (!ok || !rest.starts_with(text)) return false;
    rest.remove_prefix(text.size());
    return true;
  }

  /// The number of the name that comes next.
  template <std::size_t N>
  int one_of(const std::array<std::string_view, N>& names) noexcept {
    for (std::size_t i = 0; i < N; ++i) {
      if (take(names[i])) return static_cast<int>(i);
    }
    return fail();
  }

  int fail() noexcept {
    ok = false;
    return 0;
  }
};

Date date_of(Reader& in, int year, int month, int day) noexcept {
  const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) in.ok = false;
  return date;
}

Date take_date(Reader& in) noexcept {
  const int year = in.number(4);
  in.expect('-');
  const int month = in.number(2);
  in.expect('-');
  const int day = in.number(2);
  return date_of(in, year, month, day);
}

void take_time(Reader& in) noexcept {
  const int hour = in.number(2);
  in.expect(':');
  const int minute = in.number(2);
  in.expect(':');
  const int second = in.number(2);
  if (in.take('.')) {
    in.number(1);
    while (in.ok && !in.rest.empty() && is_digit(in.rest.front())) in.rest.remove_prefix(1);
  }
  int offset = 0;
  if (!in.take('Z') && !in.take('z')) {
    const int sign = in.take('-') ? -1 : 1;
    if (sign == 1) in.expect('+');
    const int hours = in.number(2);
    in.expect(':');
    const int minutes = in.number(2);
    if (hours > 23 || minutes > 59) in.ok = false;
    offset = sign * (hours * 60 + minutes);
  }
  if (hour > 23 || minute > 59 || second > 60) in.ok = false;
  // A leap second is the last of a day of UTC (RFC 3339, section 5.7).
  constexpr int kDay = 24 * 60;
  if (second == 60 && ((hour * 60 + minute - offset) % kDay + kDay) % kDay != kDay - 1) in.ok = false;
}

bool is_all(const Reader& in) noexcept { return in.ok && in.rest.empty(); }

std::string padded(const std::string& digits, std::size_t width) {
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

}  // namespace

bool is_date(std::string_view text) noexcept { return read_date(text).has_value(); }

bool is_time(std::string_view text) noexcept {
  Reader in{text};
  take_time(in);
  return is_all(in);
}

bool is_date_time(std::string_view text) noexcept {
  Reader in{text};
  (void)take_date(in);
  if (!in.take('T')) in.expect('t');
  take_time(in);
  return is_all(in);
}

std::optional<Date> read_date(std::string_view text) noexcept {
  Reader in{text};
  const Date date = take_date(in);
  return is_all(in) ? std::optional(date) : std::nullopt;
}

std::string to_string(const Date& date) {
  return padded(std::to_string(static_cast<int>(date.year())), 4) + "-" +
         padded(std::to_string(static_cast<unsigned>(date.month())), 2) + "-" +
         padded(std::to_string(static_cast<unsigned>(date.day())), 2);
}

Date today_utc() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

std::optional<std::int64_t> read_http_date(std::string_view text) noexcept {
  constexpr std::array<std::string_view, 7> kWeekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  Reader in{trimmed(text, kBlanks)};
  (void)in.one_of(kWeekdays);
  in.expect(", ");
  const bool has_two_digits = in.rest.size() > 1 && is_digit(in.rest[1]);
  const int day = in.number(has_two_digits ? 2 : 1);
  in.expect(' ');
  const int month = in.one_of(kMonths) + 1;
  in.expect(' ');
  const int year = in.number(4);
  in.expect(' ');
  const int hour = in.number(2);
  in.expect(':');
  const int minute = in.number(2);
  in.expect(':');
  const int second = in.number(2);
  in.expect(" GMT");
  const Date date = date_of(in, year, month, day);
  if (!is_all(in) || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  return ((days * 24 + hour) * 60 + minute) * 60 + second;
}

}  // namespace ocpv
