// The text format: a line that editors and people can follow, the place with marks, what would be right, who says so.
#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/joined.h"
#include "base/limits.h"
#include "base/status.h"
#include "base/utf8.h"
#include "report/catalogue.h"
#include "report/details.h"
#include "report/place.h"
#include "report/report.h"
#include "report/snippet.h"
#include "report/words.h"

namespace ocpv::report {
namespace {

using findings::Diagnostic;

// Colours of a terminal; empty when there are none.
struct Paint {
  bool on = false;
  std::string_view bold() const noexcept { return on ? "\x1b[1m" : ""; }
  std::string_view dim() const noexcept { return on ? "\x1b[2m" : ""; }
  std::string_view plain() const noexcept { return on ? "\x1b[0m" : ""; }
  std::string_view of(Severity severity) const noexcept {
    if (!on) return "";
    if (severity == Severity::error) return "\x1b[1;31m";
    return severity == Severity::warning ? "\x1b[1;33m" : "\x1b[1;36m";
  }
};

// `r.json:7:23: error: ... [not-in-enum]`
void append_first_line(std::string& out, const File& file, const Diagnostic& d, const TextOptions& options) {
  const Paint paint{options.color};
  const findings::Range& range = place_of(d);
  out += paint.bold();
  append_shown(out, file.path, kMostPathBytes);
  out += ':';
  if (range.start.line != 0) {
    append_number(out, range.start.line);
    out += ':';
    append_number(out, range.start.column);
    out += ':';
  } else if (!d.pointer.empty()) {
    out += ' ';
    append_shown(out, d.pointer, kMostPointerBytes);
    out += ':';
  }
  append(out, {paint.plain(), " ", paint.of(d.severity), words_for(d.severity).in(options.language), paint.plain(),
               Message{": ", "："}.in(options.language)});
  append_message(out, d, options.language);
  append(out, {" ", paint.dim(), "[", name_of(d.id), "]", paint.plain(), "\n"});
}

std::size_t digits_of(std::uint32_t number) noexcept {
  std::size_t digits = 1;
  for (; number >= 10; number /= 10) ++digits;
  return digits;
}

void append_drawn(std::string& out, std::span<const SnippetLine> lines, const Paint& paint, Severity severity) {
  if (lines.empty()) return;
  std::size_t width = 2;
  for (const SnippetLine& line : lines) width = std::max(width, digits_of(line.number));
  const auto append_margin = [&](std::uint32_t number) {
    out += paint.dim();
    out.append(number == 0 ? width : width - digits_of(number), ' ');
    if (number != 0) append_number(out, number);
    append(out, {" |", paint.plain()});
  };
  append_margin(0);
  out += '\n';
  for (const SnippetLine& line : lines) {
    if (line.gap) {
      out += "...\n";
      continue;
    }
    append_margin(line.number);
    if (line.number != 0) {
      append(out, {" ", line.text, "\n"});
    } else {
      append(out, {" ", line.primary ? paint.of(severity) : paint.bold(), line.text, paint.plain(), "\n"});
    }
  }
}

void append_details(std::string& out, const Diagnostic& d, Language language) {
  for (const DetailLine& line : details_of(d)) {
    append(out, {"   = ", line.label.in(language), Message{": ", "："}.in(language)});
    append_detail(out, line, d, language);
    out += '\n';
  }
}

std::string left_out_line(std::uint64_t count, Language language) { return left_out_text(count, language) + "\n"; }

void append_block(std::string& out, const File& file, const Diagnostic& d, std::span<const ByteRange> secrets,
                  const TextOptions& options) {
  append_first_line(out, file, d, options);
  if (!options.snippets) return;
  if (may_be_shown(file)) {
    const std::vector<Mark> marks = marks_of(d, options.language);
    append_drawn(out, snippet(file.source, marks, secrets), Paint{options.color}, d.severity);
  }
  append_details(out, d, options.language);
}

}  // namespace

void append_text(std::string& out, const File& file, const TextOptions& options) {
  const std::size_t first = out.size();
  if (!file.problem.empty()) {
    append_shown(out, file.path, kMostPathBytes);
    append(out, {": ", words_for(Severity::error).in(options.language), Message{": ", "："}.in(options.language)});
    append_shown(out, file.problem, kMostPathBytes);
    out += '\n';
  }
  if (file.findings == nullptr) return;
  const findings::Findings& findings = *file.findings;
  const std::vector<ByteRange> secrets = secrets_of(findings);
  std::uint64_t left_out = findings.left_out + findings.diagnostics.size();
  const auto fits = [&](std::size_t more) {
    return options.max_bytes == 0 || out.size() - first + more <= options.max_bytes;
  };
  append_worst_that_fit(
      out, findings.diagnostics, "",
      [&](const findings::Diagnostic& d) { append_block(out, file, d, secrets, options); },
      [&] {
        if (!fits(options.max_bytes == 0 ? 0 : left_out_line(left_out, options.language).size())) return false;
        --left_out;
        return true;
      });
  if (left_out == 0) return;
  const std::string word = left_out_line(left_out, options.language);
  if (fits(word.size())) out += word;
}

std::string text(const File& file, const TextOptions& options) {
  std::string out;
  append_text(out, file, options);
  return out;
}

std::string summary_text(const std::vector<File>& files, Language language) {
  std::size_t errors = 0, warnings = 0, notes = 0, with_findings = 0, unread = 0, all = 0, known = 0;
  // The documents of one file stand together.
  bool has_findings = false, is_unread = false;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const File& file = files[i];
    if (i == 0 || files[i - 1].path != file.path || file.label.empty()) {
      ++all;
      has_findings = is_unread = false;
    }
    known += file.known;
    if (!file.problem.empty() && !std::exchange(is_unread, true)) ++unread;
    if (file.findings == nullptr) continue;
    errors += file.findings->errors;
    warnings += file.findings->warnings;
    notes += file.findings->notes;
    const bool has_some = file.findings->errors + file.findings->warnings + file.findings->notes != 0;
    if (has_some && !std::exchange(has_findings, true)) ++with_findings;
  }
  std::string found;
  const auto add = [&](std::size_t count, Message one, Message many) {
    if (count == 0) return;
    if (!found.empty()) found += Message{", ", "，"}.in(language);
    found += counted(count, one, many, language);
  };
  add(errors, {" error", " 个错误"}, {" errors", " 个错误"});
  add(warnings, {" warning", " 个警告"}, {" warnings", " 个警告"});
  add(notes, {" note", " 个提示"}, {" notes", " 个提示"});

  const std::string total = std::to_string(all), bad = std::to_string(with_findings);
  std::string out;
  if (!found.empty() && language == Language::zh) {
    out = joined({total, " 个文件中 ", bad, " 个有问题：", found});
  } else if (!found.empty()) {
    out = joined({found, " in ", bad, " of ", total, all == 1 ? " file" : " files"});
  }
  const auto part = [&] { return out.empty() ? std::string_view() : Message{"; ", "；"}.in(language); };
  if (known != 0) append(out, {part(), counted(known, {" known", " 个已知"}, {" known", " 个已知"}, language)});
  if (unread != 0) {
    out += part();
    out += counted(unread, {" file could not be read", " 个文件无法读取"},
                   {" files could not be read", " 个文件无法读取"}, language);
  }
  return out;
}

}  // namespace ocpv::report
