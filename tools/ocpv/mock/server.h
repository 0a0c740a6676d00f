// In: a port of this machine, and who answers requests. Out: their answers, over HTTP/1.1.
// Promises: only programs of this machine can connect; head, body, time and number of connections are bounded; SIGTERM
// and SIGINT take no new connection, end idle ones, and let busy ones finish for kDrain and no longer. The HTTP engine
// is Boost.Beast, Debian's.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "http/http.h"

namespace ocpv::program {

/// The views are the connection's.
struct MockRequest {
  std::string_view method, target;
  std::vector<http::Header> headers;  ///< Those of one hop are left out.
  std::string_view body;
};

struct MockAnswer {
  int status = 204;
  std::string type, body;
};

/// Called by one thread at a time.
using MockHandler = std::function<MockAnswer(const MockRequest&)>;

class MockServer {
 public:
  /// A handler is made for each connection.
  MockServer(unsigned threads, std::size_t most_body_bytes, std::function<MockHandler()> new_handler);
  ~MockServer();

  /// On 127.0.0.1; port 0 takes a free one. The port, or why not.
  Result<std::uint16_t> listen(std::uint16_t port, Language language);
  /// Returns after SIGTERM or SIGINT.
  void run();

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace ocpv::program
