// In: an address and a service. Out: sessions, no more at once than Options say.
// Promises: SIGTERM and SIGINT take no new connection, end idle ones, let busy ones finish for Options::drain_seconds
// and no longer, whatever the other side does; SIGHUP calls `reload`. There is no signal handler in which little is
// allowed.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <functional>
#include <memory>
#include <string>

#include "session.h"

namespace gateway {

class Server {
 public:
  Server(Service& service, const Options& options, Log& log, std::function<void()> reload);

  /// The port, or 0 and `why`.
  int bind(std::string& why);
  /// Returns after SIGTERM.
  void run();

 private:
  using Error = boost::system::error_code;

  void accept();
  void accept_later();
  void wait_for_signal();
  void finish();
  void wait_for_sessions(std::chrono::steady_clock::time_point end);

  const Options& options_;
  Log& log_;
  std::function<void()> reload_;
  std::shared_ptr<Shared> shared_;
  boost::asio::io_context io_;
  boost::asio::strand<boost::asio::io_context::executor_type> strand_;
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::signal_set signals_;
  boost::asio::steady_timer timer_;
};

}  // namespace gateway
