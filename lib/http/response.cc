// A response of an operation, by its HTTP status and body.
#include <charconv>
#include <optional>
#include <string>

#include "base/joined.h"
#include "http/collect.h"
#include "http/http.h"
#include "json/decimal.h"
#include "json/document.h"
#include "json/place.h"

namespace ocpv::http {
namespace {

using findings::Detail;
using findings::Diagnostic;
using findings::Id;

constexpr int kLeastStatus = 100, kLeastFailure = 400, kMostStatus = 599, kNoContent = 204, kNotModified = 304;

bool is_blank(std::string_view text) noexcept { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

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

Position position_in(std::string_view body, std::size_t byte) {
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

}  // namespace

Status check_response(const Service& service, const Service::Loaded& operation, check::Checker& checker,
                      int http_status, std::string_view body, const Options& options, findings::Findings& findings) {
  findings.clear();
  if (http_status < kLeastStatus || http_status > kMostStatus) return findings.status = Status::bad_argument;
  Collect collect(findings);
  if (is_blank(body)) {
    const bool is_documented = operation.plans.response != nullptr || http_status >= kLeastFailure;
    if (is_documented && may_have_body(http_status)) judge_missing_body(collect);
    return collect.finish(options.limits, options.strict);
  }

  // A body that cannot be read says nothing of its outcome; the plan then says why it cannot be read.
  const Result<json::Document> document = json::parse(body, options.limits);
  const Outcome outcome = document ? outcome_of(document->root()) : Outcome{};
  const bool failed = http_status >= kLeastFailure || (outcome.successful && !*outcome.successful);
  const plan::Plan* documented = operation.plans.response;
  const plan::Plan& plan = failed ? service.failure() : documented != nullptr ? *documented : service.anything();
  check::Options check_options;
  check_options.limits = options.limits;
  check_options.strict = options.strict;
  check_options.unknown_field = Severity::note;
  checker.check(plan, body, check_options, findings);
  judge_outcome(collect, body, outcome, http_status);
  return collect.finish(options.limits, options.strict);
}

}  // namespace ocpv::http
