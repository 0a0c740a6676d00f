// In: the value of a request's Authorization header. Out: whether it has one of the documented shapes.
// Promises: linear; nothing of a credential is kept or told; whether a credential is right is not judged here.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/placeholder.h"

namespace ocpv::http {

enum class Shape : std::uint8_t {
  basic,      ///< `Basic` and the Base64 form of `user:password`.
  signature,  ///< `OCP-ACCESS-KEY-HMACSHA1 AK:signature`: needs a Date header.
  unknown_scheme,
  bad_basic,      ///< What follows `Basic` is not the Base64 form of `user:password`.
  bad_signature,  ///< What follows the algorithm is not `AK:` and the Base64 form of 20 bytes.
};

/// With `placeholders`, `${NAME}` and `{{name}}` count as what they stand for, and `Basic user:password` as what
/// editors send for it.
Shape shape_of(std::string_view authorization, bool placeholders) noexcept;

/// What `OCP-ACCESS-KEY-HMACSHA1 AK:signature` says.
struct Signature {
  std::string_view access_key;
  std::array<unsigned char, 20> signature{};
};
std::optional<Signature> read_signature(std::string_view authorization) noexcept;

}  // namespace ocpv::http
