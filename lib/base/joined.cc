#include "base/joined.h"

namespace ocpv {

void append(std::string& out, std::initializer_list<std::string_view> pieces) {
  std::size_t size = out.size();
  for (const std::string_view piece : pieces) size += piece.size();
  out.reserve(size);
  for (const std::string_view piece : pieces) out.append(piece);
}

std::string joined(std::initializer_list<std::string_view> pieces) {
  std::string out;
  append(out, pieces);
  return out;
}

}  // namespace ocpv
