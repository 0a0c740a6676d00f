#include "site/names.h"

#include <cstdint>

#include "base/ascii.h"
#include "base/uri.h"

namespace ocpv::site {
namespace {

// File systems have 255 bytes for a name.
constexpr std::size_t kMostBytes = 160;

/// FNV-1a: tells apart what was cut.
std::string digest(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += kHexDigits[(hash >> shift) & 15U];
  return out;
}

}  // namespace

std::string file_name(std::string_view id) {
  std::string out;
  for (std::size_t at = 0; at < id.size(); ++at) {
    const char c = id[at];
    const bool is_plain = is_letter_or_digit(c) || c == '-' || c == '_' || (c == '.' && at != 0);
    if (is_plain) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '=';
    out += kUpperHexDigits[byte >> 4U];
    out += kUpperHexDigits[byte & 15U];
  }
  if (out.size() > kMostBytes) out = out.substr(0, kMostBytes) + "=" + digest(id);
  return out.empty() ? "=" : out;
}

std::string anchor(std::string_view version, std::string_view part, std::string_view pointer) {
  std::string out(version);
  if (!out.empty()) out += ':';
  return (out += part) += pointer;
}

std::string fragment(std::string_view anchor) {
  std::string out;
  append_percent_encoded(out, anchor, "-._~/:*");
  return out;
}

}  // namespace ocpv::site
