// In: a port of this machine, and who answers requests. Out: their answers, over HTTP/1.1.
// Promises: only programs of this machine can connect; head, body, time and number of connections are bounded; SIGTERM
// and SIGINT take no new connection, end idle ones, and let busy ones finish for kDrain and no longer. The HTTP engine
// is Boost.Beast, Debian's.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "http/http.h"
#include "tools/ocpv/mock/tls.h"

namespace ocpv::program {

/// The views are the connection's.
struct MockRequest {
  std::string_view method, target;
  std::vector<http::Header> headers;  ///< Those of one hop are left out.
  std::string_view host;              ///< The header, which is of one hop, and is signed.
  std::string_view body;
  bool is_too_long = false;  ///< It has a longer body than is read.
};

struct MockAnswer {
  int status = 200;
  std::string type, body;
  std::vector<std::pair<std::string_view, std::string>> headers = {};  ///< Beside that of the type.
  bool was_preferred = false;                                          ///< `Prefer: status=` decided it.
  std::chrono::milliseconds delay{0};                                  ///< It is sent so much later.
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
  /// From then on clients speak TLS, unless it is none.
  void use_tls(std::unique_ptr<MockTls> tls);
  /// Returns after SIGTERM or SIGINT.
  void run();

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace ocpv::program
