// Judging bodies.
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "capi/filled.h"
#include "capi/guard.h"
#include "capi/handles.h"
#include "capi/sized.h"

namespace {

using namespace ocpv;
using namespace ocpv::capi;

// Everything one call needs, read from its arguments.
struct Call {
  ocpv_checker& checker;
  std::string_view name;
  std::string_view body;
  ocpv_check_options options;
};

bool is_allowed(const ocpv_check_options& options) noexcept {
  if (options.body != OCPV_BODY_REQUEST && options.body != OCPV_BODY_RESPONSE) return false;
  if (options.strict < -1 || options.strict > 1) return false;
  if (!readable(options.target, options.target_size)) return false;
  if (!readable(options.path_parameters, options.path_parameter_count)) return false;
  for (std::size_t i = 0; i < options.path_parameter_count; ++i) {
    const ocpv_parameter& parameter = options.path_parameters[i];
    if (!readable(parameter.name, parameter.name_size) || !readable(parameter.value, parameter.value_size)) return false;
  }
  return true;
}

// The operation a name stands for, none when it is not loaded. The same name again costs one comparison.
const Compiled* resolve(ocpv_checker& checker, std::string_view name) {
  const Loaded& loaded = *checker.loaded;
  if (checker.last != nullptr && checker.last_name == name) return checker.last;
  checker.last = nullptr;
  checker.name_parameters.clear();
  if (name.empty()) {
    if (loaded.compiled.size() != 1) return nullptr;
    checker.last_name.clear();
    return checker.last = loaded.compiled.data();
  }
  const catalog::Operation* operation = loaded.catalog.find_id(name);
  if (operation == nullptr) {
    Result<catalog::Match> match = loaded.catalog.find(name);
    if (!match) return nullptr;
    operation = match->operation;
    checker.name_parameters = std::move(match.value().path_parameters);
  }
  checker.last_name.assign(name);
  checker.last = &loaded.compiled[static_cast<std::size_t>(operation - loaded.catalog.operations().data())];
  return checker.last;
}

// Collects the path parameters of this call. False when the target belongs to another operation.
bool collect_parameters(const Call& call, const Compiled& compiled) {
  ocpv_checker& checker = call.checker;
  checker.path_parameters.clear();
  checker.target_parameters.clear();
  const std::string_view target = view(call.options.target, call.options.target_size);
  if (!target.empty()) {
    catalog::Route route = checker.loaded->catalog.route(compiled.operation->method, target);
    const auto number = static_cast<std::uint32_t>(compiled.operation - checker.loaded->catalog.operations().data());
    if (!route.found || route.routes.front() != number) return false;
    checker.target_parameters = std::move(route.path_parameters);
  }
  for (const auto* parameters : {&checker.name_parameters, &checker.target_parameters}) {
    for (const auto& [name, value] : *parameters) checker.path_parameters.push_back({name, value});
  }
  for (std::size_t i = 0; i < call.options.path_parameter_count; ++i) {
    const ocpv_parameter& parameter = call.options.path_parameters[i];
    checker.path_parameters.push_back(
        {view(parameter.name, parameter.name_size), view(parameter.value, parameter.value_size)});
  }
  return true;
}

const plan::Plan* plan_for(const Call& call, const Compiled& compiled) noexcept {
  const std::optional<plan::Plan>& plan =
      call.options.body == OCPV_BODY_RESPONSE ? compiled.response : compiled.request;
  return plan ? &*plan : nullptr;
}

check::Options options_for(const Call& call) noexcept {
  const Loaded& loaded = *call.checker.loaded;
  check::Options options;
  options.limits = loaded.limits;
  options.strict = call.options.strict == 0 ? loaded.strict : call.options.strict > 0;
  if (call.options.body == OCPV_BODY_RESPONSE) options.unknown_field = check::Severity::note;
  options.path_parameters = call.checker.path_parameters;
  return options;
}

std::span<const std::string_view> kept(check::Findings& findings, const std::vector<std::string>& texts) {
  if (texts.empty()) return {};
  void* memory = findings.arena().allocate(texts.size() * sizeof(std::string_view), alignof(std::string_view));
  auto* views = static_cast<std::string_view*>(memory);
  for (std::size_t i = 0; i < texts.size(); ++i) std::construct_at(views + i, findings.keep(texts[i]));
  return {views, texts.size()};
}

// How the nearest operation differs, where it differs in one thing.
check::Detail detail_of(const catalog::Unknown& unknown) noexcept {
  if (unknown.bad_encoding) return check::Detail::bad_escape;
  if (unknown.wrong_method) return check::Detail::none;
  const int differences = int{unknown.letter_case} + int{unknown.trailing_slash} + int{unknown.missing_prefix};
  if (differences != 1) return check::Detail::none;
  if (unknown.letter_case) return check::Detail::letter_case;
  return unknown.trailing_slash ? check::Detail::trailing_slash : check::Detail::missing_prefix;
}

// What a report says of an operation that cannot be judged.
void tell_unknown(ocpv_report& report, const Call& call, const Compiled* compiled) {
  check::Diagnostic d;
  d.id = check::Id::no_such_operation;
  if (compiled != nullptr) {
    d.detail = check::Detail::no_such_part;
    d.owner = compiled->operation->id;
  } else {
    const catalog::Unknown unknown = call.checker.loaded->catalog.unknown(call.name);
    d.detail = detail_of(unknown);
    d.owner = report.findings.keep(unknown.said);
    d.expected = kept(report.findings, unknown.near);
  }
  report.findings.diagnostics.push_back(d);
  report.findings.errors = 1;
}

// Judges into `report`, or for the verdict only where there is none.
ocpv_status judge(const Call& call, ocpv_report* report) {
  const Compiled* compiled = resolve(call.checker, call.name);
  const plan::Plan* plan = compiled == nullptr ? nullptr : plan_for(call, *compiled);
  if (report != nullptr && compiled != nullptr) report->operation.assign(compiled->operation->id);
  if (plan == nullptr) {
    if (report != nullptr) {
      tell_unknown(*report, call, compiled);
      report->findings.status = Status::unknown_operation;
    }
    return OCPV_ERROR_UNKNOWN_OPERATION;
  }
  if (!collect_parameters(call, *compiled)) return OCPV_ERROR_BAD_ARGUMENT;
  const check::Options options = options_for(call);
  const Status status = report == nullptr
                            ? call.checker.checker.verdict(*plan, call.body, options)
                            : call.checker.checker.check(*plan, call.body, options, report->findings);
  return static_cast<ocpv_status>(status);
}

bool is_callable(const ocpv_checker* checker, const char* name, std::size_t name_size, const void* body,
                 std::size_t size) noexcept {
  return checker != nullptr && !checker->is_busy && readable(name, name_size) && readable(body, size);
}

std::string_view bytes(const void* body, std::size_t size) noexcept { return view(static_cast<const char*>(body), size); }

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

ocpv_status ocpv_verdict(ocpv_checker* checker, const char* operation, size_t operation_size, const void* body,
                         size_t size, const ocpv_check_options* options) {
  if (!is_callable(checker, operation, operation_size, body, size)) return OCPV_ERROR_BAD_ARGUMENT;
  Call call{*checker, view(operation, operation_size), bytes(body, size), {}};
  if (!read_sized(options, call.options) || !is_allowed(call.options)) return OCPV_ERROR_BAD_ARGUMENT;
  const ocpv_status status = guarded(checker->loaded->allocator, [&] { return judge(call, nullptr); });
  if (status != OCPV_ERROR_BAD_ARGUMENT) checker->counters.count(status);
  return status;
}

ocpv_status ocpv_check(ocpv_report** report, ocpv_checker* checker, const char* operation, size_t operation_size,
                       const void* body, size_t size, const ocpv_check_options* options) {
  if (report == nullptr) return OCPV_ERROR_BAD_ARGUMENT;
  if (*report != nullptr) (void)emptied(**report, OCPV_ERROR_BAD_ARGUMENT);
  if (!is_callable(checker, operation, operation_size, body, size)) return OCPV_ERROR_BAD_ARGUMENT;
  Call call{*checker, view(operation, operation_size), bytes(body, size), {}};
  if (!read_sized(options, call.options) || !is_allowed(call.options)) return OCPV_ERROR_BAD_ARGUMENT;
  return filled(report, *checker, [&](ocpv_report& target) { return judge(call, &target); });
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
  const ocpv_status visited = guarded(checker->loaded->allocator, [&] { return visit(*report, on_diagnostic, context); });
  checker->is_busy = false;
  return visited == OCPV_OK ? status : visited;
}

}  // extern "C"
