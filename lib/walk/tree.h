// In: an index of a well-formed text. Out: where members, values and their ends are, without a tree.
// Promises: linear in the entries it passes; used only where something is wrong.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ocpv::walk {

/// Bytes [first, last).
struct Bytes {
  std::uint64_t first = 0, last = 0;
};

/// A member of an object, by entries of the index.
struct Place {
  std::uint32_t key = 0, value = 0;
};

/// A text and the entries of its index (with one more that may be read behind the last).
class Tree {
 public:
  Tree(std::string_view text, std::span<const std::uint32_t> entries)
      : text_(text), entries_(entries), bytes_(text.data()), first_(entries.data()) {}

  char byte(std::uint32_t entry) const { return bytes_[first_[entry]]; }
  std::uint64_t offset(std::uint32_t entry) const { return first_[entry]; }
  std::string_view text() const { return text_; }

  /// The entry after the value that begins at `entry`.
  std::uint32_t after(std::uint32_t entry) const;

  /// The bytes of the value that begins at `entry`; of a name with its quotes.
  Bytes bytes(std::uint32_t entry) const;
  std::string_view source(std::uint32_t entry) const;

  /// The decoded text of the string that begins at `entry`.
  std::string string(std::uint32_t entry) const;
  /// The same, without a copy where nothing is escaped.
  std::string_view string(std::uint32_t entry, std::pmr::memory_resource& memory) const;

  /// The first member of that name in the object whose `{` is at `open`.
  std::optional<Place> find(std::uint32_t open, std::string_view name) const;

  /// Down a path of names from the object at `open`.
  std::optional<Place> find(std::uint32_t open, std::span<const std::string_view> path) const;

 private:
  bool is_string(std::uint32_t entry, std::string_view text) const;

  std::string_view text_;
  std::span<const std::uint32_t> entries_;
  const char* bytes_;  // The same two, for what looks at every entry.
  const std::uint32_t* first_;
};

}  // namespace ocpv::walk
