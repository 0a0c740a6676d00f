#include "walk/matchers.h"

#include "base/ascii.h"
#include "base/calendar.h"

namespace ocpv::walk {
std::size_t protocol_size(std::string_view text) noexcept {
  if (text.empty() || !is_letter(text.front())) return 0;
  std::size_t end = 1;
  while (end < text.size() &&
         (is_letter_or_digit(text[end]) || text[end] == '+' || text[end] == '.' || text[end] == '-')) {
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
