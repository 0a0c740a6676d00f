#include "http/authorization.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "base/base64.h"
#include "base/profile.h"

namespace ocpv::http {
namespace {

constexpr std::string_view kBasic = "basic";  // RFC 7235: schemes are compared without regard to letter case.
constexpr std::size_t kSignatureSize = 28;    // 20 bytes of SHA-1 in Base64.

// RFC 4648 with padding, which the documented client writes.
bool is_base64(std::string_view text) noexcept {
  if (text.empty() || text.size() % 4 != 0) return false;
  if (text.ends_with("==")) {
    text.remove_suffix(2);
  } else if (text.ends_with('=')) {
    text.remove_suffix(1);
  }
  return std::all_of(text.begin(), text.end(), [](char c) { return base64_value(c) >= 0; });
}

// Nothing is written anywhere.
bool has_colon(std::string_view base64) noexcept {
  Base64Bytes bytes;
  for (const char c : base64) {
    const int value = base64_value(c);
    if (value < 0) break;
    if (bytes.take(value) == ':') return true;
  }
  return false;
}

bool is_signature(std::string_view credential, bool placeholders) noexcept {
  const std::size_t colon = credential.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string_view key = credential.substr(0, colon), signature = credential.substr(colon + 1);
  const bool key_is_word = key.find_first_of(" \t") == std::string_view::npos;
  if (placeholders && has_placeholder(signature)) return true;
  return key_is_word && signature.size() == kSignatureSize && is_base64(signature);
}

}  // namespace

Shape shape_of(std::string_view authorization, bool placeholders) noexcept {
  authorization = trimmed(authorization, kBlanks);
  if (placeholders && (authorization.starts_with("${") || authorization.starts_with("{{"))) return Shape::basic;
  const std::size_t blank = authorization.find(' ');
  const std::string_view scheme = authorization.substr(0, blank);
  const std::string_view credential =
      blank == std::string_view::npos ? std::string_view() : trimmed(authorization.substr(blank + 1), kBlanks);
  if (same_but_case(scheme, kBasic)) {
    // Editors that run .http files encode `Basic user password` and `Basic user:password` before they send it.
    if (placeholders && (has_placeholder(credential) || credential.find_first_of(": ") != std::string_view::npos)) {
      return Shape::basic;
    }
    return is_base64(credential) && has_colon(credential) ? Shape::basic : Shape::bad_basic;
  }
  if (scheme != kSignatureScheme) return Shape::unknown_scheme;
  return is_signature(credential, placeholders) ? Shape::signature : Shape::bad_signature;
}

std::optional<Signature> read_signature(std::string_view authorization) noexcept {
  if (shape_of(authorization, false) != Shape::signature) return std::nullopt;
  const std::string_view credential = trimmed(trimmed(authorization, kBlanks).substr(kSignatureScheme.size()), kBlanks);
  const std::size_t colon = credential.rfind(':');
  Signature out;
  out.access_key = credential.substr(0, colon);
  std::size_t at = 0;
  Base64Bytes bytes;
  for (const char c : credential.substr(colon + 1)) {
    const int value = base64_value(c);
    if (value < 0 || at == out.signature.size()) break;
    if (const int byte = bytes.take(value); byte >= 0) out.signature[at++] = static_cast<unsigned char>(byte);
  }
  if (at != out.signature.size()) return std::nullopt;
  return out;
}

}  // namespace ocpv::http
