#include "input/curl_query.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/uri.h"
#include "input/placeholder.h"

namespace ocpv::input {
namespace {

constexpr std::string_view kOneOfSeveral = "${GLOB}";

void append_encoded(std::string& out, std::string_view value) {
  for (std::size_t at = 0; at < value.size();) {
    const auto dollar = find_placeholder(value, at, Style::dollar), braces = find_placeholder(value, at, Style::braces);
    const bool is_dollar = dollar && (!braces || dollar->span.begin < braces->span.begin);
    const auto& next = is_dollar ? dollar : braces;
    const std::size_t end = next ? next->span.begin : value.size();
    append_percent_encoded(out, value.substr(at, end - at), "-._~");
    if (!next) return;
    out += value.substr(end, next->span.size());
    at = next->span.end;
  }
}

std::string_view without_digits(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of("0123456789"), text.size()));
}

// `1-3`, `001-100:10`, `a-z`.
bool is_range(std::string_view inside) {
  const std::string_view rest = without_digits(inside);
  std::string_view step;
  if (rest.size() != inside.size() && rest.size() > 1 && rest[0] == '-' && is_digit(rest[1])) {
    step = without_digits(rest.substr(1));
  } else if (inside.size() >= 3 && is_letter(inside[0]) && inside[1] == '-' && is_letter(inside[2])) {
    step = inside.substr(3);
  } else {
    return false;
  }
  return step.empty() || (step.size() > 1 && step[0] == ':' && without_digits(step.substr(1)).empty());
}

// Bytes of what stands for several values at `at`; 0: none does.
std::size_t glob_size(std::string_view url, std::size_t at) {
  const bool is_list = url[at] == '{';
  if (!is_list && url[at] != '[') return 0;
  if (is_list && at > 0 && (url[at - 1] == '$' || url[at - 1] == '{')) return 0;
  const std::size_t end = url.find_first_of(is_list ? "{}" : "[]", at + 1);
  if (end == std::string_view::npos || url[end] != (is_list ? '}' : ']')) return 0;
  const std::string_view inside = url.substr(at + 1, end - at - 1);
  const bool is_one = is_list ? inside.find(',') != std::string_view::npos : is_range(inside);
  return is_one ? end + 1 - at : 0;
}

}  // namespace

std::string curl_encoded(std::string_view piece) {
  std::size_t mark = piece.find('=');
  if (mark == std::string_view::npos) mark = piece.find('@');
  std::string out;
  if (mark == std::string_view::npos) {
    append_encoded(out, piece);
    return out;
  }
  if (mark != 0) out = std::string(piece.substr(0, mark)) + "=";
  if (piece[mark] == '@') return out += kTextOfFile;
  append_encoded(out, piece.substr(mark + 1));
  return out;
}

std::optional<std::string> without_globs(std::string_view url) {
  std::optional<std::string> out;
  std::size_t written = 0;
  for (std::size_t at = 0; at < url.size();) {
    const std::size_t size = glob_size(url, at);
    if (size != 0) {
      if (!out) out.emplace();
      *out += url.substr(written, at - written);
      *out += kOneOfSeveral;
      written = at + size;
    }
    at += std::max<std::size_t>(size, 1);
  }
  if (out) *out += url.substr(written);
  return out;
}

}  // namespace ocpv::input
