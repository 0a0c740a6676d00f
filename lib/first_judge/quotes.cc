#include "first_judge/quotes.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "first_judge/byte_tables.h"

#if OCPV_HAS_FIRST_JUDGE
#include <immintrin.h>
#endif

namespace ocpv::first_judge {
namespace {

/// One quote for two bytes: `["a","b"]` has so many. A text of empty strings has more, and is left to the walk.
constexpr std::size_t places_of(std::size_t size) noexcept { return size / 2; }

}  // namespace

bool Quotes::make_room(std::size_t size) noexcept {
  constexpr std::size_t kLeast = 4096;
  const std::size_t wanted = std::max(kLeast, size + size / 4);
  // The last block is written whole, and zeros behind the text; places are written many at a time, too.
  capacity_ = 0;
  copy_.reset();
  places_.reset();
  char* const copy = new (std::nothrow) char[kBlock + wanted + 3 * kBlock];
  std::uint32_t* const places = new (std::nothrow) std::uint32_t[places_of(wanted) + 2 * kBlock];
  copy_.reset(copy);
  places_.reset(places);
  if (copy == nullptr || places == nullptr) return false;
  std::memset(copy, 0, kBlock);
  capacity_ = wanted;
  return true;
}

bool Quotes::find([[maybe_unused]] std::string_view text, [[maybe_unused]] Level level) noexcept {
#if OCPV_HAS_FIRST_JUDGE
  if (text.size() > capacity_ && !make_room(text.size())) return false;
  std::uint32_t* const places = places_.get();
  const std::uint32_t* const last = places + places_of(capacity_) + kBlock;
  return level == Level::avx512 ? find_quotes_wide(text, this->text(), places, last)
                                : find_quotes(text, this->text(), places, last);
#else
  return false;
#endif
}

#if OCPV_HAS_FIRST_JUDGE
namespace {

/// Half a block each.
struct Halves {
  __m256i low, high;
};

OCPV_AVX2 inline std::uint64_t bits_of(__m256i low, __m256i high) noexcept {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) |
         std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(high))} << 32;
}

OCPV_AVX2 inline std::uint64_t equal(Halves block, char c) noexcept {
  const __m256i all = _mm256_set1_epi8(c);
  return bits_of(_mm256_cmpeq_epi8(block.low, all), _mm256_cmpeq_epi8(block.high, all));
}

OCPV_AVX2 inline std::uint64_t control_characters(Halves block) noexcept {
  const __m256i last = _mm256_set1_epi8(0x1F);
  return bits_of(_mm256_cmpeq_epi8(_mm256_min_epu8(block.low, last), block.low),
                 _mm256_cmpeq_epi8(_mm256_min_epu8(block.high, last), block.high));
}

OCPV_AVX2 inline __m256i table(const ByteTable& bytes) noexcept {
  return _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(bytes.data())));
}

/// Not zero where a byte does not fit those before it (byte_tables.h).
OCPV_AVX2 inline __m256i wrong_utf8(__m256i bytes, __m256i before) noexcept {
  const __m256i low_half = _mm256_set1_epi8(0x0F), joined = _mm256_permute2x128_si256(before, bytes, 0x21);
  const __m256i first = _mm256_alignr_epi8(bytes, joined, 15), second = _mm256_alignr_epi8(bytes, joined, 14),
                third = _mm256_alignr_epi8(bytes, joined, 13);
  const __m256i first_high = _mm256_and_si256(_mm256_srli_epi16(first, 4), low_half),
                first_low = _mm256_and_si256(first, low_half),
                high = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), low_half);
  const __m256i pairs = _mm256_and_si256(_mm256_and_si256(_mm256_shuffle_epi8(table(kFirstHigh), first_high),
                                                          _mm256_shuffle_epi8(table(kFirstLow), first_low)),
                                         _mm256_shuffle_epi8(table(kSecondHigh), high));
  const __m256i must_continue = _mm256_or_si256(_mm256_subs_epu8(second, _mm256_set1_epi8(kThreeBytes)),
                                                _mm256_subs_epu8(third, _mm256_set1_epi8(kFourBytes)));
  return _mm256_xor_si256(_mm256_and_si256(must_continue, _mm256_set1_epi8(kTopBit)), pairs);
}

/// Not zero where one of `"\\/bfnrtu` stands.
OCPV_AVX2 inline __m256i escape_groups(__m256i bytes) noexcept {
  const __m256i high = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
  return _mm256_and_si256(_mm256_shuffle_epi8(table(kEscapeLow), bytes), _mm256_shuffle_epi8(table(kEscapeHigh), high));
}

OCPV_AVX2 inline std::uint64_t escape_letters(Halves block) noexcept {
  const __m256i none = _mm256_setzero_si256();
  return ~bits_of(_mm256_cmpeq_epi8(escape_groups(block.low), none),
                  _mm256_cmpeq_epi8(escape_groups(block.high), none));
}

/// A bit for each byte that has an odd number of quotes before it, itself included.
OCPV_AVX2 inline std::uint64_t inside_of(std::uint64_t quotes) noexcept {
  const __m128i all = _mm_set1_epi8(-1);
  return static_cast<std::uint64_t>(
      _mm_cvtsi128_si64(_mm_clmulepi64_si128(_mm_cvtsi64_si128(static_cast<long long>(quotes)), all, 0)));
}

OCPV_AVX2 inline std::uint32_t* write_places(std::uint32_t* places, std::size_t at, std::uint64_t quotes) noexcept {
  const auto count = static_cast<unsigned>(_mm_popcnt_u64(quotes));
  for (unsigned written = 0; written < count; written += 8) {
    for (unsigned i = 0; i < 8; ++i, quotes = _blsr_u64(quotes))
      places[written + i] = static_cast<std::uint32_t>(at + _tzcnt_u64(quotes));
  }
  return places + count;
}

}  // namespace

bool find_quotes(std::string_view text, char* copy, std::uint32_t* places, const std::uint32_t* last) noexcept {
  constexpr std::size_t kBlock = Quotes::kBlock;
  LongEscapes long_escapes;
  std::uint64_t open = 0, inside = 0, wrong = 0;
  __m256i wrong_letters = _mm256_setzero_si256(), before = _mm256_setzero_si256();
  // Once there is a letter beyond ASCII the others are looked at, too: where they are cannot be guessed.
  bool has_letters = false;
  for (std::size_t at = 0; at < text.size(); at += kBlock) {
    const char* from = text.data() + at;
    auto* const to = reinterpret_cast<__m256i*>(copy + at);
    if (text.size() - at < kBlock) {
      std::memset(copy + at, ' ', kBlock);
      std::memcpy(copy + at, from, text.size() - at);
      from = copy + at;
    }
    const Halves block{_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)),
                       _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from) + 1)};
    _mm256_storeu_si256(to, block.low);
    _mm256_storeu_si256(to + 1, block.high);
    const std::uint64_t backslashes = equal(block, '\\');
    std::uint64_t quotes = equal(block, '"');
    if ((backslashes | open) != 0) [[unlikely]] {
      const std::uint64_t escaped = escaped_bytes(backslashes, open);
      quotes &= ~escaped;
      wrong |= escaped & ~escape_letters(block);
      if (const std::uint64_t letters = escaped & equal(block, 'u'); letters != 0)
        long_escapes.look_at(text, at, letters);
    }
    has_letters = has_letters || _mm256_movemask_epi8(_mm256_or_si256(block.low, block.high)) != 0;
    if (has_letters) {
      wrong_letters = _mm256_or_si256(wrong_letters, wrong_utf8(block.low, before));
      wrong_letters = _mm256_or_si256(wrong_letters, wrong_utf8(block.high, block.low));
    }
    before = block.high;
    const std::uint64_t in_string = inside_of(quotes) ^ inside;
    wrong |= control_characters(block) & in_string;
    inside = std::uint64_t{0} - (in_string >> 63);
    places = write_places(places, at, quotes);
    if (places > last) [[unlikely]]
      return false;
  }
  std::memset(copy + text.size(), 0, kBlock);
  places[0] = places[1] = static_cast<std::uint32_t>(text.size());
  return (wrong | inside) == 0 && long_escapes.are_right() && _mm256_testz_si256(wrong_letters, wrong_letters) != 0;
}

#endif

}  // namespace ocpv::first_judge
