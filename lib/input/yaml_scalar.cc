#include "input/yaml_scalar.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"
#include "json/escape.h"

namespace ocpv::input {
namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

std::size_t count_digits(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

// JSON has no leading zeros.
std::string_view without_leading_zeros(std::string_view digits) {
  const std::size_t first = std::min(digits.find_first_not_of('0'), digits.empty() ? 0 : digits.size() - 1);
  return digits.substr(first);
}

Scalar radix_number(std::string_view digits, int base) {
  std::uint64_t value = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (failure == std::errc::result_out_of_range) return {ScalarKind::too_long_number, {}};
  if (failure != std::errc{} || end != digits.data() + digits.size()) return {};
  return {ScalarKind::integer, std::to_string(value)};
}

// [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
Scalar decimal_number(std::string_view text) {
  std::size_t at = 0;
  const bool negative = text[0] == '-';
  if (text[0] == '-' || text[0] == '+') ++at;
  const std::size_t whole = count_digits(text, at);
  const std::string_view whole_digits = text.substr(at, whole);
  at += whole;
  std::string_view fraction;
  bool has_point = false;
  if (at < text.size() && text[at] == '.') {
    has_point = true;
    const std::size_t count = count_digits(text, at + 1);
    fraction = text.substr(at + 1, count);
    at += 1 + count;
  }
  if (whole == 0 && fraction.empty()) return {};
  std::string_view exponent;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    const std::size_t start = at++;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    const std::size_t count = count_digits(text, at);
    if (count == 0) return {};
    at += count;
    exponent = text.substr(start, at - start);
  }
  if (at != text.size()) return {};

  std::string json = negative ? "-" : "";
  json += whole == 0 ? std::string_view("0") : without_leading_zeros(whole_digits);
  if (has_point) (json += '.') += fraction.empty() ? std::string_view("0") : fraction;
  json += exponent;
  return {has_point || !exponent.empty() ? ScalarKind::number : ScalarKind::integer, std::move(json)};
}

}  // namespace

Scalar resolve_plain(std::string_view text) {
  if (is_one_of(text, {"", "~", "null", "Null", "NULL"})) return {ScalarKind::null, "null"};
  if (is_one_of(text, {"true", "True", "TRUE"})) return {ScalarKind::boolean, "true"};
  if (is_one_of(text, {"false", "False", "FALSE"})) return {ScalarKind::boolean, "false"};
  const std::string_view unsigned_text = text.substr(text[0] == '-' || text[0] == '+' ? 1 : 0);
  if (is_one_of(unsigned_text, {".inf", ".Inf", ".INF"}) || is_one_of(text, {".nan", ".NaN", ".NAN"})) {
    return {ScalarKind::not_a_json_number, {}};
  }
  Scalar scalar;
  if (text.starts_with("0x") && text.size() > 2) {
    scalar = radix_number(text.substr(2), 16);
  } else if (text.starts_with("0o") && text.size() > 2) {
    scalar = radix_number(text.substr(2), 8);
  } else {
    scalar = decimal_number(text);
  }
  if (scalar.kind == ScalarKind::string) scalar.json = json::quoted(text);
  return scalar;
}

bool is_safe_plain(std::string_view text) {
  if (text.empty() || !(is_letter(text[0]) || text[0] == '/')) return false;
  for (const char c : text) {
    if (!is_letter_or_digit(c) && c != '_' && c != '-' && c != '.' && c != '/') return false;
  }
  // Words that YAML 1.1 readers take for something else, in any letter case.
  return !is_one_of(lower(text), {"null", "true", "false", "yes", "no", "on", "off", "y", "n"});
}

}  // namespace ocpv::input
