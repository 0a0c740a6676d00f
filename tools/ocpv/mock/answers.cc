#include "tools/ocpv/mock/answers.h"

#include <nlohmann/json.hpp>

#include "report/problem.h"
#include "report/report.h"
#include "sample/sampler.h"

namespace ocpv::program {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kProblemType = "application/problem+json", kJsonType = "application/json";
constexpr int kOk = 200, kNoContent = 204, kInternal = 500;

// The envelope repeats the HTTP status.
std::string with_status(const std::string& sample) {
  Json body = Json::parse(sample, nullptr, false);
  if (!body.is_object() || !body.contains("status") || !body["status"].is_number_integer()) return sample;
  body["status"] = kOk;
  return body.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
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
    return {status, std::string(kJsonType), MockSamples::failure(status, message)};
  }
  report::File file;
  file.findings = &findings_;
  if (operation != nullptr) file.operation = operation->id;
  return {status, std::string(kProblemType), report::problem(file, wishes_.language, status)};
}

MockAnswer MockAnswers::answer(const MockRequest& request) {
  http::Options options;
  options.authorization = wishes_.authorization;
  const catalog::Operation* operation = nullptr;
  const http::Request asked{request.method, request.target, request.headers, request.body};
  const Status status = http::check_request(service_, checker_, asked, options, findings_, &operation);
  if (status == Status::no_memory || status == Status::internal || (status == Status::ok && operation == nullptr))
    return {kInternal, {}, {}};
  if (status != Status::ok) return refusal(operation);
  const std::optional<std::string> body = samples_.response_of(*operation);
  if (!body) return {kInternal, {}, {}};
  if (body->empty()) return {kNoContent, {}, {}};
  return {kOk, std::string(kJsonType), *body};
}

}  // namespace ocpv::program
