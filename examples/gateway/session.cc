#include "session.h"

#include <boost/asio/post.hpp>
#include <chrono>

#include "head.h"

namespace gateway {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

constexpr std::chrono::seconds kIdle{75}, kWrite{10}, kLinger{1};
constexpr std::size_t kMostThrownAway = std::size_t{4} << 20, kRead = std::size_t{16} << 10;

constexpr Unreadable kHeadTooLong{431, {"the head of the request is too long", "请求头过长"}};
constexpr Unreadable kBodyTooLong{413, {"the body of the request is too long", "请求体过长"}};
constexpr Unreadable kNoRequest{400, {"this is no HTTP request", "不是 HTTP 请求"}};

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

}  // namespace

void Sessions::add(Session& session, std::weak_ptr<Session> handle) {
  const std::lock_guard lock(mutex_);
  sessions_.emplace(&session, std::move(handle));
}

void Sessions::remove(Session& session) {
  const std::lock_guard lock(mutex_);
  sessions_.erase(&session);
}

std::size_t Sessions::size() const {
  const std::lock_guard lock(mutex_);
  return sessions_.size();
}

std::vector<std::shared_ptr<Session>> Sessions::all() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<Session>> out;
  for (const auto& [session, handle] : sessions_) {
    if (auto one = handle.lock()) out.push_back(std::move(one));
  }
  return out;
}

Session::Session(boost::asio::ip::tcp::socket&& socket, std::shared_ptr<Shared> shared)
    : stream_(std::move(socket)), shared_(std::move(shared)), buffer_(shared_->options.max_head + kRead) {}

Session::~Session() { shared_->sessions.remove(*this); }

void Session::begin() {
  shared_->sessions.add(*this, weak_from_this());
  boost::asio::post(stream_.get_executor(), [self = shared_from_this()] { self->wait_for_request(); });
}

void Session::end_if_idle(std::chrono::milliseconds at_least) {
  boost::asio::post(stream_.get_executor(), [self = shared_from_this(), at_least] {
    if (!self->is_idle_ || std::chrono::steady_clock::now() - self->idle_since_ < at_least) return;
    Error error;  // Bytes that have come and were not looked at yet are a request under way.
    if (self->stream_.socket().available(error) == 0) self->close();
  });
}

void Session::wait_for_request() {
  if (shared_->is_finishing) return close();
  if (buffer_.size() != 0) return read_head();
  is_idle_ = true;
  idle_since_ = std::chrono::steady_clock::now();
  stream_.expires_after(kIdle);
  stream_.async_read_some(buffer_.prepare(kRead), [self = shared_from_this()](Error error, std::size_t size) {
    self->on_first_bytes(error, size);
  });
}

void Session::on_first_bytes(Error error, std::size_t size) {
  is_idle_ = false;
  if (error) return close();
  buffer_.commit(size);
  read_head();
}

void Session::read_head() {
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(shared_->options.max_head));
  parser_->body_limit(shared_->options.max_body);
  stream_.expires_after(std::chrono::seconds(shared_->options.request_seconds));  // For the body, too.
  http::async_read_header(stream_, buffer_, *parser_,
                          [self = shared_from_this()](Error error, std::size_t) { self->on_head(error); });
}

void Session::on_head(Error error) {
  if (error) return respond(answer_to(error), false);
  const Asked head = asked();
  if (const auto refused = refuse_head(head, parser_->get().version())) {
    return respond(shared_->service.unreadable(refused->status, refused->why, head.language()), false);
  }
  http::async_read(stream_, buffer_, *parser_,
                   [self = shared_from_this()](Error read_error, std::size_t) { self->on_body(read_error); });
}

void Session::on_body(Error error) {
  if (error) return respond(answer_to(error), false);
  respond(shared_->service.answer(asked()), true);
}

// The answer to what the engine could not read; status 0 where nobody waits for one.
Answer Session::answer_to(Error error) {
  if (error == http::error::end_of_stream || error == http::error::partial_message || error == beast::error::timeout ||
      error.category() != http::make_error_code(http::error::bad_method).category()) {
    return {0};
  }
  const Unreadable& why = error == http::error::header_limit || error == http::error::buffer_overflow ? kHeadTooLong
                          : error == http::error::body_limit                                          ? kBodyTooLong
                                                                                                      : kNoRequest;
  return shared_->service.unreadable(why.status, why.why, asked().language());
}

Asked Session::asked() const {
  const auto& message = parser_->get();
  Asked out;
  out.method = view(message.method_string());
  out.target = view(message.target());
  out.body = message.body();
  for (const auto& field : message) out.headers.push_back({view(field.name_string()), view(field.value())});
  return out;
}

void Session::respond(Answer answer, bool is_read_in_full) {
  if (answer.status == 0) return close();
  is_read_in_full_ = is_read_in_full;
  const bool lasts = is_read_in_full && parser_->get().keep_alive() && !shared_->is_finishing;
  response_.emplace(static_cast<http::status>(answer.status), 11U);
  response_->set(http::field::cache_control, "no-store");
  if (!answer.type.empty()) response_->set(http::field::content_type, answer.type);
  if (!answer.language.empty()) response_->set(http::field::content_language, answer.language);
  if (!answer.allow.empty()) response_->set(http::field::allow, answer.allow);
  response_->keep_alive(lasts);
  if (answer.status != 204) {  // Which has neither a body nor a length.
    response_->body() = std::move(answer.body);
    response_->prepare_payload();
  }
  parser_.reset();
  stream_.expires_after(kWrite);
  http::async_write(stream_, *response_,
                    [self = shared_from_this()](Error error, std::size_t) { self->on_written(error); });
}

void Session::on_written(Error error) {
  if (error) return close();
  if (response_->keep_alive()) {
    response_.reset();
    return wait_for_request();
  }
  Error ignored;
  stream_.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, ignored);
  if (is_read_in_full_) return close();
  // What the other side still sends is read for a moment, or the answer might be lost to a reset.
  buffer_.clear();
  stream_.expires_after(shared_->is_finishing ? std::chrono::seconds(0) : kLinger);
  throw_away();
}

void Session::throw_away() {
  stream_.async_read_some(buffer_.prepare(kRead), [self = shared_from_this()](Error error, std::size_t size) {
    self->thrown_away_ += size;
    if (error || self->thrown_away_ > kMostThrownAway) return self->close();
    self->throw_away();
  });
}

void Session::close() { stream_.close(); }

}  // namespace gateway
