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

[[gnu::cold]] Date take_date(Reader& in) noexcept {
  const int year = in.number(4);
  in.expect('-');
  const int month = in.number(2);
  in.expect('-');
  const int day = in.number(2);
  return date_of(in, year, month, day);
}

// Cold: nearly all times are read by is_usual_date_time.
[[gnu::cold]] void take_time(Reader& in) noexcept {
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

// The form that nearly all have, read without a branch for each byte: a date, `T`, a time without a leap second,
// perhaps a fraction, `Z` or an offset. False for what another form may still make right.
bool is_usual_date_time(std::string_view text) noexcept {
  constexpr std::size_t kLeast = 20, kOffset = 6;  // `2027-06-30T23:59:59Z`, `+08:00`
  if (text.size() < kLeast) return false;
  const char* const at = text.data();
  unsigned wrong = 0;
  const auto two = [&wrong](const char* digits) {
    const unsigned tens = static_cast<unsigned char>(digits[0] - '0'),
                   ones = static_cast<unsigned char>(digits[1] - '0');
    wrong |= static_cast<unsigned>(tens > 9) | static_cast<unsigned>(ones > 9);
    return tens * 10 + ones;
  };
  const unsigned year = two(at) * 100 + two(at + 2), month = two(at + 5), day = two(at + 8);
  const unsigned hour = two(at + 11), minute = two(at + 14), second = two(at + 17);
  const auto differs = [](char a, char b) { return static_cast<unsigned>(static_cast<unsigned char>(a ^ b)); };
  wrong |=
      differs(at[4], '-') | differs(at[7], '-') | differs(at[10], 'T') | differs(at[13], ':') | differs(at[16], ':');
  // Whether the 29th and later days are of the month is looked up only for them.
  wrong |= static_cast<unsigned>(month - 1 > 11) | static_cast<unsigned>(day - 1 > 30) |
           static_cast<unsigned>(hour > 23) | static_cast<unsigned>(minute > 59) | static_cast<unsigned>(second > 59);
  const char* rest = at + 19;
  const char* const end = at + text.size();
  if (*rest == '.') {
    const char* const first = ++rest;
    while (rest != end && is_digit(*rest)) ++rest;
    wrong |= static_cast<unsigned>(rest == first);
  }
  if (end - rest == static_cast<std::ptrdiff_t>(kOffset)) {
    const unsigned hours = two(rest + 1), minutes = two(rest + 4);
    wrong |= static_cast<unsigned>(*rest != '+' && *rest != '-') | differs(rest[3], ':') |
             static_cast<unsigned>(hours > 23) | static_cast<unsigned>(minutes > 59);
  } else {
    wrong |= static_cast<unsigned>(end - rest != 1 || *rest != 'Z');
  }
  if (wrong != 0) return false;
  return day < 29 ||
         Date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month), std::chrono::day(day)}.ok();
}

bool is_date_time(std::string_view text) noexcept {
  if (is_usual_date_time(text)) return true;
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

// Cold: a request has one at most, and speed would take a kilobyte of the library.
[[gnu::cold]] std::optional<std::int64_t> read_http_date(std::string_view text) noexcept {
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
