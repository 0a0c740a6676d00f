#include "editor/places.h"

#include <algorithm>
#include <limits>

#include "base/utf8.h"

namespace ocpv::editor {
namespace {

std::uint32_t units_of(const CodePoint& point, Encoding encoding) {
  if (encoding == Encoding::utf8) return point.size;
  return encoding == Encoding::utf16 && point.value > 0xFFFF ? 2 : 1;
}

std::uint32_t narrow(std::size_t number) {
  constexpr std::size_t kMost = std::numeric_limits<std::int32_t>::max();  // The protocol's numbers end there.
  return static_cast<std::uint32_t>(std::min(number, kMost));
}

}  // namespace

Places::Places(std::string_view text, Encoding encoding) : text_(text), encoding_(encoding), starts_{0} {
  for (std::size_t at = text.find_first_of("\r\n"); at != std::string_view::npos; at = text.find_first_of("\r\n", at)) {
    at += text.substr(at, 2) == "\r\n" ? 2U : 1U;
    starts_.push_back(at);
  }
}

Place Places::place_of(std::size_t byte) const {
  byte = std::min(byte, text_.size());
  const auto line = std::upper_bound(starts_.begin(), starts_.end(), byte) - starts_.begin() - 1;
  std::size_t at = starts_[static_cast<std::size_t>(line)], character = 0;
  while (at < byte) {
    const CodePoint point = decode_utf8(text_, at);
    if (at + point.size > byte) break;
    at += point.size;
    character += units_of(point, encoding_);
  }
  return {narrow(static_cast<std::size_t>(line)), narrow(character)};
}

// Before what ends it.
std::size_t Places::end_of_line(std::size_t line) const {
  if (line + 1 == starts_.size()) return text_.size();
  std::size_t end = starts_[line + 1] - 1;
  if (text_[end] == '\n' && end > starts_[line] && text_[end - 1] == '\r') --end;
  return end;
}

std::size_t Places::byte_of(Place place) const {
  if (place.line >= starts_.size()) return text_.size();
  std::size_t at = starts_[place.line];
  const std::size_t end = end_of_line(place.line);
  for (std::uint32_t character = 0; at < end && character < place.character;) {
    const CodePoint point = decode_utf8(text_, at);
    character += units_of(point, encoding_);
    if (character > place.character) break;  // Between the halves of one.
    at += point.size;
  }
  return at;
}

}  // namespace ocpv::editor
