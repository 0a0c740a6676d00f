#include "tools/ocpv/check/reporter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <ctime>
#include <set>
#include <utility>

#include "base/calendar.h"
#include "base/utf8.h"
#include "files/files.h"
#include "tools/ocpv/check/outcomes.h"
#include "tools/ocpv/notice_line.h"
#include "tools/ocpv/operations/documented_rows.h"
#include "tools/ocpv/operations/kept_pages.h"

namespace ocpv::program {
namespace {

constexpr Message kValid{"{0}: valid ({1})", "{0}：有效（{1}）"};
constexpr Message kValidOne{"{0}: {1}: valid ({2})", "{0}：{1}：有效（{2}）"};
constexpr Message kFailure{"a documented failure", "文档所述的失败返回"};
constexpr Message kValidLines{"{0}: {1} of {2} documents are valid ({3})", "{0}：{2} 个文档中 {1} 个有效（{3}）"};
constexpr Message kLinesNoCalls{
    "{0}: lines that are no calls of the API (no /api/ in their path), and were not judged: {1}",
    "{0}：{1} 行不是 API 调用（路径中没有 /api/），未作判断"};
constexpr Message kWrittenByProgram{"a baseline or a report of ocpv, no request; it is not checked",
                                    "这是 ocpv 的基线或报告，不是请求，未检查"};
constexpr Message kNoDocument{"it holds no document", "其中没有任何文档"};

// A finding takes a few hundred bytes of text; 64 of them are 64 KiB, which is what the library allows too.
constexpr std::size_t kBytesPerFinding = 1024;

bool is_stream(Format format) { return facts_of(format).written == report::Written::file_by_file; }
bool shows_source(Format format) { return facts_of(format).shows != report::Shows::places; }

/// `line:column` of what could not be judged at all; empty when unknown.
std::string place_of(const Finding& finding) {
  if (finding.problem_line == 0) return {};
  return std::to_string(finding.problem_line) + ":" + std::to_string(finding.problem_column);
}

bool any_report(const CheckSettings& settings, bool (*has)(Format)) {
  return std::any_of(settings.reports.begin(), settings.reports.end(),
                     [&](const ReportFile& report) { return has(report.format); });
}

// `2026-11-29 01:02 UTC`, of SOURCE_DATE_EPOCH or of now.
std::string made_at(const std::string& source_date) {
  std::time_t seconds = std::time(nullptr);
  const char* const end = source_date.data() + source_date.size();
  std::int64_t given = 0;
  if (const auto [rest, error] = std::from_chars(source_date.data(), end, given);
      !source_date.empty() && error == std::errc() && rest == end) {
    seconds = static_cast<std::time_t>(given);
  }
  std::tm parts{};
  std::array<char, 64> text{};
  if (::gmtime_r(&seconds, &parts) == nullptr) return {};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M UTC", &parts)};
}

// Of what could not be read nobody knows it.
report::Side side_of(std::string_view problem, bool is_response) {
  if (!problem.empty()) return report::Side::unknown;
  return is_response ? report::Side::response : report::Side::request;
}

}  // namespace

Reporter::Reporter(const CheckSettings& settings, const catalog::Catalog& catalog, KnownFindings* known,
                   Context& context)
    : settings_(settings),
      catalog_(catalog),
      known_(known),
      context_(context),
      keeps_diagnostics_(!settings.reports.empty() || !is_stream(settings.format)),
      keeps_sources_(any_report(settings, shows_source) ||
                     (!is_stream(settings.format) && shows_source(settings.format))) {
  text_options_.language = context.language;
  text_options_.color = settings.color;
  text_options_.snippets = shows_source(settings.format);
}

void Reporter::take(Judged&& judged) {
  if (judged.is_no_request) {
    if (!settings_.quiet && settings_.tells_notices)
      context_.talk.line(
          note_line({std::string(kWrittenByProgram.in(context_.language)), judged.name, 0, 0}, context_.language));
    return;
  }
  begin_file(judged);
  documents_ += judged.count;
  file_.no_calls += judged.no_calls;
  const bool has_several = !judged.is_lines && judged.documents.size() > 1;
  {
    Record& record = records_.back();
    if (!judged.operation.empty() && !has_several) record.operation = judged.operation;
    if (!has_several) record.count += judged.count;
    if (!has_several) record.valid += judged.valid;
    if (!judged.problem.empty()) take_unread(record, judged.problem);
  }
  tell_notices(judged);
  for (std::size_t i = 0; i < judged.documents.size(); ++i) {
    JudgedDocument& document = judged.documents[i];
    Record& record = has_several ? record_for(i, std::move(document.label)) : records_.back();
    if (has_several) {
      record.operation = document.finding.operation;
      record.count = 1;
      record.valid = document.finding.findings.status == Status::ok && !document.is_around ? 1 : 0;
    } else if (!judged.is_lines) {
      record.label = std::move(document.label);
    }
    record.is_alone = document.is_alone;
    if (!document.name.empty()) record.name = std::move(document.name);
    take_document(record, std::move(document), !judged.is_lines);
    if (has_several && settings_.verbose && writes_text()) name_valid(record, false);
  }
  if (judged.is_last) close(judged.is_lines);
}

void Reporter::begin_file(const Judged& judged) {
  if (file_.number == judged.file) return;
  file_ = {judged.file, records_.size(), rules_of(settings_, judged.config), judged.config.config};
  records_.emplace_back();
  records_.back().name = judged.name;
  most_errors_ = std::max(most_errors_, file_.rules.max_errors);
}

void Reporter::take_unread(Record& record, const std::string& problem) {
  file_.was_judged = false;
  has_met_unread_ = true;
  if (!settings_.tells_unread) return;
  record.problem = problem;
  status_ = worse(status_, ExitStatus::unreadable);
  write_text({record.name, record.operation, {}, nullptr, record.problem});
}

// Each of several documents has a record of its own.
Reporter::Record& Reporter::record_for(std::size_t document, std::string label) {
  if (document != 0) {
    records_.emplace_back();
    records_.back().name = records_[file_.first].name;
  }
  records_.back().label = std::move(label);
  return records_.back();
}

void Reporter::take_document(Record& record, JudgedDocument&& document, bool whole_file) {
  record.is_response = document.finding.is_response;
  findings::Findings& findings = document.finding.findings;
  if (!was_judged(findings.status) || !document.finding.problem.empty()) file_.was_judged = false;
  if (known_ != nullptr) record.known += known_->take(file_.config, record.name, document.finding);
  status_ = worse(status_, status_of(document.finding));
  record.findings.count_also(findings);
  if (record.findings.status == Status::ok || !was_judged(findings.status)) record.findings.status = findings.status;
  const std::string place = place_of(document.finding);
  if (record.problem.empty() && !document.finding.problem.empty()) {
    record.problem = (place.empty() ? place : place + ": ") + document.finding.problem;
  }

  hold_back(record, findings);
  const std::string_view source = document.source == nullptr ? std::string_view() : document.source->text();
  const std::string name = record.name + (place.empty() ? place : ":" + place);
  write_text({name, document.finding.operation, source, &findings, document.finding.problem});
  if (!keeps_diagnostics_) return;
  findings.shift(0, document.bytes_before);
  record.findings.diagnostics.insert(record.findings.diagnostics.end(), findings.diagnostics.begin(),
                                     findings.diagnostics.end());
  if (keeps_sources_ && whole_file) {
    record.source = std::move(document.source);
    record.findings.secrets.insert(record.findings.secrets.end(), findings.secrets.begin(), findings.secrets.end());
    // Of a document that was not even read nobody knows where they are.
    if (!was_judged(findings.status) && findings.secrets.empty())
      record.findings.secrets.emplace_back(0, source.size());
  }
  if (!findings.diagnostics.empty()) record.kept.push_back(std::move(findings));
}

// --max-errors counts for the file, however many documents it holds.
void Reporter::hold_back(Record& record, findings::Findings& findings) {
  const std::uint32_t most = file_.rules.max_errors;
  if (most != 0) findings.hold(most - file_.shown);
  const std::uint32_t left_out = std::exchange(findings.left_out, 0);
  file_.shown += static_cast<std::uint32_t>(findings.diagnostics.size());
  file_.left_out += left_out;
  record.findings.left_out += left_out;
}

void Reporter::close(bool is_lines) {
  Record& first = records_[file_.first];
  if (known_ != nullptr) known_->close(file_.config, first.name, file_.was_judged);
  if (file_.no_calls != 0 && !settings_.quiet && settings_.tells_notices) {
    context_.talk.line(fill(kLinesNoCalls.in(context_.language), {first.name, std::to_string(file_.no_calls)}));
  }
  if (is_lines && first.count == 0 && first.problem.empty())
    take_unread(first, std::string(kNoDocument.in(context_.language)));
  if (file_.left_out != 0) {
    findings::Findings rest;
    rest.left_out = file_.left_out;
    write_text({first.name, first.operation, {}, &rest});
  }
  const bool has_several = records_.size() > file_.first + 1;
  if (has_several && keeps_sources_) share_secrets();
  if (!has_several && settings_.verbose && writes_text() && first.count != 0) name_valid(first, is_lines);
}

// A report shows lines around a finding, which may be a neighbour's: two lines, or some hundred bytes of a long one.
void Reporter::share_secrets() {
  constexpr std::size_t kNear = 8;
  using Ranges = decltype(findings::Findings::secrets);
  std::vector<Ranges> own;
  if (records_[file_.first].is_alone) return;  // Then the others are, too.
  for (std::size_t i = file_.first; i < records_.size(); ++i) own.push_back(std::move(records_[i].findings.secrets));
  for (std::size_t i = 0; i < own.size(); ++i) {
    Ranges& all = records_[file_.first + i].findings.secrets;
    all.clear();
    if (records_[file_.first + i].findings.diagnostics.empty()) continue;
    for (std::size_t near = i - std::min(i, kNear); near < std::min(own.size(), i + kNear + 1); ++near) {
      if (records_[file_.first + near].source != records_[file_.first + i].source) continue;
      all.insert(all.end(), own[near].begin(), own[near].end());
    }
    std::sort(all.begin(), all.end());
  }
}

void Reporter::name_valid(const Record& record, bool is_lines) {
  const std::string& named = settings_.schema_file.empty() ? record.operation : settings_.schema_file;
  // The documented form of a failure answers any operation.
  const std::string_view schema = named.empty() ? kFailure.in(context_.language) : std::string_view(named);
  const std::string valid = std::to_string(record.valid), count = std::to_string(record.count);
  if (is_lines || record.count > 1) {
    context_.out.write(fill(kValidLines.in(context_.language), {record.name, valid, count, schema}) + "\n");
  } else if (record.valid == 1 && !record.label.empty()) {
    context_.out.write(
        fill(kValidOne.in(context_.language), {record.name, shown(record.label, kMostPointerBytes), schema}) + "\n");
  } else if (record.valid == 1) {
    context_.out.write(fill(kValid.in(context_.language), {record.name, schema}) + "\n");
  }
}

void Reporter::write_text(const report::File& file) {
  if (!writes_text()) return;
  text_options_.max_bytes = kBytesPerFinding * file_.rules.max_errors;
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
  if (settings_.quiet || !settings_.tells_notices) return;
  for (const input::Notice& notice : judged.notices) {
    const Error what{notice.message, judged.name, notice.at.line, notice.at.column};
    context_.talk.line(warning_line(what, context_.language));
  }
}

void Reporter::tell_stale_ignores() {
  if (settings_.quiet || !settings_.tells_notices) return;
  for (const auto& [config, use] : ignore_uses_) {
    for (const Error& stale : config::stale_ignores(*config, use, today_utc(), context_.language)) {
      context_.talk.line(warning_line(stale, context_.language));
    }
  }
}

ExitStatus Reporter::status_of(const Finding& finding) const {
  const ExitStatus status = exit_status_of(finding, file_.rules.fail_on);
  return settings_.never_fails && status == ExitStatus::findings ? ExitStatus::clean : status;
}

std::vector<report::File> Reporter::report_files() const {
  std::vector<report::File> files;
  files.reserve(records_.size());
  for (const Record& record : records_) {
    const std::string_view source = record.source == nullptr ? std::string_view() : record.source->text();
    files.push_back({record.name, record.operation, source, &record.findings, record.problem, record.label,
                     side_of(record.problem, record.is_response), record.known});
  }
  return files;
}

std::string Reporter::documented_versions() const {
  std::set<std::string> versions;
  for (const Record& record : records_) {
    const catalog::Operation* operation = record.operation.empty() ? nullptr : catalog_.find_id(record.operation);
    if (operation != nullptr && !operation->version.empty()) versions.insert(operation->version);
  }
  std::string out;
  for (const std::string& one : versions) out += (out.empty() ? "" : ", ") + one;
  return out;
}

std::string Reporter::render(Format format, bool color) const {
  const std::string folder = files::working_folder();
  report::RenderOptions options;
  options.language = context_.language;
  options.color = color;
  options.max_bytes_per_file = kBytesPerFinding * most_errors_;
  options.working_folder = folder;
  KeptPages pages(paths_of(settings_.wanted), context_.language);
  DocumentedRows rows(catalog_, pages, context_.language);
  options.documented_row = [&](std::string_view page, std::uint32_t line) { return rows.of(page, line); };
  const std::string time = made_at(context_.environment.source_date), versions = documented_versions();
  options.made_at = time;
  options.documented_versions = versions;
  return report::render(format, report_files(), options);
}

bool Reporter::writes_text() const { return !settings_.quiet && is_stream(settings_.format); }

ExitStatus Reporter::finish() {
  if (writes_text() && shows_source(settings_.format)) {
    const std::string summary = report::summary_text(report_files(), context_.language);
    if (!summary.empty()) context_.out.write(summary + "\n");
  } else if (!settings_.quiet && !is_stream(settings_.format)) {
    context_.out.write(render(settings_.format, settings_.color));
  }
  context_.out.flush();  // A report may go to standard output by its name.
  for (const ReportFile& report : settings_.reports) {
    if (const auto written = files::write_file(report.path, render(report.format, false), context_.language);
        !written.ok()) {
      context_.talk.problem(written.error().message.in(context_.language));
      status_ = worse(status_, ExitStatus::unreadable);
    }
  }
  tell_stale_ignores();
  return known_ == nullptr ? status_ : worse(status_, known_->finish(settings_.quiet, context_));
}

}  // namespace ocpv::program
