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
  next,
  skipped_value,
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
    Option{":", Meaning::next},
};

// What takes a value and does not change the request.
constexpr std::array<std::string_view, 46> kSkipped = {
    "o",       "output",      "w",          "write-out",   "m",           "max-time",    "connect-timeout",
    "x",       "proxy",       "U",          "proxy-user",  "cacert",      "capath",      "E",
    "cert",    "key",         "cert-type",  "key-type",    "pass",        "e",           "referer",
    "c",       "cookie-jar",  "K",          "config",      "retry",       "retry-delay", "retry-max-time",
    "resolve", "interface",   "limit-rate", "D",           "dump-header", "r",           "range",
    "C",       "continue-at", "Y",          "y",           "z",           "max-redirs",  "ciphers",
    "trace",   "trace-ascii", "stderr",     "unix-socket",
};

const Option* find_option(std::string_view name) {
  const auto found =
      std::find_if(kOptions.begin(), kOptions.end(), [&](const Option& option) { return option.name == name; });
  return found == kOptions.end() ? nullptr : &*found;
}

bool takes_value(Meaning meaning) {
  return meaning != Meaning::get && meaning != Meaning::head && meaning != Meaning::next;
}

bool is_curl(std::string_view word) {
  const std::size_t slash = word.find_last_of("/\\");
  const std::string_view name = slash == std::string_view::npos ? word : word.substr(slash + 1);
  return name == "curl" || name == "curl.exe";
}

/// Reads the words after `curl`.
class Reader {
 public:
  explicit Reader(const ShellCommand& command) : command_(command) {}

  std::vector<CurlCall> run(std::size_t at) {
    calls_.emplace_back();
    bool only_urls = false;
    for (at_ = at; at_ < command_.size(); ++at_) {
      const std::string_view word = command_[at_].text();
      take(command_[at_].source());
      if (only_urls || word.size() < 2 || !word.starts_with('-')) {
        if (!word.empty()) calls_.back().urls.push_back({CurlCall::Data::plain, &command_[at_], word});
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
  void take(Span word) {
    Span& own = calls_.back().own;
    if (own.size() == 0) own.begin = calls_.size() == 1 ? command_.front().source().begin : word.begin;
    own.end = std::max(own.end, word.end);
  }

  void read_long(std::string_view name) {
    const Option* option = find_option(name);
    if (option != nullptr) return apply(option->meaning, {});
    if (std::find(kSkipped.begin(), kSkipped.end(), name) != kSkipped.end()) ++at_;
  }

  // `-sXPOST`: letters without a value, then one whose value is the rest of the word or the next one.
  void read_short(std::string_view letters) {
    while (!letters.empty()) {
      const std::string_view letter = letters.substr(0, 1);
      letters.remove_prefix(1);
      const Option* option = find_option(letter);
      const bool is_skipped = std::find(kSkipped.begin(), kSkipped.end(), letter) != kSkipped.end();
      if (option == nullptr && !is_skipped) continue;
      if (is_skipped && letters.empty()) ++at_;
      if (is_skipped) return;
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
      case Meaning::next:
        calls_.emplace_back();
        return;
      case Meaning::agent:
      case Meaning::skipped_value:
        return;
    }
  }

  const ShellCommand& command_;
  std::vector<CurlCall> calls_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<CurlCall> curl_calls(const ShellCommand& command) {
  // `$ curl`, `sudo curl`, `TOKEN=x curl`: what stands before it does not count.
  constexpr std::size_t kMostBefore = 8;
  for (std::size_t i = 0; i < std::min(command.size(), kMostBefore); ++i) {
    if (is_curl(command[i].text())) return Reader(command).run(i + 1);
  }
  return {};
}

}  // namespace ocpv::input
