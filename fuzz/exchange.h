// In: bytes as an HTTP message, and a way to judge and tell it. Out: what is told, through the C API.
// Promises: the properties that hold of every report, whatever the operations are.
#pragma once

#include <ocpv/ocpv.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "property.h"

namespace ocpv::fuzz {

inline constexpr std::size_t kMostReportBytes = 4096, kMostHeaders = 16;

/// The bytes up to `end` and what follows it.
inline std::string_view cut(std::string_view& rest, char end) {
  const std::size_t at = rest.find(end);
  const std::string_view part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return part;
}

/// `METHOD target`, `Name: value` lines, an empty line, the body.
struct Message {
  std::string_view method, target, body;
  std::vector<ocpv_header> headers;

  explicit Message(std::string_view text) {
    target = cut(text, '\n');
    method = cut(target, ' ');
    while (!text.empty() && text.front() != '\n' && headers.size() < kMostHeaders) {
      std::string_view value = cut(text, '\n');
      const std::string_view name = cut(value, ':');
      if (value.substr(0, 1) == " ") value.remove_prefix(1);
      headers.push_back({name.data(), name.size(), value.data(), value.size()});
    }
    if (!text.empty()) body = text.substr(text.front() == '\n' ? 1 : 0);
  }
};

/// How a message is judged and told: an engine comes to every way by itself.
struct Way {
  bool strict = false;
  ocpv_language language = OCPV_LANGUAGE_EN;
  ocpv_status (*as)(ocpv_report*, const ocpv_render_options*, ocpv_string*) = ocpv_report_to_text;

  explicit Way(std::uint8_t kind) {
    strict = (kind & 2U) != 0;
    if ((kind & 4U) != 0) language = OCPV_LANGUAGE_ZH;
    if ((kind & 8U) != 0) as = (kind & 16U) != 0 ? ocpv_report_to_problem : ocpv_report_to_json;
  }
};

inline std::string told(const Way& way, ocpv_report* report, ocpv_status status, std::string_view body) {
  ocpv_counts counts;
  ocpv_counts_init(&counts, sizeof counts);
  hold(ocpv_report_status(report) == status, "the report has the status");
  hold(ocpv_report_counts(report, &counts) == OCPV_OK, "a report is counted");
  hold(ocpv_report_diagnostic_count(report) + counts.left_out == counts.errors + counts.warnings + counts.notes,
       "the counts add up");
  hold(status != OCPV_OK || counts.errors == 0, "what is right has no error");
  hold(status != OCPV_INVALID || counts.errors != 0, "what is wrong has one");
  ocpv_render_options render;
  ocpv_render_options_init(&render, sizeof render);
  render.language = way.language;
  render.source = body.data();
  render.source_size = body.size();
  ocpv_string text;
  hold(way.as(report, &render, &text) == OCPV_OK, "a report is rendered");
  hold(text.size <= kMostReportBytes, "a rendered report is within its limit");
  const std::string_view made(text.data, text.size);
  const bool is_document = way.as != ocpv_report_to_text && !made.empty();
  hold(!is_document || nlohmann::json::accept(made), "a document is JSON", made);
  hold(way.as != ocpv_report_to_problem || made.empty() == (status == OCPV_OK), "a problem is told when there is one");
  return std::string(made);
}

inline std::string judge_request(const ocpv_validator* validator, ocpv_checker* checker, const Message& message,
                                 const Way& way) {
  ocpv_request request;
  ocpv_request_init(&request, sizeof request);
  request.method = message.method.data(), request.method_size = message.method.size();
  request.target = message.target.data(), request.target_size = message.target.size();
  request.headers = message.headers.data(), request.header_count = message.headers.size();
  request.body = message.body.data(), request.body_size = message.body.size();
  request.strict = way.strict ? 1 : 0;
  ocpv_report* report = nullptr;
  const ocpv_status status = ocpv_check_request(&report, checker, &request);
  hold(report != nullptr, "a request is judged or told why not");
  std::string said = told(way, report, status, message.body);
  ocpv_string operation;
  hold(ocpv_report_operation(report, &operation) == OCPV_OK, "the operation is told");
  std::size_t index = 0;
  const bool is_known = ocpv_validator_find(&index, validator, operation.data, operation.size) == OCPV_OK;
  hold(operation.size == 0 || is_known, "a request's operation is one of the validator's");
  hold(operation.size != 0 || status != OCPV_OK, "a request of no operation is not right");
  ocpv_report_free(report);
  return said;
}

}  // namespace ocpv::fuzz
