#include "files/descriptor.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace ocpv::files {

Descriptor::~Descriptor() {
  if (number_ > STDERR_FILENO) ::close(number_);
}

BytesRead read_bytes(int descriptor, std::size_t most_bytes, std::size_t expected) {
  constexpr std::size_t kStep = std::size_t{1} << 16;
  BytesRead out;
  // One byte more, so that the end is met without another step.
  if (expected != 0) out.bytes.reserve(std::min(most_bytes, expected + 1));
  while (out.bytes.size() < most_bytes) {
    const std::size_t had = out.bytes.size();
    out.bytes.resize(std::min(most_bytes, std::max(out.bytes.capacity(), had + kStep)));
    const ssize_t got = ::read(descriptor, out.bytes.data() + had, out.bytes.size() - had);
    const int error = errno;
    out.bytes.resize(had + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) break;
    if (got < 0 && error != EINTR) {
      out.error = error;
      break;
    }
  }
  // Thousands of small files are kept until they are told, each with its bytes and no more.
  if (out.bytes.capacity() > 2 * out.bytes.size()) out.bytes.shrink_to_fit();
  return out;
}

BytesRead read_some(int descriptor, std::size_t most_bytes) {
  BytesRead out;
  out.bytes.resize(most_bytes);
  ssize_t got = -1;
  do {
    got = ::read(descriptor, out.bytes.data(), out.bytes.size());
  } while (got < 0 && errno == EINTR);
  if (got < 0) out.error = errno;
  out.bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  return out;
}

int write_bytes(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace ocpv::files
