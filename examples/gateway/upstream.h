// In: a request. Out: what OCP answered, or why there is no answer.
// Promises: connections are kept and used again; a request is sent once, never twice; headers of one hop stay on it.
#pragma once

#include <httplib.h>

#include <memory>
#include <mutex>
#include <vector>

#include "options.h"

namespace gateway {

class Upstream {
 public:
  explicit Upstream(Address address) : address_(std::move(address)) {}

  /// The status is 0 where there is no answer; `was_slow` tells a timeout from a refused connection.
  struct Answer {
    httplib::Response response;
    bool was_slow = false;
    bool is_there() const noexcept { return response.status > 0; }
  };
  Answer send(const httplib::Request& request);

 private:
  std::unique_ptr<httplib::Client> take();

  Address address_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<httplib::Client>> idle_;
};

/// True for headers that end at the next hop (RFC 9110, 7.6.1), and for those that httplib adds to what it received.
bool is_of_this_hop(const std::string& name);

}  // namespace gateway
