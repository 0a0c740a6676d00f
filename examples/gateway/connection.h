// In: an accepted socket. Out: its requests, one after another, through httplib's routing.
// Promises: what is left of a request that was not read in full never becomes the next one (the connection ends); once
// stop() is called, idle connections end at once, and busy ones after the answer, which says so.
#pragma once

#include <httplib.h>

#include <array>
#include <atomic>
#include <chrono>

namespace gateway {

/// A socket with a buffer that lasts as long as the connection, so that pipelined requests are not lost.
class Connection : public httplib::Stream {
 public:
  Connection(socket_t socket, std::chrono::milliseconds timeout) : socket_(socket), timeout_(timeout) {}

  bool is_readable() const override;
  bool is_writable() const override;
  ssize_t read(char* to, size_t size) override;
  ssize_t write(const char* from, size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return socket_; }

  /// True once bytes of a request are there; false when there are none for `most`, or `stop` is set.
  bool wait_for_request(std::chrono::milliseconds most, const std::atomic<bool>& stop) const;

 private:
  bool poll_for(short events, std::chrono::milliseconds most) const;

  socket_t socket_;
  std::chrono::milliseconds timeout_;
  std::array<char, 16384> buffer_{};
  std::size_t begin_ = 0, end_ = 0;
};

/// httplib's server with connections of this kind.
class Server : public httplib::Server {
 public:
  /// Takes no new connection, and ends the others as the promise above says. listen_after_bind() then returns.
  void finish();

 private:
  bool process_and_close_socket(socket_t socket) override;

  std::atomic<bool> is_finishing_{false};
};

}  // namespace gateway
