#include "input/exchange_line.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "json/scan.h"

namespace ocpv::input {
namespace {

constexpr Message kNotRead{"not a recorded exchange: {0}", "不是记录的交互：{0}"};

// As they are written: with their quotes.
constexpr std::string_view kRequest = kExchangeMark, kResponse = "\"response\"", kBody = "\"body\"",
                           kMethod = "\"method\"", kUrl = "\"url\"";

/// Looks for the members that matter by brackets and quotes alone; the rest is passed over unread.
class Scanner {
 public:
  explicit Scanner(std::string_view line) : line_(line) {}

  ExchangeShape run() {
    while (at_ < line_.size()) {
      const char c = line_[at_];
      if (c == '"') {
        take_string();
      } else {
        if (c == '{' || c == '[') ++depth_;
        if (c == '}' || c == ']') --depth_;
        if (depth_ < 2) side_ = {};
        ++at_;
      }
    }
    shape_.is_exchange = has_method_ && has_url_;
    return shape_;
  }

 private:
  void skip_space() { at_ = json::skip_space(line_, at_); }

  /// An object or a list; what is wrong in it is for others to say.
  void skip_container() {
    std::size_t depth = 0;
    while (at_ < line_.size()) {
      const char c = line_[at_];
      if (c == '"') {
        at_ = json::skip_string(line_, at_);
        continue;
      }
      ++at_;
      if (c == '{' || c == '[') ++depth;
      if ((c == '}' || c == ']') && --depth == 0) return;
    }
  }

  void take_string() {
    const std::size_t first = at_;
    at_ = json::skip_string(line_, at_);
    const std::string_view text = line_.substr(first, at_ - first);
    if (depth_ != 1 && (depth_ != 2 || side_.empty())) return;
    skip_space();
    if (at_ >= line_.size() || line_[at_] != ':') return;
    ++at_;
    skip_space();
    if (at_ >= line_.size()) return;
    const char c = line_[at_];
    if (depth_ == 1) {
      side_ = c == '{' && (text == kRequest || text == kResponse) ? text : std::string_view();
    } else if (text == kBody && (c == '{' || c == '[')) {
      const std::size_t begin = at_;
      skip_container();
      (side_ == kRequest ? shape_.bodies.request : shape_.bodies.response) = Span{begin, at_};
    } else if (side_ == kRequest && c == '"') {
      has_method_ = has_method_ || text == kMethod;
      has_url_ = has_url_ || text == kUrl;
    }
  }

  std::string_view line_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::string_view side_;  ///< The object at hand: its name, if it is one of the two.
  bool has_method_ = false, has_url_ = false;
  ExchangeShape shape_;
};

// Something short and right stands where a body is, at the same places as before.
std::string without_bodies(std::string_view line, const BodiesApart& bodies) {
  std::string out(line);
  for (const std::optional<Span>& body : {bodies.request, bodies.response}) {
    if (!body) continue;
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(body->begin),
              out.begin() + static_cast<std::ptrdiff_t>(body->end), ' ');
    out[body->begin] = '0';
  }
  return out;
}

Document broken(std::string why, std::uint32_t line, std::uint32_t column) {
  Document document;
  document.problem = Error{std::move(why), {}, line, column};
  document.has_body = false;
  return document;
}

}  // namespace

ExchangeShape exchange_shape(std::string_view line) { return Scanner(line).run(); }

bool read_exchange(const std::string& name, std::string line, const ExchangeShape& shape, const Options& options,
                   const Take& take, const Origin& origin) {
  auto source = std::make_shared<const SourceText>(std::move(line), origin.first_line, origin.first_byte);
  const auto hand_on = [&](Document&& document) {
    document.path = name;
    document.source = source;
    return take(std::move(document));
  };
  Limits limits = options.limits;
  limits.max_bytes = kMostBytes;
  const auto frame = json::parse(without_bodies(source->text(), shape.bodies), limits);
  if (!frame.ok()) {
    const std::string why = fill(kNotRead, options.language, {frame.error().message.in(options.language)});
    hand_on(broken(why, origin.first_line + std::max(1U, frame.error().line) - 1, std::max(1U, frame.error().column)));
    return true;
  }
  auto [asked, answer] = ExchangeReader(source, options).read(frame->root(), shape.bodies);
  if (!asked) return false;
  const bool goes_on = options.responses || hand_on(std::move(*asked));
  if (answer && goes_on) hand_on(std::move(*answer));
  return true;
}

}  // namespace ocpv::input
