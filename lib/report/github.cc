#include "report/github.h"

#include "report/formats.h"
#include "report/identity.h"
#include "report/place.h"

namespace ocpv::report {
namespace {

// GitHub takes a command up to the line's end and undoes these escapes, and no others.
std::string escaped(std::string_view text, bool in_property) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '%':
        out += "%25";
        break;
      case '\r':
        out += "%0D";
        break;
      case '\n':
        out += "%0A";
        break;
      case ':':
        out += in_property ? "%3A" : ":";
        break;
      case ',':
        out += in_property ? "%2C" : ",";
        break;
      default: {
        const auto byte = static_cast<unsigned char>(c);
        out += byte < 0x20 || byte == 0x7F ? std::string_view("\uFFFD") : std::string_view(&c, 1);
      }
    }
  }
  return out;
}

std::string_view command_for(Severity severity) noexcept {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "notice";
  }
  return {};
}

std::string property(std::string_view name, std::string_view value) {
  return std::string(name) + "=" + escaped(value, true);
}

std::string place(const findings::Range& range) {
  if (range.start.line == 0) return {};
  std::string out = ",line=" + std::to_string(range.start.line) + ",endLine=" + std::to_string(range.end.line);
  // Columns only count for GitHub when both ends are on one line. Its end column is the last one that is marked.
  if (range.start.line == range.end.line) {
    const std::uint32_t last = range.end.column > range.start.column ? range.end.column - 1 : range.start.column;
    out += ",col=" + std::to_string(range.start.column) + ",endColumn=" + std::to_string(last);
  }
  return out;
}

std::string annotation(std::string_view path, const findings::Diagnostic& d, Language language) {
  return "::" + std::string(command_for(d.severity)) + " " + property("file", path) + place(place_of(d)) + "," +
         property("title", name_of(d.id)) + "::" + escaped(message_with_help(d, language), false) + "\n";
}

}  // namespace

std::string workflow_command(Severity severity, std::string_view path, std::uint32_t line, std::string_view title,
                             std::string_view text) {
  return "::" + std::string(command_for(severity)) + " " + (path.empty() ? "" : property("file", path) + ",") +
         (line == 0 ? "" : "line=" + std::to_string(line) + ",") + property("title", title) +
         "::" + escaped(text, false) + "\n";
}

std::string github(const std::vector<File>& files, const RenderOptions& options) {
  std::string out;
  for (const File& file : files) {
    const std::string path = relative_path(file.path, options.working_folder);
    if (!file.problem.empty()) {
      out += workflow_command(Severity::error, path, 0, "unreadable", file.problem);
    }
    if (file.findings == nullptr) continue;
    for (const findings::Diagnostic& d : file.findings->diagnostics) out += annotation(path, d, options.language);
    const std::string left_out = left_out_text(file.findings->left_out, options.language);
    if (!left_out.empty()) out += workflow_command(Severity::note, path, 0, "ocpv", left_out);
  }
  // GitHub shows at most ten annotations of each level for a step; the summary says how many there are.
  const std::string summary = summary_text(files, options.language);
  if (!summary.empty()) out += workflow_command(Severity::note, {}, 0, "ocpv", summary);
  return out;
}

}  // namespace ocpv::report
