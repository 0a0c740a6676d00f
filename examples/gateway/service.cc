#include "service.h"

#include <array>
#include <chrono>
#include <new>

#include "language.h"

namespace gateway {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kMethod = "X-Original-Method", kTarget = "X-Original-URI";
constexpr int kBadRequest = 400, kNotFound = 404, kNotAllowed = 405, kUnsupported = 415, kInternal = 500;

constexpr Sentence kNoMemory{"the request could not be judged", "无法判断该请求"};
constexpr Sentence kNotTold{"the proxy does not say which request it asks about", "代理未说明所询问的请求"};
constexpr Sentence kToldTwice{"the request is told twice", "请求被重复说明"};
constexpr Sentence kEncoded{"a body with a content encoding is not judged", "不判断带内容编码的请求体"};
constexpr Sentence kNothingHere{"there is nothing here", "此处没有内容"};
constexpr Sentence kOtherMethod{"this place is asked with another method", "此处须使用另一种方法"};

// Headers between the proxy and this service are nobody's documentation.
constexpr std::array<std::string_view, 6> kOfThisHop{"Connection", "Content-Length", "Keep-Alive",
                                                     "Host",       kMethod,          kTarget};

bool is_named(std::string_view name, std::string_view wanted) noexcept {
  if (name.size() != wanted.size()) return false;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (lower(name[i]) != lower(wanted[i])) return false;
  }
  return true;
}

bool is_of_this_hop(std::string_view name) noexcept {
  for (const std::string_view one : kOfThisHop) {
    if (is_named(name, one)) return true;
  }
  return false;
}

Answer problem(int status, std::string body, ocpv::Lang language) {
  return {status, std::move(body), kProblemType, language == ocpv::Lang::zh ? "zh" : "en"};
}

}  // namespace

const ocpv::Header* Asked::header(std::string_view name) const noexcept {
  for (const ocpv::Header& one : headers) {
    if (is_named(one.name, name)) return &one;
  }
  return nullptr;
}

std::size_t Asked::count(std::string_view name) const noexcept {
  std::size_t number = 0;
  for (const ocpv::Header& one : headers) number += is_named(one.name, name) ? 1U : 0U;
  return number;
}

ocpv::Lang Asked::language() const noexcept {
  const ocpv::Header* accepted = header("Accept-Language");
  return accepted == nullptr ? ocpv::Lang::en : preferred_language(accepted->value);
}

Answer Service::answer(const Asked& asked) {
  const bool is_metrics = asked.target == "/metrics";
  if (!is_metrics && asked.target != "/judge") return unreadable(kNotFound, kNothingHere, asked.language());
  const std::string_view method = is_metrics ? "GET" : "POST";
  if (asked.method != method) {
    Answer answer = unreadable(kNotAllowed, kOtherMethod, asked.language());
    answer.allow = method;
    return answer;
  }
  if (is_metrics) return {200, counters_.to_text(), "text/plain; version=0.0.4"};
  try {
    return judge(asked);
  } catch (const std::bad_alloc&) {
    return not_judged(kNoMemory, asked.language());
  }
}

Answer Service::judge(const Asked& asked) {
  const ocpv::Lang language = asked.language();
  const ocpv::Header* method = asked.header(kMethod);
  const ocpv::Header* target = asked.header(kTarget);
  if (method == nullptr || target == nullptr) return not_judged(kNotTold, language);
  // The second may be the caller's own, behind a proxy that adds headers where it should set them.
  if (asked.count(kMethod) > 1 || asked.count(kTarget) > 1) return unreadable(kBadRequest, kToldTwice, language);
  const ocpv::Header* encoding = asked.header("Content-Encoding");
  if (encoding != nullptr && !asked.body.empty()) return unreadable(kUnsupported, kEncoded, language);

  ocpv::Request request;
  request.method = method->value;
  request.target = target->value;
  request.body = asked.body;
  for (const ocpv::Header& header : asked.headers) {
    if (!is_of_this_hop(header.name)) request.headers.push_back(header);
  }
  const BorrowedJudge judge(judges_.get());
  if (!judge) return not_judged(kNoMemory, language);
  return verdict(*judge.operator->(), request, language);
}

Answer Service::verdict(Judge& judge, const ocpv::Request& request, ocpv::Lang language) {
  const auto begin = Clock::now();
  const ocpv::Code code = judge.checker.check_request(judge.report, request);
  counters_.spent(Clock::now() - begin);
  if (code == ocpv::Code::no_memory || code == ocpv::Code::internal) return not_judged(kNoMemory, language);
  counters_.count(judge.report);
  if (code == ocpv::Code::ok) {
    counters_.count(Outcome::right);
    return {};
  }
  // A body that is not JSON, too deep or too large is wrong, too: its sender can make it right.
  counters_.count(Outcome::wrong);
  log_.refused(kBadRequest, judge.report);
  ocpv::RenderOptions options;
  options.language = language;
  options.http_status = kBadRequest;
  return problem(kBadRequest, std::string(judge.report.to_problem(options)), language);
}

Answer Service::unreadable(int status, const Sentence& why, ocpv::Lang language) {
  counters_.count(Outcome::unreadable);
  log_.not_judged(status, why.en);
  return problem(status, problem_of(why, language, status), language);
}

Answer Service::not_judged(const Sentence& why, ocpv::Lang language) {
  counters_.count(Outcome::not_judged);
  log_.not_judged(kInternal, why.en);
  return problem(kInternal, problem_of(why, language, kInternal), language);
}

}  // namespace gateway
