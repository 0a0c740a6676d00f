#include "input/curl_options.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ocpv::input {
namespace {

enum class Meaning : unsigned char {
  url,
  method,
  header,
  data,
  raw,
  urlencoded,
  json,
  form,
  user,
  cookie,
  agent,
  get,
  head,
  upload,
  query,
  globoff,
  next,
};

struct Option {
  std::string_view name;  ///< A letter after one dash, or a word after two.
  Meaning meaning;
};

constexpr std::array kOptions = {
    Option{"X", Meaning::method},        Option{"request", Meaning::method},
    Option{"H", Meaning::header},        Option{"header", Meaning::header},
    Option{"d", Meaning::data},          Option{"data", Meaning::data},
    Option{"data-ascii", Meaning::data}, Option{"data-binary", Meaning::data},
    Option{"data-raw", Meaning::raw},    Option{"data-urlencode", Meaning::urlencoded},
    Option{"json", Meaning::json},       Option{"F", Meaning::form},
    Option{"form", Meaning::form},       Option{"form-string", Meaning::form},
    Option{"u", Meaning::user},          Option{"user", Meaning::user},
    Option{"b", Meaning::cookie},        Option{"cookie", Meaning::cookie},
    Option{"A", Meaning::agent},         Option{"user-agent", Meaning::agent},
    Option{"G", Meaning::get},           Option{"get", Meaning::get},
    Option{"I", Meaning::head},          Option{"head", Meaning::head},
    Option{"T", Meaning::upload},        Option{"upload-file", Meaning::upload},
    Option{"url", Meaning::url},         Option{"next", Meaning::next},
    Option{":", Meaning::next},          Option{"url-query", Meaning::query},
    Option{"g", Meaning::globoff},       Option{"globoff", Meaning::globoff},
};

// What takes a value and does not change the request.
constexpr std::string_view kSkipped =
    " U K E c o m w x e D r C P Q Y y z t abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type"
    " ciphers config connect-timeout connect-to continue-at cookie-jar create-file-mode crlfile curves delegation"
    " dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine etag-compare"
    " etag-save expect100-timeout ftp-account ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode"
    " happy-eyeballs-timeout-ms haproxy-clientip hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway"
    " keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port login-options mail-auth mail-from"
    " mail-rcpt max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir parallel-max pass "
    "pinnedpubkey"
    " preproxy proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type"
    " proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey"
    " proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user proxy1.0"
    " pubkey quote random-file range rate referer resolve retry retry-delay retry-max-time sasl-authzid service-name"
    " socks4 socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time stderr telnet-option"
    " tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config"
    " unix-socket variable vlan-priority write-out ";

// curl takes credentials from elsewhere, or makes them itself.
constexpr std::string_view kCredentials[] = {"n",         "netrc",  "netrc-optional", "netrc-file",
                                             "K",         "config", "oauth2-bearer",  "aws-sigv4",
                                             "negotiate", "ntlm",   "digest",         "anyauth"};

// What may stand before the command itself and says nothing.
constexpr std::string_view kBefore[] = {"$", "#", "%", ">", "sudo", "time", "exec", "command"};

const Option* find_option(std::string_view name) {
  const auto found =
      std::find_if(kOptions.begin(), kOptions.end(), [&](const Option& option) { return option.name == name; });
  return found == kOptions.end() ? nullptr : &*found;
}

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool is_skipped(std::string_view name) {
  return name.find(' ') == std::string_view::npos && kSkipped.find(" " + std::string(name) + " ") != kSkipped.npos;
}

bool looks_like_url(std::string_view word) {
  return word.find('/') != std::string_view::npos || word.starts_with("{{") || word.starts_with("${");
}

bool takes_value(Meaning meaning) {
  return meaning != Meaning::get && meaning != Meaning::head && meaning != Meaning::globoff && meaning != Meaning::next;
}

bool is_curl(std::string_view word) {
  const std::size_t slash = word.find_last_of("/\\");
  const std::string_view name = slash == std::string_view::npos ? word : word.substr(slash + 1);
  return name == "curl" || name == "curl.exe";
}

/// Reads the words after `curl`.
class OptionReader {
 public:
  explicit OptionReader(const ShellCommand& command) : command_(command) {}

  std::vector<CurlCall> run(std::size_t at) {
    calls_.emplace_back();
    for (std::size_t i = 0; i + 1 < at; ++i) {
      if (!is_one_of(command_[i].text(), kBefore)) set_aside(i);
    }
    bool only_urls = false;
    for (at_ = at; at_ < command_.size(); ++at_) {
      const std::string_view word = command_[at_].text();
      take(command_[at_].source());
      if (only_urls || word.size() < 2 || !word.starts_with('-')) {
        if (!word.empty()) take_url(at_ == after_unknown_ && !only_urls);
      } else if (word == "--") {
        only_urls = true;
      } else if (word.starts_with("--")) {
        read_long(word.substr(2));
      } else {
        read_short(word.substr(1));
      }
    }
    std::erase_if(calls_, [](const CurlCall& call) { return call.urls.empty() && call.data.empty(); });
    return std::move(calls_);
  }

 private:
  void set_aside(std::size_t word) { calls_.back().others.push_back(command_[word].source()); }

  /// What follows an option that curl does not have may be its value.
  void take_url(bool is_doubtful) {
    if (is_doubtful && !looks_like_url(command_[at_].text())) return set_aside(at_);
    CurlCall& call = calls_.back();
    // The same goes to each of them.
    if (!call.urls.empty()) {
      // `$OPTIONS`: who knows.
      if (command_[at_].text().starts_with("${")) {
        call.has_own_credentials = call.has_unknown_words = true;
        return set_aside(at_);
      }
      if (looks_like_url(command_[at_].text())) call.second_url = command_[at_].source();
      return set_aside(at_);
    }
    call.urls.push_back({CurlCall::Data::plain, &command_[at_], command_[at_].text()});
  }

  void take_skipped() {
    if (++at_ >= command_.size()) return;
    take(command_[at_].source());
    set_aside(at_);
  }

  void take(Span word) {
    Span& own = calls_.back().own;
    if (own.size() == 0) own.begin = calls_.size() == 1 ? command_.front().source().begin : word.begin;
    own.end = std::max(own.end, word.end);
  }

  void note_credentials(std::string_view option) {
    if (is_one_of(option, kCredentials)) calls_.back().has_own_credentials = true;
  }

  void read_long(std::string_view name) {
    note_credentials(name);
    const Option* option = find_option(name);
    if (option != nullptr) return apply(option->meaning, {});
    if (is_skipped(name)) return take_skipped();
    if (name.find('=') != std::string_view::npos) return set_aside(at_);
    after_unknown_ = at_ + 1;
  }

  // `-sXPOST`: letters without a value, then one whose value is the rest of the word or the next one.
  void read_short(std::string_view letters) {
    while (!letters.empty()) {
      const std::string_view letter = letters.substr(0, 1);
      letters.remove_prefix(1);
      note_credentials(letter);
      const Option* option = find_option(letter);
      if (option == nullptr && !is_skipped(letter)) continue;
      if (option == nullptr) return letters.empty() ? take_skipped() : set_aside(at_);
      apply(option->meaning, letters);
      if (takes_value(option->meaning)) return;
    }
  }

  void apply(Meaning meaning, std::string_view rest) {
    std::string_view value = rest;
    if (takes_value(meaning) && rest.empty()) {
      if (at_ + 1 >= command_.size()) return;
      value = command_[++at_].text();
      take(command_[at_].source());
    }
    CurlCall& call = calls_.back();
    const CurlCall::Piece piece{CurlCall::Data::plain, &command_[std::min(at_, command_.size() - 1)], value};
    const auto data = [&](CurlCall::Data kind) { call.data.push_back({kind, piece.word, piece.text}); };
    switch (meaning) {
      case Meaning::url:
        if (rest.empty()) return take_url(false);
        return call.urls.push_back(piece);
      case Meaning::method:
        call.method = value;
        call.method_span = piece.word->source();
        return;
      case Meaning::header:
        return call.headers.push_back(piece);
      case Meaning::data:
        return data(CurlCall::Data::plain);
      case Meaning::raw:
        return data(CurlCall::Data::raw);
      case Meaning::urlencoded:
        return data(CurlCall::Data::urlencoded);
      case Meaning::json:
        return data(CurlCall::Data::json);
      case Meaning::form:
        return call.form.push_back(piece);
      case Meaning::user:
        return call.users.push_back(piece);
      case Meaning::cookie:
        return call.cookies.push_back(piece);
      case Meaning::get:
        call.get = true;
        return;
      case Meaning::head:
        call.head = true;
        return;
      case Meaning::upload:
        call.upload = true;
        return;
      case Meaning::query:
        return call.queries.push_back(value.starts_with('+')
                                          ? CurlCall::Piece{CurlCall::Data::raw, piece.word, value.substr(1)}
                                          : CurlCall::Piece{CurlCall::Data::urlencoded, piece.word, value});
      case Meaning::globoff:
        call.globoff = true;
        return;
      case Meaning::next:
        calls_.emplace_back();
        return;
      case Meaning::agent:
        return call.others.push_back(piece.word->source());
    }
  }

  const ShellCommand& command_;
  std::vector<CurlCall> calls_;
  std::size_t at_ = 0;
  std::size_t after_unknown_ = 0;  ///< The word behind a long option that is none of curl's with a value.
};

}  // namespace

std::vector<CurlCall> curl_calls(const ShellCommand& command) {
  // `$ curl`, `sudo curl`, `TOKEN=x curl`: what stands before it does not count.
  constexpr std::size_t kMostBefore = 8;
  for (std::size_t i = 0; i < std::min(command.size(), kMostBefore); ++i) {
    if (is_curl(command[i].text())) return OptionReader(command).run(i + 1);
  }
  return {};
}

}  // namespace ocpv::input
