#include "first_judge/pass.h"

#if OCPV_HAS_FIRST_JUDGE

#include <cstring>

#include <immintrin.h>

#include "walk/bytes.h"

namespace ocpv::first_judge {
namespace {

using plan::Node;
using plan::Quick;

/// The first byte from `at` that is no white space.
OCPV_AVX2 inline const char* behind_spaces(const char* at) noexcept {
  // By its low half each byte is given the white space that it could be; a zero is none, for its half is taken.
  const __m256i spaces =
      _mm256_broadcastsi128_si256(_mm_setr_epi8(' ', 0, 0, 0, 0, 0, 0, 0, 0, '\t', '\n', 0, 0, '\r', 0, 0));
  for (;; at += sizeof(__m256i)) {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
    const auto found =
        static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, _mm256_shuffle_epi8(spaces, bytes))));
    if (found != 0xFFFFFFFFU) [[likely]]
      return at + _tzcnt_u32(~found);
  }
}

OCPV_AVX2 inline bool matches(const plan::Spelling& spelling, const char* word) noexcept {
  const __m256i same = _mm256_cmpeq_epi8(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(word)),
                                         _mm256_loadu_si256(reinterpret_cast<const __m256i*>(spelling.bytes)));
  return (static_cast<std::uint32_t>(_mm256_movemask_epi8(same)) | spelling.beyond) == 0xFFFFFFFFU;
}

/// Such a byte everywhere. The compiler is not told what it is: it would make it anew for each number.
OCPV_AVX2 inline __m128i every(char c) noexcept {
  __m128i all = _mm_set1_epi8(c);
  __asm__("" : "+x"(all));
  return all;
}

/// How many digits there are from `at`, 16 at most.
OCPV_AVX2 inline std::uint32_t count_digits(const char* at, __m128i zeros, __m128i nines) noexcept {
  const __m128i values = _mm_sub_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)), zeros);
  const __m128i digits = _mm_cmpeq_epi8(_mm_min_epu8(values, nines), values);
  return _tzcnt_u32(~static_cast<std::uint32_t>(_mm_movemask_epi8(digits)));
}

alignas(16) constexpr unsigned char kKept[32] = {0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
                                                 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15};

/// The number of `size` digits, 1 to 15: pairs, then fours, then eights are joined.
OCPV_AVX2 inline std::int64_t whole_of(const char* digits, std::uint32_t size) noexcept {
  const __m128i kept = _mm_loadu_si128(reinterpret_cast<const __m128i*>(kKept + size));
  const __m128i ones = _mm_and_si128(_mm_loadu_si128(reinterpret_cast<const __m128i*>(digits + size - 16)), kept);
  const __m128i pairs = _mm_maddubs_epi16(ones, _mm_set1_epi16(0x010A));
  const __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(0x00010064));
  const __m128i eights = _mm_madd_epi16(_mm_packus_epi32(fours, fours), _mm_set1_epi32(0x00012710));
  const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
  return static_cast<std::int64_t>((both & 0xFFFFFFFFU) * 100'000'000 + (both >> 32));
}

/// `true`, `false` or `null` at `at`: its size; 0 when it is another word.
inline std::uint32_t literal_size(const char* at) noexcept {
  std::uint32_t first = 0, last = 0;
  std::memcpy(&first, at, sizeof first);
  std::memcpy(&last, at + 1, sizeof last);
  constexpr auto word = [](const char* text) {
    std::uint32_t value = 0;
    for (int i = 3; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(text[i]);
    return value;
  };
  if (first == word("true") || first == word("null")) return 4;
  return *at == 'f' && last == word("alse") ? 5 : 0;
}

inline bool may_be_space(char c) noexcept { return static_cast<unsigned char>(c) <= ' '; }

}  // namespace

// One function, so that the compiler keeps what it goes with in registers.
Answer Pass::run(char* text, std::size_t size, const std::uint32_t* quotes,  // NOLINT(readability-function-size)
                 Holder* holders) {
  const Node* const nodes = program_.nodes.data();
  const plan::Spelling* const spellings = program_.spellings.data();
  const std::uint32_t* const slots = program_.slots.data();
  const plan::Pair* const pairs = program_.pairs.data();
  const std::uint64_t* const masks = program_.masks.data();
  const std::size_t glance = glance_;
  const __m128i zeros = every('0'), nines = every(9);
  const Holder* const innermost =
      holders + (options_.limits.max_depth < kDeepest ? options_.limits.max_depth : kDeepest);
  Holder* around = holders;  // what holds the holder is saved in around[0]
  const char* at = text;
  const Node* node = nodes + program_.root;
  const Node* holder = nullptr;
  std::uint64_t bits = 0;
  std::uint32_t count = 0;
  bool in_array = false, wrong = false;
  if (may_be_space(*at)) at = behind_spaces(at);
  if (*at != '{' && *at != '[') return Answer::unsure;

value:
  // The first byte chooses the way: it is known early, long before the node is. What the node asks is data from here.
  if (*at == '"') {
    char* const inside = text + quotes[0] + 1;
    const std::size_t length = quotes[1] - quotes[0] - 1;
    quotes += 2;
    const Quick quick = node->quick[glance];
    const plan::Spelling& known = plan::candidate(node->table, slots, spellings, {inside, length});
    const bool is_known = matches(known, inside) & ((quick & plan::kQuickKnown) != 0);
    // A slash begins no protocol.
    static_assert(plan::kQuickDirectory == plan::kQuickString << 1);
    const bool is_free = (quick & (plan::kQuickString | (*inside == '/') << 1)) != 0;
    at = inside + length + 1;
    bits |= known.marks & (std::uint64_t{0} - is_known);
    if (is_known | is_free) [[likely]]
      goto next;
    bits |= other_string(*node, inside, length);
    if (unsure_) [[unlikely]]
      return Answer::unsure;
    goto next;
  }
  if (is_digit(*at) || *at == '-') {
    const bool negative = *at == '-';
    const char* const digits = at + negative;
    const std::uint32_t length = count_digits(digits, zeros, nines);
    if (length - 1 < 15 && ((*digits != '0') | (length == 1))) [[likely]] {
      const std::int64_t magnitude = whole_of(digits, length), whole = negative ? -magnitude : magnitude;
      const bool is_right = ((node->quick[glance] & plan::kQuickWhole) != 0) & walk::is_delimiter(digits[length]) &
                            (whole >= node->low) & (whole <= node->high);
      if (is_right) [[likely]] {
        at = digits + length;
        goto next;
      }
    }
    at = other_number(*node, at, text + size);
    if (at == nullptr) [[unlikely]]
      return Answer::unsure;
    bits |= reported_;
    goto next;
  }
  if (*at == '{') {
    if ((node->types & plan::kObject) == 0) [[unlikely]] {
      wrong = true;
      node = nodes;
    }
    if (around == innermost || node->words != 1) [[unlikely]]
      return Answer::unsure;
    *around++ = {holder, bits, count, in_array};
    holder = node;
    bits = node->start_bits;
    count = 0;
    in_array = false;
    ++at;
    if (*at == '"') [[likely]]
      goto name;
    if (may_be_space(*at)) at = behind_spaces(at);
    if (*at == '"') goto name;
    if (*at == '}') goto close;
    return Answer::unsure;
  }
  if (*at == '[') {
    if ((node->types & plan::kArray) == 0) [[unlikely]] {
      wrong = true;
      node = nodes;
    }
    if (around == innermost || node->words != 1) [[unlikely]]
      return Answer::unsure;
    *around++ = {holder, bits, count, in_array};
    holder = node;
    bits = 0;
    count = 0;
    in_array = true;
    ++at;
    if (may_be_space(*at)) at = behind_spaces(at);
    if (*at == ']') goto close;
    goto item;
  }
  if (const std::uint32_t length = literal_size(at); length != 0) {
    const bool is_null = *at == 'n';
    if (is_null || (node->quick[glance] & plan::kQuickWord) == 0) {
      walk::ValueSeen seen;
      seen.type = is_null ? plan::kNull : plan::kBoolean;
      seen.text = {at, length};
      bits |= settle(*node, seen, 0);
      if (unsure_) return Answer::unsure;
    }
    at += length;
    goto next;
  }
  return Answer::unsure;

next:
  if (in_array) goto next_item;

next_member:
  if (*at == ',') [[likely]] {
    ++at;
    if (*at == '"') [[likely]]
      goto name;
    if (may_be_space(*at)) at = behind_spaces(at);
    if (*at == '"') goto name;
    return Answer::unsure;
  }
  if (*at == '}') goto close;
  if (!may_be_space(*at)) return Answer::unsure;
  at = behind_spaces(at);
  if (*at != ',' && *at != '}') return Answer::unsure;
  goto next_member;

name : {
  char* const inside = text + quotes[0] + 1;
  const std::size_t length = quotes[1] - quotes[0] - 1;
  quotes += 2;
  ++count;
  const plan::Spelling& known = plan::candidate(holder->table, slots, spellings, {inside, length});
  std::uint64_t bit = known.marks;
  node = nodes + known.node;
  if (!matches(known, inside)) [[unlikely]] {
    const Met met = other_name(*holder, static_cast<std::uint32_t>(around - holders), inside, length);
    if (met.node == nullptr) return Answer::unsure;
    node = met.node;
    bit = met.bit;
  }
  if ((bits & bit) == 0) [[unlikely]] {
    if (bit != 0) {  // twice
      wrong = true;
      node = nodes;
    }
  } else if (careful_) {
    check_documented(*holder, bit);
  }
  bits &= ~bit;
  at = inside + length + 1;
  if (*at != ':') [[unlikely]] {
    if (!may_be_space(*at)) return Answer::unsure;
    at = behind_spaces(at);
    if (*at != ':') return Answer::unsure;
  }
  ++at;
  if (!may_be_space(*at)) [[likely]]
    goto value;
  ++at;
  if (may_be_space(*at) || at[-1] != ' ') at = behind_spaces(at - 1);
  goto value;
}

next_item:
  if (*at != ',') {
    if (*at == ']') goto close;
    if (!may_be_space(*at)) return Answer::unsure;
    at = behind_spaces(at);
    if (*at == ']') goto close;
    if (*at != ',') return Answer::unsure;
  }
  ++at;
  if (may_be_space(*at)) at = behind_spaces(at);

item:
  ++count;
  node = nodes + holder->items;
  goto value;

close:
  ++at;
  if (!unknown_.empty()) [[unlikely]] {
    end_unknown(static_cast<std::uint32_t>(around - holders));
    if (unsure_) return Answer::unsure;
  }
  --around;
  if (careful_ ? holder->closes_plainly : holder->closes_quickly) [[likely]] {
    wrong |= (bits & holder->required_bits) != 0;
    const plan::Pair* pair = pairs + holder->pairs.first;
    for (const plan::Pair* const last = pair + holder->pairs.count; pair != last; ++pair) {
      wrong |=
          (((bits & pair->first) == 0) == pair->first_clear) & (((bits & pair->second) == 0) == pair->second_clear);
    }
    std::uint64_t above = around->bits;
    const plan::Target* target = program_.targets.data() + holder->targets.first;
    for (const plan::Target* const last = target + holder->targets.count; target != last; ++target)
      above |= std::uint64_t{(bits & masks[target->mask]) != 0} << target->bit;
    bits = above;
  } else {
    bits = around->bits | settle_container(*holder, {holder, bits, count, in_array});
    if (unsure_) return Answer::unsure;
  }
  holder = around->node;
  count = around->count;
  in_array = around->is_array;
  if (around != holders) goto next;

  if (may_be_space(*at)) at = behind_spaces(at);
  if (at != text + size) return Answer::unsure;
  return wrong || wrong_ ? Answer::invalid : Answer::ok;
}

}  // namespace ocpv::first_judge

#endif
