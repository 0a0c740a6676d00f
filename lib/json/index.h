// In: bytes. Out: where its tokens begin, found many bytes at a time.
// Promises: needs no terminator and no padding; allocates only when a text is longer than any before; strict UTF-8.
//
// This is the first stage of simdjson alone; it hides that library from everyone else. What it gives and what is left
// to the reader of the index:
//  - one entry for each `{}[]:,` outside strings, each opening quote, and each first byte of any other run of bytes;
//    also for the bytes 0x0C and 0x1A, which are no structure: look at the byte, not only at its place;
//  - between an opening quote and the next entry there is the string's inside, its closing quote and white space only;
//  - the inside is UTF-8 without control characters and bare quotes; its escapes are not verified;
//  - a quote directly behind a number or a literal has no entry: verify what stands behind those.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace ocpv::json {

class Index {
 public:
  Index() noexcept;
  ~Index();

  enum class Outcome : std::uint8_t { done, malformed, no_memory };

  /// Indexes a text of at most kMostBytes. `malformed`: bad UTF-8, an unclosed string, a control character in a string,
  /// or nothing but white space; find_fault() knows the place.
  Outcome build(std::string_view text) noexcept;

  /// After `done`: at least one entry, ascending. One more, equal to the text's size, may be read beyond the last.
  std::span<const std::uint32_t> entries() const noexcept;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace ocpv::json
