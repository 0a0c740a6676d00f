// Judging bodies by an operation's plan.
#include "capi/judge.h"

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ocpv::capi {
namespace {

// The operation a name stands for, none when it is not loaded. The same name again costs one comparison.
const catalog::Operation* resolve(ocpv_checker& checker, std::string_view name) {
  const Loaded& loaded = *checker.loaded;
  if (checker.last != nullptr && checker.last_name == name) return checker.last;
  checker.last = nullptr;
  checker.name_parameters.clear();
  if (name.empty()) {
    if (loaded.catalog.operations().size() != 1) return nullptr;
    checker.last_name.clear();
    return checker.last = loaded.catalog.operations().data();
  }
  const catalog::Operation* operation = loaded.catalog.find_id(name);
  if (operation == nullptr) {
    Result<catalog::Match> match = loaded.catalog.find(name);
    if (!match) return nullptr;
    operation = match->operation;
    checker.name_parameters = std::move(match.value().path_parameters);
  }
  checker.last_name.assign(name);
  return checker.last = operation;
}

// Collects the path parameters of this call. False when the target belongs to another operation.
bool collect_parameters(const Call& call, const catalog::Operation& operation) {
  ocpv_checker& checker = call.checker;
  checker.path_parameters.clear();
  checker.target_parameters.clear();
  const std::string_view target = view(call.options.target, call.options.target_size);
  if (!target.empty()) {
    catalog::Route route = checker.loaded->catalog.route(operation.method, target);
    if (!route.found || !route.has(number_of(*checker.loaded, operation))) return false;
    route.prefer(number_of(*checker.loaded, operation));
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

const plan::Plan* plan_for(const Call& call, const catalog::Operation& operation) {
  const Loaded& loaded = *call.checker.loaded;
  const bool response = call.options.body == OCPV_BODY_RESPONSE;
  return loaded.plans->find(number_of(loaded, operation), response ? Part::response : Part::request);
}

// Of the operation that the checker was asked for last.
template <Part part>
const json::Document& schema_of(const void* asked) {
  const auto& checker = *static_cast<const ocpv_checker*>(asked);
  return checker.loaded->service->loaded(number_of(*checker.loaded, *checker.last)).schema(part);
}

check::Options options_for(const Call& call) noexcept {
  const Loaded& loaded = *call.checker.loaded;
  check::Options options;
  options.limits = loaded.limits;
  options.strict = call.options.strict == 0 ? loaded.strict : call.options.strict > 0;
  options.path_parameters = call.checker.path_parameters;
  options.compat = loaded.compat;
  options.schema = schema_of<Part::request>;
  options.schema_of = &call.checker;
  if (call.options.body == OCPV_BODY_RESPONSE) {
    options.unknown_field = Severity::note;
    options.compat.long_as_text = true;
    options.schema = schema_of<Part::response>;
  }
  return options;
}

std::span<const std::string_view> kept(findings::Findings& findings, const std::vector<std::string>& texts) {
  if (texts.empty()) return {};
  void* memory = findings.arena().allocate(texts.size() * sizeof(std::string_view), alignof(std::string_view));
  auto* views = static_cast<std::string_view*>(memory);
  for (std::size_t i = 0; i < texts.size(); ++i) std::construct_at(views + i, findings.keep(texts[i]));
  return {views, texts.size()};
}

// How the nearest operation differs, where it differs in one thing.
findings::Detail detail_of(const catalog::Unknown& unknown) noexcept {
  if (unknown.bad_encoding) return findings::Detail::bad_escape;
  if (unknown.wrong_method) return findings::Detail::none;
  const int differences = int{unknown.letter_case} + int{unknown.trailing_slash} + int{unknown.missing_prefix};
  if (differences != 1) return findings::Detail::none;
  if (unknown.letter_case) return findings::Detail::letter_case;
  return unknown.trailing_slash ? findings::Detail::trailing_slash : findings::Detail::missing_prefix;
}

}  // namespace

bool are_allowed(const ocpv_check_options& options) noexcept {
  if (options.body != OCPV_BODY_REQUEST && options.body != OCPV_BODY_RESPONSE) return false;
  if (options.strict < -1 || options.strict > 1) return false;
  if (!readable(options.target, options.target_size)) return false;
  if (!readable(options.path_parameters, options.path_parameter_count)) return false;
  for (std::size_t i = 0; i < options.path_parameter_count; ++i) {
    const ocpv_parameter& parameter = options.path_parameters[i];
    if (!readable(parameter.name, parameter.name_size) || !readable(parameter.value, parameter.value_size))
      return false;
  }
  return true;
}

ocpv_status prepare(const Call& call, Judged& judged) {
  judged.by = resolve(call.checker, call.name);
  judged.plan = judged.by == nullptr ? nullptr : plan_for(call, *judged.by);
  if (judged.plan == nullptr) return OCPV_ERROR_UNKNOWN_OPERATION;
  if (!collect_parameters(call, *judged.by)) return OCPV_ERROR_BAD_ARGUMENT;
  judged.side = call.options.body == OCPV_BODY_RESPONSE ? report::Side::response : report::Side::request;
  judged.options = options_for(call);
  return OCPV_OK;
}

ocpv_status verdict_on(ocpv_checker& checker, const Judged& judged, std::string_view body) {
  return static_cast<ocpv_status>(checker.checker.verdict(*judged.plan, body, judged.options));
}

ocpv_status report_on(ocpv_checker& checker, const Judged& judged, std::string_view body, ocpv_report& report) {
  report.operation.assign(judged.by->id);
  report.side = judged.side;
  return static_cast<ocpv_status>(checker.checker.check(*judged.plan, body, judged.options, report.findings));
}

ocpv_status tell_unknown(ocpv_report& report, const Call& call, const Judged& judged) {
  findings::Diagnostic d;
  d.id = findings::Id::no_such_operation;
  if (judged.by != nullptr) {
    report.operation.assign(judged.by->id);
    d.detail = findings::Detail::no_such_part;
    d.owner = judged.by->id;
  } else {
    const catalog::Unknown unknown = call.checker.loaded->catalog.unknown(call.name);
    d.detail = detail_of(unknown);
    d.owner = report.findings.keep(unknown.said);
    d.expected = kept(report.findings, unknown.near);
  }
  report.findings.add(d);
  report.findings.status = Status::unknown_operation;
  return OCPV_ERROR_UNKNOWN_OPERATION;
}

}  // namespace ocpv::capi
