#include "upstream.h"

#include <strings.h>

#include <array>
#include <chrono>
#include <string_view>

namespace gateway {
namespace {

constexpr std::array<std::string_view, 15> kHopHeaders{"Connection",
                                                       "Keep-Alive",
                                                       "Proxy-Authenticate",
                                                       "Proxy-Authorization",
                                                       "Proxy-Connection",
                                                       "TE",
                                                       "Trailer",
                                                       "Transfer-Encoding",
                                                       "Upgrade",
                                                       "Content-Length",
                                                       "REMOTE_ADDR",
                                                       "REMOTE_PORT",
                                                       "LOCAL_ADDR",
                                                       "LOCAL_PORT",
                                                       "Expect"};

// Answers have to be read to be judged, so they come as they are; the gateway compresses for callers who ask for it.
constexpr std::string_view kAcceptEncoding = "Accept-Encoding";

bool is_named(const std::string& name, std::string_view wanted) {
  return name.size() == wanted.size() && strncasecmp(name.data(), wanted.data(), wanted.size()) == 0;
}

httplib::Request onward(const httplib::Request& request) {
  httplib::Request out;
  out.method = request.method;
  out.path = request.target;
  out.body = request.body;
  for (const auto& [name, value] : request.headers) {
    if (!is_of_this_hop(name) && !is_named(name, kAcceptEncoding)) out.headers.emplace(name, value);
  }
  out.headers.emplace(kAcceptEncoding, "identity");
  return out;
}

}  // namespace

bool is_of_this_hop(const std::string& name) {
  for (const std::string_view one : kHopHeaders) {
    if (is_named(name, one)) return true;
  }
  return false;
}

std::unique_ptr<httplib::Client> Upstream::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<httplib::Client> client = std::move(idle_.back());
      idle_.pop_back();
      return client;
    }
  }
  auto client = std::make_unique<httplib::Client>(address_.host, address_.port);
  client->set_keep_alive(true);
  client->set_tcp_nodelay(true);
  client->set_url_encode(false);
  client->set_decompress(false);
  client->set_connection_timeout(std::chrono::seconds(5));
  client->set_read_timeout(std::chrono::seconds(60));
  client->set_write_timeout(std::chrono::seconds(30));
  return client;
}

Upstream::Answer Upstream::send(const httplib::Request& request) {
  std::unique_ptr<httplib::Client> client = take();
  const auto begin = std::chrono::steady_clock::now();
  httplib::Result result = client->send(onward(request));
  Answer answer;
  if (!result) {
    // A client whose exchange failed is not used again.
    answer.was_slow = result.error() == httplib::Error::ConnectionTimeout ||
                      std::chrono::steady_clock::now() - begin >= std::chrono::seconds(30);
    return answer;
  }
  answer.response = std::move(*result);
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(client));
  return answer;
}

}  // namespace gateway
