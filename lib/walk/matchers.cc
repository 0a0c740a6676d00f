#include "walk/matchers.h"

namespace ocpv::walk {
namespace {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

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

  int fail() noexcept {
    ok = false;
    return 0;
  }
};

int days_in(int year, int month) noexcept {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

void read_date(Reader& in) noexcept {
  const int year = in.number(4);
  in.expect('-');
  const int month = in.number(2);
  in.expect('-');
  const int day = in.number(2);
  if (month < 1 || month > 12 || day < 1 || day > days_in(year, month)) in.ok = false;
}

void read_time(Reader& in) noexcept {
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

}  // namespace

bool is_date(std::string_view text) noexcept {
  Reader in{text};
  read_date(in);
  return is_all(in);
}

bool is_time(std::string_view text) noexcept {
  Reader in{text};
  read_time(in);
  return is_all(in);
}

bool is_date_time(std::string_view text) noexcept {
  Reader in{text};
  read_date(in);
  if (!in.take('T')) {
    if (!in.take('t')) in.ok = false;
  }
  read_time(in);
  return is_all(in);
}

std::size_t protocol_size(std::string_view text) noexcept {
  if (text.empty() || !is_letter(text.front())) return 0;
  std::size_t end = 1;
  while (end < text.size() &&
         (is_letter(text[end]) || is_digit(text[end]) || text[end] == '+' || text[end] == '.' || text[end] == '-')) {
    ++end;
  }
  return text.substr(end, 3) == "://" ? end + 3 : 0;
}

bool has_shape(plan::Shape shape, std::string_view text) noexcept {
  switch (shape) {
    case plan::Shape::date_time:
      return is_date_time(text);
    case plan::Shape::time:
      return is_time(text);
    case plan::Shape::date:
      return is_date(text);
    case plan::Shape::no_protocol:
      break;
  }
  return protocol_size(text) == 0;
}

}  // namespace ocpv::walk
