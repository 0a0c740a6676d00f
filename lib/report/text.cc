// The text format: a line that editors and people can follow, the place with marks, what would be right, who says so.
#include <algorithm>
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
std::string first_line(const File& file, const Diagnostic& d, const TextOptions& options) {
  const Paint paint{options.color};
  const findings::Range& range = place_of(d);
  std::string out = joined({paint.bold(), shown(file.path, kMostPathBytes), ":"});
  if (range.start.line != 0) {
    append(out, {std::to_string(range.start.line), ":", std::to_string(range.start.column), ":"});
  } else if (!d.pointer.empty()) {
    append(out, {" ", shown(d.pointer, kMostPointerBytes), ":"});
  }
  append(out, {paint.plain(), " ", paint.of(d.severity), pick(words_for(d.severity), options.language), paint.plain(),
               pick({": ", "："}, options.language), message(d, options.language), " ", paint.dim(), "[", name_of(d.id),
               "]", paint.plain(), "\n"});
  return out;
}

std::vector<Mark> marks_of(const Diagnostic& d, Language language) {
  std::vector<Mark> marks;
  std::string label = d.found.hidden ? std::string(pick({"(value hidden)", "（值已隐藏）"}, language)) : std::string();
  marks.push_back({place_of(d), true, std::move(label)});
  for (const findings::Related& related : d.related) {
    const bool same = related.range.start.byte == marks.front().range.start.byte;
    if (!same) marks.push_back({related.range, false, related_text(related, language)});
  }
  return marks;
}

std::string drawn(const std::vector<SnippetLine>& lines, const Paint& paint, Severity severity) {
  std::size_t width = 2;
  for (const SnippetLine& line : lines) width = std::max(width, std::to_string(line.number).size());
  const std::string margin = std::string(width, ' ') + " |";
  std::string out;
  for (const SnippetLine& line : lines) {
    if (out.empty()) append(out, {paint.dim(), margin, paint.plain(), "\n"});
    if (line.gap) {
      out += "...\n";
    } else if (line.number != 0) {
      const std::string number = std::to_string(line.number);
      append(out,
             {paint.dim(), std::string(width - number.size(), ' '), number, " |", paint.plain(), " ", line.text, "\n"});
    } else {
      const std::string_view colour = line.primary ? paint.of(severity) : paint.bold();
      append(out, {paint.dim(), margin, paint.plain(), " ", colour, line.text, paint.plain(), "\n"});
    }
  }
  return out;
}

std::string details(const Diagnostic& d, Language language) {
  std::string out;
  for (const DetailLine& line : details_of(d, language)) {
    append(out, {"   = ", pick(line.label, language), pick({": ", "："}, language), line.text, "\n"});
  }
  return out;
}

std::string left_out_line(std::uint64_t count, Language language) { return left_out_text(count, language) + "\n"; }

std::string block(const File& file, const Diagnostic& d, const std::vector<ByteRange>& secrets,
                  const TextOptions& options) {
  std::string out = first_line(file, d, options);
  if (!options.snippets) return out;
  if (may_be_shown(file)) {
    const std::vector<Mark> marks = marks_of(d, options.language);
    out += drawn(snippet(file.source, marks, secrets), Paint{options.color}, d.severity);
  }
  return out + details(d, options.language);
}

}  // namespace

std::string text(const File& file, const TextOptions& options) {
  std::string out;
  if (!file.problem.empty()) {
    append(out, {shown(file.path, kMostPathBytes), ": ", pick(words_for(Severity::error), options.language),
                 pick({": ", "："}, options.language), shown(file.problem, kMostPathBytes), "\n"});
  }
  if (file.findings == nullptr) return out;
  const findings::Findings& findings = *file.findings;
  const std::vector<ByteRange> secrets = secrets_of(findings);
  std::uint64_t left_out = findings.left_out + findings.diagnostics.size();
  const std::vector<std::string> blocks = worst_that_fit(
      findings.diagnostics, [&](const findings::Diagnostic& d) { return block(file, d, secrets, options); },
      [&, used = out.size()](std::size_t bytes) mutable {
        used += bytes;
        if (options.max_bytes != 0 && used + left_out_line(left_out, options.language).size() > options.max_bytes) {
          return false;
        }
        --left_out;
        return true;
      });
  for (const std::string& one : blocks) out += one;
  if (left_out != 0) {
    const std::string word = left_out_line(left_out, options.language);
    if (options.max_bytes == 0 || out.size() + word.size() <= options.max_bytes) out += word;
  }
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
  const auto add = [&](std::size_t count, Words one, Words many) {
    if (count == 0) return;
    if (!found.empty()) found += pick({", ", "，"}, language);
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
  const auto part = [&] { return out.empty() ? std::string_view() : pick({"; ", "；"}, language); };
  if (known != 0) append(out, {part(), counted(known, {" known", " 个已知"}, {" known", " 个已知"}, language)});
  if (unread != 0) {
    out += part();
    out += counted(unread, {" file could not be read", " 个文件无法读取"},
                   {" files could not be read", " 个文件无法读取"}, language);
  }
  return out;
}

}  // namespace ocpv::report
