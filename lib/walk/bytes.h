// In: bytes of a document. Out: what they are, found without branches on each.
// Promises: nothing is read beyond `end`.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "base/ascii.h"
#include "json/scan.h"
#include "plan/program.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ocpv::walk {

/// What may stand directly after a number or a literal, by byte.
inline constexpr std::array<bool, 256> kDelimiters = [] {
  std::array<bool, 256> delimiters{};
  for (std::size_t c = 0; c < 128; ++c) delimiters[c] = json::is_delimiter(static_cast<char>(c));
  return delimiters;
}();

inline bool is_delimiter(char c) noexcept { return kDelimiters[static_cast<unsigned char>(c)]; }

/// True when one of `size` bytes is a backslash.
inline bool has_backslash(const char* bytes, std::size_t size, [[maybe_unused]] const char* end) noexcept {
#if defined(__SSE2__)
  const __m128i backslash = _mm_set1_epi8('\\');
  for (; end - bytes >= 32; bytes += 32, size -= 32) {
    const auto found = [&](const char* at) {
      const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
      return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(block, backslash)));
    };
    const std::uint64_t both = found(bytes) | std::uint64_t{found(bytes + 16)} << 16;
    if (size <= 32) [[likely]]
      return (both & ((std::uint64_t{1} << size) - 1)) != 0;
    if (both != 0) return true;
  }
#endif
  return std::memchr(bytes, '\\', size) != nullptr;
}

/// How many digits there are from `bytes`; 16 may mean more.
inline std::size_t count_digits(const char* bytes, const char* end) noexcept {
#if defined(__SSE2__)
  if (end - bytes >= 16) [[likely]] {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    const __m128i value = _mm_sub_epi8(block, _mm_set1_epi8('0'));
    const __m128i digits = _mm_cmpeq_epi8(_mm_min_epu8(value, _mm_set1_epi8(9)), value);
    return static_cast<std::size_t>(std::countr_one(static_cast<std::uint32_t>(_mm_movemask_epi8(digits))));
  }
#endif
  const std::ptrdiff_t most = end - bytes < 16 ? end - bytes : 16;
  std::ptrdiff_t count = 0;
  while (count != most && is_digit(bytes[count])) ++count;
  return static_cast<std::size_t>(count);
}

/// Eight bytes, the first of them the lowest of the number.
inline std::uint64_t first_in_lowest(const char* bytes) noexcept {
  std::uint64_t value;
  std::memcpy(&value, bytes, sizeof value);
  if constexpr (std::endian::native == std::endian::big) value = __builtin_bswap64(value);
  return value;
}

/// The number of eight digits: each pair, then each four, then all eight joined by one multiplication.
inline std::uint64_t eight_digits(std::uint64_t chars) noexcept {
  chars &= 0x0F0F0F0F0F0F0F0FU;
  chars = (chars * 10 + (chars >> 8)) & 0x00FF00FF00FF00FFU;
  chars = (chars * 100 + (chars >> 16)) & 0x0000FFFF0000FFFFU;
  return (chars * 10000 + (chars >> 32)) & 0xFFFFFFFFU;
}

/// The number of `size` digits (1 to 16); 16 bytes before their end can be read.
inline std::uint64_t whole_of(const char* digits, std::size_t size) noexcept {
  const std::size_t low_size = size < 8 ? size : 8, high_size = size - low_size;
  const auto last = [](std::uint64_t chars, std::size_t kept) {  // the last `kept` bytes, 0 to 8; zeros before them
    return kept == 0 ? std::uint64_t{0} : chars & ~std::uint64_t{0} << (64 - 8 * kept);
  };
  const std::uint64_t low = last(first_in_lowest(digits + size - 8), low_size);
  const std::uint64_t high = last(first_in_lowest(digits + size - 16), high_size);
  return eight_digits(high) * 100'000'000 + eight_digits(low);
}

/// True for a whole number of 16 to 19 digits, of which the first is no zero, within the bounds, that ends there.
/// There are 16 digits, and inside a document a bracket stands somewhere behind them.
inline bool is_within(const char* digits, bool negative, std::int64_t low, std::int64_t high) noexcept {
  std::uint64_t magnitude =
      eight_digits(first_in_lowest(digits)) * 100'000'000 + eight_digits(first_in_lowest(digits + 8));
  const char* end = digits + 16;
  while (end - digits < 20 && is_digit(*end)) magnitude = magnitude * 10 + static_cast<std::uint64_t>(*end++ - '0');
  const std::uint64_t most = (std::uint64_t{1} << 63) - (negative ? 0 : 1);
  if (end - digits == 20 || *digits == '0' || magnitude > most || !is_delimiter(*end)) return false;
  const auto whole = static_cast<std::int64_t>(negative ? ~magnitude + 1 : magnitude);
  return whole >= low && whole <= high;
}

}  // namespace ocpv::walk
