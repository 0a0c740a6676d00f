// Reading a report.
#include <cstring>
#include <string>
#include <string_view>

#include "capi/exception_barrier.h"
#include "capi/handles.h"
#include "capi/sized_struct.h"
#include "report/place.h"
#include "report/report.h"

namespace {

using namespace ocpv;
using namespace ocpv::capi;

const findings::Diagnostic* diagnostic_at(const ocpv_report* report, std::size_t index) noexcept {
  if (report == nullptr || index >= report->findings.diagnostics.size()) return nullptr;
  return &report->findings.diagnostics[index];
}

const findings::Suggestion* suggestion_at(const ocpv_report* report, std::size_t index, std::size_t nth) noexcept {
  const findings::Diagnostic* d = diagnostic_at(report, index);
  return d == nullptr || nth >= d->suggestions.size() ? nullptr : &d->suggestions[nth];
}

ocpv_string text_of(ocpv_report& report, std::string_view text) { return report.terminated.of(text, report.findings); }

ocpv_range range_of(const findings::Range& range) noexcept {
  const auto position = [](const Position& p) { return ocpv_position{p.line, p.column, p.byte}; };
  return {position(range.start), position(range.end)};
}

bool is_language(ocpv_language language) noexcept {
  return language == OCPV_LANGUAGE_EN || language == OCPV_LANGUAGE_ZH;
}

report::Language language_of(ocpv_language language) noexcept {
  return language == OCPV_LANGUAGE_ZH ? report::Language::zh : report::Language::en;
}

// A text made for the caller, kept in the report's memory and ended by a zero byte.
std::string_view keep(ocpv_report& report, const std::string& text) {
  const std::string_view kept = report.findings.keep({text.c_str(), text.size() + 1});
  return kept.substr(0, text.size());
}

constexpr std::string_view kNoName = "-";

bool is_allowed(const ocpv_render_options& options) noexcept {
  const bool is_status = options.http_status == 0 || (options.http_status >= 100 && options.http_status <= 599);
  return is_language(options.language) && is_status && readable(options.path, options.path_size) &&
         readable(options.source, options.source_size);
}

report::File file_of(const ocpv_report& report, const ocpv_render_options& options) noexcept {
  report::File file;
  file.path = view(options.path, options.path_size);
  file.operation = report.operation;
  file.source = view(options.source, options.source_size);
  file.findings = &report.findings;
  file.side = report.side;
  return file;
}

void as_text(std::string& out, report::File& file, const ocpv_render_options& options, std::size_t most) {
  report::TextOptions chosen;
  chosen.language = language_of(options.language);
  chosen.color = options.has_color != 0;
  chosen.snippets = options.is_short == 0;
  chosen.max_bytes = most;
  if (file.path.empty()) file.path = kNoName;
  report::append_text(out, file, chosen);
}

void as_json(std::string& out, report::File& file, const ocpv_render_options& options, std::size_t most) {
  if (file.path.empty()) file.path = kNoName;
  report::append_json(out, {&file, 1}, language_of(options.language), most);
}

void as_problem(std::string& out, report::File& file, const ocpv_render_options& options, std::size_t most) {
  report::append_problem(out, file, language_of(options.language), options.http_status, most);
}

using Render = void (*)(std::string&, report::File&, const ocpv_render_options&, std::size_t);

ocpv_status render(ocpv_report* report, const ocpv_render_options* options, ocpv_string* text, Render as) noexcept {
  if (report == nullptr || text == nullptr) return OCPV_ERROR_BAD_ARGUMENT;
  *text = {"", 0};
  ocpv_render_options ours;
  if (!read_sized(options, ours) || !is_allowed(ours)) return OCPV_ERROR_BAD_ARGUMENT;
  return guarded(report->loaded->allocator, [&]() -> ocpv_status {
    report::File file = file_of(*report, ours);
    report->rendered.clear();
    as(report->rendered, file, ours, report->loaded->limits.max_report_bytes);
    *text = {report->rendered.c_str(), report->rendered.size()};
    return OCPV_OK;
  });
}

}  // namespace

namespace ocpv::capi {

ocpv_string Terminated::of(std::string_view text, findings::Findings& findings) {
  if (text.empty()) return {"", 0};
  const auto [at, is_new] = known_.try_emplace({text.data(), text.size()}, nullptr);
  if (at->second == nullptr) {
    auto* copy = static_cast<char*>(findings.arena().allocate(text.size() + 1, 1));
    std::memcpy(copy, text.data(), text.size());
    copy[text.size()] = '\0';
    at->second = copy;
  }
  return {at->second, text.size()};
}

}  // namespace ocpv::capi

void ocpv_report::clear() noexcept {
  terminated.clear();
  messages.clear();
  operation.clear();
  side = ocpv::report::Side::unknown;
  rendered.clear();
  findings.clear();
}

extern "C" {

ocpv_status ocpv_counts_init(ocpv_counts* counts, size_t size) { return init_sized(counts, size); }
ocpv_status ocpv_diagnostic_init(ocpv_diagnostic* diagnostic, size_t size) { return init_sized(diagnostic, size); }
ocpv_status ocpv_related_init(ocpv_related* related, size_t size) { return init_sized(related, size); }
ocpv_status ocpv_suggestion_init(ocpv_suggestion* suggestion, size_t size) { return init_sized(suggestion, size); }
ocpv_status ocpv_edit_init(ocpv_edit* edit, size_t size) { return init_sized(edit, size); }
ocpv_status ocpv_render_options_init(ocpv_render_options* options, size_t size) { return init_sized(options, size); }

void ocpv_report_free(ocpv_report* report) { delete report; }

ocpv_status ocpv_report_status(const ocpv_report* report) {
  return report == nullptr ? OCPV_ERROR_BAD_ARGUMENT : static_cast<ocpv_status>(report->findings.status);
}

size_t ocpv_report_diagnostic_count(const ocpv_report* report) {
  return report == nullptr ? 0 : report->findings.diagnostics.size();
}

ocpv_status ocpv_report_counts(const ocpv_report* report, ocpv_counts* counts) {
  if (report == nullptr) return OCPV_ERROR_BAD_ARGUMENT;
  const findings::Findings& findings = report->findings;
  return write_sized(counts, ocpv_counts{0, findings.errors, findings.warnings, findings.notes, findings.left_out});
}

ocpv_status ocpv_report_diagnostic(ocpv_report* report, size_t index, ocpv_diagnostic* diagnostic) {
  const findings::Diagnostic* d = diagnostic_at(report, index);
  if (d == nullptr) return OCPV_ERROR_BAD_ARGUMENT;
  return guarded(report->loaded->allocator, [&] {
    ocpv_diagnostic ours{};
    ours.id = static_cast<ocpv_diagnostic_id>(d->id);
    ours.severity = static_cast<ocpv_severity>(d->severity);
    ours.strength = static_cast<ocpv_strength>(d->strength);
    ours.part = static_cast<ocpv_part>(d->part);
    ours.pointer = text_of(*report, d->pointer);
    ours.range = range_of(d->range);
    ours.key_range = range_of(d->key_range);
    ours.field = text_of(*report, d->field);
    ours.schema_pointer = text_of(*report, d->schema_pointer);
    ours.doc_page = text_of(*report, d->doc_page);
    ours.doc_line = d->doc_line;
    ours.is_secret = d->found.hidden ? 1 : 0;
    ours.expected_count = d->expected.size();
    ours.related_count = d->related.size();
    ours.suggestion_count = d->suggestions.size();
    ours.place = range_of(report::place_of(*d));
    return write_sized(diagnostic, ours);
  });
}

ocpv_status ocpv_report_message(ocpv_report* report, size_t index, ocpv_language language, ocpv_string* message) {
  const findings::Diagnostic* d = diagnostic_at(report, index);
  if (d == nullptr || message == nullptr || !is_language(language)) return OCPV_ERROR_BAD_ARGUMENT;
  *message = {"", 0};
  return guarded(report->loaded->allocator, [&]() -> ocpv_status {
    if (report->messages.empty()) report->messages.resize(report->findings.diagnostics.size());
    std::string_view& made = report->messages[index][static_cast<std::size_t>(language)];
    if (made.empty()) made = keep(*report, report::message(*d, language_of(language)));
    *message = {made.data(), made.size()};
    return OCPV_OK;
  });
}

ocpv_status ocpv_report_expected(ocpv_report* report, size_t index, size_t nth, ocpv_string* value) {
  const findings::Diagnostic* d = diagnostic_at(report, index);
  if (d == nullptr || nth >= d->expected.size() || value == nullptr) return OCPV_ERROR_BAD_ARGUMENT;
  *value = {"", 0};
  return guarded(report->loaded->allocator, [&]() -> ocpv_status {
    *value = text_of(*report, d->expected[nth]);
    return OCPV_OK;
  });
}

ocpv_status ocpv_report_related(ocpv_report* report, size_t index, size_t nth, ocpv_related* related) {
  const findings::Diagnostic* d = diagnostic_at(report, index);
  if (d == nullptr || nth >= d->related.size()) return OCPV_ERROR_BAD_ARGUMENT;
  return guarded(report->loaded->allocator, [&] {
    const findings::Related& known = d->related[nth];
    return write_sized(related, ocpv_related{0, static_cast<ocpv_role>(known.role), 0, range_of(known.range),
                                             text_of(*report, known.pointer)});
  });
}

ocpv_status ocpv_report_suggestion(ocpv_report* report, size_t index, size_t nth, ocpv_suggestion* suggestion) {
  const findings::Suggestion* known = suggestion_at(report, index, nth);
  if (known == nullptr) return OCPV_ERROR_BAD_ARGUMENT;
  return guarded(report->loaded->allocator, [&] {
    return write_sized(
        suggestion, ocpv_suggestion{0, known->certain ? 1 : 0, 0, text_of(*report, known->value), known->edits.size()});
  });
}

ocpv_status ocpv_report_suggestion_text(ocpv_report* report, size_t index, size_t nth, ocpv_language language,
                                        ocpv_string* text) {
  const findings::Suggestion* known = suggestion_at(report, index, nth);
  if (known == nullptr || text == nullptr || !is_language(language)) return OCPV_ERROR_BAD_ARGUMENT;
  *text = {"", 0};
  return guarded(report->loaded->allocator, [&]() -> ocpv_status {
    const std::string_view made = keep(*report, report::suggestion_text(*known, language_of(language)));
    *text = {made.data(), made.size()};
    return OCPV_OK;
  });
}

ocpv_status ocpv_report_edit(ocpv_report* report, size_t index, size_t nth, size_t edit_index, ocpv_edit* edit) {
  const findings::Suggestion* known = suggestion_at(report, index, nth);
  if (known == nullptr || edit_index >= known->edits.size()) return OCPV_ERROR_BAD_ARGUMENT;
  return guarded(report->loaded->allocator, [&] {
    const findings::Edit& one = known->edits[edit_index];
    return write_sized(edit, ocpv_edit{0, one.byte_start, one.byte_end, text_of(*report, one.insert)});
  });
}

ocpv_status ocpv_report_to_text(ocpv_report* report, const ocpv_render_options* options, ocpv_string* text) {
  return render(report, options, text, as_text);
}

ocpv_status ocpv_report_to_json(ocpv_report* report, const ocpv_render_options* options, ocpv_string* text) {
  return render(report, options, text, as_json);
}

ocpv_status ocpv_report_to_problem(ocpv_report* report, const ocpv_render_options* options, ocpv_string* text) {
  return render(report, options, text, as_problem);
}

}  // extern "C"
