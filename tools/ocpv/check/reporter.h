// In: judged work, in order. Out: results on standard output and in report files, and the exit status.
// Promises: text goes out as it comes; what is kept for documents is bounded by --max-errors for each file; reports are
// whole or not there.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "tools/ocpv/check/judged_work.h"
#include "tools/ocpv/check/settings.h"

namespace ocpv::program {

class Reporter {
 public:
  Reporter(const CheckSettings& settings, const catalog::Catalog& catalog, Context& context);
  void take(Judged&& judged);
  ExitStatus finish();
  std::size_t documents() const noexcept { return documents_; }

 private:
  /// What is known of one file.
  struct Record {
    std::string name;
    FileRules rules;
    std::string operation;
    std::string problem;
    findings::Findings findings;                      ///< Merged; its diagnostics only where a report needs them.
    std::vector<findings::Findings> kept;             ///< Owners of what `findings` points to.
    std::shared_ptr<const input::SourceText> source;  ///< For snippets in documents; of whole files only.
    std::uint32_t shown = 0;
    std::size_t count = 0, valid = 0;
  };

  Record& record_of(const Judged& judged);
  void take_document(Record& record, JudgedDocument&& document, bool whole_file);
  void hold_back(Record& record, findings::Findings& findings) const;
  void close(Record& record, bool is_lines);
  void name_valid(const Record& record, bool is_lines);
  void write_text(const report::File& file, const FileRules& rules);
  ExitStatus status_of(const Finding& finding, const FileRules& rules) const;
  void tell_notices(const Judged& judged);
  void tell_stale_ignores();
  std::vector<report::File> report_files() const;
  std::string render(report::Format format, bool color) const;
  bool writes_text() const;

  const CheckSettings& settings_;
  const catalog::Catalog& catalog_;
  Context& context_;
  report::TextOptions text_options_;
  std::uint32_t most_errors_ = 0;  ///< Of any file.
  std::vector<std::pair<const config::Config*, config::IgnoreUse>> ignore_uses_;
  bool keeps_diagnostics_, keeps_sources_;
  std::deque<Record> records_;
  std::size_t documents_ = 0;
  ExitStatus status_ = ExitStatus::clean;
};

}  // namespace ocpv::program
