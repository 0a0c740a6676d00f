#include "first_judge/quotes.h"

#if OCPV_HAS_FIRST_JUDGE

#include <array>

#include <immintrin.h>

#include "first_judge/byte_tables.h"

namespace ocpv::first_judge {
namespace {

/// Such a byte everywhere. The compiler is not told what it is: it would make it anew for each block.
OCPV_AVX512 inline __m512i every(char c) noexcept {
  __m512i all = _mm512_set1_epi8(c);
  __asm__("" : "+v"(all));
  return all;
}

OCPV_AVX512 inline __m512i table(const ByteTable& bytes) noexcept {
  return _mm512_broadcast_i32x4(_mm_load_si128(reinterpret_cast<const __m128i*>(bytes.data())));
}

/// Not zero where a byte does not fit those before it (byte_tables.h).
OCPV_AVX512 inline __m512i wrong_utf8(__m512i bytes, __m512i before) noexcept {
  // Each quarter with the one before it.
  const __m512i joined = _mm512_alignr_epi64(bytes, before, 6), low_half = _mm512_set1_epi8(0x0F);
  const __m512i first = _mm512_alignr_epi8(bytes, joined, 15), second = _mm512_alignr_epi8(bytes, joined, 14),
                third = _mm512_alignr_epi8(bytes, joined, 13);
  const __m512i first_high = _mm512_and_si512(_mm512_srli_epi16(first, 4), low_half),
                first_low = _mm512_and_si512(first, low_half),
                high = _mm512_and_si512(_mm512_srli_epi16(bytes, 4), low_half);
  const __m512i pairs = _mm512_and_si512(_mm512_and_si512(_mm512_shuffle_epi8(table(kFirstHigh), first_high),
                                                          _mm512_shuffle_epi8(table(kFirstLow), first_low)),
                                         _mm512_shuffle_epi8(table(kSecondHigh), high));
  const __m512i must_continue = _mm512_or_si512(_mm512_subs_epu8(second, _mm512_set1_epi8(kThreeBytes)),
                                                _mm512_subs_epu8(third, _mm512_set1_epi8(kFourBytes)));
  return _mm512_xor_si512(_mm512_and_si512(must_continue, _mm512_set1_epi8(kTopBit)), pairs);
}

/// A bit for each byte that may stand behind a backslash.
OCPV_AVX512 inline std::uint64_t escape_letters(__m512i bytes) noexcept {
  const __m512i high = _mm512_and_si512(_mm512_srli_epi16(bytes, 4), _mm512_set1_epi8(0x0F));
  return _mm512_test_epi8_mask(_mm512_shuffle_epi8(table(kEscapeLow), bytes),
                               _mm512_shuffle_epi8(table(kEscapeHigh), high));
}

OCPV_AVX512 inline std::uint64_t inside_of(std::uint64_t quotes) noexcept {
  const __m128i all = _mm_set1_epi8(-1);
  return static_cast<std::uint64_t>(
      _mm_cvtsi128_si64(_mm_clmulepi64_si128(_mm_cvtsi64_si128(static_cast<long long>(quotes)), all, 0)));
}

constexpr auto kNumbers = [] {
  std::array<std::uint8_t, Quotes::kBlock> numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<std::uint8_t>(i);
  return numbers;
}();

OCPV_AVX512 inline void write_sixteen(std::uint32_t* places, __m128i numbers, __m512i base) noexcept {
  _mm512_storeu_si512(places, _mm512_add_epi32(_mm512_cvtepu8_epi32(numbers), base));
}

OCPV_AVX512 inline std::uint32_t* write_places(std::uint32_t* places, std::size_t at, std::uint64_t quotes) noexcept {
  const auto count = static_cast<unsigned>(_mm_popcnt_u64(quotes));
  const __m512i numbers = _mm512_maskz_compress_epi8(quotes, _mm512_loadu_si512(kNumbers.data()));
  const __m512i base = _mm512_set1_epi32(static_cast<int>(at));
  write_sixteen(places, _mm512_castsi512_si128(numbers), base);
  if (count > 16) [[unlikely]] {
    write_sixteen(places + 16, _mm512_extracti32x4_epi32(numbers, 1), base);
    write_sixteen(places + 32, _mm512_extracti32x4_epi32(numbers, 2), base);
    write_sixteen(places + 48, _mm512_extracti32x4_epi32(numbers, 3), base);
  }
  return places + count;
}

}  // namespace

bool find_quotes_wide(std::string_view text, char* copy, std::uint32_t* places, const std::uint32_t* last) noexcept {
  constexpr std::size_t kBlock = Quotes::kBlock;
  const __m512i space = every(' '), quote = every('"'), backslash = every('\\');
  LongEscapes long_escapes;
  std::uint64_t open = 0, inside = 0, wrong = 0;
  __m512i wrong_letters = _mm512_setzero_si512(), before = _mm512_setzero_si512();
  // Once there is a letter beyond ASCII the others are looked at, too: where they are cannot be guessed.
  bool has_letters = false;
  for (std::size_t at = 0; at < text.size(); at += kBlock) {
    // What a mask leaves out is not read.
    const std::uint64_t there =
        _bzhi_u64(~std::uint64_t{0}, static_cast<unsigned>(text.size() - at < kBlock ? text.size() - at : kBlock));
    const __m512i block = _mm512_mask_loadu_epi8(space, there, text.data() + at);
    _mm512_storeu_si512(copy + at, block);
    const std::uint64_t backslashes = _mm512_cmpeq_epi8_mask(block, backslash);
    std::uint64_t quotes = _mm512_cmpeq_epi8_mask(block, quote);
    if ((backslashes | open) != 0) [[unlikely]] {
      const std::uint64_t escaped = escaped_bytes(backslashes, open);
      quotes &= ~escaped;
      wrong |= escaped & ~escape_letters(block);
      if (const std::uint64_t letters = escaped & _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('u')); letters != 0)
        long_escapes.look_at(text, at, letters);
    }
    has_letters = has_letters || _mm512_movepi8_mask(block) != 0;
    if (has_letters) wrong_letters = _mm512_or_si512(wrong_letters, wrong_utf8(block, before));
    before = block;
    const std::uint64_t in_string = inside_of(quotes) ^ inside;
    wrong |= _mm512_cmplt_epu8_mask(block, space) & in_string;
    inside = std::uint64_t{0} - (in_string >> 63);
    places = write_places(places, at, quotes);
    if (places > last) [[unlikely]]
      return false;
  }
  _mm512_storeu_si512(copy + text.size(), _mm512_setzero_si512());
  places[0] = places[1] = static_cast<std::uint32_t>(text.size());
  return (wrong | inside) == 0 && long_escapes.are_right() && _mm512_test_epi8_mask(wrong_letters, wrong_letters) == 0;
}

}  // namespace ocpv::first_judge

#endif
