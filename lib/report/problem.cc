// RFC 9457: what a server answers to a request that is wrong. Its members are an interface; new ones are added at the
// end of their object.
#include "report/problem.h"

#include <string>
#include <string_view>

#include "base/uri.h"
#include "report/catalogue.h"
#include "report/json_writer.h"
#include "report/place.h"
#include "report/report.h"
#include "report/words.h"

namespace ocpv::report {
namespace {

using findings::Diagnostic;
using findings::Id;

constexpr Message kTitle{"The request is not as documented", "请求与文档不符"};
constexpr std::string_view kType = "urn:ocpv:problem:not-as-documented";
constexpr std::size_t kProblemTailBytes = 64;  // Room for what closes the document.

// Warnings make a request wrong only where nothing else does (strict).
Severity told_severity(const findings::Findings& findings) noexcept {
  return findings.errors != 0 ? Severity::error : Severity::warning;
}

// A JSON Pointer as the fragment of a URI (RFC 6901, 6).
void append_fragment(std::string& out, std::string_view pointer) {
  out += '#';
  append_percent_encoded(out, pointer, "-._~!$&'()*+,;=:@/?");
}

void write_error(JsonWriter& json, const Diagnostic& d, Language language) {
  json.open_object().key("detail").value_by([&](std::string& out) { append_message(out, d, language); });
  if (d.part == RequestPart::body) {
    json.key("pointer").value_by([&](std::string& out) { append_fragment(out, d.pointer); });
  } else if (!d.pointer.empty()) {
    json.key("name").value(d.field);
  }
  json.key("id").value(name_of(d.id)).key("severity").value(name_of(d.severity)).key("part").value(name_of(d.part));
  const Position& start = place_of(d).start;
  if (start.line != 0)
    json.key("line").value(std::uint64_t{start.line}).key("column").value(std::uint64_t{start.column});
  if (!d.doc_page.empty()) {
    json.key("doc")
        .open_object()
        .key("page")
        .value(d.doc_page)
        .key("line")
        .value(std::uint64_t{d.doc_line})
        .close_object();
  }
  json.close_object();
}

}  // namespace

const Diagnostic* cause_of(const findings::Findings& findings) noexcept {
  const Severity severity = told_severity(findings);
  for (const Diagnostic& d : findings.diagnostics)
    if (d.severity == severity) return &d;
  return nullptr;
}

int http_status_of(const Diagnostic* cause) noexcept {
  return facts_of(cause == nullptr ? Id::wrong_type : cause->id).http_status;
}

void append_problem(std::string& out, const File& file, Language language, int http_status, std::size_t max_bytes) {
  if (file.findings->status == Status::ok) return;
  const Severity severity = told_severity(*file.findings);
  const Diagnostic* const first = cause_of(*file.findings);
  if (http_status == 0) http_status = http_status_of(first);

  const std::size_t begin = out.size();
  JsonWriter json(out);
  json.open_object().key("type").value(kType).key("title").value(kTitle.in(language));
  json.key("status").value(static_cast<std::uint64_t>(http_status));
  if (first != nullptr) json.key("detail").value_by([&](std::string& text) { append_message(text, *first, language); });
  if (!file.path.empty()) json.key("instance").value(file.path);
  if (!file.operation.empty()) json.key("operation").value(file.operation);
  json.key("errors").open_array();
  std::uint64_t left_out = severity == Severity::error ? file.findings->errors : file.findings->warnings;
  for (const Diagnostic& d : file.findings->diagnostics) {
    if (d.severity != severity) continue;
    const std::size_t before = out.size(), comma = out.back() == '}' ? 1 : 0;
    write_error(json, d, language);
    if (max_bytes != 0 && out.size() - begin - comma + kProblemTailBytes > max_bytes) {
      out.resize(before);
      break;
    }
    --left_out;
  }
  json.close_array();
  if (left_out != 0) json.key("left_out").value(left_out);
  json.close_object();
  out += '\n';
}

std::string problem(const File& file, Language language, int http_status, std::size_t max_bytes) {
  std::string out;
  append_problem(out, file, language, http_status, max_bytes);
  return out;
}

}  // namespace ocpv::report
