#include "tools/ocpv/mock/server.h"

#include <unistd.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <chrono>
#include <csignal>
#include <thread>
#include <utility>

#include "files/files.h"
#include "tools/ocpv/mock/connection.h"

namespace ocpv::program {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::beast::error_code;
using Clock = Connection::Clock;

constexpr std::size_t kMostConnections = 256;
constexpr std::chrono::seconds kDrain{5}, kPatience{1};
constexpr std::chrono::milliseconds kLook{20};

}  // namespace

struct MockServer::Engine {
  Engine(unsigned wanted, std::size_t most_body_bytes, std::function<MockHandler()> new_handler)
      : threads(wanted),
        shared(std::make_shared<Connections>()),
        strand(asio::make_strand(io)),
        acceptor(strand),
        signals(strand, SIGTERM, SIGINT),
        timer(strand) {
    shared->most_body_bytes = most_body_bytes;
    shared->new_handler = std::move(new_handler);
  }

  void accept() {
    if (!acceptor.is_open()) return;
    if (size() >= kMostConnections) {
      end_idle(kPatience);  // Or clients that say nothing would keep all others out.
      return accept_later();
    }
    acceptor.async_accept(asio::make_strand(io), [this](ErrorCode error, tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      if (error) return accept_later();  // No file descriptor is left, for instance.
      ErrorCode ignored;
      socket.set_option(tcp::no_delay(true), ignored);
      if (tls == nullptr || put_behind_tls(socket)) std::make_shared<Connection>(std::move(socket), shared)->begin();
      accept();
    });
  }

  /// The socket becomes the one on which its client speaks in the clear.
  bool put_behind_tls(tcp::socket& socket) {
    ErrorCode error;
    socket.native_non_blocking(false, error);  // Its thread waits for it.
    const int client = socket.release(error);
    if (error) return false;
    const int clear = tls->front(client);
    if (clear < 0) return false;
    socket.assign(tcp::v4(), clear, error);
    if (error) ::close(clear);
    return !error;
  }

  std::size_t size() const { return std::max(shared->size(), tls == nullptr ? 0 : tls->size()); }

  void accept_later() {
    timer.expires_after(kLook);
    timer.async_wait([this](ErrorCode error) {
      if (!error) accept();
    });
  }

  void end_idle(Clock::duration at_least) {
    for (const auto& one : shared->all()) one->end_if_idle(at_least);
  }

  void finish() {
    shared->is_finishing = true;
    ErrorCode ignored;
    acceptor.close(ignored);
    end_idle(Clock::duration::zero());
    wait_for_connections(Clock::now() + kDrain);
  }

  void wait_for_connections(Clock::time_point end) {
    if (size() == 0 || Clock::now() >= end) return io.stop();
    timer.expires_after(kLook);
    timer.async_wait([this, end](ErrorCode) { wait_for_connections(end); });
  }

  unsigned threads;
  std::unique_ptr<MockTls> tls;  ///< None: in the clear.
  std::shared_ptr<Connections> shared;
  asio::io_context io;
  asio::strand<asio::io_context::executor_type> strand;
  tcp::acceptor acceptor;
  asio::signal_set signals;
  asio::steady_timer timer;
};

MockServer::MockServer(unsigned threads, std::size_t most_body_bytes, std::function<MockHandler()> new_handler)
    : engine_(std::make_unique<Engine>(threads, most_body_bytes, std::move(new_handler))) {}

MockServer::~MockServer() = default;

Result<std::uint16_t> MockServer::listen(std::uint16_t port, Language language) {
  tcp::acceptor& acceptor = engine_->acceptor;
  const tcp::endpoint endpoint(asio::ip::address_v4::loopback(), port);
  ErrorCode error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return Error{files::reason_of(error.value(), language)};
  return acceptor.local_endpoint().port();
}

void MockServer::use_tls(std::unique_ptr<MockTls> tls) { engine_->tls = std::move(tls); }

void MockServer::run() {
  Engine& engine = *engine_;
  asio::post(engine.strand, [&] {
    engine.signals.async_wait([&](ErrorCode error, int) {
      if (!error) engine.finish();
    });
    engine.accept();
  });
  std::vector<std::thread> others;
  for (unsigned i = 1; i < engine.threads; ++i) others.emplace_back([&] { engine.io.run(); });
  engine.io.run();
  for (std::thread& one : others) one.join();
}

}  // namespace ocpv::program
