#include "walk/secrets.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/similar.h"

namespace ocpv::walk {
namespace {

constexpr std::size_t kLongestName = 128;

/// Any name that holds one of these speaks of a secret.
constexpr std::array<std::string_view, 9> kParts{"secret",     "password",   "passwd",   "passphrase", "token",
                                                 "credential", "privatekey", "passcode", "pwd"};

/// Whole words of people's hands that are near to these are secrets too.
constexpr std::array<std::string_view, 8> kWords{"accesskeysecret", "secretaccesskey", "secretkey", "secret",
                                                 "password",        "passwd",          "token",     "credential"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kPlaceholders{{{"${", "}"}, {"{{", "}}"}}};
constexpr std::string_view kMaskCharacters = "*xX.#-_";
constexpr std::string_view kBullet = "\u2022";

std::string folded(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '_' || c == '-' || c == ' ' || c == '.') continue;
    out += lower(c);
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

bool is_literal(std::string_view text) {
  for (const auto& [open, close] : kPlaceholders) {
    const std::size_t first = text.find(open);
    if (first != std::string_view::npos && text.find(close, first + open.size()) != std::string_view::npos)
      return false;
  }
  if (text.starts_with('<') && text.ends_with('>')) return false;
  std::string_view rest = text;
  while (rest.starts_with(kBullet)) rest.remove_prefix(kBullet.size());
  // A mask is one character over and over.
  return !rest.empty() && (kMaskCharacters.find(rest.front()) == std::string_view::npos ||
                           rest.find_first_not_of(rest.front()) != std::string_view::npos);
}

bool holds_literal(const Tree& tree, std::uint32_t value) {
  const std::uint32_t end = tree.after(value);
  for (std::uint32_t entry = value; entry < end; ++entry) {
    const char c = tree.byte(entry);
    const bool is_name = entry + 1 != end && tree.byte(entry + 1) == ':';
    if (c == '"' && !is_name && is_literal(tree.string(entry))) return true;
    if (c == '-' || is_digit(c)) return true;
  }
  return false;
}

std::pmr::vector<Secret> outermost_secrets(const Tree& tree, std::span<std::uint32_t> entries,
                                           std::pmr::memory_resource& memory) {
  std::sort(entries.begin(), entries.end());
  std::pmr::vector<Secret> secrets(&memory);
  secrets.reserve(entries.size());
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

}  // namespace ocpv::walk
