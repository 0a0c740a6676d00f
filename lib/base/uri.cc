#include "base/uri.h"

#include <algorithm>

#include "base/ascii.h"

namespace ocpv {
namespace {

/// The byte that `%41` at `at` stands for; -1 where there is no such thing.
int encoded_byte(std::string_view text, std::size_t at) noexcept {
  if (text.size() - at < 3) return -1;
  const int high = hex_value(text[at + 1]), low = hex_value(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/// False when it was strict and found a percent sign that encodes nothing.
bool decode(std::string_view text, bool strict, std::string& out) {
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int byte = text[i] == '%' ? encoded_byte(text, i) : -1;
    if (byte >= 0) {
      out += static_cast<char>(static_cast<unsigned char>(byte));
      i += 2;
    } else if (strict && text[i] == '%') {
      return false;
    } else {
      out += text[i];
    }
  }
  return true;
}

}  // namespace

Target parse_target(std::string_view target) noexcept {
  // Schemes are told apart without regard to case (RFC 3986, 3.1).
  const std::size_t scheme = target.find("://");
  if ((scheme == 4 || scheme == 5) && std::string_view("https").starts_with(lower(target.substr(0, scheme)))) {
    target.remove_prefix(scheme + 3);
    const std::size_t path = target.find_first_of("/?#");
    target.remove_prefix(path == std::string_view::npos ? target.size() : path);
  }
  target = target.substr(0, target.find('#'));
  const std::size_t question = target.find('?');
  if (question == std::string_view::npos) return {target, {}};
  return {target.substr(0, question), target.substr(question + 1)};
}

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  if (path.starts_with('/')) path.remove_prefix(1);
  for (;;) {
    const std::size_t slash = path.find('/');
    segments.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return segments;
    path.remove_prefix(slash + 1);
  }
}

std::string_view next_pair(std::string_view& query) noexcept {
  const std::string_view pair = query.substr(0, query.find('&'));
  query.remove_prefix(std::min(pair.size() + 1, query.size()));
  return pair;
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  if (!decode(text, true, out)) return std::nullopt;
  return out;
}

std::optional<std::string> query_decoded(std::string_view text) {
  std::string blanks(text);
  std::replace(blanks.begin(), blanks.end(), '+', ' ');
  return percent_decoded(blanks);
}

std::string percent_decoded_where_encoded(std::string_view text) {
  std::string out;
  (void)decode(text, false, out);
  return out;
}

void append_percent_encoded(std::string& out, std::string_view text, std::string_view plain) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_letter_or_digit(c) || plain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += {'%', kUpperHexDigits[byte >> 4U], kUpperHexDigits[byte & 0xFU]};
    }
  }
}

}  // namespace ocpv
