#include "base/secret_names.h"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <cstddef>

#include "base/ascii.h"

namespace ocpv {
namespace {

constexpr std::size_t kLongestName = 128;

enum class Match : std::uint8_t {
  part,   // anywhere, letters on both sides or not
  word,   // one of the name's words: sk in ossSk and OSS_SK, not in disk
  last,   // the last of several words
  whole,  // the name as a whole
};

struct Row {
  std::string_view word;
  Match match = Match::part;
  unsigned places = 0;
  Secrecy secrecy = Secrecy::secret;
};

constexpr unsigned kHeader = static_cast<unsigned>(SecretPlace::header);
constexpr unsigned kUrl = static_cast<unsigned>(SecretPlace::url);
constexpr unsigned kAll = static_cast<unsigned>(SecretPlace::body) | kHeader | kUrl;

// The words, without separators and in lower case.
constexpr Row kRows[] = {
    {"secret", Match::part, kAll},
    {"password", Match::part, kAll},
    {"pasword", Match::part, kAll},
    {"passwd", Match::part, kAll},
    {"passphrase", Match::part, kAll},
    {"passcode", Match::part, kAll},
    {"pwd", Match::part, kAll},
    {"pswd", Match::part, kAll},
    {"token", Match::part, kAll},
    {"credential", Match::part, kAll},
    {"authorization", Match::part, kAll},
    {"cookie", Match::part, kAll},
    {"apikey", Match::part, kAll},
    {"accesskey", Match::part, kAll, Secrecy::key},
    {"privatekey", Match::part, kAll},
    {"encryptionkey", Match::part, kAll},
    {"masterkey", Match::part, kAll},
    {"signingkey", Match::part, kAll},
    {"sharedkey", Match::part, kAll},
    {"accountkey", Match::part, kAll},
    {"sshkey", Match::part, kAll},
    {"密码", Match::part, kAll},
    {"密碼", Match::part, kAll},
    {"口令", Match::part, kAll},
    {"密钥", Match::part, kAll},
    {"密鑰", Match::part, kAll},
    {"秘钥", Match::part, kAll},
    {"私钥", Match::part, kAll},
    {"令牌", Match::part, kAll},
    {"凭证", Match::part, kAll},
    {"凭据", Match::part, kAll},
    {"sk", Match::word, kAll},
    {"jwt", Match::word, kAll},
    {"bearer", Match::word, kAll},
    {"pw", Match::word, kAll},
    {"psk", Match::word, kAll},
    {"creds", Match::word, kAll},
    {"pass", Match::last, kAll, Secrecy::about},
    {"auth", Match::whole, kHeader | kUrl},
    {"sig", Match::word, kUrl},
    {"signature", Match::part, kHeader | kUrl},
    {"sessionid", Match::part, kUrl},
    {"sessid", Match::part, kUrl},
    {"auth", Match::part, kHeader, Secrecy::about},
    {"key", Match::part, kHeader, Secrecy::about},
    {"session", Match::part, kHeader, Secrecy::about},
};

// What begins with one of these is another word, or something that everybody may know.
constexpr std::string_view kOthers[] = {"secretar",    "secretion", "secretkeyid",  "tokeniz",     "tokenis",
                                        "accesskeyid", "apikeyid",  "privatekeyid", "cookiecutter"};

// A name that ends with one of these says something of a secret.
constexpr std::string_view kAbout[] = {
    "count",      "counts",   "policy",   "policies", "type",       "types",     "length",  "len",     "size",
    "limit",      "max",      "min",      "id",       "ids",        "name",      "names",   "enabled", "disabled",
    "enable",     "required", "expire",   "expires",  "expired",    "expiry",    "ttl",     "age",     "time",
    "date",       "at",       "days",     "hours",    "minutes",    "seconds",   "timeout", "version", "status",
    "state",      "rule",     "rules",    "strength", "level",      "algorithm", "format",  "mode",    "method",
    "scheme",     "pattern",  "charset",  "encoding", "complexity", "history",   "changed", "valid",   "validity",
    "verified",   "retries",  "attempts", "period",   "interval",   "usage",     "used",    "num",     "number",
    "expiration", "数量",     "个数",     "数",       "长度",       "策略",      "类型",    "名称",    "有效期",
    "时间",       "规则",     "强度",     "复杂度",   "算法",       "状态",      "版本",    "次数"};

// So does a name whose first word is one of these.
constexpr std::string_view kAsks[] = {"has",   "is",    "use",     "uses",     "enable", "disable", "allow",
                                      "need",  "needs", "require", "requires", "max",    "min",     "num",
                                      "count", "can",   "should",  "是否",     "最大",   "最小"};

// Whole names near to these are taken for misspellings of them ...
struct Spelling {
  std::array<char, 16> text{};
  FoldedShape shape;
  constexpr explicit Spelling(std::string_view word) noexcept : shape(word) {
    std::copy(word.begin(), word.end(), text.begin());
  }
  std::string_view view() const noexcept { return {text.data(), shape.size}; }
};
constexpr Spelling kMisspelt[] = {Spelling("secret"),          Spelling("password"),     Spelling("passwd"),
                                  Spelling("passphrase"),      Spelling("token"),        Spelling("credential"),
                                  Spelling("secretkey"),       Spelling("privatekey"),   Spelling("secretaccesskey"),
                                  Spelling("accesskeysecret"), Spelling("authorization")};
// ... but these, which are words themselves.
constexpr std::string_view kNotMisspelt[] = {"taken", "passed", "woken", "sacred", "secrete", "secretary"};

bool is_separator(char c) noexcept {
  return c == '_' || c == '-' || c == ' ' || c == '.' || c == ':' || c == '/' || c == '[' || c == ']';
}

/// The name without separators and in lower case, and where its words begin.
class Words {
 public:
  explicit Words(std::string_view name) noexcept {
    bool begins = true;
    for (std::size_t i = 0; i < name.size(); ++i) {
      const char c = name[i];
      if (is_separator(c)) {
        begins = true;
        continue;
      }
      const char before = i == 0 ? ' ' : name[i - 1], after = i + 1 == name.size() ? ' ' : name[i + 1];
      if (is_upper(c)) begins = begins || !is_upper(before) || is_lower(after);  // sysPassword, SYSPassword
      begins = begins || is_digit(c) != is_digit(before) ||
               (static_cast<signed char>(c) < 0) != (static_cast<signed char>(before) < 0);
      if (begins) starts_.set(size_);
      begins = false;
      bytes_[size_++] = lower(c);
    }
    starts_.set(size_);
  }

  std::string_view view() const noexcept { return {bytes_.data(), size_}; }

  bool is_match(const Row& row, std::size_t at) const noexcept {
    const std::size_t end = at + row.word.size();
    switch (row.match) {
      case Match::part:
        return true;
      case Match::word:
        return starts_[at] && (starts_[end] || is_plural(end));
      case Match::last:
        return starts_[at] && at != 0 && end == size_;
      case Match::whole:
        return at == 0 && end == size_;
    }
    return false;
  }

  /// Says something of the secret whose word ends at `end`, or begins after its first word.
  bool is_about(std::size_t at, std::size_t end) const noexcept {
    const std::string_view rest = view().substr(end), first = view().substr(0, at);
    return std::any_of(std::begin(kAbout), std::end(kAbout),
                       [&](std::string_view word) { return rest.ends_with(word); }) ||
           std::any_of(std::begin(kAsks), std::end(kAsks), [&](std::string_view word) {
             return first.starts_with(word) && (starts_[word.size()] || static_cast<signed char>(word.front()) < 0);
           });
  }

 private:
  bool is_plural(std::size_t end) const noexcept { return end < size_ && bytes_[end] == 's' && starts_[end + 1]; }

  std::array<char, kLongestName> bytes_;
  std::size_t size_ = 0;
  std::bitset<kLongestName + 1> starts_;
};

template <class Words>
bool begins_with_one_of(std::string_view text, const Words& words) noexcept {
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return text.starts_with(word); });
}

constexpr std::uint32_t letter_bit(char c) noexcept {
  return std::uint32_t{1} << (static_cast<unsigned char>(c) & 31U);
}

constexpr std::uint32_t first_letters() noexcept {
  std::uint32_t letters = 0;
  for (const Row& row : kRows) letters |= letter_bit(row.word.front());
  return letters;
}

Secrecy secrecy_of_words(const Words& words, unsigned place) noexcept {
  const std::string_view name = words.view();
  Secrecy most = Secrecy::none;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if ((first_letters() & letter_bit(name[at])) == 0) continue;
    const std::string_view rest = name.substr(at);
    for (const Row& row : kRows) {
      if (row.word.front() != rest.front() || (row.places & place) == 0 || !rest.starts_with(row.word)) continue;
      if (!words.is_match(row, at) || begins_with_one_of(rest, kOthers)) continue;
      most = std::max(most, words.is_about(at, at + row.word.size()) ? Secrecy::about : row.secrecy);
    }
    if (most == Secrecy::secret) break;
  }
  return most;
}

bool is_misspelt(std::string_view name) noexcept {
  if (name.size() > kLongestCompared) return false;
  if (std::find(std::begin(kNotMisspelt), std::end(kNotMisspelt), name) != std::end(kNotMisspelt)) return false;
  const FoldedName folded(name);
  return std::any_of(std::begin(kMisspelt), std::end(kMisspelt), [&](const Spelling& word) {
    // Two edits change four letters at most.
    return std::popcount(word.shape.letters ^ folded.letters) <= 4 &&
           edits_between(folded, FoldedName(word.view())).has_value();
  });
}

}  // namespace

Secrecy secrecy_of(std::string_view name, SecretPlace place) noexcept {
  // A name too long to be looked at is not worth showing the value of.
  if (name.size() > kLongestName) return Secrecy::secret;
  const Words words(name);
  const Secrecy secrecy = secrecy_of_words(words, static_cast<unsigned>(place));
  if (secrecy != Secrecy::none) return secrecy;
  return is_misspelt(words.view()) ? Secrecy::secret : Secrecy::none;
}

Secrecy secrecy_of(std::string_view name, SecretPlace place, std::span<const FoldedName> known) noexcept {
  const Secrecy secrecy = secrecy_of(name, place);
  if (secrecy == Secrecy::secret || known.empty() || name.size() > kLongestCompared) return secrecy;
  const FoldedName folded(name);
  const bool is_near = std::any_of(known.begin(), known.end(),
                                   [&](const FoldedName& word) { return edits_between(folded, word).has_value(); });
  return is_near ? Secrecy::secret : secrecy;
}

}  // namespace ocpv
