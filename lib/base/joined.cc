#include "base/joined.h"

#include <algorithm>
#include <array>
#include <limits>

namespace ocpv {

void append(std::string& out, std::initializer_list<std::string_view> pieces) {
  std::size_t size = out.size();
  for (const std::string_view piece : pieces) size += piece.size();
  // At least twice as much, or many small pieces would be copied once for each.
  if (size > out.capacity()) out.reserve(std::max(size, 2 * out.capacity()));
  for (const std::string_view piece : pieces) out.append(piece);
}

void append_number(std::string& out, std::uint64_t number) {
  std::array<char, std::numeric_limits<std::uint64_t>::digits10 + 1> digits;
  char* const end = digits.data() + digits.size();
  char* first = end;
  do {
    *--first = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number != 0);
  out.append(first, end);
}

std::string joined(std::initializer_list<std::string_view> pieces) {
  std::string out;
  append(out, pieces);
  return out;
}

}  // namespace ocpv
