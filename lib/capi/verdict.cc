// The verdict on one body: what services call most, and so built for speed.
#include <string_view>

#include "capi/exception_barrier.h"
#include "capi/handles.h"
#include "capi/judge.h"
#include "capi/sized_struct.h"

namespace {

using namespace ocpv;
using namespace ocpv::capi;

/// What a call that gives no options is judged by, if its operation is known from an earlier one.
const plan::Plan* known_plan(ocpv_checker& checker, std::string_view name) noexcept {
  const Known& known = checker.known.at(name);
  return known.plan != nullptr && known.name == name ? known.plan : nullptr;
}

void remember(ocpv_checker& checker, std::string_view name, const Judged& judged) noexcept {
  const std::string_view id = judged.by->id;
  if (name.empty() || name == id) checker.known.at(name) = {name.empty() ? name : id, judged.plan};
}

[[gnu::cold]] ocpv_status judge_anew(ocpv_checker& checker, std::string_view name, std::string_view body,
                                     const ocpv_check_options* options) {
  Call call{checker, name, {}};
  if (!read_sized(options, call.options) || !are_allowed(call.options)) return OCPV_ERROR_BAD_ARGUMENT;
  Judged judged;
  const ocpv_status prepared = prepare(call, judged);
  if (prepared != OCPV_OK) return prepared;
  if (options == nullptr) remember(checker, name, judged);
  return verdict_on(checker, judged, body);
}

}  // namespace

extern "C" ocpv_status ocpv_verdict(ocpv_checker* checker, const char* operation, size_t operation_size,
                                    const void* body, size_t size, const ocpv_check_options* options) {
  if (!is_callable(checker, operation, operation_size, body, size)) return OCPV_ERROR_BAD_ARGUMENT;
  const std::string_view name = view(operation, operation_size), text = bytes(body, size);
  const plan::Plan* known = options == nullptr ? known_plan(*checker, name) : nullptr;
  const ocpv_status status = guarded(checker->loaded->allocator, [&] {
    return known == nullptr ? judge_anew(*checker, name, text, options)
                            : static_cast<ocpv_status>(checker->checker.verdict(*known, text, checker->usual));
  });
  if (status != OCPV_ERROR_BAD_ARGUMENT) checker->counters.count(status);
  return status;
}
