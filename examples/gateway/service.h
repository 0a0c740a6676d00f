// In: a whole request of the proxy's. Out: the answer to it.
// Promises: 204 only where the judge has found the request as documented; 4xx for everything that a caller can bring
// about, so that nobody gets past a proxy that lets through what could not be judged; 5xx only where the fault is the
// proxy's configuration or this process's. Any thread. Knows nothing of the HTTP engine, which is session.cc's.
#pragma once

#include <ocpv/ocpv.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "counters.h"
#include "judges.h"
#include "log.h"
#include "problem.h"

namespace gateway {

/// What the proxy asks, as it was sent: no byte is decoded. The views are the caller's.
struct Asked {
  std::string_view method, target;
  std::vector<ocpv::Header> headers;
  std::string_view body;

  /// The first header of that name, in any case; none: null.
  const ocpv::Header* header(std::string_view name) const noexcept;
  std::size_t count(std::string_view name) const noexcept;
  ocpv::Lang language() const noexcept;
};

struct Answer {
  int status = 204;
  std::string body = {}, type = {}, language = {}, allow = {};
};

class Service {
 public:
  Service(CurrentJudges& judges, Counters& counters, Log& log) : judges_(judges), counters_(counters), log_(log) {}

  /// The answer to a request that was read in full.
  Answer answer(const Asked& asked);
  /// The answer to a request that the engine could not read, or that is not read further.
  Answer unreadable(int status, const Sentence& why, ocpv::Lang language);

 private:
  Answer judge(const Asked& asked);
  Answer verdict(Judge& judge, const ocpv::Request& request, ocpv::Lang language);
  Answer not_judged(const Sentence& why, ocpv::Lang language);

  CurrentJudges& judges_;
  Counters& counters_;
  Log& log_;
};

}  // namespace gateway
