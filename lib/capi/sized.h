// In: structs of the C API, whose first member is their size as the caller was built. Out: our struct, and back.
// Promises: older and newer callers both work; bytes of a newer caller that we do not know must be zero.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <type_traits>

#include <ocpv/ocpv.h>

namespace ocpv::capi {

/// No struct of ours comes near; a larger size is memory that was never set.
inline constexpr std::size_t kMostStructBytes = 4096;

template <class T>
ocpv_status init_sized(T* out, std::size_t size) noexcept {
  static_assert(std::is_trivially_copyable_v<T> && offsetof(T, size) == 0);
  if (out == nullptr || size < sizeof(std::size_t) || size > kMostStructBytes) return OCPV_ERROR_BAD_ARGUMENT;
  std::memset(static_cast<void*>(out), 0, size);
  std::memcpy(static_cast<void*>(out), &size, sizeof size);
  return OCPV_OK;
}

/// Our struct from the caller's; all defaults where there is none. False when it cannot be understood.
template <class T>
bool read_sized(const T* in, T& ours) noexcept {
  ours = T{};
  ours.size = sizeof(T);
  if (in == nullptr) return true;
  std::size_t size = 0;
  std::memcpy(&size, static_cast<const void*>(in), sizeof size);
  if (size < sizeof size || size > kMostStructBytes) return false;
  const auto* bytes = static_cast<const unsigned char*>(static_cast<const void*>(in));
  for (std::size_t i = sizeof(T); i < size; ++i) {
    if (bytes[i] != 0) return false;
  }
  std::memcpy(static_cast<void*>(&ours), bytes, std::min(size, sizeof(T)));
  ours.size = sizeof(T);
  return true;
}

/// The caller's struct from ours, as far as it reaches.
template <class T>
ocpv_status write_sized(T* out, T ours) noexcept {
  if (out == nullptr) return OCPV_ERROR_BAD_ARGUMENT;
  std::size_t size = 0;
  std::memcpy(&size, static_cast<const void*>(out), sizeof size);
  if (size < sizeof size || size > kMostStructBytes) return OCPV_ERROR_BAD_ARGUMENT;
  ours.size = size;
  std::memset(static_cast<void*>(out), 0, size);
  std::memcpy(static_cast<void*>(out), &ours, std::min(size, sizeof(T)));
  return OCPV_OK;
}

}  // namespace ocpv::capi
