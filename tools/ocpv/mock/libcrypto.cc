// signature/digest.h by a libcrypto that is loaded at need. The library libocpv_signature links it.
#include "tools/ocpv/mock/libcrypto.h"

#include <cstring>
#include <limits>

#include "base/ascii.h"
#include "signature/digest.h"
#include "tools/ocpv/mock/loaded_library.h"

namespace ocpv {
namespace {

constexpr std::size_t kMostDigest = 64;

using Bytes = const unsigned char*;

struct Functions {
  const void* (*md5)() = nullptr;
  const void* (*sha1)() = nullptr;
  int (*digest)(const void*, std::size_t, unsigned char*, unsigned*, const void*, void*) = nullptr;
  unsigned char* (*hmac)(const void*, const void*, int, Bytes, std::size_t, unsigned char*, unsigned*) = nullptr;
  int (*compare)(const void*, const void*, std::size_t) = nullptr;
  bool is_whole = false;
};

Functions load() noexcept {
  const program::LoadedLibrary library("libcrypto.so.3");  // OpenSSL 3 keeps these for as long as it has this name.
  Functions out;
  out.is_whole = library.find("EVP_md5", out.md5) && library.find("EVP_sha1", out.sha1) &&
                 library.find("EVP_Digest", out.digest) && library.find("HMAC", out.hmac) &&
                 library.find("CRYPTO_memcmp", out.compare);
  return out;
}

const Functions& functions() noexcept {
  static const Functions loaded = load();
  return loaded;
}

}  // namespace

bool program::has_libcrypto() noexcept { return functions().is_whole; }

bool signature::md5_text(std::string_view bytes, std::string& out) {
  out.clear();
  if (bytes.empty()) return true;
  const Functions& crypto = functions();
  std::array<unsigned char, kMostDigest> digest{};
  unsigned size = 0;
  if (!crypto.is_whole || crypto.digest(bytes.data(), bytes.size(), digest.data(), &size, crypto.md5(), nullptr) != 1)
    return false;
  for (unsigned i = 0; i < size; ++i) out += {kUpperHexDigits[digest[i] >> 4U], kUpperHexDigits[digest[i] & 0xFU]};
  return true;
}

bool signature::hmac_sha1(std::string_view key, std::string_view bytes, Sha1& out) noexcept {
  const Functions& crypto = functions();
  if (!crypto.is_whole || key.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return false;
  // libcrypto takes a null key for "the one before".
  const char* const key_bytes = key.empty() ? "" : key.data();
  unsigned size = 0;
  return crypto.hmac(crypto.sha1(), key_bytes, static_cast<int>(key.size()), reinterpret_cast<Bytes>(bytes.data()),
                     bytes.size(), out.data(), &size) != nullptr &&
         size == out.size();
}

bool signature::same_bytes(const Sha1& a, const Sha1& b) noexcept {
  return functions().is_whole && functions().compare(a.data(), b.data(), a.size()) == 0;
}

void signature::wipe(void* memory, std::size_t size) noexcept { ::explicit_bzero(memory, size); }

}  // namespace ocpv
