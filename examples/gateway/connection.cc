#include "connection.h"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace gateway {
namespace {

constexpr std::chrono::milliseconds kIdle{5000}, kSlow{30000}, kLook{100};

using NameOf = int (*)(int, sockaddr*, socklen_t*);

void describe(socket_t socket, NameOf name_of, std::string& ip, int& port) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  std::array<char, NI_MAXHOST> host{};
  std::array<char, NI_MAXSERV> service{};
  if (name_of(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return;
  if (getnameinfo(reinterpret_cast<sockaddr*>(&address), size, host.data(), host.size(), service.data(), service.size(),
                  NI_NUMERICHOST | NI_NUMERICSERV) != 0) {
    return;
  }
  ip = host.data();
  std::from_chars(service.data(), service.data() + std::strlen(service.data()), port);
}

bool has_body(const httplib::Request& request) {
  if (request.has_header("Transfer-Encoding")) return true;
  return request.has_header("Content-Length") && request.get_header_value("Content-Length") != "0";
}

// httplib reads a body for these methods only.
bool is_body_read(const std::string& method) {
  return method == "POST" || method == "PUT" || method == "PATCH" || method == "DELETE";
}

// Where the end of the body is not beyond doubt, nothing that follows is taken for a request (RFC 9112, 6.3 and 11.2).
bool is_last_request(const httplib::Request& request) {
  if (!has_body(request)) return false;
  if (!is_body_read(request.method)) return true;
  return request.get_header_value_count("Content-Length") + request.get_header_value_count("Transfer-Encoding") != 1 ||
         (request.method == "DELETE" && !request.has_header("Content-Length"));
}

}  // namespace

bool Connection::poll_for(short events, std::chrono::milliseconds most) const {
  pollfd one{socket_, events, 0};
  int status = 0;
  do {
    status = poll(&one, 1, static_cast<int>(most.count()));
  } while (status < 0 && errno == EINTR);
  return status > 0;
}

bool Connection::is_readable() const { return begin_ < end_ || poll_for(POLLIN, timeout_); }

bool Connection::is_writable() const { return poll_for(POLLOUT, timeout_); }

ssize_t Connection::read(char* to, size_t size) {
  if (begin_ == end_) {
    if (!poll_for(POLLIN, timeout_)) return -1;
    const ssize_t got = recv(socket_, buffer_.data(), buffer_.size(), 0);
    if (got <= 0) return got;
    begin_ = 0;
    end_ = static_cast<std::size_t>(got);
  }
  const std::size_t part = std::min(size, end_ - begin_);
  std::memcpy(to, buffer_.data() + begin_, part);
  begin_ += part;
  return static_cast<ssize_t>(part);
}

ssize_t Connection::write(const char* from, size_t size) {
  if (!is_writable()) return -1;
  return send(socket_, from, size, MSG_NOSIGNAL);
}

void Connection::get_remote_ip_and_port(std::string& ip, int& port) const { describe(socket_, getpeername, ip, port); }

void Connection::get_local_ip_and_port(std::string& ip, int& port) const { describe(socket_, getsockname, ip, port); }

bool Connection::wait_for_request(std::chrono::milliseconds most, const std::atomic<bool>& stop) const {
  if (begin_ < end_) return true;
  for (; most.count() > 0; most -= kLook) {
    if (poll_for(POLLIN, stop ? std::chrono::milliseconds(0) : kLook)) return true;
    if (stop) return false;
  }
  return false;
}

void Server::finish() {
  is_finishing_ = true;
  stop();
}

bool Server::process_and_close_socket(socket_t socket) {
  Connection connection(socket, kSlow);
  bool is_last = false;
  const auto look_at = [&](httplib::Request& request) {
    is_last = is_last || is_finishing_ || is_last_request(request);
    if (!is_last) return;
    request.headers.erase("Connection");
    request.set_header("Connection", "close");  // httplib repeats it in the answer.
  };
  while (!is_last && connection.wait_for_request(kIdle, is_finishing_)) {
    bool is_closed = false;
    if (!process_request(connection, false, is_closed, look_at) || is_closed) break;
  }
  // What the caller still sends is read for a moment, or the answer might be lost to a reset.
  shutdown(socket, SHUT_WR);
  if (is_last) {
    std::array<char, 4096> rest{};
    for (int i = 0; i < 256 && connection.wait_for_request(kLook, is_finishing_); ++i) {
      if (connection.read(rest.data(), rest.size()) <= 0) break;
    }
  }
  close(socket);
  return true;
}

}  // namespace gateway
