// Judging requests and responses as a whole.
#include <span>
#include <string>
#include <string_view>

#include "capi/exception_barrier.h"
#include "capi/handles.h"
#include "capi/report_out.h"
#include "capi/sized_struct.h"

namespace {

using namespace ocpv;
using namespace ocpv::capi;

bool is_allowed(const ocpv_request& request) noexcept {
  if (request.strict < -1 || request.strict > 1) return false;
  if (request.skip_authorization != 0 && request.skip_authorization != 1) return false;
  return is_readable(request);
}

http::Options options_for(const Loaded& loaded, std::int32_t strict) {
  http::Options options;
  options.limits = loaded.limits;
  options.strict = strict == 0 ? loaded.strict : strict > 0;
  options.compat = loaded.compat;
  return options;
}

/// In memory of the checker.
std::span<const http::Header> headers_of(ocpv_checker& checker, const ocpv_request& request) {
  checker.headers.clear();
  for (std::size_t i = 0; i < request.header_count; ++i) {
    const ocpv_header& header = request.headers[i];
    checker.headers.push_back({view(header.name, header.name_size), view(header.value, header.value_size)});
  }
  return checker.headers;
}

ocpv_status judge(ocpv_checker& checker, const ocpv_request& request, ocpv_report& report) {
  const std::span<const http::Header> headers = headers_of(checker, request);
  http::Options options = options_for(*checker.loaded, request.strict);
  options.authorization = request.skip_authorization == 0;
  const catalog::Operation* operation = nullptr;
  const Status status =
      http::check_request(*checker.loaded->service, checker.checker,
                          {view(request.method, request.method_size), view(request.target, request.target_size),
                           headers, bytes(request.body, request.body_size)},
                          options, report.findings, &operation);
  if (operation != nullptr) report.operation = operation->id;
  report.side = report::Side::request;
  return static_cast<ocpv_status>(status);
}

// The operation that a name stands for; with one loaded operation the name may be empty.
const http::Service::Loaded* find(const Loaded& loaded, std::string_view name) {
  if (name.empty() && loaded.catalog.operations().size() == 1) return &loaded.service->loaded(0);
  if (const http::Service::Loaded* by_id = loaded.service->find(name)) return by_id;
  const Result<catalog::Match> match = loaded.catalog.find(name);
  return match ? loaded.service->find(match->operation->id) : nullptr;
}

void tell_unknown(ocpv_report& report, const Loaded& loaded, std::string_view name) {
  findings::Diagnostic d;
  d.id = findings::Id::no_such_operation;
  d.owner = report.findings.keep(loaded.catalog.unknown(name).said);
  report.findings.add(d);
  report.findings.status = Status::unknown_operation;
}

}  // namespace

extern "C" {

ocpv_status ocpv_request_init(ocpv_request* request, size_t size) { return init_sized(request, size); }

ocpv_status ocpv_check_request(ocpv_report** report, ocpv_checker* checker, const ocpv_request* request) {
  if (report == nullptr) return OCPV_ERROR_BAD_ARGUMENT;
  if (*report != nullptr) (void)emptied(**report, OCPV_ERROR_BAD_ARGUMENT);
  ocpv_request ours;
  if (checker == nullptr || checker->is_busy || request == nullptr || !read_sized(request, ours) || !is_allowed(ours)) {
    return OCPV_ERROR_BAD_ARGUMENT;
  }
  return filled(report, *checker, [&](ocpv_report& target) { return judge(*checker, ours, target); });
}

ocpv_status ocpv_check_response(ocpv_report** report, ocpv_checker* checker, const char* operation,
                                size_t operation_size, int32_t http_status, const void* body, size_t size,
                                const ocpv_check_options* options) {
  if (report == nullptr) return OCPV_ERROR_BAD_ARGUMENT;
  if (*report != nullptr) (void)emptied(**report, OCPV_ERROR_BAD_ARGUMENT);
  ocpv_check_options ours;
  if (checker == nullptr || checker->is_busy || !readable(operation, operation_size) || !readable(body, size) ||
      !read_sized(options, ours) || ours.strict < -1 || ours.strict > 1) {
    return OCPV_ERROR_BAD_ARGUMENT;
  }
  return filled(report, *checker, [&](ocpv_report& target) -> ocpv_status {
    const Loaded& loaded = *checker->loaded;
    const http::Service::Loaded* found = find(loaded, view(operation, operation_size));
    if (found == nullptr) {
      tell_unknown(target, loaded, view(operation, operation_size));
      return OCPV_ERROR_UNKNOWN_OPERATION;
    }
    target.operation = found->operation->id;
    target.side = report::Side::response;
    return static_cast<ocpv_status>(http::check_response(*loaded.service, *found, checker->checker, http_status,
                                                         bytes(body, size), options_for(loaded, ours.strict),
                                                         target.findings));
  });
}

ocpv_status ocpv_report_operation(const ocpv_report* report, ocpv_string* id) {
  if (report == nullptr || id == nullptr) return OCPV_ERROR_BAD_ARGUMENT;
  *id = {report->operation.c_str(), report->operation.size()};
  return OCPV_OK;
}

}  // extern "C"
