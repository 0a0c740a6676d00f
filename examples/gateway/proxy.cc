#include "proxy.h"

#include <chrono>

#include "language.h"
#include "problem.h"

namespace gateway {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kBadRequest = 400, kInternal = 500, kBadGateway = 502, kTimeout = 504;
constexpr Sentence kNoMemory{"the gateway could not judge the request", "网关无法判断该请求"};
constexpr Sentence kNoBodyAllowed{"a request of this method has no body", "此方法的请求不能带请求体"};
constexpr Sentence kNoAnswer{"OCP could not be reached", "无法连接 OCP"};
constexpr Sentence kNoAnswerInTime{"OCP did not answer in time", "OCP 未在规定时间内应答"};

void answer_with(httplib::Response& response, int status, const std::string& problem, ocpv::Lang language) {
  response.status = status;
  response.set_header("Content-Language", language == ocpv::Lang::zh ? "zh" : "en");
  response.set_content(problem, kProblemType);
}

// The request as its sender wrote it; the views are good as long as it is.
ocpv::Request as_judged(const httplib::Request& request) {
  ocpv::Request out;
  out.method = request.method;
  out.target = request.target;
  out.body = request.body;
  for (const auto& [name, value] : request.headers) {
    // Headers of one hop are nobody's documentation; but a documented Content-Type is for all of them.
    if (!is_of_this_hop(name)) out.headers.push_back({name, value});
  }
  return out;
}

// httplib reads no body of a GET; Connection ends after such a request.
bool has_unread_body(const httplib::Request& request) {
  if (!request.body.empty()) return false;
  if (request.method == "POST" || request.method == "PUT" || request.method == "PATCH") return false;
  return request.has_header("Transfer-Encoding") ||
         (request.has_header("Content-Length") && request.get_header_value("Content-Length") != "0");
}

void give_back(httplib::Response& response, httplib::Response answer) {
  response.status = answer.status;
  response.reason = std::move(answer.reason);
  for (auto& [name, value] : answer.headers) {
    if (!is_of_this_hop(name)) response.headers.emplace(name, std::move(value));
  }
  response.body = std::move(answer.body);
}

}  // namespace

void Proxy::handle(const httplib::Request& request, httplib::Response& response, bool with_checks) {
  const ocpv::Lang language = preferred_language(request.get_header_value("Accept-Language"));
  if (has_unread_body(request)) {
    counters_.count(Outcome::refused);
    return answer_with(response, kBadRequest, problem_of(kNoBodyAllowed, language, kBadRequest), language);
  }
  const BorrowedJudge judge(judges_.get());
  if (!judge) {
    counters_.count(Outcome::not_judged);
    return answer_with(response, kInternal, problem_of(kNoMemory, language, kInternal), language);
  }
  if (with_checks && !is_let_through(*judge.operator->(), request, response, language)) return;

  const std::string operation(with_checks ? judge->report.operation() : std::string_view());
  Upstream::Answer answer = upstream_.send(request);
  if (!answer.is_there()) {
    counters_.count(Outcome::upstream_failed);
    const int status = answer.was_slow ? kTimeout : kBadGateway;
    return answer_with(response, status, problem_of(answer.was_slow ? kNoAnswerInTime : kNoAnswer, language, status),
                       language);
  }
  counters_.count(Outcome::passed);
  if (with_checks) judge_answer(*judge.operator->(), operation, request, answer.response);
  give_back(response, std::move(answer.response));
}

bool Proxy::is_let_through(Judge& judge, const httplib::Request& request, httplib::Response& response,
                           ocpv::Lang language) {
  const auto begin = Clock::now();
  const ocpv::Code code = judge.checker.check_request(judge.report, as_judged(request));
  counters_.spent(Side::request, Clock::now() - begin);
  counters_.count(Side::request, judge.report);
  if (code == ocpv::Code::ok) return true;

  const bool is_our_fault =
      code == ocpv::Code::no_memory || code == ocpv::Code::internal || code == ocpv::Code::bad_argument;
  const int status = is_our_fault ? kInternal : kBadRequest;
  counters_.count(is_our_fault ? Outcome::not_judged : Outcome::refused);
  log_.found("refused", request.method, request.target, status, judge.report);
  ocpv::RenderOptions options;
  options.language = language;
  options.http_status = status;
  answer_with(response, status,
              is_our_fault ? problem_of(kNoMemory, language, status) : std::string(judge.report.to_problem(options)),
              language);
  return false;
}

void Proxy::judge_answer(Judge& judge, const std::string& operation, const httplib::Request& request,
                         const httplib::Response& answer) {
  const auto begin = Clock::now();
  const ocpv::Code code = judge.checker.check_response(judge.report, operation, answer.status, answer.body);
  counters_.spent(Side::response, Clock::now() - begin);
  counters_.count(Side::response, judge.report);
  if (code == ocpv::Code::ok) return counters_.count(Judged::documented);
  // An answer that is no JSON is not as documented either; only what is this library's fault was not judged.
  const bool was_judged = ocpv::was_judged(code) || code == ocpv::Code::not_json;
  counters_.count(was_judged ? Judged::undocumented : Judged::not_judged);
  log_.found("undocumented answer to", request.method, request.target, answer.status, judge.report);
}

}  // namespace gateway
