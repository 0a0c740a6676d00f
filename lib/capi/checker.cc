// Judging one body.
#include <memory>
#include <string_view>

#include "capi/exception_barrier.h"
#include "capi/handles.h"
#include "capi/judge.h"
#include "capi/report_out.h"
#include "capi/sized_struct.h"

namespace {

using namespace ocpv;
using namespace ocpv::capi;

ocpv_status visit(ocpv_report& report, ocpv_on_diagnostic on_diagnostic, void* context) {
  for (std::size_t i = 0; i < report.findings.diagnostics.size(); ++i) {
    ocpv_diagnostic diagnostic;
    (void)ocpv_diagnostic_init(&diagnostic, sizeof diagnostic);
    const ocpv_status told = ocpv_report_diagnostic(&report, i, &diagnostic);
    if (told != OCPV_OK) return told;
    if (on_diagnostic(context, &report, i, &diagnostic) != 0) break;
  }
  return OCPV_OK;
}

}  // namespace

extern "C" {

ocpv_status ocpv_check_options_init(ocpv_check_options* options, size_t size) { return init_sized(options, size); }

ocpv_status ocpv_checker_new(ocpv_checker** out, const ocpv_validator* validator) {
  if (out == nullptr) return OCPV_ERROR_BAD_ARGUMENT;
  *out = nullptr;
  if (validator == nullptr) return OCPV_ERROR_BAD_ARGUMENT;
  return guarded(validator->loaded->allocator, [&]() -> ocpv_status {
    auto checker = std::make_unique<ocpv_checker>();
    checker->loaded = validator->loaded;
    checker->usual.limits = checker->loaded->limits;
    checker->usual.strict = checker->loaded->strict;
    *out = checker.release();
    return OCPV_OK;
  });
}

void ocpv_checker_free(ocpv_checker* checker) { delete checker; }

uint64_t ocpv_checker_count(const ocpv_checker* checker, ocpv_diagnostic_id id) {
  return checker == nullptr ? 0 : checker->counters.of_id(id);
}

uint64_t ocpv_checker_outcome_count(const ocpv_checker* checker, ocpv_status status) {
  return checker == nullptr ? 0 : checker->counters.of_outcome(status);
}

ocpv_status ocpv_check(ocpv_report** report, ocpv_checker* checker, const char* operation, size_t operation_size,
                       const void* body, size_t size, const ocpv_check_options* options) {
  if (report == nullptr) return OCPV_ERROR_BAD_ARGUMENT;
  if (*report != nullptr) (void)emptied(**report, OCPV_ERROR_BAD_ARGUMENT);
  if (!is_callable(checker, operation, operation_size, body, size)) return OCPV_ERROR_BAD_ARGUMENT;
  Call call{*checker, view(operation, operation_size), {}};
  if (!read_sized(options, call.options) || !are_allowed(call.options)) return OCPV_ERROR_BAD_ARGUMENT;
  return filled(report, *checker, [&](ocpv_report& target) {
    Judged judged;
    const ocpv_status prepared = prepare(call, judged);
    if (prepared == OCPV_ERROR_UNKNOWN_OPERATION) return tell_unknown(target, call, judged);
    return prepared == OCPV_OK ? report_on(*checker, judged, bytes(body, size), target) : prepared;
  });
}

ocpv_status ocpv_check_each(ocpv_checker* checker, const char* operation, size_t operation_size, const void* body,
                            size_t size, const ocpv_check_options* options, ocpv_on_diagnostic on_diagnostic,
                            void* context) {
  if (on_diagnostic == nullptr || checker == nullptr || checker->is_busy) return OCPV_ERROR_BAD_ARGUMENT;
  ocpv_report* report = checker->own_report.release();
  const ocpv_status status = ocpv_check(&report, checker, operation, operation_size, body, size, options);
  checker->own_report.reset(report);
  if (report == nullptr) return status;
  checker->is_busy = true;
  const ocpv_status visited =
      guarded(checker->loaded->allocator, [&] { return visit(*report, on_diagnostic, context); });
  checker->is_busy = false;
  return visited == OCPV_OK ? status : visited;
}

}  // extern "C"
