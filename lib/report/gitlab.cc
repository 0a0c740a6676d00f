// The JSON array that GitLab reads as a code quality report.
#include <algorithm>

#include "report/formats.h"
#include "report/identity.h"
#include "report/json_writer.h"
#include "report/place.h"

namespace ocpv::report {
namespace {

std::string_view severity_name(Severity severity) noexcept {
  switch (severity) {
    case Severity::error:
      return "major";
    case Severity::warning:
      return "minor";
    case Severity::note:
      return "info";
  }
  return {};
}

struct Entry {
  std::string description, fingerprint, path;
  std::string_view check_name, severity;
  std::uint64_t first_line = 1, last_line = 1;
};

void write(JsonWriter& json, const Entry& entry) {
  json.open_object().key("description").value(entry.description).key("check_name").value(entry.check_name);
  json.key("fingerprint").value(entry.fingerprint).key("severity").value(entry.severity);
  json.key("location").open_object().key("path").value(entry.path).key("lines").open_object();
  json.key("begin").value(entry.first_line).key("end").value(entry.last_line);
  json.close_object().close_object().close_object();
}

}  // namespace

std::string gitlab(const std::vector<File>& files, const RenderOptions& options) {
  Fingerprints fingerprints;
  JsonWriter json;
  json.open_array();
  for (const File& file : files) {
    const std::string path = relative_path(file.path, options.working_folder);
    if (!file.problem.empty()) {
      write(json, {std::string(file.problem), fingerprints.of(path, file.operation, "unreadable", {}, {}), path,
                   "unreadable", "critical"});
    }
    if (file.findings == nullptr) continue;
    for (const findings::Diagnostic& d : file.findings->diagnostics) {
      const findings::Range& range = place_of(d);
      const std::uint64_t first =
          std::max<std::uint64_t>(range.start.line, 1);  // GitLab knows no finding without a line.
      write(json, {message_with_help(d, options.language),
                   fingerprints.of(path, file.operation, name_of(d.id), name_of(d.part), d.pointer), path,
                   name_of(d.id), severity_name(d.severity), first, std::max<std::uint64_t>(range.end.line, first)});
    }
  }
  json.close_array();
  return std::move(json).take() + "\n";
}

}  // namespace ocpv::report
