// A request as a whole. check_request is the list of the steps; each adds what it finds.
#include <optional>
#include <string>

#include "base/joined.h"
#include "base/utf8.h"
#include "catalog/target.h"
#include "http/authorization.h"
#include "http/collect.h"
#include "http/headers.h"
#include "http/http.h"
#include "http/parameters.h"
#include "http/translate.h"

namespace ocpv::http {
namespace {

using findings::Detail;
using findings::Diagnostic;
using findings::Id;

constexpr std::size_t kMostShownPath = 256;
constexpr std::size_t kMostNear = 4;

// What the steps share.
struct Work {
  const Service& service;
  const Request& request;
  const Options& options;
  catalog::Target target;
  catalog::Route route;
  const Service::Loaded* operation = nullptr;
  findings::Findings& findings;
  Collect collect;

  findings::Range locate(Where where, std::size_t header, std::size_t begin, std::size_t end) const {
    return options.locate ? options.locate(where, header, begin, end) : findings::Range{};
  }
  findings::Range whole_target() const { return locate(Where::target, 0, 0, request.target.size()); }
};

bool is_blank(std::string_view text) noexcept { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

void hide(const Work& work, Where where, std::size_t header, std::size_t begin, std::size_t end) {
  if (work.options.hide) work.options.hide(where, header, begin, end);
}

Diagnostic about_header(Work& work, Id id, Detail detail, std::string_view name) {
  Diagnostic d;
  d.id = id;
  d.detail = detail;
  d.part = RequestPart::header;
  d.field = name;
  d.pointer = work.findings.keep(joined({"/", name}));
  return d;
}

void judge_date(Work& work) {
  constexpr std::string_view kForm[] = {"Tue, 17 Jan 2023 03:36:01 GMT"};
  const auto number = find_header(work.request.headers, "Date");
  if (!number) {
    Diagnostic d = about_header(work, Id::bad_header, Detail::header_missing, "Date");
    d.expected = kForm;
    work.collect.add(d);
    return;
  }
  const std::string_view value = work.request.headers[*number].value;
  if (is_http_date(value) || (work.options.placeholders && has_placeholder(value))) return;
  Diagnostic d = about_header(work, Id::bad_header, Detail::http_date, "Date");
  d.expected = kForm;
  d.range = work.locate(Where::header_value, *number, 0, value.size());
  work.collect.add(d);
}

void judge_authorization(Work& work) {
  constexpr std::string_view kName = "Authorization";
  if (!work.options.authorization) return;
  const std::size_t count = count_headers(work.request.headers, kName);
  if (count != 1) {
    work.collect.add(
        about_header(work, Id::not_authenticated, count == 0 ? Detail::no_authorization : Detail::given_twice, kName));
    return;
  }
  const std::size_t number = *find_header(work.request.headers, kName);
  const std::string_view value = work.request.headers[number].value;
  const findings::Range range = work.locate(Where::header_value, number, 0, value.size());
  Detail detail = Detail::none;
  switch (shape_of(value, work.options.placeholders)) {
    case Shape::basic:
      break;
    case Shape::signature:
      judge_date(work);
      break;
    case Shape::unknown_scheme:
      detail = Detail::unknown_scheme;
      break;
    case Shape::bad_basic:
      detail = Detail::bad_basic;
      break;
    case Shape::bad_signature:
      detail = Detail::bad_signature;
      break;
  }
  if (detail == Detail::none) return;
  Diagnostic d = about_header(work, Id::not_authenticated, detail, kName);
  d.range = range;
  d.found.hidden = true;
  work.collect.add(d);
}

// The documentation asks for the header always; without a body it says nothing, and the documented calls leave it out.
void judge_content_type(Work& work) {
  constexpr std::string_view kName = "Content-Type";
  constexpr std::string_view kExpected[] = {kJsonType};
  if (is_blank(work.request.body)) return;
  const auto number = find_header(work.request.headers, kName);
  if (!number) {
    Diagnostic d = about_header(work, Id::bad_header, Detail::header_missing, kName);
    d.expected = kExpected;
    work.collect.add(d);
    return;
  }
  const std::string_view value = work.request.headers[*number].value;
  if (is_json_type(value) || (work.options.placeholders && has_placeholder(value))) return;
  Diagnostic d = about_header(work, Id::bad_header, Detail::none, kName);
  d.expected = kExpected;
  d.range = work.locate(Where::header_value, *number, 0, value.size());
  work.collect.add(d);
}

void judge_wrong_method(Work& work) {
  std::vector<std::string_view> methods;
  for (const std::uint32_t number : work.route.routes) {
    methods.push_back(work.service.catalog().operations()[number].method);
  }
  Diagnostic d;
  d.id = Id::wrong_method;
  d.part = RequestPart::path;
  d.field = work.collect.shown(work.request.method);
  d.expected = methods;
  for (const std::string_view method : methods) {
    if (same_but_case(method, work.request.method)) d.detail = Detail::letter_case;
  }
  d.range = work.locate(Where::method, 0, 0, work.request.method.size());
  work.collect.add(d);
}

void judge_unknown_operation(Work& work) {
  std::vector<std::string> near;
  for (const std::uint32_t number : work.route.routes) {
    const catalog::Operation& operation = work.service.catalog().operations()[number];
    if (near.size() < kMostNear) near.push_back(joined({operation.method, " ", operation.path}));
  }
  const std::vector<std::string_view> expected(near.begin(), near.end());
  Diagnostic d;
  d.id = Id::no_such_operation;
  d.part = RequestPart::path;
  if (work.route.bad_encoding) d.detail = Detail::bad_escape;
  if (work.route.trailing_slash) d.detail = Detail::trailing_slash;
  if (work.route.missing_prefix) d.detail = Detail::missing_prefix;
  if (work.route.letter_case) d.detail = Detail::letter_case;
  // The query may hold secrets; only the path is ever shown.
  d.owner = work.collect.shown(joined({work.request.method, " ", work.target.path}), kMostShownPath);
  d.expected = expected;
  const auto begin = static_cast<std::size_t>(work.target.path.data() - work.request.target.data());
  d.range = work.locate(Where::target, 0, begin, begin + work.target.path.size());
  work.collect.add(d);
}

void judge_operation(Work& work) {
  if (work.operation != nullptr) return;
  if (!work.target.query.empty()) {  // Nobody knows which of its values are secret.
    const auto begin = static_cast<std::size_t>(work.target.query.data() - work.request.target.data());
    hide(work, Where::target, 0, begin, begin + work.target.query.size());
  }
  const catalog::Route& route = work.route;
  const bool only_method = route.wrong_method && !route.letter_case && !route.trailing_slash && !route.missing_prefix;
  if (only_method) {
    judge_wrong_method(work);
  } else {
    judge_unknown_operation(work);
  }
}

// The segments of the real path that stand where the template has parameters.
std::vector<Given> path_parameters(const Work& work) {
  std::vector<Given> out;
  const std::string& path_template = work.operation->plans.operation->path;
  const std::vector<std::string_view> segments = catalog::segments_of(work.target.path);
  const std::vector<std::string_view> pattern = catalog::segments_of(path_template);
  for (std::size_t i = 0; i < pattern.size() && i < segments.size() && out.size() < work.route.path_parameters.size();
       ++i) {
    if (pattern[i].find('{') == std::string_view::npos) continue;
    const auto& [name, value] = work.route.path_parameters[out.size()];
    Given& given = out.emplace_back();
    given.part = RequestPart::path;
    given.name = name;
    given.values.push_back(value);
    const auto begin = static_cast<std::size_t>(segments[i].data() - work.request.target.data());
    given.value_span = given.name_span = {begin, begin + segments[i].size()};
    if (find_invalid_utf8(value) != value.size()) given.unreadable = Unreadable::bad_utf8;
    if (work.options.placeholders && has_placeholder(value)) given.unreadable = Unreadable::placeholder;
  }
  return out;
}

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

void judge_parameters(Work& work, check::Checker& checker) {
  if (work.operation == nullptr) return;
  const ParameterTypes& types = work.operation->parameters;
  std::vector<Given> given = path_parameters(work);
  const auto begin = work.target.query.empty()
                         ? std::size_t{0}
                         : static_cast<std::size_t>(work.target.query.data() - work.request.target.data());
  for (Given& one : query_parameters(work.target.query, begin, types.query, work.options.placeholders)) {
    given.push_back(std::move(one));
  }
  for (Given& one : header_parameters(work)) given.push_back(std::move(one));

  findings::Findings about_json;
  const std::string json = to_json(given, types);
  if (work.operation->plans.parameters != nullptr) {
    check::Options options;
    options.limits.max_bytes = kMostBytes;
    checker.check(*work.operation->plans.parameters, json, options, about_json);
  }
  for (const auto& [first, last] : about_json.secrets) {
    for (const Given& one : given) {
      if (one.json.begin < last && first < one.json.end) {
        hide(work, where_of(one), one.header, one.value_span.begin, one.value_span.end);
      }
    }
  }
  for (const Given& one : given) {
    // Whether these are secret nobody has looked.
    const bool is_unjudged =
        one.unreadable != Unreadable::no || (one.part == RequestPart::query && !types.query.documented);
    if (is_unjudged) hide(work, where_of(one), one.header, one.value_span.begin, one.value_span.end);
  }
  for (const Given& one : given) judge_unreadable(work, one);
  for (const Given& one : given) {
    if (one.part == RequestPart::query && !types.query.documented) judge_undocumented(work, one);
  }
  for (const Diagnostic& d : about_json.diagnostics) {
    const Translated translated = translate(d, given);
    if (translated.is_explained) continue;
    Diagnostic ours = translated.diagnostic;
    ours.range = ours.key_range = {};
    if (translated.given != nullptr) {
      const Given& one = *translated.given;
      ours.range = range_of(work, one, ours.id == Id::unknown_parameter ? one.name_span : one.value_span);
    } else {
      ours.range = work.whole_target();
    }
    work.collect.add(ours);
  }
}

void judge_presence_of_body(Work& work) {
  if (work.operation == nullptr) return;
  const bool is_documented = work.operation->plans.request != nullptr, is_there = !is_blank(work.request.body);
  if (is_documented == is_there) return;
  Diagnostic d;
  d.id = is_documented ? Id::missing_body : Id::unknown_field;
  d.detail = is_documented ? Detail::none : Detail::no_body;
  d.severity = is_documented && work.operation->needs_body ? Severity::error : Severity::warning;
  work.collect.add(d);
}

void judge_body(Work& work, check::Checker& checker) {
  work.findings.clear();
  if (work.operation == nullptr || work.operation->plans.request == nullptr || is_blank(work.request.body)) return;
  std::vector<check::PathParameter> parameters;
  for (const auto& [name, value] : work.route.path_parameters) {
    const bool is_known = !work.options.placeholders || !has_placeholder(value);
    if (is_known) parameters.push_back({name, value});
  }
  check::Options options;
  options.limits = work.options.limits;
  options.strict = work.options.strict;
  options.all_secrets = work.options.all_secrets;
  options.secret_literals = work.options.secret_literals;
  options.path_parameters = parameters;
  checker.check(*work.operation->plans.request, work.request.body, options, work.findings);
}

}  // namespace

Status check_request(const Service& service, check::Checker& checker, const Request& request, const Options& options,
                     findings::Findings& findings, const catalog::Operation** operation) {
  Work work{service, request, options, catalog::parse_target(request.target), {}, nullptr, findings, Collect(findings)};
  // An empty method would stand for any.
  work.route = service.catalog().route(request.method.empty() ? "?" : request.method, request.target);
  if (work.route.found) work.operation = &service.loaded(work.route.routes.front());
  if (operation != nullptr) *operation = work.operation == nullptr ? nullptr : work.operation->plans.operation;

  judge_body(work, checker);  // First, because it clears the findings; finish() puts the rest before it.
  for (std::size_t i = 0; i < request.headers.size(); ++i) {
    if (same_but_case(request.headers[i].name, "Authorization")) {
      hide(work, Where::header_value, i, 0, request.headers[i].value.size());
    }
  }
  judge_authorization(work);
  judge_content_type(work);
  judge_operation(work);
  judge_parameters(work, checker);
  judge_presence_of_body(work);
  return work.collect.finish(options.limits, options.strict);
}

}  // namespace ocpv::http
