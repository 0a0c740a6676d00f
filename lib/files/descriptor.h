// In: file descriptors. Out: bytes read and written whole, or the errno that stopped it.
// Promises: an interrupted call is taken up again; a write of half is followed by the other half.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ocpv::files {

/// Closes on every way out; the three standard streams stay open.
class Descriptor {
 public:
  explicit Descriptor(int number) noexcept : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();
  int number() const noexcept { return number_; }

 private:
  int number_;
};

struct BytesRead {
  std::string bytes;
  int error = 0;  ///< An errno; then `bytes` is what came before it.
};

/// Up to the end, `most_bytes` at most. `expected` is what the file says of its size.
BytesRead read_bytes(int descriptor, std::size_t most_bytes, std::size_t expected);

/// What one call gives: of a pipe what is there already. No bytes and no error: the end.
BytesRead read_some(int descriptor, std::size_t most_bytes);

/// 0, or an errno.
int write_bytes(int descriptor, std::string_view bytes);

}  // namespace ocpv::files
