// In: the bytes of a name. Out: which of a few known names it is.
// Promises: almost always one look-up and one comparison without branches on the bytes; every hit is compared in full;
// what the document spells chooses nothing but a slot of a fixed table (no table is ever filled from input).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ocpv::plan {

/// Bytes of a name and its closing quote that are compared at once; longer names are compared by memcmp.
inline constexpr std::size_t kWindow = 32;

/// Shorter names have no place in a table: the bytes around them would decide their slot. Nor have longer ones.
inline constexpr std::size_t kLeastInTable = 2, kMostInTable = 0xFFFF;

/// A known name (or value) as it is compared. What every look-up reads comes first.
struct Spelling {
  char bytes[kWindow] = {};  ///< With the closing quote, then zeros; of longer ones something that no word begins with.
  std::uint32_t beyond = 0;  ///< A bit for each byte of the window that is not compared.
  std::uint16_t size = 0;    ///< 0 in the one that nothing matches.
  std::uint16_t index = 0;   ///< Which member of the node, or value of the set.
  std::uint32_t node = 0;    ///< Names: the member's node.
  std::uint32_t next = 0;    ///< Of Program::spellings: another one in the same slot; 0 when there is none.
  std::uint64_t marks = 0;   ///< Values: the bits this one sets in its holder's first word. Names: the member's own.
  const char* text = nullptr;
};
static_assert(sizeof(void*) != 8 || sizeof(Spelling) == 64);

/// A table of known names. Slots hold numbers of Program::spellings; 0 is the one that nothing matches.
struct Table {
  std::uint32_t slots = 0;   ///< Of Program::slots.
  std::uint32_t shift = 31;  ///< 32 less the table's bits: two slots at least.
  std::uint32_t seed = 1;
};

/// A name between quotes in a text, from whose first byte at least kWindow bytes can be read, and whose closing quote
/// has three bytes before it.
struct Word {
  const char* bytes = nullptr;
  std::size_t size = 0;
};

/// A mix of a word's size, its first two bytes and its last three; the word has kLeastInTable bytes or more.
inline std::uint32_t mix_of(Word word) noexcept {
  std::uint16_t first;
  std::uint32_t last;
  std::memcpy(&first, word.bytes, sizeof first);
  std::memcpy(&last, word.bytes + word.size - 3, sizeof last);  // with the closing quote; for two bytes the opening one
  return (last ^ std::uint32_t{first} * 0x01010101U) + static_cast<std::uint32_t>(word.size);
}

inline std::size_t slot_of(const Table& table, std::uint32_t mix) noexcept { return mix * table.seed >> table.shift; }

/// Equal, where the word and its closing quote are within the window; else false. Has no branch.
inline bool matches_window(const Spelling& spelling, Word word) noexcept {
#if defined(__SSE2__)
  const auto load = [](const char* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); };
  const auto same = [&](std::size_t at) {
    return static_cast<std::uint32_t>(
        _mm_movemask_epi8(_mm_cmpeq_epi8(load(word.bytes + at), load(spelling.bytes + at))));
  };
  return ((same(0) | same(16) << 16 | spelling.beyond) == 0xFFFFFFFFU) & (spelling.size == word.size);
#else
  // An empty name must not match the spelling that nothing matches; above, its closing quote is in the window.
  return word.size != 0 && word.size < kWindow && spelling.size == word.size &&
         std::memcmp(word.bytes, spelling.bytes, word.size) == 0;
#endif
}

inline bool matches(const Spelling& spelling, Word word) noexcept {
  if (word.size < kWindow) [[likely]]
    return matches_window(spelling, word);
  return spelling.size == word.size && std::memcmp(word.bytes, spelling.text, word.size) == 0;
}

/// The first known spelling in the word's slot; it may be another one.
inline const Spelling& candidate(const Table& table, const std::uint32_t* slots, const Spelling* spellings,
                                 Word word) noexcept {
  return spellings[slots[table.slots + slot_of(table, mix_of(word))]];
}

/// The known spelling of a word, or nullptr.
inline const Spelling* find(const Table& table, const std::uint32_t* slots, const Spelling* spellings,
                            Word word) noexcept {
  const Spelling* spelling = &candidate(table, slots, spellings, word);
  while (!matches(*spelling, word)) [[unlikely]] {
      if (spelling->next == 0) return nullptr;
      spelling = spellings + spelling->next;
    }
  return spelling;
}

}  // namespace ocpv::plan
