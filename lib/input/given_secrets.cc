#include "input/given_secrets.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "base/secret_names.h"
#include "base/secret_values.h"

namespace ocpv::input {
namespace {

// A password may hold a question mark. A target without a host has none.
bool has_user_in_query(std::string_view url, std::size_t query) noexcept {
  if (url.starts_with('/') && !url.starts_with("//")) return false;
  const std::size_t at = url.rfind('@');
  return at != std::string_view::npos && at > query && gives_itself_away(url.substr(0, at + 1));
}

// `name=value`
Span secret_of_piece(std::string_view text, Span piece) {
  const std::size_t value = text.find('=', piece.begin) + 1;
  const bool has_safe_name =
      value != 0 && value < piece.end && !gives_itself_away(slice(text, {piece.begin, value - 1}));
  return has_safe_name ? Span{value, piece.end} : piece;
}

constexpr std::string_view kBetweenWords = " \t\r\n,;()*`'\"";
constexpr std::string_view kSays[] = {"is", "was", "are", "to", "->", "--", "-", "|", "\u662F", "\u4E3A", "\u2014"};

/// `\u5BC6\u7801\u662Fabc`
bool says_in_one_word(std::string_view word) {
  for (const std::string_view says : {kSays[8], kSays[9]}) {
    const std::size_t at = word.rfind(says);
    if (at != std::string_view::npos && at != 0 && at + says.size() < word.size() &&
        is_secret(secrecy_of(word.substr(0, at))))
      return true;
  }
  return false;
}

bool has_digit(std::string_view word) { return std::any_of(word.begin(), word.end(), is_digit); }

}  // namespace

bool comment_may_hold_secret(std::string_view text) {
  if (may_hold_secret(text)) return true;
  bool is_after_name = false, is_said = false;
  for (std::size_t at = 0; at < text.size();) {
    at = std::min(text.find_first_not_of(kBetweenWords, at), text.size());
    const std::size_t end = std::min(text.find_first_of(kBetweenWords, at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end;
    if (word.empty()) break;
    if ((is_said && is_literal(word)) || (is_after_name && has_digit(word) && is_literal(word))) return true;
    if (says_in_one_word(word)) return true;
    is_said = is_after_name && std::find(std::begin(kSays), std::end(kSays), word) != std::end(kSays);
    is_after_name = is_secret(secrecy_of(word));
  }
  return false;
}

bool is_secret_header(std::string_view name, std::string_view value) noexcept {
  return secrecy_of(name, SecretPlace::header) != Secrecy::none || gives_itself_away(value);
}

std::vector<Span> secrets_of_url(std::string_view text, Span url, std::string_view read) {
  const std::string_view written = slice(text, url);
  const std::size_t query = std::min(written.find('?'), written.size());
  const bool is_all = gives_itself_away(written.substr(0, query)) || has_user_in_query(written, query);
  if (is_all) return {url};
  if (!gives_itself_away(written)) {
    if (written != read && gives_itself_away(read)) return {url};
    return {};
  }
  const Span all{url.begin + query + 1, url.end};
  std::vector<Span> out;
  for (std::size_t at = all.begin; at < all.end;) {
    const Span piece{at, std::min(text.find('&', at), all.end)};
    if (gives_itself_away(slice(text, piece))) out.push_back(secret_of_piece(text, piece));
    at = piece.end + 1;
  }
  if (out.empty()) out.push_back(all);
  return out;
}

}  // namespace ocpv::input
