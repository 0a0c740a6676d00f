// A request as a whole. check_request is the list of the steps; each adds what it finds.
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>

#include "base/ascii.h"
#include "base/joined.h"
#include "base/secret_names.h"
#include "base/secret_values.h"
#include "base/uri.h"
#include "base/utf8.h"
#include "http/authorization.h"
#include "http/collect.h"
#include "http/form.h"
#include "http/headers.h"
#include "http/http.h"
#include "http/parameters.h"
#include "http/plain_request.h"
#include "http/translate.h"
#include "http/work.h"

namespace ocpv::http {
namespace {

using findings::Detail;
using findings::Diagnostic;
using findings::Id;

// Only headers that the operation documents; those that every request has are judged by steps of their own.
std::vector<Given> header_parameters(const Work& work) {
  std::vector<Given> out;
  for (const ParameterType& type : work.operation->parameters.header.types) {
    const auto number = find_header(work.request.headers, type.name);
    if (!number) continue;
    const std::string_view value = work.request.headers[*number].value;
    Given& given = out.emplace_back();
    given.part = RequestPart::header;
    given.name = type.name;
    given.header = *number;
    given.values.emplace_back(value);
    given.value_span = given.name_span = {0, value.size()};
    if (find_invalid_utf8(value) != value.size()) given.unreadable = Unreadable::bad_utf8;
    if (work.options.placeholders && has_placeholder(value)) given.unreadable = Unreadable::placeholder;
  }
  return out;
}

Where where_of(const Given& given) noexcept {
  return given.part == RequestPart::header ? Where::header_value : Where::target;
}

findings::Range range_of(const Work& work, const Given& given, Span span) {
  return work.locate(where_of(given), given.header, span.begin, span.end);
}

void judge_unreadable(Work& work, const Given& given) {
  Detail detail = Detail::none;
  switch (given.unreadable) {
    case Unreadable::no:
    case Unreadable::placeholder:
      return;
    case Unreadable::bad_escape:
      detail = Detail::bad_escape;
      break;
    case Unreadable::bad_utf8:
      detail = Detail::bad_utf8;
      break;
    case Unreadable::given_twice:
      detail = Detail::given_twice;
      break;
  }
  Diagnostic d;
  d.id = given.part == RequestPart::header ? Id::bad_header : Id::bad_parameter;
  d.part = given.part;
  d.detail = detail;
  d.field = work.collect.shown(given.name);
  d.pointer = work.findings.keep(pointer_of(given.name));
  d.range = range_of(work, given, given.value_span);
  work.collect.add(d);
}

void judge_undocumented(Work& work, const Given& given) {
  Diagnostic d;
  d.id = Id::unknown_parameter;
  d.severity = Severity::warning;
  d.part = RequestPart::query;
  d.field = work.collect.shown(given.name);
  d.pointer = work.findings.keep(pointer_of(given.name));
  d.range = d.key_range = range_of(work, given, given.name_span);
  work.collect.add(d);
}

// The documentation shows an upload as a query alone.
bool is_form_in_query(const Work& work) {
  const auto given = query_parameters(work.target.query, 0, work.operation->parameters.query, false);
  const auto is_given = [&](const FormField& field) {
    return !field.required ||
           std::any_of(given.begin(), given.end(), [&](const Given& one) { return one.name == field.name; });
  };
  const std::vector<FormField>& form = work.operation->form;
  return !form.empty() && std::all_of(form.begin(), form.end(), is_given);
}

// A part of a form that stands in the query is one, and `?{{more}}` stands for anything.
bool is_accepted_in_query(const Work& work, const Given& given) {
  if (given.part != RequestPart::query) return false;
  if (work.options.placeholders && has_placeholder(given.name)) return true;
  const std::vector<FormField>& form = work.operation->form;
  return std::any_of(form.begin(), form.end(), [&](const FormField& field) { return field.name == given.name; });
}

// By the schema or by its name; or it gives itself away.
bool is_secret(const Given& given, const ParameterTypes& types) {
  const ParameterGroup& group = given.part == RequestPart::header  ? types.header
                                : given.part == RequestPart::query ? types.query
                                                                   : types.path;
  const SecretPlace place = given.part == RequestPart::header ? SecretPlace::header : SecretPlace::url;
  const ParameterType* type = group.find(given.name);
  if (type != nullptr ? type->secret : ocpv::is_secret(secrecy_of(given.name, place))) return true;
  return std::any_of(given.values.begin(), given.values.end(),
                     [](const std::string& value) { return gives_itself_away(value); });
}

// Meant as part of an offset, and read as a blank.
bool has_plus(const Work& work, const Given& given) {
  const std::string_view written =
      work.request.target.substr(given.value_span.begin, given.value_span.end - given.value_span.begin);
  return given.part == RequestPart::query && written.find('+') != written.npos;
}

void hide_values(const Work& work, const Given& given) {
  work.hide(where_of(given), given.header, given.value_span.begin, given.value_span.end);
  for (const Span span : given.more_spans) work.hide(where_of(given), given.header, span.begin, span.end);
}

template <class Ranges>
void find_secrets(const Ranges& in_json, const ParameterTypes& types, std::vector<Given>& given) {
  for (Given& one : given) {
    // The first that ends behind the beginning; they are in order and apart.
    const auto range = std::partition_point(in_json.begin(), in_json.end(),
                                            [&](const auto& each) { return each.second <= one.json.begin; });
    one.secret = one.secret || (range != in_json.end() && range->first < one.json.end) || is_secret(one, types);
  }
}

void judge_parameters(Work& work, check::Checker& checker) {
  if (work.operation == nullptr) return;
  const ParameterTypes& types = work.operation->parameters;
  std::vector<Given> given = path_parameters(work);
  bool has_open_query = false;
  const auto begin = work.target.query.empty()
                         ? std::size_t{0}
                         : static_cast<std::size_t>(work.target.query.data() - work.request.target.data());
  for (Given& one : query_parameters(work.target.query, begin, types.query, work.options.placeholders)) {
    if (is_accepted_in_query(work, one)) {
      work.hide(Where::target, 0, one.value_span.begin, one.value_span.end);
      has_open_query = has_open_query || has_placeholder(one.name);
    } else {
      given.push_back(std::move(one));
    }
  }
  for (Given& one : header_parameters(work)) given.push_back(std::move(one));

  findings::Findings about_json;
  const std::string json = to_json(given, types);
  if (const plan::Plan* plan = work.service.plan(*work.operation, Part::parameters); plan != nullptr) {
    check::Options options;
    options.limits.max_bytes = kMostBytes;
    options.all_secrets = true;
    checker.check(*plan, json, options, about_json);
  }
  const auto is_unjudged = [&](const Given& one) {
    return one.unreadable != Unreadable::no || (one.part == RequestPart::query && !types.query.documented);
  };
  // Where nothing is told of them and nothing is shown, nobody needs to know what is secret.
  const bool may_be_shown = static_cast<bool>(work.options.hide) || !about_json.diagnostics.empty() ||
                            std::any_of(given.begin(), given.end(), is_unjudged);
  if (may_be_shown) find_secrets(about_json.secrets, types, given);
  for (const Given& one : given) {
    if (one.secret || is_unjudged(one)) hide_values(work, one);  // Whether the latter are secret nobody has looked.
  }
  for (const Given& one : given) judge_unreadable(work, one);
  for (const Given& one : given) {
    if (one.part == RequestPart::query && !types.query.documented) judge_undocumented(work, one);
  }
  for (const Diagnostic& d : about_json.diagnostics) {
    const Translated translated = translate(d, given);
    if (translated.is_explained) continue;
    if (has_open_query && d.id == Id::missing_field && translated.diagnostic.part == RequestPart::query) continue;
    Diagnostic ours = translated.diagnostic;
    ours.range = ours.key_range = {};
    if (translated.given != nullptr) {
      const Given& one = *translated.given;
      if (one.secret && !ours.found.text.empty()) ours.found = {ours.found.kind, {}, true};
      if (one.secret) ours.suggestions = {};
      if (ours.detail == Detail::date_time && has_plus(work, one)) ours.detail = Detail::plus_is_blank;
      ours.range = range_of(work, one, ours.id == Id::unknown_parameter ? one.name_span : one.value_span);
    } else {
      ours.range = work.whole_target();
    }
    work.collect.add(ours);
  }
}

void judge_presence_of_body(Work& work) {
  if (work.operation == nullptr) return;
  const bool is_documented = work.operation->operation->has(Part::request), is_there = !is_blank(work.request.body);
  if (is_documented == is_there) return;
  if (is_documented && is_form_in_query(work)) return;
  Diagnostic d;
  d.id = is_documented ? Id::missing_body : Id::unknown_field;
  d.detail = is_documented ? Detail::none : Detail::no_body;
  d.severity = is_documented && work.operation->needs_body ? Severity::error : Severity::warning;
  work.collect.add(d);
}

// What says that it is something else, and looks like it, is told by its Content-Type alone.
bool may_be_json(const Work& work) {
  const auto type = find_header(work.request.headers, "Content-Type");
  if (!type || is_json_type(work.request.headers[*type].value)) return true;
  const char first = work.request.body[work.request.body.find_first_not_of(" \t\r\n")];
  return first == '{' || first == '[' || has_placeholder(work.request.headers[*type].value);
}

void check_body(const Options& options, const Service::Loaded& operation, const plan::Plan& plan, std::string_view body,
                std::span<const check::PathParameter> parameters, check::Checker& checker,
                findings::Findings& findings) {
  check::Options ours;
  ours.limits = options.limits;
  ours.strict = options.strict;
  ours.all_secrets = options.all_secrets;
  ours.secret_literals = options.secret_literals;
  ours.path_parameters = parameters;
  ours.compat = options.compat;
  ours.schema = [](const void* of) -> const json::Document& {
    return static_cast<const Service::Loaded*>(of)->schema(Part::request);
  };
  ours.schema_of = &operation;
  checker.check(plan, body, ours, findings);
}

void judge_body(Work& work, check::Checker& checker) {
  work.findings.clear();
  if (is_blank(work.request.body)) return;
  const plan::Plan* plan = work.operation == nullptr ? nullptr : work.service.plan(*work.operation, Part::request);
  if (plan == nullptr || !work.operation->form.empty() || !may_be_json(work)) {
    return work.hide(Where::body, 0, 0, work.request.body.size());  // Nobody looks which of it is secret.
  }
  std::vector<check::PathParameter> parameters;
  for (const auto& [name, value] : work.route.path_parameters) {
    const bool is_known = !work.options.placeholders || !has_placeholder(value);
    const ParameterType* type = work.operation->parameters.path.find(name);
    if (is_known) parameters.push_back({name, value, type != nullptr && type->secret});
  }
  check_body(work.options, *work.operation, *plan, work.request.body, parameters, checker, work.findings);
}

/// What is left of a request that is as documented but for its body, perhaps.
Status judge_plain(const Service& service, const PlainRequest& plain, std::string_view body, const Options& options,
                   check::Checker& checker, findings::Findings& findings) {
  findings.clear();
  const Service::Loaded& operation = *plain.operation;
  const plan::Plan* plan = is_blank(body) ? nullptr : service.plan(operation, Part::request);
  if (plan != nullptr) {
    std::array<check::PathParameter, catalog::Fit::kMost> parameters;
    for (std::size_t i = 0; i < plain.fit.count; ++i) {
      const auto& [name, value] = plain.fit.parameters[i];
      const ParameterType* type = operation.parameters.path.find(name);
      parameters[i] = {name, value, type != nullptr && type->secret};
    }
    check_body(options, operation, *plan, body, std::span(parameters).first(plain.fit.count), checker, findings);
  }
  return Collect(findings).finish(options.limits, options.strict);
}

// Looking at each name costs more than judging a usual request: it is done for who shows the request afterwards.
void hide_headers(const Work& work) {
  if (!work.options.hide) return;
  for (std::size_t i = 0; i < work.request.headers.size(); ++i) {
    const Header& header = work.request.headers[i];
    const bool is_secret =
        secrecy_of(header.name, SecretPlace::header) != Secrecy::none || gives_itself_away(header.value);
    if (is_secret) work.hide(Where::header_value, i, 0, header.value.size());
  }
}

// Everything about a request whose operation is known, or known to be none.
Status judge_known(Work& work, check::Checker& checker) {
  judge_body(work, checker);  // First, because it clears the findings; finish() puts the rest before it.
  hide_headers(work);
  judge_authorization(work);
  judge_content_type(work);
  judge_headers(work);
  judge_operation(work);
  judge_parameters(work, checker);
  judge_form(work);
  judge_presence_of_body(work);
  return work.collect.finish(work.options.limits, work.options.strict);
}

// Of several operations: right when it is right for one of them; else the findings are those of the one that it fits
// best, the first of equals.
Status judge_candidates(Work& work, check::Checker& checker, const Service::Loaded*& chosen) {
  constexpr std::array<std::size_t, 4> kRight{};
  const std::size_t count = count_candidates(work);
  std::array<std::size_t, 4> least = kRight;
  std::optional<findings::Findings> best;
  std::size_t nth = 0;
  do {
    if (count > 1) choose(work, nth);
    const Status status = judge_known(work, checker);
    if (count <= 1) return status;
    const std::array<std::size_t, 4> fit = misfit(work.findings);
    if (nth == 0 || fit < least) {
      if (!best) best.emplace();
      std::swap(*best, work.findings);
      least = fit;
      chosen = work.operation;
    }
    choose(work, nth);
  } while (++nth < count && least != kRight);
  work.findings = *std::move(best);
  if (work.findings.status == Status::ok) return Status::ok;
  tell_choice(work, *chosen);
  return work.collect.finish(work.options.limits, work.options.strict);
}

}  // namespace

std::array<std::size_t, 4> misfit(const findings::Findings& findings) noexcept {
  const auto is_of_another = [](const Diagnostic& d) {
    return d.id == Id::missing_field || d.id == Id::unknown_field || d.id == Id::unknown_parameter ||
           d.id == Id::missing_body;
  };
  const auto& all = findings.diagnostics;
  return {was_judged(findings.status) ? 0U : 1U, findings.errors,
          static_cast<std::size_t>(std::count_if(all.begin(), all.end(), is_of_another)),
          std::size_t{findings.warnings} + findings.notes};
}

Status check_request(const Service& service, check::Checker& checker, const Request& request, const Options& options,
                     findings::Findings& findings, const catalog::Operation** operation) {
  PlainRequest plain;
  if (is_plain(service, request, options, plain)) {
    if (operation != nullptr) *operation = plain.operation->operation;
    return judge_plain(service, plain, request.body, options, checker, findings);
  }
  Work work{service, request, options, parse_target(request.target), {}, nullptr, findings, Collect(findings)};
  find_operation(work);
  const Service::Loaded* chosen = work.operation;
  const Status status = judge_candidates(work, checker, chosen);
  if (operation != nullptr) *operation = chosen == nullptr ? nullptr : chosen->operation;
  return status;
}

}  // namespace ocpv::http
