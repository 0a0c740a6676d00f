#include "base/secret_values.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "base/secret_names.h"

#include "base/ascii.h"
#include "base/base64.h"
#include "base/decoded_piece.h"
#include "base/placeholder.h"

namespace ocpv {
namespace {

constexpr std::string_view kMaskCharacters = "*xX.#-_";
constexpr std::string_view kBullet = "\u2022";
// Nothing is read further than this around one place, so that the work stays linear.
constexpr std::size_t kLongestKey = 64;
constexpr std::size_t kLongestValue = 256;
constexpr std::size_t kLongestRun = 1024;

bool is_white(char c) noexcept { return kWhite.find(c) != kWhite.npos; }
bool is_quote(char c) noexcept { return c == '"' || c == '\'' || c == '`' || c == '\\'; }
bool is_of_name(char c) noexcept {
  return is_letter_or_digit(c) || c == '_' || c == '-' || c == '.' || c == '%' || c == '[' || c == ']' ||
         static_cast<signed char>(c) < 0;
}
bool is_of_token(char c) noexcept {  // RFC 6750's b64token
  return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~' || c == '+' || c == '/' || c == '=';
}

bool begins_with(std::string_view text, std::string_view small) noexcept {
  return text.size() >= small.size() &&
         std::equal(small.begin(), small.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

template <class Is>
std::string_view run_of(std::string_view text, Is is) noexcept {
  text = text.substr(0, kLongestRun);
  return text.substr(0, static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is) - text.begin()));
}

/// Like something a machine made: words of people have no digits and no capital inside.
bool looks_made(std::string_view token) noexcept {
  return token.size() >= kShortestToken ||
         (token.size() >= 6 &&
          (std::any_of(token.begin(), token.end(), is_digit) || std::any_of(token.begin() + 1, token.end(), is_upper)));
}

/// Base64 of both alphabets (RFC 4648, 4 and 5).
int sextet_of(char c) noexcept { return base64_value(c == '-' ? '+' : c == '_' ? '/' : c); }

/// The Base64 form of something with a colon in it.
bool encodes_colon(std::string_view token) noexcept {
  Base64Bytes bytes;
  for (const char c : token) {
    const int value = sextet_of(c);
    if (value < 0) return false;
    if (bytes.take(value) == ':') return true;
  }
  return false;
}

/// `AK:signature`, or `AK:SK`.
bool is_pair_of_keys(std::string_view token) noexcept {
  const std::size_t colon = token.find(':');
  return colon != std::string_view::npos && colon != 0 && run_of(token.substr(colon + 1), is_of_token).size() >= 16;
}

struct Scheme {
  std::string_view word;  // in lower case
  enum class Rest : std::uint8_t { token, basic, pair } rest;
};
constexpr Scheme kSchemes[] = {{"bearer", Scheme::Rest::token},
                               {"basic", Scheme::Rest::basic},
                               {"ocp-access-key-hmacsha1", Scheme::Rest::pair},
                               {"aws", Scheme::Rest::pair},
                               {"oss", Scheme::Rest::pair}};

/// `Bearer ...` and its like, at the beginning of the text.
bool is_http_credential(std::string_view text) noexcept {
  if (text.size() < 2) return false;
  const char second = lower(text[1]);
  for (const Scheme& scheme : kSchemes) {
    if (second != scheme.word.data()[1] || !begins_with(text, scheme.word)) continue;
    std::string_view rest = text.substr(scheme.word.size());
    std::size_t blanks = 0;
    while (rest.starts_with(' ') || rest.starts_with('\t') || rest.starts_with('+') || begins_with(rest, "%20")) {
      rest.remove_prefix(rest.front() == '%' ? 3 : 1);
      ++blanks;
    }
    if (blanks == 0) continue;
    const std::string_view token = run_of(rest.substr(0, kLongestValue), is_of_token);
    switch (scheme.rest) {
      case Scheme::Rest::token:
        return looks_made(token) && is_literal(token);
      case Scheme::Rest::basic:
        return encodes_colon(token.substr(0, std::min(token.find('='), kLongestValue)));
      case Scheme::Rest::pair:
        return is_pair_of_keys(rest.substr(0, rest.find(' ')));
    }
  }
  return false;
}

/// Three pieces with dots between them, the first the Base64 form of a JSON object.
bool is_json_web_token(std::string_view text) noexcept {
  const auto is_of_piece = [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; };
  std::string_view rest = text;
  for (const std::size_t least : {std::size_t{8}, std::size_t{2}}) {
    const std::size_t size = run_of(rest, is_of_piece).size();
    if (rest.size() != text.size() && size == kLongestRun) return true;
    if (size < least || size >= rest.size() || rest[size] != '.') return false;
    rest.remove_prefix(size + 1);
  }
  return true;
}

bool is_private_key(std::string_view text) noexcept {
  constexpr std::string_view kBegin = "-----BEGIN ";
  if (!text.starts_with(kBegin)) return false;
  const std::string_view what = text.substr(kBegin.size(), kLongestKey);
  return what.find("PUBLIC KEY") == what.npos && what.find("CERTIFICATE") == what.npos;
}

/// What well-known services begin their tokens with.
bool is_known_token(std::string_view text) noexcept {
  constexpr std::string_view kBegins[] = {"ghp_",  "gho_",  "ghs_", "ghu_", "github_pat_", "glpat-",
                                          "xoxb-", "xoxp-", "AIza", "sk-",  "dop_v1_",     "npm_"};
  const auto is_of_it = [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; };
  if (text.size() < kShortestToken) return false;
  const char second = text[1];
  return std::any_of(std::begin(kBegins), std::end(kBegins), [&](std::string_view begin) {
    if (second != begin.data()[1] || !text.starts_with(begin)) return false;
    const std::string_view rest = run_of(text.substr(begin.size()), is_of_it);
    return rest.size() >= kShortestToken && is_literal(rest) && std::any_of(rest.begin(), rest.end(), is_digit);
  });
}

/// `LTAI...:secret`: the identifier of an access key with its secret behind it.
bool is_access_key_pair(std::string_view text) noexcept {
  if (!text.starts_with("LTAI") && !text.starts_with("AKIA") && !text.starts_with("AKID")) return false;
  const std::size_t size = run_of(text, is_letter_or_digit).size();
  if (size < 12 || size >= text.size() || std::string_view(":,/;| ").find(text[size]) == std::string_view::npos)
    return false;
  const std::string_view rest = text.substr(size + 1);
  return run_of(rest.substr(std::min(rest.find_first_not_of(' '), rest.size())), is_of_token).size() >= kShortestToken;
}

/// At the beginning of a word.
bool is_secret_word(std::string_view text) noexcept {
  switch (text.front()) {
    case 'e':
      return text.starts_with("eyJ") && is_json_web_token(text);
    case 'L':
      return is_access_key_pair(text);
    case 'B':
    case 'b':
    case 'o':
    case 'O':
      return is_http_credential(text);
    case 'A':
    case 'a':
      return is_http_credential(text) || is_access_key_pair(text) || is_known_token(text);
    case 'g':
    case 'x':
    case 's':
    case 'd':
    case 'n':
      return is_known_token(text);
    default:
      return false;
  }
}

/// The name that ends before `end`; `%5F` in it are put right.
Secrecy secrecy_before(std::string_view text, std::size_t end) noexcept {
  for (int most = 4; most != 0 && end != 0 && (is_quote(text[end - 1]) || is_white(text[end - 1])); --most) --end;
  std::size_t first = end;
  while (first != 0 && end - first < kLongestKey && is_of_name(text[first - 1])) --first;
  std::array<char, kLongestKey> name;
  std::size_t size = 0;
  for (std::size_t at = first; at < end; ++at) {
    const int value = encoded_byte(text.substr(0, end), at);
    name[size++] = value < 0 ? text[at] : static_cast<char>(value);
    if (value >= 0) at += 2;
  }
  return size == 0 ? Secrecy::none : secrecy_of({name.data(), size}, SecretPlace::url);
}

/// What is given to a name: up to the end of the word, or of the quotes around it.
std::string_view value_after(std::string_view text, std::size_t at) noexcept {
  std::string_view rest = text.substr(at, kLongestValue);
  while (!rest.empty() && (is_white(rest.front()) || is_quote(rest.front()))) rest.remove_prefix(1);
  return rest.substr(0, rest.find_first_of("&;, \t\r\n\"'`\\<>#"));
}

constexpr std::string_view kWideColon = "\uFF1A";

/// `name=value` at the sign (`:=` and `=>` are one, too), or `"name":"value"`, or `Name: value` with a value that no
/// person would say.
bool gives_value_to_secret(std::string_view text, std::size_t sign, bool is_wary) noexcept {
  std::size_t end = sign + (text.substr(sign).starts_with(kWideColon) ? kWideColon.size() : 1);
  std::string_view after = text.substr(end);
  const bool is_double = (text[sign] == ':' && after.starts_with('=')) || (text[sign] == '=' && after.starts_with('>'));
  if (is_double) after = text.substr(++end);
  if (after.empty() || sign == 0 || after.front() == '=' || after.starts_with("//")) return false;
  if (!is_secret(secrecy_before(text, sign))) return false;
  const std::string_view value = value_after(text, end);
  if (value.starts_with('{') || value.starts_with('[') || !is_literal(value)) return false;
  return is_wary || is_double || text[sign] == '=' || is_quote(text[sign - 1]) || looks_made(value);
}

/// `<name>value</name`, at the first `>`.
bool is_secret_element(std::string_view text, std::size_t sign) noexcept {
  std::size_t first = sign;
  while (first != 0 && sign - first < kLongestKey && (is_of_name(text[first - 1]) || text[first - 1] == ':')) --first;
  if (first == sign || first == 0 || text[first - 1] != '<') return false;
  const std::string_view after = text.substr(sign + 1);
  const std::size_t end = after.substr(0, kLongestValue).find("</");
  return end != after.npos && after.substr(end + 2).starts_with(text.substr(first, sign - first)) &&
         is_literal(after.substr(0, end)) && is_secret(secrecy_before(text, sign));
}

// What a byte is to the reader: most are of a word, and most words are passed over as a whole.
enum : std::uint8_t { kOfWord = 1, kJoinsWords = 2, kSaysNothing = 4 };
constexpr std::array<std::uint8_t, 256> kKinds = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t byte = 0; byte < kinds.size(); ++byte) {
    const char c = static_cast<char>(byte);
    if (byte >= 128) kinds[byte] = kSaysNothing;
    if (is_letter_or_digit(c)) kinds[byte] = kOfWord;
    if (c == '_' || c == '-') kinds[byte] = kJoinsWords;
    if (c == '.' || c == ',') kinds[byte] = kSaysNothing;
    if (c == kWideColon.front()) kinds[byte] = 0;
  }
  return kinds;
}();

std::uint8_t kind_of(char c) noexcept { return kKinds.data()[static_cast<unsigned char>(c)]; }

/// Reads a text from its beginning to its end.
class TellingReader {
 public:
  TellingReader(std::string_view text, bool is_wary) noexcept : text_(text), is_wary_(is_wary) {}

  bool finds_secret() noexcept {
    for (std::size_t at = 0; at < text_.size();) {
      const std::uint8_t kind = kind_of(text_.data()[at]);
      if ((kind & (kOfWord | kJoinsWords)) != 0) {  // Only its beginning tells; the rest of it is passed over.
        const std::string_view word = text_.substr(at);
        if (kind == kOfWord ? is_secret_word(word) : is_private_key(word)) return true;
        at += word_run(word);
        continue;
      }
      if (kind == 0 && takes_sign(at)) return true;
      ++at;
    }
    return false;
  }

 private:
  static constexpr std::size_t kNowhere = std::string_view::npos;

  bool takes_sign(std::size_t at) noexcept {
    switch (text_[at]) {
      case '/':
      case '\\':
        slash(at);
        return false;
      case ':':
        if (authority_ != kNowhere && colon_ == kNowhere) colon_ = at;
        return gives_value_to_secret(text_, at, is_wary_);
      case '=':
        return gives_value_to_secret(text_, at, is_wary_);
      case kWideColon.front():
        return text_.substr(at).starts_with(kWideColon) && gives_value_to_secret(text_, at, is_wary_);
      case '@':
        return is_user_information(at);
      case '?':
      case '#':
        end_authority(at);
        return false;
      case ' ':
      case '\t':
      case '\r':
      case '\n':
      case '"':
      case '<':
        authority_ = kNowhere;
        return false;
      case '>':
        authority_ = kNowhere;
        return is_secret_element(text_, at);
      default:
        return false;
    }
  }

  /// `//` begins an authority, and so does `http:/`.
  void slash(std::size_t at) noexcept {
    const auto is_slash = [&](std::size_t place) { return text_[place] == '/' || text_[place] == '\\'; };
    const bool is_second = at != 0 && is_slash(at - 1);
    const bool is_of_scheme = at > 1 && text_[at - 1] == ':' && is_letter_or_digit(text_[at - 2]);
    if (is_of_scheme || (is_second && (authority_ == kNowhere || authority_ == at))) {
      authority_ = at + 1;
      colon_ = kNowhere;
    } else {
      end_authority(at);
    }
  }

  /// A password may hold a slash: only what may be `host:port` ends there.
  void end_authority(std::size_t at) noexcept {
    if (authority_ == kNowhere) return;
    const bool has_port = colon_ == kNowhere ||
                          (at - colon_ <= 6 && run_of(text_.substr(colon_ + 1), is_digit).size() == at - colon_ - 1);
    if (has_port) authority_ = kNowhere;
  }

  bool is_user_information(std::size_t at) const noexcept {
    constexpr std::string_view kOfGo[] = {"@tcp(", "@unix("};
    const std::size_t far = at - std::min(at, kLongestValue);
    if (text_.substr(at).starts_with(kOfGo[0]) || text_.substr(at).starts_with(kOfGo[1])) {
      const std::string_view user = text_.substr(far, at - far);
      return user.find(':') != std::string_view::npos && is_literal(user.substr(user.rfind(':') + 1));
    }
    if (authority_ == kNowhere) return false;
    const std::size_t first = std::max(colon_ == kNowhere ? authority_ : colon_ + 1, far);
    if (colon_ != kNowhere) return is_literal(text_.substr(first, at - first));
    const std::string_view user = text_.substr(first, at - first);
    return user.size() >= kShortestToken && looks_made(user) && is_literal(user);
  }

  std::string_view text_;
  bool is_wary_;
  std::size_t authority_ = kNowhere;  // where the user, the host and the port of a URL begin
  std::size_t colon_ = kNowhere;      // the first one after that
};

/// `u%3Apw%40h`, or the same encoded again: what is read after it was decoded gives the text away as it is.
bool is_secret_encoded(std::string_view text, bool is_wary) noexcept {
  constexpr int kMostTimes = 3;
  constexpr std::size_t kBefore = kLongestValue;
  std::size_t at = text.find('%');
  if (at == text.npos) return false;
  for (DecodedPiece piece; at != text.npos; at = text.find('%', at)) {
    const std::size_t first = at - std::min(at, kBefore);
    bool is_encoded = piece.take(text.substr(first));
    at = first + piece.taken();
    for (int times = 0; is_encoded && times < kMostTimes; ++times) {
      if (TellingReader(piece.view(), is_wary).finds_secret()) return true;
      is_encoded = piece.take(piece.view());
    }
  }
  return false;
}

}  // namespace

bool is_literal(std::string_view text) noexcept {
  if (has_placeholder(text)) return false;
  if (text.starts_with('<') && text.ends_with('>')) return false;
  std::string_view rest = text;
  while (rest.starts_with(kBullet)) rest.remove_prefix(kBullet.size());
  // A mask is one character over and over.
  return !rest.empty() && (kMaskCharacters.find(rest.front()) == std::string_view::npos ||
                           rest.find_first_not_of(rest.front()) != std::string_view::npos);
}

std::size_t word_run(std::string_view text) noexcept {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end && (kind_of(*at) & (kOfWord | kJoinsWords)) != 0) ++at;
  return static_cast<std::size_t>(at - text.data());
}

bool gives_itself_away(std::string_view text) noexcept {
  // Of one word nothing but its beginning can tell of a secret.
  if (word_run(text) == text.size()) return text.size() >= kShortestToken && is_secret_word(text);
  return TellingReader(text, false).finds_secret() || is_secret_encoded(text, false);
}

bool path_gives_itself_away(std::string_view path, std::string_view target) noexcept {
  return gives_itself_away(path) || (path.find('@') != std::string_view::npos && gives_itself_away(target));
}

bool may_hold_secret(std::string_view text) noexcept {
  return TellingReader(text, true).finds_secret() || is_secret_encoded(text, true);
}

}  // namespace ocpv
