#include "tools/ocpv/check/whole_response.h"

#include <string_view>

#include "base/ascii.h"
#include "http/headers.h"
#include "input/remap.h"

namespace ocpv::program {
namespace {

http::Options whole_options(const check::Options& options, bool plain_longs) {
  http::Options whole;
  whole.limits = options.limits;
  whole.strict = options.strict;
  whole.all_secrets = options.all_secrets;
  whole.secret_literals = options.secret_literals;
  whole.compat = options.compat;
  whole.plain_longs = plain_longs;
  return whole;
}

const input::Header* find_header(const input::Response& response, std::string_view name) {
  for (const input::Header& header : response.headers) {
    if (same_but_case(header.name, name)) return &header;
  }
  return nullptr;
}

}  // namespace

void judge_response_body(const http::Service& service, const http::Service::Loaded& operation, check::Checker& checker,
                         std::string_view json, std::optional<int> http_status, const check::Options& options,
                         bool plain_longs, findings::Findings& findings) {
  http::check_response(service, operation, checker, http_status, json, whole_options(options, plain_longs), findings);
}

void judge_stored_response(const http::Service& service, const http::Service::Loaded& operation,
                           check::Checker& checker, const input::Document& document, const check::Options& options,
                           bool plain_longs, findings::Findings& findings) {
  const input::Response& response = *document.response;
  const input::Header* type = find_header(response, "Content-Type");
  const auto content_type = type == nullptr ? std::nullopt : std::optional<std::string_view>(type->value);
  const std::string_view body = document.has_body ? document.json() : std::string_view();
  http::check_response(service, operation, checker, response.status, body, whole_options(options, plain_longs),
                       findings, content_type);
  // It was not looked at.
  if (content_type && !http::is_json_type(*content_type)) findings.secrets = {{0, body.size()}};
  input::remap(findings, document);
  for (findings::Diagnostic& d : findings.diagnostics) {
    const bool has_place = d.range.start.line != 0;
    if (d.id == findings::Id::bad_header && type != nullptr) {
      d.range = document.source->range(type->value_span);
    } else if (!has_place || d.id == findings::Id::missing_body) {
      d.range = document.source->range(response.line);
    }
  }
}

}  // namespace ocpv::program
