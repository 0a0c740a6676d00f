#include "tools/ocpv/mock/answers.h"

#include <charconv>
#include <set>

#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "base/joined.h"
#include "base/profile.h"
#include "report/problem.h"
#include "report/report.h"
#include "sample/sampler.h"

namespace ocpv::program {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kProblemType = "application/problem+json", kJsonType = "application/json",
                           kBasicScheme = "Basic";
constexpr int kOk = 200, kUnauthorized = 401, kNotFound = 404, kNoMethod = 405, kInternal = 500, kLeastFailure = 400,
              kMostFailure = 599;

constexpr Message kGone{"it was deleted", "已被删除"};
constexpr Message kAsked{"this failure was asked for by Prefer", "按 Prefer 的要求返回失败"};
constexpr Message kFails{"this failure is one of --failure-rate", "按 --failure-rate 返回失败"};

// The envelope repeats the HTTP status.
std::string with_status(const std::string& sample) {
  Json body = Json::parse(sample, nullptr, false);
  if (!body.is_object() || !body.contains("status") || !body["status"].is_number_integer()) return sample;
  body["status"] = kOk;
  return body.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

struct FaultWords {
  signature::Fault fault;
  Message words;
};
constexpr Message kNoDate{"a signed request has one 'Date' header, as in Sun, 06 Nov 1994 08:49:37 GMT",
                          "签名的请求须有一个 'Date' 请求头，如 Sun, 06 Nov 1994 08:49:37 GMT"};
constexpr Message kOutOfTime{"the 'Date' of the signature is 15 minutes or more away from now",
                             "签名的 'Date' 与当前时间相差 15 分钟或以上"};
constexpr Message kUnknownKey{"there is no such access key in the file of '--keys'",
                              "'--keys' 的文件中没有这个访问密钥"};
constexpr Message kMismatch{"the signature is not that of this request with the secret key of its access key",
                            "签名与该请求及其访问密钥的私钥不符"};
constexpr FaultWords kFaults[] = {{signature::Fault::bad_date, kNoDate},
                                  {signature::Fault::out_of_time, kOutOfTime},
                                  {signature::Fault::unknown_key, kUnknownKey},
                                  {signature::Fault::mismatch, kMismatch}};

const Message& words_of(signature::Fault fault) {
  for (const FaultWords& one : kFaults) {
    if (one.fault == fault) return one.words;
  }
  return kMismatch;
}

MockAnswer failure(int status, const std::string& message) {
  MockAnswer answer;
  answer.status = status;
  answer.type = kJsonType;
  answer.body = MockSamples::failure(status, message);
  return answer;
}

MockAnswer internal_fault() {
  MockAnswer answer;
  answer.status = kInternal;
  return answer;
}

/// `Prefer: respond-async, status=404`: the first status of a failure; 0 where none is preferred. What cannot be
/// heeded is passed over, as RFC 7240 has it.
int preferred_status(const std::vector<http::Header>& headers) {
  constexpr std::string_view kStatus = "status";
  for (const http::Header& header : headers) {
    if (!same_but_case(header.name, "Prefer")) continue;
    for (const std::string& one : split(header.value, ',')) {
      const std::string_view preference = trimmed(std::string_view(one).substr(0, one.find(';')));
      const std::size_t sign = preference.find('=');
      if (sign == preference.npos || !same_but_case(trimmed(preference.substr(0, sign)), kStatus)) continue;
      const std::string_view value = trimmed(preference.substr(sign + 1), " \t\"");
      int status = 0;
      const auto read = std::from_chars(value.data(), value.data() + value.size(), status);
      const bool is_whole = read.ec == std::errc() && read.ptr == value.data() + value.size();
      if (is_whole && status >= kLeastFailure && status <= kMostFailure) return status;
    }
  }
  return 0;
}

}  // namespace

std::optional<std::string> MockSamples::response_of(const catalog::Operation& operation) {
  const std::lock_guard lock(guard_);
  if (const auto known = made_.find(operation.id); known != made_.end()) return known->second;
  std::optional<std::string>& made = made_[operation.id];
  if (!operation.has(Part::response)) return made = std::string();
  const auto sampler = sample::Sampler::make(operation.schema(Part::response), {seed_});
  if (sampler.ok()) made = with_status(sampler->full());
  return made;
}

// The members that the documentation names, and what is told to the caller.
std::string MockSamples::failure(int status, std::string_view message) {
  const Json body = {
      {"successful", false}, {"status", status}, {"error", {{"code", status}, {"message", std::string(message)}}}};
  return body.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

MockAnswer MockAnswers::refusal(const catalog::Operation* operation) const {
  const findings::Diagnostic* const cause = report::cause_of(findings_);
  const int status = report::http_status_of(cause);
  if (wishes_.as_ocp) {
    const std::string message = cause == nullptr ? std::string() : report::message(*cause, wishes_.language);
    return failure(status, message);
  }
  report::File file;
  file.findings = &findings_;
  if (operation != nullptr) file.operation = operation->id;
  MockAnswer answer;
  answer.status = status;
  answer.type = kProblemType;
  answer.body = report::problem(file, wishes_.language, status);
  return answer;
}

/// Of every hundred that follow each other not always so many: the same ones of a run with the same seed.
bool MockAnswers::fails_now() {
  if (wishes_.failures == 0) return false;
  std::uint64_t mixed = wishes_.seed + 0x9E3779B97F4A7C15U * ++state_.right_requests;  // splitmix64
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
  return (mixed ^ (mixed >> 31U)) % 100 < wishes_.failures;
}

/// Some samples cannot be without a warning: the documentation contradicts itself.
bool MockAnswers::is_strict(const plan::Plan& plan, const std::string& sample) {
  check::Options options;
  options.strict = true;
  return checker_.verdict(plan, sample, options) == Status::ok;
}

MockAnswer MockAnswers::right(const catalog::Operation& operation, const MockRequest& request) {
  const std::optional<std::string> sample = state_.samples.response_of(operation);
  if (!sample) return internal_fault();
  const plan::Plan* const plan = state_.plans.find(service_.find(operation.id)->number, Part::response);
  check::Options plain, strict;
  strict.strict = plan != nullptr && is_strict(*plan, *sample);
  const auto fits = [&](const std::string& body, bool strictly) {
    return plan != nullptr && checker_.verdict(*plan, body, strictly ? strict : plain) == Status::ok;
  };
  const std::optional<std::string> body = state_.memory.answer(operation, request, *sample, fits);
  if (!body) return failure(kNotFound, fill(kGone, wishes_.language));
  MockAnswer answer;
  answer.status = kOk;
  if (body->empty()) return answer;
  answer.type = kJsonType;
  answer.body = *body;
  return answer;
}

std::optional<MockAnswer> MockAnswers::wrongly_signed(const MockRequest& request) {
  if (state_.keys.empty() || request.is_too_long) return std::nullopt;
  std::vector<http::Header> headers = request.headers;
  if (!request.host.empty()) headers.push_back({"Host", request.host});
  signature::Fault fault = signature::Fault::none;
  const auto outcome = state_.keys.check({request.method, request.target, headers, request.body}, fault);
  if (outcome != signature::Outcome::judged) return internal_fault();
  if (fault == signature::Fault::none) return std::nullopt;
  const std::string message = fill(words_of(fault), wishes_.language);
  if (wishes_.as_ocp) return failure(kUnauthorized, message);
  // As what nobody signed is refused, but for the reason.
  std::erase_if(headers, [](const http::Header& one) { return same_but_case(one.name, "Authorization"); });
  const catalog::Operation* operation = nullptr;
  http::check_request(service_, checker_, {request.method, request.target, headers, {}}, {}, findings_, &operation);
  MockAnswer answer = refusal(operation);
  Json problem = Json::parse(answer.body, nullptr, false);
  const Json unsigned_id = name_of(findings::Id::not_authenticated);
  if (!problem.is_object() || problem["errors"].empty()) return internal_fault();
  Json cause = problem["errors"].front();
  if (cause["id"] != unsigned_id) return answer;  // Nobody is there who could ask for a signature: 404, 405.
  cause["detail"] = problem["detail"] = message;
  problem["errors"] = Json::array({cause});
  answer.body = problem.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  return answer;
}

/// Those that are documented for its path, with commas.
std::string MockAnswers::methods_of(std::string_view target) const {
  std::set<std::string_view> methods;
  for (const catalog::Routed& one : service_.catalog().route({}, target.substr(0, target.find('?'))).routes)
    methods.insert(service_.catalog().operations()[one.number].method);
  std::string out;
  for (const std::string_view method : methods) append(out, {out.empty() ? "" : ", ", method});
  return out;
}

MockAnswer MockAnswers::answer(const MockRequest& request) {
  MockAnswer answer = judged(request);
  // RFC 9110, 15.5.2 and 15.5.6.
  if (answer.status == kUnauthorized) {
    for (const std::string_view scheme : {kBasicScheme, kSignatureScheme})
      answer.headers.emplace_back("WWW-Authenticate", joined({scheme, " realm=\"OCP\""}));
  } else if (answer.status == kNoMethod) {
    answer.headers.emplace_back("Allow", methods_of(request.target));
  }
  answer.delay = wishes_.delay;
  return answer;
}

MockAnswer MockAnswers::judged(const MockRequest& request) {
  if (std::optional<MockAnswer> refused = wrongly_signed(request)) return std::move(*refused);
  http::Options options;
  options.authorization = wishes_.authorization;
  const catalog::Operation* operation = nullptr;
  // A body that was not read is judged as what it is beside its length: anything that is too long.
  const std::string too_long = request.is_too_long ? std::string(options.limits.max_bytes + 1, '0') : std::string();
  const http::Request asked{request.method, request.target, request.headers,
                            request.is_too_long ? std::string_view(too_long) : request.body};
  const Status status = http::check_request(service_, checker_, asked, options, findings_, &operation);
  if (status == Status::no_memory || status == Status::internal || (status == Status::ok && operation == nullptr))
    return internal_fault();
  MockAnswer answer;
  if (status != Status::ok) {
    answer = refusal(operation);
  } else if (const int preferred = preferred_status(request.headers); preferred != 0) {
    answer = failure(preferred, fill(kAsked, wishes_.language));
    answer.was_preferred = true;
  } else if (fails_now()) {
    answer = failure(kInternal, fill(kFails, wishes_.language));
  } else {
    answer = right(*operation, request);
  }
  return answer;
}

}  // namespace ocpv::program
