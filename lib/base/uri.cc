#include "base/uri.h"

#include <algorithm>

#include "base/ascii.h"

namespace ocpv {
namespace {

/// False when it was strict and found a percent sign that encodes nothing.
bool decode(std::string_view text, bool strict, std::string& out) {
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int byte = encoded_byte(text, i);
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

std::size_t http_scheme(std::string_view target) noexcept {
  const std::size_t end = target.find("://");
  const bool is_http = (end == 4 || end == 5) && std::string_view("https").starts_with(lower(target.substr(0, end)));
  return is_http ? end + 3 : 0;
}

Target parse_target(std::string_view target) noexcept {
  if (const std::size_t scheme = http_scheme(target); scheme != 0) {
    target.remove_prefix(scheme);
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
