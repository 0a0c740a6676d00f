// In: an accepted connection. Out: its requests, one after another, and the handler's answers.
// Promises: as server.h says; a request that the engine cannot read gets its 4xx and ends the connection.
#pragma once

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "tools/ocpv/mock/server.h"

namespace ocpv::program {

class Connection;

/// What all connections share. Any thread.
struct Connections {
  std::size_t most_body_bytes = 0;
  std::function<MockHandler()> new_handler;
  std::atomic<bool> is_finishing = false;

  void add(Connection& one, std::weak_ptr<Connection> handle);
  void remove(Connection& one);
  std::size_t size() const;
  std::vector<std::shared_ptr<Connection>> all() const;

 private:
  mutable std::mutex guard_;
  std::map<Connection*, std::weak_ptr<Connection>> open_;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Clock = std::chrono::steady_clock;

  Connection(boost::asio::ip::tcp::socket&& socket, std::shared_ptr<Connections> shared);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void begin();
  /// Ends it if it has waited for a request for so long.
  void end_if_idle(Clock::duration at_least);

 private:
  using ErrorCode = boost::beast::error_code;
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

  // The steps, in their order.
  void wait_for_request();
  void read_head();
  void on_head(ErrorCode error);
  void read_body();
  void on_read(ErrorCode error);
  void respond(MockAnswer&& answer, bool goes_on);
  void respond_later(MockAnswer&& answer, bool goes_on);
  void on_written(ErrorCode error);

  void refuse(ErrorCode error);
  MockRequest request() const;
  void close();

  boost::beast::tcp_stream stream_;
  std::shared_ptr<Connections> shared_;
  MockHandler handler_;
  boost::asio::steady_timer timer_;
  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  std::optional<boost::beast::http::response<boost::beast::http::string_body>> response_;
  std::string continue_;
  bool is_idle_ = false;
  Clock::time_point idle_since_;
};

}  // namespace ocpv::program
