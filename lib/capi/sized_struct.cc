#include "capi/sized_struct.h"

#include <algorithm>
#include <cstring>

namespace ocpv::capi {
namespace {

/// No struct of ours comes near; a larger size is memory that was never set.
constexpr std::size_t kMostStructBytes = 4096;

bool is_size(std::size_t size) noexcept { return size >= sizeof size && size <= kMostStructBytes; }

void set_size(void* out, std::size_t size) noexcept { std::memcpy(out, &size, sizeof size); }

std::size_t size_of(const void* in) noexcept {
  std::size_t size = 0;
  std::memcpy(&size, in, sizeof size);
  return size;
}

}  // namespace

ocpv_status init_bytes(void* out, std::size_t size) noexcept {
  if (out == nullptr || !is_size(size)) return OCPV_ERROR_BAD_ARGUMENT;
  std::memset(out, 0, size);
  set_size(out, size);
  return OCPV_OK;
}

bool read_bytes(const void* in, void* ours, std::size_t our_size) noexcept {
  (void)init_bytes(ours, our_size);
  if (in == nullptr) return true;
  const std::size_t size = size_of(in);
  if (!is_size(size)) return false;
  const auto* bytes = static_cast<const unsigned char*>(in);
  for (std::size_t i = our_size; i < size; ++i) {
    if (bytes[i] != 0) return false;
  }
  std::memcpy(ours, in, std::min(size, our_size));
  set_size(ours, our_size);
  return true;
}

ocpv_status write_bytes(void* out, const void* ours, std::size_t our_size) noexcept {
  if (out == nullptr) return OCPV_ERROR_BAD_ARGUMENT;
  const std::size_t size = size_of(out);
  if (init_bytes(out, size) != OCPV_OK) return OCPV_ERROR_BAD_ARGUMENT;
  std::memcpy(out, ours, std::min(size, our_size));
  set_size(out, size);
  return OCPV_OK;
}

}  // namespace ocpv::capi
