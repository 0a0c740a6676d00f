#include "tools/ocpv/check/reporter.h"

#include <algorithm>

#include "files/files.h"
#include "tools/ocpv/operations/documented_rows.h"
#include "tools/ocpv/operations/kept_pages.h"

namespace ocpv::program {
namespace {

constexpr Message kValid{"{0}: valid ({1})", "{0}：有效（{1}）"};
constexpr Message kValidLines{"{0}: {1} of {2} documents are valid ({3})", "{0}：{2} 个文档中 {1} 个有效（{3}）"};
constexpr Message kWarning{"{0}:{1}:{2}: warning: {3}", "{0}:{1}:{2}: 警告：{3}"};
constexpr Message kNoDocument{"it holds no document", "其中没有任何文档"};

// A finding takes a few hundred bytes of text; 64 of them are 64 KiB, which is what the library allows too.
constexpr std::size_t kBytesPerFinding = 1024;

/// Written file by file; the others are one document about all files.
bool is_stream(Format format) { return format == Format::text || format == Format::short_text; }

/// Shows pieces of the documents, not only places in them.
bool shows_source(Format format) { return format != Format::json && format != Format::short_text; }

/// `line:column` of what could not be judged at all; empty when unknown.
std::string place_of(const Finding& finding) {
  if (finding.problem_line == 0) return {};
  return std::to_string(finding.problem_line) + ":" + std::to_string(finding.problem_column);
}

bool any_report(const CheckSettings& settings, bool (*has)(Format)) {
  return std::any_of(settings.reports.begin(), settings.reports.end(),
                     [&](const ReportFile& report) { return has(report.format); });
}

}  // namespace

Reporter::Reporter(const CheckSettings& settings, const catalog::Catalog& catalog, Context& context)
    : settings_(settings),
      catalog_(catalog),
      context_(context),
      keeps_diagnostics_(!settings.reports.empty() || !is_stream(settings.format)),
      keeps_sources_(any_report(settings, shows_source) ||
                     (!is_stream(settings.format) && shows_source(settings.format))) {
  text_options_.language = context.language;
  text_options_.color = settings.color;
  text_options_.snippets = settings.format == Format::text;
}

void Reporter::take(Judged&& judged) {
  Record& record = record_of(judged);
  record.count += judged.count;
  record.valid += judged.valid;
  documents_ += judged.count;
  if (!judged.operation.empty()) record.operation = judged.operation;
  if (!judged.problem.empty()) {
    record.problem = judged.problem;
    status_ = worse(status_, ExitStatus::unreadable);
    write_text({record.name, record.operation, {}, nullptr, record.problem}, record.rules);
  }
  tell_notices(judged);
  for (JudgedDocument& document : judged.documents) take_document(record, std::move(document), !judged.is_lines);
  if (judged.is_last) close(record, judged.is_lines);
}

Reporter::Record& Reporter::record_of(const Judged& judged) {
  if (records_.size() == judged.file) {
    records_.emplace_back();
    records_.back().name = judged.name;
    records_.back().rules = rules_of(settings_, judged.config);
    most_errors_ = std::max(most_errors_, records_.back().rules.max_errors);
  }
  return records_.back();
}

void Reporter::take_document(Record& record, JudgedDocument&& document, bool whole_file) {
  findings::Findings& findings = document.finding.findings;
  status_ = worse(status_, status_of(document.finding, record.rules));
  record.findings.errors += findings.errors;
  record.findings.warnings += findings.warnings;
  record.findings.notes += findings.notes;
  if (record.findings.status == Status::ok || !was_judged(findings.status)) record.findings.status = findings.status;
  const std::string place = place_of(document.finding);
  if (record.problem.empty() && !document.finding.problem.empty()) {
    record.problem = (place.empty() ? place : place + ": ") + document.finding.problem;
  }

  hold_back(record, findings);
  const std::string_view source = document.source == nullptr ? std::string_view() : document.source->text();
  const std::string name = record.name + (place.empty() ? place : ":" + place);
  write_text({name, document.finding.operation, source, &findings, document.finding.problem}, record.rules);
  if (!keeps_diagnostics_ || (findings.diagnostics.empty() && findings.secrets.empty())) return;
  shift(findings, 0, document.bytes_before);
  record.findings.diagnostics.insert(record.findings.diagnostics.end(), findings.diagnostics.begin(),
                                     findings.diagnostics.end());
  if (keeps_sources_ && whole_file) {
    record.source = std::move(document.source);
    record.findings.secrets.insert(record.findings.secrets.end(), findings.secrets.begin(), findings.secrets.end());
    // Of a document that was not even read nobody knows where they are.
    if (!was_judged(findings.status) && findings.secrets.empty())
      record.findings.secrets.emplace_back(0, source.size());
  }
  record.kept.push_back(std::move(findings));
}

// --max-errors counts for the file, however many documents it holds.
void Reporter::hold_back(Record& record, findings::Findings& findings) const {
  record.findings.left_out += findings.left_out;
  findings.left_out = 0;
  const std::size_t room =
      record.rules.max_errors == 0 ? findings.diagnostics.size() : record.rules.max_errors - record.shown;
  if (findings.diagnostics.size() > room) {
    record.findings.left_out += static_cast<std::uint32_t>(findings.diagnostics.size() - room);
    findings.diagnostics.resize(room);
  }
  record.shown += static_cast<std::uint32_t>(findings.diagnostics.size());
}

void Reporter::close(Record& record, bool is_lines) {
  if (is_lines && record.count == 0 && record.problem.empty()) {
    record.problem = kNoDocument.in(context_.language);
    status_ = worse(status_, ExitStatus::unreadable);
    write_text({record.name, record.operation, {}, nullptr, record.problem}, record.rules);
  }
  if (record.findings.left_out != 0) {
    findings::Findings rest;
    rest.left_out = record.findings.left_out;
    write_text({record.name, record.operation, {}, &rest, {}}, record.rules);
  }
  if (settings_.verbose && writes_text() && record.count != 0) name_valid(record, is_lines);
}

void Reporter::name_valid(const Record& record, bool is_lines) {
  const std::string& schema = settings_.schema_file.empty() ? record.operation : settings_.schema_file;
  const std::string valid = std::to_string(record.valid), count = std::to_string(record.count);
  if (is_lines || record.count > 1) {
    context_.out.write(fill(kValidLines.in(context_.language), {record.name, valid, count, schema}) + "\n");
  } else if (record.valid == 1) {
    context_.out.write(fill(kValid.in(context_.language), {record.name, schema}) + "\n");
  }
}

void Reporter::write_text(const report::File& file, const FileRules& rules) {
  if (!writes_text()) return;
  text_options_.max_bytes = kBytesPerFinding * rules.max_errors;
  context_.out.write(report::text(file, text_options_));
}

void Reporter::tell_notices(const Judged& judged) {
  if (judged.config.config != nullptr) {
    const auto known = std::find_if(ignore_uses_.begin(), ignore_uses_.end(),
                                    [&](const auto& use) { return use.first == judged.config.config; });
    if (known == ignore_uses_.end()) {
      ignore_uses_.emplace_back(judged.config.config, judged.ignore_use);
    } else {
      known->second.add(judged.ignore_use);
    }
  }
  if (settings_.quiet) return;
  for (const input::Notice& notice : judged.notices) {
    context_.talk.line(fill(kWarning.in(context_.language), {judged.name, std::to_string(notice.at.line),
                                                             std::to_string(notice.at.column), notice.message}));
  }
}

void Reporter::tell_stale_ignores() {
  if (settings_.quiet) return;
  for (const auto& [config, use] : ignore_uses_) {
    for (const Error& stale : config::stale_ignores(*config, use, config::today_utc(), context_.language)) {
      context_.talk.line(fill(kWarning.in(context_.language),
                              {stale.file, std::to_string(stale.line), std::to_string(stale.column), stale.message}));
    }
  }
}

ExitStatus Reporter::status_of(const Finding& finding, const FileRules& rules) const {
  const findings::Findings& findings = finding.findings;
  if (findings.status == Status::no_memory || findings.status == Status::internal) return ExitStatus::internal;
  if (!was_judged(findings.status)) return ExitStatus::unreadable;
  const bool counts = findings.status == Status::invalid || findings.errors != 0 ||
                      (rules.fail_on != Severity::error && findings.warnings != 0) ||
                      (rules.fail_on == Severity::note && findings.notes != 0);
  return counts ? ExitStatus::findings : ExitStatus::clean;
}

std::vector<report::File> Reporter::report_files() const {
  std::vector<report::File> files;
  files.reserve(records_.size());
  for (const Record& record : records_) {
    const std::string_view source = record.source == nullptr ? std::string_view() : record.source->text();
    files.push_back({record.name, record.operation, source, &record.findings, record.problem});
  }
  return files;
}

std::string Reporter::render(Format format, bool color) const {
  const std::string folder = files::working_folder();
  report::RenderOptions options;
  options.language = context_.language;
  options.color = color;
  options.max_bytes_per_file = kBytesPerFinding * most_errors_;
  options.working_folder = folder;
  KeptPages pages(settings_.schema_folders, context_.language);
  DocumentedRows rows(catalog_, pages, context_.language);
  options.documented_row = [&](std::string_view page, std::uint32_t line) { return rows.of(page, line); };
  return report::render(format, report_files(), options);
}

bool Reporter::writes_text() const { return !settings_.quiet && is_stream(settings_.format); }

ExitStatus Reporter::finish() {
  if (!settings_.quiet && settings_.format == Format::text) {
    const std::string summary = report::summary_text(report_files(), context_.language);
    if (!summary.empty()) context_.out.write(summary + "\n");
  } else if (!settings_.quiet && !is_stream(settings_.format)) {
    context_.out.write(render(settings_.format, settings_.color));
  }
  context_.out.flush();  // A report may go to standard output by its name.
  for (const ReportFile& report : settings_.reports) {
    if (const auto written = files::write_file(report.path, render(report.format, false), context_.language);
        !written.ok()) {
      context_.talk.problem(written.error().message);
      status_ = worse(status_, ExitStatus::unreadable);
    }
  }
  tell_stale_ignores();
  return status_;
}

}  // namespace ocpv::program
