// In: bytes. Out: what libcrypto makes of them.
// Promises: the only file that knows of OpenSSL; false where libcrypto refuses.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace ocpv::signature {

using Sha1 = std::array<unsigned char, 20>;

/// MD5 in upper-case hexadecimal digits, as documented. Empty for no bytes.
bool md5_text(std::string_view bytes, std::string& out);

bool hmac_sha1(std::string_view key, std::string_view bytes, Sha1& out) noexcept;

/// Takes the same time whatever is in them.
bool same_bytes(const Sha1& a, const Sha1& b) noexcept;

/// Overwrites memory in a way that no compiler leaves out.
void wipe(void* memory, std::size_t size) noexcept;

}  // namespace ocpv::signature
