// In: the operation and options of a call. Out: what bodies are judged by, and their status or report.
// Promises: what is judged by stays good until the checker judges by something else; the same name again costs little.
#pragma once

#include <string_view>

#include <ocpv/ocpv.h>
#include "capi/handles.h"
#include "check/check.h"
#include "plan/plan.h"

namespace ocpv::capi {

/// What a call asks of a checker.
struct Call {
  ocpv_checker& checker;
  std::string_view name;  ///< Of the operation.
  ocpv_check_options options;
};

/// What bodies are judged by.
struct Judged {
  const catalog::Operation* by = nullptr;  ///< None: no such operation is loaded.
  const plan::Plan* plan = nullptr;        ///< None: it documents no such body.
  report::Side side = report::Side::request;
  check::Options options;
};

inline bool is_callable(const ocpv_checker* checker, const char* name, std::size_t name_size, const void* body,
                        std::size_t size) noexcept {
  return checker != nullptr && !checker->is_busy && readable(name, name_size) && readable(body, size);
}

bool are_allowed(const ocpv_check_options& options) noexcept;

/// OK; UNKNOWN_OPERATION; or BAD_ARGUMENT when the target belongs to another operation. Throws std::bad_alloc.
ocpv_status prepare(const Call& call, Judged& judged);

ocpv_status verdict_on(ocpv_checker& checker, const Judged& judged, std::string_view body);
ocpv_status report_on(ocpv_checker& checker, const Judged& judged, std::string_view body, ocpv_report& report);

/// What a report says when `prepare` knew no such operation. Returns UNKNOWN_OPERATION.
ocpv_status tell_unknown(ocpv_report& report, const Call& call, const Judged& judged);

}  // namespace ocpv::capi
