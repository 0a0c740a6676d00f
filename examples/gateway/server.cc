#include "server.h"

#include <chrono>
#include <csignal>
#include <thread>
#include <vector>

namespace gateway {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr std::chrono::milliseconds kLook{20}, kIdleToMakeRoom{1000};

}  // namespace

Server::Server(Service& service, const Options& options, Log& log, std::function<void()> reload)
    : options_(options),
      log_(log),
      reload_(std::move(reload)),
      shared_(new Shared{service, options}),
      strand_(asio::make_strand(io_)),
      acceptor_(strand_),
      signals_(strand_, SIGTERM, SIGINT, SIGHUP),
      timer_(strand_) {}

int Server::bind(std::string& why) {
  Error error;
  const auto address = asio::ip::make_address(options_.listen.host, error);
  const tcp::endpoint endpoint(address, static_cast<unsigned short>(options_.listen.port));
  if (!error) acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    why = error.message();
    return 0;
  }
  return acceptor_.local_endpoint().port();
}

void Server::accept() {
  if (!acceptor_.is_open()) return;
  if (shared_->sessions.size() >= options_.max_connections) {
    for (const auto& session : shared_->sessions.all()) session->end_if_idle(kIdleToMakeRoom);
    return accept_later();
  }
  acceptor_.async_accept(asio::make_strand(io_), [this](Error error, tcp::socket socket) {
    if (error == asio::error::operation_aborted) return;
    if (error) return accept_later();  // No file descriptor is left, for instance.
    Error ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    std::make_shared<Session>(std::move(socket), shared_)->begin();
    accept();
  });
}

void Server::accept_later() {
  timer_.expires_after(kLook);
  timer_.async_wait([this](Error error) {
    if (!error) accept();
  });
}

void Server::wait_for_signal() {
  signals_.async_wait([this](Error error, int signal) {
    if (error) return;
    if (signal != SIGHUP) return finish();
    reload_();
    wait_for_signal();
  });
}

void Server::finish() {
  log_.say("ending; what is under way is finished first");
  shared_->is_finishing = true;
  acceptor_.close();
  for (const auto& session : shared_->sessions.all()) session->end_if_idle(std::chrono::milliseconds(0));
  wait_for_sessions(std::chrono::steady_clock::now() + std::chrono::seconds(options_.drain_seconds));
}

void Server::wait_for_sessions(std::chrono::steady_clock::time_point end) {
  if (shared_->sessions.size() == 0 || std::chrono::steady_clock::now() >= end) return io_.stop();
  timer_.expires_after(kLook);
  timer_.async_wait([this, end](Error) { wait_for_sessions(end); });
}

void Server::run() {
  asio::post(strand_, [this] {
    wait_for_signal();
    accept();
  });
  const auto work = [this] {
    for (;;) {
      try {
        io_.run();
        return;
      } catch (const std::exception&) {
        log_.say("a connection was given up: no memory");  // Its session went with the handler.
      }
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < options_.threads; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace gateway
