// In: pointers and lengths from a caller. Out: whether they can be read, and views of them.
// Promises: nothing is read but the array of headers.
#pragma once

#include <cstddef>
#include <string_view>

#include <ocpv/ocpv.h>

namespace ocpv::capi {

inline std::string_view view(const char* data, std::size_t size) noexcept {
  return size == 0 ? std::string_view() : std::string_view(data, size);
}

inline std::string_view bytes(const void* body, std::size_t size) noexcept {
  return view(static_cast<const char*>(body), size);
}

inline bool readable(const void* data, std::size_t size) noexcept { return data != nullptr || size == 0; }

/// Each piece of a request.
inline bool is_readable(const ocpv_request& request) noexcept {
  if (!readable(request.method, request.method_size) || !readable(request.target, request.target_size)) return false;
  if (!readable(request.body, request.body_size) || !readable(request.headers, request.header_count)) return false;
  for (std::size_t i = 0; i < request.header_count; ++i) {
    const ocpv_header& header = request.headers[i];
    if (!readable(header.name, header.name_size) || !readable(header.value, header.value_size)) return false;
  }
  return true;
}

}  // namespace ocpv::capi
