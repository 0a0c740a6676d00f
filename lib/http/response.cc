// A response of an operation, by its HTTP status and body.
#include <algorithm>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/joined.h"
#include "http/collect.h"
#include "http/headers.h"
#include "http/http.h"
#include "json/decimal.h"
#include "json/document.h"
#include "json/place.h"

namespace ocpv::http {
namespace {

using findings::Detail;
using findings::Diagnostic;
using findings::Id;

constexpr int kLeastStatus = 100, kLeastSuccess = 200, kLeastFailure = 400, kMostStatus = 599, kNoContent = 204,
              kNotModified = 304;

bool may_have_body(int http_status) noexcept {
  return http_status >= 200 && http_status != kNoContent && http_status != kNotModified;
}

// What the body itself says of the outcome.
struct Outcome {
  std::optional<std::int64_t> status;
  std::optional<bool> successful;
  json::Value status_value, successful_value;
};

Outcome outcome_of(json::Value root) {
  Outcome outcome;
  outcome.status_value = root.find("status");
  outcome.successful_value = root.find("successful");
  if (outcome.status_value.is_number()) outcome.status = json::Decimal(outcome.status_value.source()).to_int64();
  if (outcome.successful_value.is_boolean()) outcome.successful = outcome.successful_value.is_true();
  return outcome;
}

findings::Position position_in(std::string_view body, std::size_t byte) {
  const json::Position at = json::position_of(body, byte);
  return {at.line, at.column, at.byte};
}

// A member of the envelope that does not go together with the HTTP status.
void disagree(Collect& collect, std::string_view body, json::Value value, Detail detail, std::string_view expected) {
  const std::string pointer = joined({"/", value.key()});
  Diagnostic d;
  d.id = Id::inconsistent_fields;
  d.severity = Severity::warning;
  d.detail = detail;
  d.field = value.key();
  d.pointer = pointer;
  d.found = {value.is_boolean() ? findings::ValueKind::boolean : findings::ValueKind::integer, value.source(), false};
  d.expected = {&expected, 1};
  d.range = {position_in(body, value.byte()), position_in(body, value.byte() + value.source().size())};
  d.key_range = {position_in(body, value.key_byte()), position_in(body, value.key_byte() + value.key().size() + 2)};
  collect.add(d);
}

void judge_outcome(Collect& collect, std::string_view body, const Outcome& outcome, int http_status) {
  const std::string status = std::to_string(http_status);
  if (outcome.status && *outcome.status != http_status) {
    disagree(collect, body, outcome.status_value, Detail::http_status, status);
  }
  if (outcome.successful && *outcome.successful != (http_status < kLeastFailure)) {
    disagree(collect, body, outcome.successful_value, Detail::http_outcome, status);
  }
}

void judge_missing_body(Collect& collect) {
  Diagnostic d;
  d.id = Id::missing_body;
  d.detail = Detail::response_body;
  collect.add(d);
}

// Proxies answer with pages of their own when something fails; a success has the documented form.
void judge_other_content(Collect& collect, bool is_documented, bool failed) {
  constexpr std::string_view kExpected[] = {kJsonType};
  if (!is_documented || failed) return;
  Diagnostic d;
  d.id = Id::bad_header;
  d.part = RequestPart::header;
  d.field = "Content-Type";
  d.pointer = "/Content-Type";
  d.expected = kExpected;
  collect.add(d);
}

// The status that the rest is held against: the real one, or else what the body says of itself.
int status_of(std::optional<int> http_status, const Outcome& outcome) {
  if (http_status) return *http_status;
  const bool is_status = outcome.status && *outcome.status >= kLeastStatus && *outcome.status <= kMostStatus;
  return is_status ? static_cast<int>(*outcome.status) : 0;
}

bool has_failed(const Outcome& outcome, int status) {
  return status >= kLeastFailure || (outcome.successful && !*outcome.successful);
}

void judge_body(const Service& service, const Service::Loaded& operation, check::Checker& checker, bool failed,
                std::string_view body, const Options& options, findings::Findings& findings) {
  const plan::Plan* documented = service.plan(operation, Part::response);
  const plan::Plan& plan = failed ? service.failure() : documented != nullptr ? *documented : service.anything();
  check::Options check_options;
  check_options.limits = options.limits;
  check_options.strict = options.strict;
  check_options.all_secrets = options.all_secrets;
  check_options.secret_literals = options.secret_literals;
  check_options.unknown_field = Severity::note;
  check_options.compat = options.compat;
  // OCP sends whole numbers that JavaScript would round as text.
  check_options.compat.long_as_text = !options.plain_longs && !failed && documented != nullptr;
  check_options.schema = [](const void* of) -> const json::Document& {
    return static_cast<const Service::Loaded*>(of)->schema(Part::response);
  };
  check_options.schema_of = &operation;
  checker.check(plan, body, check_options, findings);
}

}  // namespace

Status check_response(const Service& service, const Service::Loaded& operation, check::Checker& checker,
                      std::optional<int> http_status, std::string_view body, const Options& options,
                      findings::Findings& findings, std::optional<std::string_view> content_type) {
  findings.clear();
  if (http_status && (*http_status < kLeastStatus || *http_status > kMostStatus)) {
    return findings.status = Status::bad_argument;
  }
  Collect collect(findings);
  const bool is_documented = operation.operation->has(Part::response);
  if (is_blank(body)) {
    const int status = http_status.value_or(kLeastSuccess);
    if ((is_documented || status >= kLeastFailure) && may_have_body(status)) judge_missing_body(collect);
    return collect.finish(options.limits, options.strict);
  }
  if (content_type && !is_json_type(*content_type)) {
    judge_other_content(collect, is_documented, has_failed({}, http_status.value_or(0)));
    return collect.finish(options.limits, options.strict);
  }

  // A body that cannot be read says nothing of its outcome; the plan then says why it cannot be read.
  const Result<json::Document> document = json::parse(body, options.limits);
  const Outcome outcome = document ? outcome_of(document->root()) : Outcome{};
  const int status = status_of(http_status, outcome);
  judge_body(service, operation, checker, has_failed(outcome, status), body, options, findings);
  if (status != 0) judge_outcome(collect, body, outcome, status);
  return collect.finish(options.limits, options.strict);
}

}  // namespace ocpv::http
