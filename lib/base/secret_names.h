// In: the name of a member, a header, a parameter or a variable. Out: whether its value is a secret.
// Promises: the one table of such words; any spelling (sysPassword, SYS_PASSWORD, sys-passwd), words inside longer
// names, small misspellings, Chinese words; linear, without memory of its own.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/similar.h"

namespace ocpv {

enum class Secrecy : std::uint8_t {
  none,
  about,   ///< Says something of a secret, or may be one (passwordPolicy, tokenCount): texts are hidden, nothing is
           ///< told.
  key,     ///< Is one, but an object of the name may hold its parts (ossAccessKey): those have names of their own.
  secret,  ///< Is one: a value of any type is hidden.
};

constexpr bool is_secret(Secrecy secrecy) noexcept { return secrecy >= Secrecy::key; }

/// Where the name stands; some words count in one of these only.
enum class SecretPlace : std::uint8_t { body = 1, header = 2, url = 4 };

Secrecy secrecy_of(std::string_view name, SecretPlace place = SecretPlace::body) noexcept;

/// For a field of a body that is documented.
inline bool is_secret(std::string_view name, bool is_object) noexcept {
  const Secrecy secrecy = secrecy_of(name);
  return secrecy == Secrecy::secret || (secrecy == Secrecy::key && !is_object);
}

/// The same, and secret where the name is near to one of `known`.
Secrecy secrecy_of(std::string_view name, SecretPlace place, std::span<const FoldedName> known) noexcept;

}  // namespace ocpv
