#include "tools/ocpv/mock/connection.h"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <utility>

#include "base/ascii.h"

namespace ocpv::program {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace engine = boost::beast::http;
using std::chrono::seconds;

constexpr seconds kIdle{75}, kRequest{30}, kWrite{10};
constexpr std::size_t kMostHead = std::size_t{64} << 10, kRead = std::size_t{16} << 10;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

// They are between the two ends of one connection, and in nobody's documentation.
bool is_of_one_hop(std::string_view name) {
  for (const std::string_view one :
       {"Connection", "Keep-Alive", "Expect", "Transfer-Encoding", "Content-Length", "Host"}) {
    if (same_but_case(name, one)) return true;
  }
  return false;
}

}  // namespace

void Connections::add(Connection& one, std::weak_ptr<Connection> handle) {
  const std::lock_guard lock(guard_);
  open_.emplace(&one, std::move(handle));
}

void Connections::remove(Connection& one) {
  const std::lock_guard lock(guard_);
  open_.erase(&one);
}

std::size_t Connections::size() const {
  const std::lock_guard lock(guard_);
  return open_.size();
}

std::vector<std::shared_ptr<Connection>> Connections::all() const {
  const std::lock_guard lock(guard_);
  std::vector<std::shared_ptr<Connection>> out;
  for (const auto& [connection, handle] : open_) {
    if (auto one = handle.lock()) out.push_back(std::move(one));
  }
  return out;
}

Connection::Connection(asio::ip::tcp::socket&& socket, std::shared_ptr<Connections> shared)
    : stream_(std::move(socket)),
      shared_(std::move(shared)),
      handler_(shared_->new_handler()),
      timer_(stream_.get_executor()),
      buffer_(kMostHead + kRead) {}

Connection::~Connection() { shared_->remove(*this); }

void Connection::begin() {
  shared_->add(*this, weak_from_this());
  asio::post(stream_.get_executor(), [self = shared_from_this()] { self->wait_for_request(); });
}

void Connection::end_if_idle(Clock::duration at_least) {
  asio::post(stream_.get_executor(), [self = shared_from_this(), at_least] {
    if (self->is_idle_ && Clock::now() - self->idle_since_ >= at_least) self->close();
  });
}

void Connection::wait_for_request() {
  if (shared_->is_finishing) return close();
  if (buffer_.size() != 0) return read_head();
  is_idle_ = true;
  idle_since_ = Clock::now();
  stream_.expires_after(kIdle);
  stream_.async_read_some(buffer_.prepare(kRead), [self = shared_from_this()](ErrorCode error, std::size_t size) {
    self->is_idle_ = false;
    if (error) return self->close();
    self->buffer_.commit(size);
    self->read_head();
  });
}

void Connection::read_head() {
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(kMostHead));
  parser_->body_limit(shared_->most_body_bytes);
  stream_.expires_after(kRequest);  // For the body, too.
  engine::async_read_header(stream_, buffer_, *parser_,
                            [self = shared_from_this()](ErrorCode error, std::size_t) { self->on_head(error); });
}

void Connection::on_head(ErrorCode error) {
  if (error) return refuse(error);
  if (!beast::iequals(parser_->get()[engine::field::expect], "100-continue")) return read_body();
  continue_ = "HTTP/1.1 100 Continue\r\n\r\n";
  asio::async_write(stream_, asio::buffer(continue_), [self = shared_from_this()](ErrorCode failed, std::size_t) {
    if (failed) return self->close();
    self->read_body();
  });
}

void Connection::read_body() {
  engine::async_read(stream_, buffer_, *parser_,
                     [self = shared_from_this()](ErrorCode error, std::size_t) { self->on_read(error); });
}

void Connection::on_read(ErrorCode error) {
  if (error) return refuse(error);
  respond_later(handler_(request()), parser_->get().keep_alive() && !shared_->is_finishing);
}

// What is no HTTP, or is over a limit. Who has gone, or was too slow, gets no answer.
void Connection::refuse(ErrorCode error) {
  if (error == engine::error::end_of_stream || error == engine::error::partial_message ||
      error.category() != engine::make_error_code(engine::error::bad_method).category())
    return close();
  if (error == engine::error::body_limit) {
    MockRequest asked = request();
    asked.is_too_long = true;
    return respond_later(handler_(asked), false);
  }
  const bool is_head = error == engine::error::header_limit || error == engine::error::buffer_overflow;
  MockAnswer answer;
  answer.status = is_head ? 431 : 400;
  respond(std::move(answer), false);
}

MockRequest Connection::request() const {
  const auto& message = parser_->get();
  MockRequest out;
  out.method = view(message.method_string());
  out.target = view(message.target());
  out.body = message.body();
  out.host = view(message[engine::field::host]);
  for (const auto& field : message) {
    if (!is_of_one_hop(view(field.name_string())))
      out.headers.push_back({view(field.name_string()), view(field.value())});
  }
  return out;
}

void Connection::respond_later(MockAnswer&& answer, bool goes_on) {
  if (answer.delay.count() == 0) return respond(std::move(answer), goes_on);
  timer_.expires_after(answer.delay);
  timer_.async_wait([self = shared_from_this(), held = std::move(answer), goes_on](ErrorCode) mutable {
    self->respond(std::move(held), goes_on && !self->shared_->is_finishing);
  });
}

void Connection::respond(MockAnswer&& answer, bool goes_on) {
  const bool is_head = parser_->get().method() == engine::verb::head;
  response_.emplace(static_cast<engine::status>(answer.status), 11U);
  if (!answer.type.empty()) response_->set(engine::field::content_type, answer.type);
  for (const auto& [name, value] : answer.headers) response_->insert({name.data(), name.size()}, value);
  if (answer.was_preferred) response_->set("Preference-Applied", "status=" + std::to_string(answer.status));
  response_->keep_alive(goes_on);
  if (!is_head) response_->body() = std::move(answer.body);
  response_->prepare_payload();
  parser_.reset();
  stream_.expires_after(kWrite);
  engine::async_write(stream_, *response_,
                      [self = shared_from_this()](ErrorCode error, std::size_t) { self->on_written(error); });
}

void Connection::on_written(ErrorCode error) {
  if (error) return close();
  if (response_->keep_alive()) {
    response_.reset();
    return wait_for_request();
  }
  ErrorCode ignored;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  close();
}

void Connection::close() { stream_.close(); }

}  // namespace ocpv::program
