// In: structs of the C API, whose first member is their size as the caller was built. Out: our struct, and back.
// Promises: older and newer callers both work; bytes of a newer caller that we do not know must be zero.
#pragma once

#include <cstddef>
#include <type_traits>

#include <ocpv/ocpv.h>

namespace ocpv::capi {

// The same for every struct, so once in the library.
ocpv_status init_bytes(void* out, std::size_t size) noexcept;
bool read_bytes(const void* in, void* ours, std::size_t our_size) noexcept;
ocpv_status write_bytes(void* out, const void* ours, std::size_t our_size) noexcept;

template <class T>
inline constexpr bool is_sized = std::is_trivially_copyable_v<T>&& offsetof(T, size) == 0;

template <class T>
ocpv_status init_sized(T* out, std::size_t size) noexcept {
  static_assert(is_sized<T>);
  return init_bytes(out, size);
}

/// Our struct from the caller's; all defaults where there is none. False when it cannot be understood.
template <class T>
bool read_sized(const T* in, T& ours) noexcept {
  static_assert(is_sized<T>);
  return read_bytes(in, &ours, sizeof ours);
}

/// The caller's struct from ours, as far as it reaches.
template <class T>
ocpv_status write_sized(T* out, const T& ours) noexcept {
  static_assert(is_sized<T>);
  return write_bytes(out, &ours, sizeof ours);
}

}  // namespace ocpv::capi
