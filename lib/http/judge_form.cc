// The step of check_request about the parts of a form.
#include <algorithm>
#include <string>

#include "base/similar.h"
#include "http/authorization.h"
#include "http/form.h"
#include "http/headers.h"
#include "http/translate.h"
#include "http/work.h"

namespace ocpv::http {
namespace {

using findings::Detail;
using findings::Diagnostic;
using findings::Id;

Diagnostic about_part(Work& work, Id id, std::string_view name) {
  Diagnostic d;
  d.id = id;
  d.field = work.collect.shown(name);
  d.pointer = work.findings.keep(pointer_of(name));
  return d;
}

// Servers take a part that stands in the query for one, and the documentation shows a file's name there.
bool is_in_query(const Work& work, std::string_view name) {
  const auto query = query_parameters(work.target.query, 0, work.operation->parameters.query, false);
  return std::any_of(query.begin(), query.end(), [&](const Given& one) { return one.name == name; });
}

// Required parts that are not there.
std::vector<std::string_view> missing_names(const Work& work, const std::vector<std::string_view>& names) {
  std::vector<std::string_view> missing;
  for (const FormField& field : work.operation->form) {
    if (!field.required || std::find(names.begin(), names.end(), field.name) != names.end()) continue;
    if (!is_in_query(work, field.name)) missing.push_back(field.name);
  }
  return missing;
}

// A misspelt name and the missing part that it explains are one finding.
void judge_unknown_part(Work& work, std::string_view name, std::vector<std::string_view>& missing) {
  Diagnostic d = about_part(work, Id::unknown_field, name);
  d.severity = Severity::warning;
  findings::Suggestion suggestion;
  if (const auto near = find_similar(name, missing)) {
    d.severity = Severity::error;
    d.missing = suggestion.value = missing[*near];
    d.suggestions = {&suggestion, 1};
    work.collect.add(d);
    missing.erase(missing.begin() + static_cast<std::ptrdiff_t>(*near));
    return;
  }
  work.collect.add(d);
}

void judge_names(Work& work, const std::vector<std::string_view>& names) {
  const std::vector<FormField>& fields = work.operation->form;
  std::vector<std::string_view> missing = missing_names(work, names);
  for (const std::string_view name : names) {
    const bool is_known =
        std::any_of(fields.begin(), fields.end(), [&](const FormField& field) { return field.name == name; });
    if (is_known || (work.options.placeholders && has_placeholder(name))) continue;
    judge_unknown_part(work, name, missing);
  }
  for (const std::string_view name : missing) {
    const std::string_view expected[] = {name};
    Diagnostic d = about_part(work, Id::missing_field, name);
    d.expected = expected;
    work.collect.add(d);
  }
}

}  // namespace

void judge_form(Work& work) {
  if (work.operation == nullptr || work.operation->form.empty() || is_blank(work.request.body)) return;
  const auto number = find_header(work.request.headers, "Content-Type");
  if (!number) return;
  const std::string_view type = work.request.headers[*number].value;
  if (!is_media_type(type, kFormType)) return;
  const std::string_view boundary = boundary_of(type);
  if (boundary.empty()) return;  // The header is what lacks it, and is told.
  const auto names = form_part_names(work.request.body, boundary);
  if (names) return judge_names(work, *names);
  Diagnostic d;
  d.id = Id::bad_format;
  d.detail = Detail::form;
  work.collect.add(d);
}

}  // namespace ocpv::http
