// In: an accepted connection. Out: its requests, one after another, and the service's answers to them.
// Promises: head, body and time of a request are bounded (Options); after an answer that was given before the request
// was read to its end the connection ends, and what still comes is thrown away for kLinger at most; no byte is decoded,
// decompressed or forwarded. The HTTP engine is Boost.Beast.
#pragma once

#include <atomic>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "options.h"
#include "service.h"

namespace gateway {

class Session;

/// The sessions that there are. Any thread.
class Sessions {
 public:
  void add(Session& session, std::weak_ptr<Session> handle);
  void remove(Session& session);
  std::size_t size() const;
  std::vector<std::shared_ptr<Session>> all() const;

 private:
  mutable std::mutex mutex_;
  std::map<Session*, std::weak_ptr<Session>> sessions_;
};

/// What all sessions share; it lasts as long as the last of them.
struct Shared {
  Service& service;
  const Options& options;
  Sessions sessions{};
  std::atomic<bool> is_finishing{false};
};

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(boost::asio::ip::tcp::socket&& socket, std::shared_ptr<Shared> shared);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void begin();
  /// Ends the connection if nothing has come on it for so long.
  void end_if_idle(std::chrono::milliseconds at_least);

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  using Error = boost::beast::error_code;

  // The steps, in their order.
  void wait_for_request();
  void on_first_bytes(Error error, std::size_t size);
  void read_head();
  void on_head(Error error);
  void on_body(Error error);
  void respond(Answer answer, bool is_read_in_full);
  void on_written(Error error);
  void throw_away();

  Answer answer_to(Error error);
  Asked asked() const;
  void close();

  boost::beast::tcp_stream stream_;
  std::shared_ptr<Shared> shared_;
  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  std::optional<boost::beast::http::response<boost::beast::http::string_body>> response_;
  bool is_idle_ = false, is_read_in_full_ = true;
  std::chrono::steady_clock::time_point idle_since_{};
  std::size_t thrown_away_ = 0;
};

}  // namespace gateway
