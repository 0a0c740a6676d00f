// In: a table of functions over a caller's DOM. Out: the JSON text of the document, without white space.
// Promises: no recursion, whatever the depth; memory bounded by the limits also where the document has no end, and kept
// for the next one; what is no JSON is written so that it is none, what is too deep or too large so that it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <ocpv/ocpv.h>
#include "base/limits.h"

namespace ocpv::capi {

class DocumentText {
 public:
  /// OK, or NO_MEMORY from the table. Throws std::bad_alloc.
  ocpv_status write(const ocpv_document& table, const void* root, const Limits& limits);

  /// Good until the next write. Longer than max_bytes when the document is.
  std::string_view text() const noexcept { return {buffer_.data(), used_}; }

 private:
  struct Open {
    const void* container = nullptr;
    ocpv_cursor cursor{};
    bool is_array = false;
    bool has_members = false;
  };
  enum class Step : std::uint8_t { go_on, stop, no_memory };

  Step value(const ocpv_document& table, const void* value, const Limits& limits);
  Step member(const ocpv_document& table, const Limits& limits);
  void close();
  void number(double number);
  void digits(std::string_view text);
  void string(const char* text, std::size_t size);
  Step no_json(ocpv_status status);
  char* room(std::size_t bytes);
  void put(char c);
  void append(std::string_view text);

  std::string buffer_;
  std::size_t used_ = 0;
  std::size_t most_ = 0;
  std::vector<Open> open_;
  std::size_t depth_ = 0;
};

}  // namespace ocpv::capi
