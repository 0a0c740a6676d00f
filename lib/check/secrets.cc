#include "check/secrets.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "base/similar.h"

namespace ocpv::check {
namespace {

constexpr std::size_t kLongestName = 128;

/// Any name that holds one of these speaks of a secret.
constexpr std::array<std::string_view, 9> kParts{"secret", "password", "passwd", "passphrase", "token",
                                                 "credential", "privatekey", "passcode", "pwd"};

/// Whole words of people's hands that are near to these are secrets too.
constexpr std::array<std::string_view, 8> kWords{"accesskeysecret", "secretaccesskey", "secretkey", "secret",
                                                 "password", "passwd", "token", "credential"};

std::string folded(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '_' || c == '-' || c == ' ' || c == '.') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

}  // namespace

bool is_secret_name(std::string_view name, std::span<const std::string_view> known) {
  if (name.empty()) return false;
  // A name too long to be looked at is not worth showing the value of.
  if (name.size() > kLongestName) return true;
  const std::string plain = folded(name);
  const auto holds = [&](std::string_view part) { return plain.find(part) != std::string::npos; };
  if (std::any_of(kParts.begin(), kParts.end(), holds)) return true;
  if (find_similar(plain, kWords)) return true;
  return std::any_of(known.begin(), known.end(), [&](std::string_view word) {
    return folded(word) == plain || find_similar(name, {&word, 1}).has_value();
  });
}

std::vector<Secret> outermost_secrets(const Tree& tree, std::span<std::uint32_t> entries) {
  std::sort(entries.begin(), entries.end());
  std::vector<Secret> secrets;
  for (const std::uint32_t entry : entries) {
    if (!secrets.empty() && tree.offset(entry) < secrets.back().bytes.last) continue;
    secrets.push_back({entry, tree.bytes(entry)});
  }
  return secrets;
}

const Secret* secret_around(std::span<const Secret> secrets, Bytes bytes) {
  // The last secret that begins at or before the bytes, if it reaches into them.
  auto after = std::upper_bound(secrets.begin(), secrets.end(), bytes.first,
                                [](std::uint64_t first, const Secret& secret) { return first < secret.bytes.first; });
  if (after == secrets.begin()) return nullptr;
  const Secret& secret = *std::prev(after);
  return bytes.first < secret.bytes.last ? &secret : nullptr;
}

}  // namespace ocpv::check
