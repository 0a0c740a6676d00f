// In: a request. Out: the answer the caller gets.
// Promises: a request that is not as documented never reaches OCP; an answer of OCP is judged, and goes to the caller
// as it is whatever the verdict; where something could not be judged at all (no memory), the request is refused.
#pragma once

#include <httplib.h>

#include "counters.h"
#include "judges.h"
#include "log.h"
#include "upstream.h"

namespace gateway {

class Proxy {
 public:
  Proxy(CurrentJudges& judges, Upstream& upstream, Counters& counters, Log& log)
      : judges_(judges), upstream_(upstream), counters_(counters), log_(log) {}

  /// The list of the steps: judge the request, send it on, judge the answer, give it back.
  void handle(const httplib::Request& request, httplib::Response& response, bool with_checks);

 private:
  bool is_let_through(Judge& judge, const httplib::Request& request, httplib::Response& response, ocpv::Lang language);
  void judge_answer(Judge& judge, const std::string& operation, const httplib::Request& request,
                    const httplib::Response& answer);

  CurrentJudges& judges_;
  Upstream& upstream_;
  Counters& counters_;
  Log& log_;
};

}  // namespace gateway
