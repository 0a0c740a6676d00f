#include "signature/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <limits>

#include "base/ascii.h"

namespace ocpv::signature {

bool md5_text(std::string_view bytes, std::string& out) {
  out.clear();
  if (bytes.empty()) return true;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_md5(), nullptr) != 1) return false;
  for (unsigned i = 0; i < size; ++i) out += {kUpperHexDigits[digest[i] >> 4U], kUpperHexDigits[digest[i] & 0xFU]};
  return true;
}

bool hmac_sha1(std::string_view key, std::string_view bytes, Sha1& out) noexcept {
  if (key.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return false;
  // libcrypto takes a null key for "the one before".
  const char* key_bytes = key.empty() ? "" : key.data();
  unsigned size = 0;
  return HMAC(EVP_sha1(), key_bytes, static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(bytes.data()),
              bytes.size(), out.data(), &size) != nullptr &&
         size == out.size();
}

bool same_bytes(const Sha1& a, const Sha1& b) noexcept { return CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0; }

void wipe(void* memory, std::size_t size) noexcept { OPENSSL_cleanse(memory, size); }

}  // namespace ocpv::signature
