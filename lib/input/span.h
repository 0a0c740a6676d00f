// In: nothing; this is data. Out: a piece of a text by its bytes.
// Promises: begin <= end; half open, so that an empty span is a place between two bytes.
#pragma once

#include <cstddef>
#include <string_view>

namespace ocpv::input {

struct Span {
  std::size_t begin = 0, end = 0;  ///< Bytes; `end` is one past the last.

  std::size_t size() const noexcept { return end - begin; }
  bool contains(Span other) const noexcept { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const noexcept { return begin < other.end && other.begin < end; }
  bool operator==(const Span&) const noexcept = default;
};

inline std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }

}  // namespace ocpv::input
