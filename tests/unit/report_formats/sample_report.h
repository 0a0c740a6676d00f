// In: nothing. Out: a report with one of everything that formats must cope with, and the texts that must not break out.
// Promises: made by hand, so that it needs no engine; the planted secret stands in the bytes of a document.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "../report/samples.h"
#include "report/formats.h"

namespace ocpv::report::samples {

inline constexpr std::string_view kPlanted = "planted-secret";
inline constexpr std::string_view kHostilePath = "odd <dir>/a&b \"c\" 'd' 100%,:中文\n\x01.json";
inline constexpr std::string_view kHostileProblem = "no <script>alert(1)</script> & ]]> file\r\n::error::";
inline constexpr std::string_view kDocumentedRow = "dataBackupMode | String | required | <li>FULL_BACKUP: full</li>";

inline findings::Diagnostic hostile() {
  findings::Diagnostic d;
  d.id = findings::Id::unknown_field;
  d.severity = Severity::warning;
  d.pointer = "/a<b>&\"'/%2e";
  d.field = "<img src=x onerror=alert(1)>&amp;";
  return d;
}

/// Owns all that a report's files point to.
struct SampleReport {
  std::deque<findings::Findings> findings;
  std::deque<findings::Suggestion> suggestions;
  std::deque<findings::Edit> edits;
  std::deque<findings::Related> related;
  std::vector<File> files;

  findings::Findings& add(std::string_view path, std::string_view operation, std::string_view source) {
    findings.emplace_back();
    files.push_back({path, operation, source, &findings.back(), {}});
    return findings.back();
  }
};

/// kBody with blank lines before it: the same findings, further down.
inline std::string moved_body() { return "\n\n\n" + std::string(kBody); }

inline findings::Range moved(findings::Range range, std::uint32_t lines) {
  for (Position* position : {&range.start, &range.end}) {
    position->line += lines;
    position->byte += lines;
  }
  return range;
}

/// The findings of kBody; `lines` of blank lines stand before it in `source`.
inline void add_body(SampleReport& report, std::string_view path, std::string_view source, std::uint32_t lines) {
  findings::Findings& found = report.add(path, "backup-tenant-now", source);
  findings::Diagnostic first = not_in_enum();
  first.range = moved(first.range, lines);
  first.key_range = moved(first.key_range, lines);

  report.edits.push_back({first.range.start.byte, first.range.end.byte, "\"FULL_BACKUP\""});
  findings::Suggestion& suggestion = report.suggestions.emplace_back();
  suggestion.kind = findings::Suggestion::Kind::use_value;
  suggestion.value = "FULL_BACKUP";
  suggestion.certain = true;
  suggestion.edits = {&report.edits.back(), 1};
  first.suggestions = {&suggestion, 1};

  findings::Related& decided = report.related.emplace_back();
  decided.range = moved(range_of(kBody, "\"PHYSICAL_BACKUP\""), lines);
  decided.pointer = "/backupMode";
  decided.text = "\"PHYSICAL_BACKUP\"";
  first.related = {&decided, 1};

  findings::Diagnostic second = beside_a_secret();
  second.range = moved(second.range, lines);
  second.key_range = moved(second.key_range, lines);
  findings::Diagnostic third = second;  // The same id at the same pointer, once more.
  third.severity = Severity::note;
  third.strength = Strength::contested;

  found.diagnostics = {first, second, third};
  found.status = Status::invalid;
  found.errors = 2;
  found.notes = 1;
  const auto secret = secret_of_body();
  found.secrets = {{secret.first + lines, secret.second + lines}};
}

inline SampleReport sample_report() {
  SampleReport report;
  add_body(report, "./requests/req.json", kBody, 0);
  report.add("requests/fine.json", "backup-tenant-now", "{}");
  report.files.push_back({"gone.json", "backup-tenant-now", {}, nullptr, "no such file"});

  findings::Findings& odd = report.add(kHostilePath, "<op>&", "{\"<img src=x onerror=alert(1)>&amp;\": 1}");
  odd.diagnostics = {hostile(), hostile()};
  odd.warnings = 2;
  odd.left_out = 3;
  report.files.push_back({kHostilePath, {}, {}, nullptr, kHostileProblem});

  // Two documents of one file; of the second nobody knows where its secrets are.
  report.add("two.http", "backup-tenant-now", "{}");
  findings::Findings& broken = report.add("two.http", "backup-tenant-now", "{\"accessKeySecret\": \"planted-secret\"");
  findings::Diagnostic d;
  d.id = findings::Id::not_json;
  d.detail = findings::Detail::unclosed;
  d.range = {{1, 37, 36}, {1, 37, 36}};
  broken.diagnostics = {d};
  broken.status = Status::not_json;
  broken.errors = 1;
  return report;
}

inline RenderOptions sample_options(Language language) {
  RenderOptions options;
  options.language = language;
  options.documented_row = [](std::string_view page, std::uint32_t line) {
    return std::string(page == "backup-tenant-now" && line == 32 ? kDocumentedRow : std::string_view());
  };
  return options;
}

}  // namespace ocpv::report::samples
