#include "base/utf8.h"

#include <array>
#include <cstring>

#include "base/ascii.h"

namespace ocpv {
namespace {

struct Decoded {
  char32_t value = 0xFFFD;
  std::uint32_t size = 0;  // 0: not valid here
};

bool is_continuation(unsigned char byte) noexcept { return ocpv::is_continuation(static_cast<char>(byte)); }

// RFC 3629, section 4: the table of well-formed byte sequences.
Decoded decode(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const std::size_t left = text.size() - at;
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2) return {};
  if (lead < 0xE0) {
    if (left < 2 || !is_continuation(byte(1))) return {};
    return {static_cast<char32_t>((lead & 0x1FU) << 6 | (byte(1) & 0x3FU)), 2};
  }
  if (lead < 0xF0) {
    if (left < 3 || !is_continuation(byte(1)) || !is_continuation(byte(2))) return {};
    const auto value = static_cast<char32_t>((lead & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU));
    if (value < 0x800 || (value >= 0xD800 && value <= 0xDFFF)) return {};
    return {value, 3};
  }
  if (lead < 0xF5) {
    if (left < 4 || !is_continuation(byte(1)) || !is_continuation(byte(2)) || !is_continuation(byte(3))) return {};
    const auto value = static_cast<char32_t>((lead & 0x07U) << 18 | (byte(1) & 0x3FU) << 12 | (byte(2) & 0x3FU) << 6 |
                                             (byte(3) & 0x3FU));
    if (value < 0x10000 || value > 0x10FFFF) return {};
    return {value, 4};
  }
  return {};
}

struct Interval {
  char32_t first, last;
};

constexpr bool contains(const auto& intervals, char32_t value) noexcept {
  for (const Interval& interval : intervals) {
    if (value >= interval.first && value <= interval.last) return true;
  }
  return false;
}

// What could change how a terminal shows the rest of the line.
constexpr std::array<Interval, 7> kUnsafe{{{0x00, 0x1F},
                                           {0x7F, 0x9F},
                                           {0x200B, 0x200F},
                                           {0x2028, 0x202E},
                                           {0x2066, 0x2069},
                                           {0xFEFF, 0xFEFF},
                                           {0xFFF9, 0xFFFB}}};

void append_escaped(std::string& out, char32_t value) {
  if (value < 0x100) {
    out += "\\x";
    out += kUpperHexDigits[value >> 4 & 0xF];
    out += kUpperHexDigits[value & 0xF];
    return;
  }
  out += "\\u{";
  for (int shift = 12; shift >= 0; shift -= 4) out += kUpperHexDigits[value >> shift & 0xF];
  out += '}';
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded point = decode(text, at);
    if (point.size == 0) return at;
    at += point.size;
  }
  return text.size();
}

CodePoint decode_utf8(std::string_view text, std::size_t at) noexcept {
  const Decoded point = decode(text, at);
  return point.size == 0 ? CodePoint{0xFFFD, 1} : CodePoint{point.value, point.size};
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3F));
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

std::size_t count_code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t run = printable_run(text.substr(at));
    count += run != 0 ? run : 1;
    at += run != 0 ? run : decode_utf8(text, at).size;
  }
  return count;
}

std::size_t printable_run(std::string_view text, char stop, char other_stop) noexcept {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  const auto eight = [](char c) { return kOnes * static_cast<unsigned char>(c); };
  std::size_t run = 0;
  for (; text.size() - run >= 8; run += 8) {
    std::uint64_t bytes;
    std::memcpy(&bytes, text.data() + run, sizeof bytes);
    // The highest bit of a byte: less than a blank, more than a tilde, or equal. What reaches from one byte into the
    // next comes from one that ends the run itself.
    const std::uint64_t unlike = bytes ^ eight(stop), unlike_other = bytes ^ eight(other_stop);
    if ((((bytes - eight(' ')) | bytes | (bytes + kOnes) | (unlike - kOnes) | (unlike_other - kOnes)) &
         eight('\x80')) != 0)
      break;
  }
  const auto ends = [&](char c) {
    return static_cast<signed char>(c) < 0x20 || c == 0x7F || c == stop || c == other_stop;
  };
  while (run < text.size() && !ends(text[run])) ++run;
  return run;
}

void append_shown(std::string& out, std::string_view text, std::size_t most_bytes) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (const std::size_t run = printable_run(text.substr(at, most_bytes - at)); run != 0) {
      out.append(text, at, run);
      at += run;
      continue;
    }
    const Decoded point = decode(text, at);
    const std::size_t size = point.size == 0 ? 1 : point.size;
    if (at + size > most_bytes) break;
    if (point.size == 0) {
      append_escaped(out, static_cast<unsigned char>(text[at]));
    } else if (contains(kUnsafe, point.value)) {
      append_escaped(out, point.value);
    } else {
      out.append(text, at, size);
    }
    at += size;
  }
  if (at < text.size()) out += "\u2026";
}

std::string shown(std::string_view text, std::size_t most_bytes) {
  std::string out;
  append_shown(out, text, most_bytes);
  return out;
}

}  // namespace ocpv
