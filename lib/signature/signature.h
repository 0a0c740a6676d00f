// In: a request, and whoever knows the secret keys. Out: whether it was signed with the right one.
// Promises: the comparison takes the same time wherever two signatures differ, also for an access key nobody knows; the
// secret key is wiped; neither is kept or told.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "http/http.h"

namespace ocpv::signature {

enum class Fault : std::uint8_t {
  none,
  no_header,
  other_scheme,
  bad_shape,
  bad_date,
  out_of_time,
  unknown_key,
  mismatch
};

/// What came of asking for a secret key.
enum class Known : std::uint8_t { yes, no, could_not };

inline constexpr std::size_t kMostKeyBytes = 1024;

struct Clock {
  std::int64_t now = 0;  ///< Seconds since 1970.
  std::int64_t window = 900;
  bool is_judged = true;
};

enum class Outcome : std::uint8_t { judged, could_not_ask, no_crypto };

/// `ask(access_key, room, size)` writes the secret key into `room`. `fault` is set when the outcome is `judged`.
using Ask = Known (*)(void* context, std::string_view access_key, std::span<char> room, std::size_t& size);
Outcome check(const http::Request& request, Ask ask, void* context, const Clock& clock, Fault& fault);

}  // namespace ocpv::signature
