// The steps of check_request about headers that every request has.
#include <optional>
#include <string>

#include "base/calendar.h"
#include "base/joined.h"
#include "http/ambiguous.h"
#include "http/authorization.h"
#include "http/form.h"
#include "http/headers.h"
#include "http/work.h"

namespace ocpv::http {
namespace {

using findings::Detail;
using findings::Diagnostic;
using findings::Id;

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
  if (read_http_date(value) || (work.options.placeholders && has_placeholder(value))) return;
  Diagnostic d = about_header(work, Id::bad_header, Detail::http_date, "Date");
  d.expected = kForm;
  d.range = work.locate(Where::header_value, *number, 0, value.size());
  work.collect.add(d);
}

void judge_twice(Work& work, std::string_view name) {
  if (count_headers(work.request.headers, name) < 2) return;
  const std::size_t first = *find_header(work.request.headers, name);
  std::size_t second = first + 1;
  while (!same_but_case(work.request.headers[second].name, name)) ++second;
  Diagnostic d = about_header(work, Id::bad_header, Detail::given_twice, name);
  d.range = work.locate(Where::header_name, second, 0, work.request.headers[second].name.size());
  work.collect.add(d);
}

// Where the body ends must not be a matter of taste.
void judge_length(Work& work) {
  constexpr std::string_view kName = "Content-Length";
  const auto number = find_header(work.request.headers, kName);
  if (!number) return;
  const std::string_view value = work.request.headers[*number].value;
  const bool is_open = work.options.placeholders && has_placeholder(value);
  const bool has_encoding = find_header(work.request.headers, "Transfer-Encoding").has_value();
  if (!has_encoding && (is_open || is_length(value))) return;
  Diagnostic d =
      about_header(work, Id::bad_header, has_encoding ? Detail::length_and_encoding : Detail::bad_length, kName);
  d.range = work.locate(Where::header_value, *number, 0, value.size());
  work.collect.add(d);
}

}  // namespace

void judge_headers(Work& work) {
  for (const std::string_view name : {"Content-Type", "Date", "Host", "Content-Length", "Transfer-Encoding"}) {
    judge_twice(work, name);
  }
  if (work.operation != nullptr) {
    for (const ParameterType& type : work.operation->parameters.header.types) judge_twice(work, type.name);
  }
  judge_length(work);
  for (std::size_t i = 0; i < work.request.headers.size(); ++i) {
    const Header& header = work.request.headers[i];
    const bool is_hidden = has_hidden_end(header.name) || has_hidden_end(header.value);
    if (!is_hidden && is_token(header.name)) continue;
    const std::string_view name = work.collect.shown(header.name);
    Diagnostic d = about_header(work, Id::bad_header, is_hidden ? Detail::hidden_end : Detail::no_token, name);
    d.range = work.locate(Where::header_name, i, 0, header.name.size());
    work.collect.add(d);
  }
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
  // Of the right type it is its parameter that is wrong, or not there.
  constexpr std::string_view kJsonInUtf8 = "application/json; charset=utf-8";
  constexpr std::string_view kFormWithBoundary = "multipart/form-data; boundary=...";
  if (is_blank(work.request.body)) return;
  const bool is_form = work.operation != nullptr && !work.operation->form.empty();
  std::string_view expected[] = {is_form ? kFormType : kJsonType};
  const auto number = find_header(work.request.headers, kName);
  if (!number) {
    Diagnostic d = about_header(work, Id::bad_header, Detail::header_missing, kName);
    d.expected = expected;
    work.collect.add(d);
    return;
  }
  const std::string_view value = work.request.headers[*number].value;
  if (work.options.placeholders && has_placeholder(value)) return;
  if (is_form ? !boundary_of(value).empty() && is_media_type(value, kFormType) : is_json_type(value)) return;
  // What a form is sent to may be no operation that is known, and then the form is no mistake of its own.
  if (work.operation == nullptr && is_media_type(value, kFormType)) return;
  if (is_media_type(value, expected[0])) expected[0] = is_form ? kFormWithBoundary : kJsonInUtf8;
  Diagnostic d = about_header(work, Id::bad_header, Detail::none, kName);
  d.expected = expected;
  d.range = work.locate(Where::header_value, *number, 0, value.size());
  work.collect.add(d);
}

}  // namespace ocpv::http
