// In: judged work, in order. Out: results on standard output and in report files, and the exit status.
// Promises: text goes out as it comes; what is kept for documents is bounded by --max-errors for each file; reports are
// whole or not there.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "tools/ocpv/check/judged_work.h"
#include "tools/ocpv/check/known_findings.h"
#include "tools/ocpv/check/settings.h"

namespace ocpv::program {

class Reporter {
 public:
  /// `known`: null, or what knows findings that are not told.
  Reporter(const CheckSettings& settings, const catalog::Catalog& catalog, KnownFindings* known, Context& context);
  void take(Judged&& judged);
  ExitStatus finish();
  /// A file could not be read, or holds nothing.
  bool has_met_unread() const noexcept { return has_met_unread_; }
  std::size_t documents() const noexcept { return documents_; }

 private:
  /// What is known of a file, or of one of several documents in it.
  struct Record {
    std::string name;
    std::string label;
    bool is_alone = false;
    std::string operation;
    std::string problem;
    bool is_response = false;
    findings::Findings findings;                      ///< Merged; its diagnostics only where a report needs them.
    std::vector<findings::Findings> kept;             ///< Owners of what `findings` points to.
    std::shared_ptr<const input::SourceText> source;  ///< For snippets in documents; of whole files only.
    std::size_t count = 0, valid = 0;
    std::uint64_t known = 0;
  };
  /// The file at hand.
  struct Current {
    std::size_t number = static_cast<std::size_t>(-1);
    std::size_t first = 0;  ///< Of its records.
    FileRules rules;
    const config::Config* config = nullptr;
    bool was_judged = true;  ///< So far: every document.
    std::uint32_t shown = 0, left_out = 0;
    std::size_t no_calls = 0;
  };

  void begin_file(const Judged& judged);
  void take_unread(Record& record, const std::string& problem);
  Record& record_for(std::size_t document, std::string label);
  void take_document(Record& record, JudgedDocument&& document, bool whole_file);
  void hold_back(Record& record, findings::Findings& findings);
  void close(bool is_lines);
  void share_secrets();
  void name_valid(const Record& record, bool is_lines);
  void write_text(const report::File& file);
  ExitStatus status_of(const Finding& finding) const;
  void tell_notices(const Judged& judged);
  void tell_stale_ignores();
  std::vector<report::File> report_files() const;
  std::string documented_versions() const;
  std::string render(report::Format format, bool color) const;
  bool writes_text() const;

  const CheckSettings& settings_;
  const catalog::Catalog& catalog_;
  KnownFindings* known_;
  Context& context_;
  report::TextOptions text_options_;
  std::uint32_t most_errors_ = 0;  ///< Of any file.
  std::vector<std::pair<const config::Config*, config::IgnoreUse>> ignore_uses_;
  bool keeps_diagnostics_, keeps_sources_;
  std::deque<Record> records_;
  Current file_;
  std::size_t documents_ = 0;
  bool has_met_unread_ = false;
  ExitStatus status_ = ExitStatus::clean;
};

}  // namespace ocpv::program
