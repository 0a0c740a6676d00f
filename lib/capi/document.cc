#include "capi/document.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

#include "base/ascii.h"

namespace ocpv::capi {
namespace {

constexpr std::uint64_t each_byte(std::uint64_t byte) { return byte * 0x0101010101010101U; }

/// Not 0 when one of eight bytes is a control character, a quote or a backslash.
std::uint64_t needs_escape(std::uint64_t bytes) {
  const auto has_zero = [](std::uint64_t word) { return (word - each_byte(1)) & ~word; };
  const std::uint64_t low = (bytes - each_byte(0x20)) & ~bytes;
  return (low | has_zero(bytes ^ each_byte('"')) | has_zero(bytes ^ each_byte('\\'))) & each_byte(0x80);
}

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

}  // namespace

/// Where `bytes` more may be written.
inline char* DocumentText::room(std::size_t bytes) {
  if (used_ + bytes > buffer_.size()) [[unlikely]]
    buffer_.resize(std::max(2 * buffer_.size(), used_ + bytes + 512));
  return buffer_.data() + used_;
}

inline void DocumentText::put(char c) {
  *room(1) = c;
  ++used_;
}

inline void DocumentText::append(std::string_view text) {
  std::memcpy(room(text.size()), text.data(), text.size());
  used_ += text.size();
}

ocpv_status DocumentText::write(const ocpv_document& table, const void* root, const Limits& limits) {
  used_ = depth_ = 0;
  most_ = limits.max_bytes;
  if (open_.size() < limits.max_depth) open_.resize(limits.max_depth);
  Step step = value(table, root, limits);
  while (step == Step::go_on && depth_ != 0 && used_ <= most_) step = member(table, limits);
  return step == Step::no_memory ? OCPV_ERROR_NO_MEMORY : OCPV_OK;
}

DocumentText::Step DocumentText::value(const ocpv_document& table, const void* value, const Limits& limits) {
  ocpv_value seen{};
  if (const ocpv_status status = table.read(table.context, value, &seen); status != OCPV_OK) return no_json(status);
  if (seen.text == nullptr) seen.text_size = 0;
  char* at = room(32);
  const auto wrote = [&](std::to_chars_result result) { used_ += static_cast<std::size_t>(result.ptr - at); };
  switch (seen.kind) {
    case OCPV_VALUE_NULL:
      append("null");
      break;
    case OCPV_VALUE_BOOLEAN:
      append(seen.whole != 0 ? "true" : "false");
      break;
    case OCPV_VALUE_INTEGER:
      wrote(std::to_chars(at, at + 32, seen.whole));
      break;
    case OCPV_VALUE_UNSIGNED:
      wrote(std::to_chars(at, at + 32, seen.magnitude));
      break;
    case OCPV_VALUE_DOUBLE:
      number(seen.number);
      break;
    case OCPV_VALUE_DIGITS:
      digits({seen.text, seen.text_size});
      break;
    case OCPV_VALUE_STRING:
      string(seen.text, seen.text_size);
      break;
    case OCPV_VALUE_ARRAY:
    case OCPV_VALUE_OBJECT: {
      const bool is_array = seen.kind == OCPV_VALUE_ARRAY;
      put(is_array ? '[' : '{');
      if (depth_ == limits.max_depth) {
        // One too deep already. Nobody reads further; the text ends so that this is all that is wrong with it.
        put(is_array ? ']' : '}');
        while (depth_ != 0) close();
        return Step::stop;
      }
      open_[depth_++] = {value, {}, is_array, false};
      break;
    }
    default:
      return no_json(OCPV_ERROR_NOT_JSON);
  }
  return Step::go_on;
}

DocumentText::Step DocumentText::member(const ocpv_document& table, const Limits& limits) {
  Open& open = open_[depth_ - 1];
  ocpv_member next{};
  const std::int32_t told = table.next(table.context, open.container, &open.cursor, &next);
  if (told == 0) {
    close();
    return Step::go_on;
  }
  if (open.has_members) put(',');
  open.has_members = true;
  if (told != 1) return no_json(told);
  if (!open.is_array) {
    string(next.name, next.name == nullptr ? 0 : next.name_size);
    put(':');
  }
  return value(table, next.value, limits);
}

void DocumentText::close() { put(open_[--depth_].is_array ? ']' : '}'); }

/// What JSON cannot say is written as no JSON, so that the check finds it there.
DocumentText::Step DocumentText::no_json(ocpv_status status) {
  if (status == OCPV_ERROR_NO_MEMORY) return Step::no_memory;
  put('?');
  return Step::stop;
}

void DocumentText::number(double number) {
  if (!std::isfinite(number)) return append(std::isnan(number) ? "NaN" : "Infinity");
  // From 2^53 on the digits of a double are more than it knows: with an exponent it does not pass for a whole number
  // that was read exactly.
  constexpr double kExact = 9007199254740992.0;
  char* at = room(32);
  const auto result = std::abs(number) < kExact ? std::to_chars(at, at + 32, number)
                                                : std::to_chars(at, at + 32, number, std::chars_format::scientific);
  used_ += static_cast<std::size_t>(result.ptr - at);
}

/// Whether these are a number is seen by the check; here nothing gets in that would be more than one value.
void DocumentText::digits(std::string_view text) {
  const bool is_harmless = text.find_first_not_of("+-.0123456789Ee") == std::string_view::npos && !text.empty();
  append(is_harmless ? text : "?");
}

void DocumentText::string(const char* text, std::size_t size) {
  if (size > most_) {
    used_ = most_ + 1;  // too large, whatever stands there
    room(0);
    return;
  }
  put('"');
  const char* const end = text + size;
  while (text != end && used_ <= most_) {
    char* to = room(static_cast<std::size_t>(end - text) + 8);
    const char* from = text;
    std::uint64_t bytes = 0;
    for (; end - from >= 8; from += 8, to += 8) {
      std::memcpy(&bytes, from, 8);
      if (needs_escape(bytes) != 0) break;
      std::memcpy(to, &bytes, 8);
    }
    while (from != end && !needs_escape(*from)) *to++ = *from++;
    used_ += static_cast<std::size_t>(from - text);
    text = from;
    if (text == end) break;
    const auto c = static_cast<unsigned char>(*text++);
    const char escape[6] = {'\\', 'u', '0', '0', kHexDigits[c >> 4], kHexDigits[c & 15]};
    const char plain[2] = {'\\', static_cast<char>(c)};
    append(c < 0x20 ? std::string_view(escape, 6) : std::string_view(plain, 2));
  }
  put('"');
}

}  // namespace ocpv::capi
