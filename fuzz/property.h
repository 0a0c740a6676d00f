// In: what must hold. Out: nothing, or the end of the process with the reason on standard error.
// Promises: a broken property ends every build of a target the same way, so that a fuzzing engine keeps the input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace ocpv::fuzz {

inline void hold(bool holds, const char* what, std::string_view detail = "") {
  if (holds) return;
  std::fprintf(stderr, "broken: %s %.*s\n", what, static_cast<int>(detail.size()), detail.data());
  std::abort();
}

/// Choices taken from the front of the input; 0 when it is used up.
class Choices {
 public:
  Choices(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}

  std::uint8_t byte() { return at_ < size_ ? data_[at_++] : std::uint8_t{0}; }
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : (byte() | std::size_t{byte()} << 8) % bound; }
  bool flag() { return (byte() & 1) != 0; }
  bool any_left() const { return at_ < size_; }

  std::string_view rest() {
    const std::string_view text(reinterpret_cast<const char*>(data_) + at_, size_ - at_);
    at_ = size_;
    return text;
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
  std::size_t at_ = 0;
};

}  // namespace ocpv::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
