// The JSON format: one document for all files. Its fields and their order are an interface; new ones are added at the
// end of their object.
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/status.h"
#include "base/version.h"
#include "report/catalogue.h"
#include "report/details.h"
#include "report/json_writer.h"
#include "report/place.h"
#include "report/report.h"
#include "report/verdict.h"
#include "report/words.h"

namespace ocpv::report {
namespace {

constexpr std::size_t kMostExpectedBytes = 4096;  // An enumeration of thousands must not crowd out other findings.
constexpr std::size_t kMostEdits = 128;           // More are left out as a whole: a part of them mends nothing.
constexpr std::size_t kTailBytes = 96;            // Room for what closes a file's object and the document.

void write_position(JsonWriter& json, const Position& position) {
  json.open_object().key("line").value(std::uint64_t{position.line});
  json.key("column").value(std::uint64_t{position.column}).key("byte").value(position.byte).close_object();
}

void write_range(JsonWriter& json, const findings::Range& range) {
  if (range.start.line == 0) {
    json.null();
    return;
  }
  json.open_object().key("start");
  write_position(json, range.start);
  json.key("end");
  write_position(json, range.end);
  json.close_object();
}

void write_kind(JsonWriter& json, findings::ValueKind kind) {
  const std::string_view name = name_of(kind);
  if (name.empty()) {
    json.null();
  } else {
    json.value(name);
  }
}

void write_doc(JsonWriter& json, const findings::Diagnostic& d) {
  if (d.doc_page.empty()) {
    json.null();
    return;
  }
  json.open_object().key("page").value(d.doc_page).key("line").value(std::uint64_t{d.doc_line}).close_object();
}

void write_expected(JsonWriter& json, const findings::Diagnostic& d) {
  json.open_array();
  std::size_t bytes = 0;
  for (const std::string_view value : d.expected) {
    bytes += value.size();
    if (bytes > kMostExpectedBytes) break;
    json.value(value);
  }
  json.close_array();
}

void write_related(JsonWriter& json, const findings::Related& related, Language language) {
  json.open_object().key("role").value(name_of(related.role)).key("pointer").value(related.pointer).key("range");
  write_range(json, related.range);
  json.key("message").value_by([&](std::string& out) { append_related(out, related, language); });
  json.close_object();
}

void write_suggestion(JsonWriter& json, const findings::Suggestion& suggestion, Language language) {
  json.open_object().key("text").value_by([&](std::string& out) { append_suggestion(out, suggestion, language); });
  json.key("edits").open_array();
  const bool is_shown = suggestion.edits.size() <= kMostEdits;
  for (const findings::Edit& edit : is_shown ? suggestion.edits : std::span<const findings::Edit>()) {
    json.open_object().key("byte_start").value(edit.byte_start).key("byte_end").value(edit.byte_end);
    json.key("insert").value(edit.insert).close_object();
  }
  json.close_array().close_object();
}

void write_diagnostic(JsonWriter& json, const findings::Diagnostic& d, Language language) {
  json.open_object();
  json.key("id").value(name_of(d.id));
  json.key("severity").value(name_of(d.severity));
  json.key("strength").value(name_of(d.strength));
  json.key("message").value_by([&](std::string& out) { append_message(out, d, language); });
  json.key("part").value(name_of(d.part));
  json.key("pointer").value(d.pointer);
  json.key("range");
  write_range(json, place_of(d));
  json.key("schema_pointer").value(d.schema_pointer);
  json.key("doc");
  write_doc(json, d);
  json.key("expected");
  write_expected(json, d);
  json.key("related").open_array();
  for (const findings::Related& related : d.related) write_related(json, related, language);
  json.close_array();
  json.key("suggestions").open_array();
  for (const findings::Suggestion& suggestion : d.suggestions) write_suggestion(json, suggestion, language);
  json.close_array();
  const bool has_value = d.found.kind != findings::ValueKind::none;
  json.key("found_kind");
  write_kind(json, d.found.kind);
  json.key("key_range");
  write_range(json, d.key_range);
  json.key("value_range");
  write_range(json, has_value ? d.range : findings::Range{});
  json.close_object();
}

// One file's object, at the end of `out`. `most` bounds it; 0 for no bound.
void write_file(JsonWriter& json, std::string& out, const File& file, Language language, std::size_t most) {
  json.open_object();
  const std::size_t first = out.size() - 1;
  json.key("path").value(file.path);
  json.key("operation").value(file.operation);
  json.key("verdict").value(name_of(verdict_of(file)));
  json.key("diagnostics").open_array();
  std::uint64_t left_out = 0;
  if (file.findings != nullptr) {
    left_out = file.findings->left_out + file.findings->diagnostics.size();
    append_worst_that_fit(
        out, file.findings->diagnostics, ",",
        [&](const findings::Diagnostic& d) { write_diagnostic(json, d, language); },
        [&] {
          if (most != 0 && out.size() - first + kTailBytes > most) return false;
          --left_out;
          return true;
        });
  }
  json.close_array();
  if (!file.problem.empty()) json.key("problem").value(file.problem);
  if (!file.label.empty()) json.key("document").value(file.label);
  if (left_out != 0) json.key("left_out").value(left_out);
  if (file.side != Side::unknown) {
    json.key("side").value(std::string_view(file.side == Side::request ? "request" : "response"));
  }
  json.close_object();
}

void write_summary(JsonWriter& json, std::span<const File> files) {
  std::uint64_t valid = 0, errors = 0, warnings = 0, notes = 0, known = 0;
  for (const File& file : files) {
    if (verdict_of(file) == Verdict::valid) ++valid;
    known += file.known;
    if (file.findings == nullptr) continue;
    errors += file.findings->errors;
    warnings += file.findings->warnings;
    notes += file.findings->notes;
  }
  json.open_object().key("files").value(std::uint64_t{files.size()}).key("valid").value(valid);
  json.key("errors").value(errors).key("warnings").value(warnings).key("notes").value(notes);
  if (known != 0) json.key("known").value(known);
  json.close_object();
}

}  // namespace

void append_json(std::string& out, std::span<const File> files, Language language, std::size_t max_bytes_per_file) {
  const std::size_t first = out.size();
  JsonWriter json(out);
  json.open_object().key("schema_version").value(std::uint64_t{1});
  json.key("tool").open_object().key("name").value("ocpv").key("version").value(kVersion).close_object();
  json.key("summary");
  write_summary(json, files);
  json.key("files").open_array();
  // What comes before the first file counts as its own, so that a document about one file keeps the bound as a whole.
  std::size_t used = out.size() - first;
  for (const File& file : files) {
    const std::size_t left = max_bytes_per_file > used ? max_bytes_per_file - used : 1;
    write_file(json, out, file, language, max_bytes_per_file == 0 ? 0 : left);
    used = 0;
  }
  json.close_array().close_object();
  out += '\n';
}

std::string json(const std::vector<File>& files, Language language, std::size_t max_bytes_per_file) {
  std::string out;
  append_json(out, files, language, max_bytes_per_file);
  return out;
}

}  // namespace ocpv::report
