// In: nothing. Out: diagnostics for tests, and the places of a text.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "base/utf8.h"
#include "findings/diagnostic.h"
#include "report/report.h"

namespace ocpv::report::samples {

/// Position of a byte, found the slow and plain way.
inline Position position_of(std::string_view source, std::size_t byte) {
  Position position{1, 1, byte};
  std::size_t line_start = 0;
  for (std::size_t i = 0; i < byte; ++i) {
    const bool crlf = source[i] == '\r' && i + 1 < source.size() && source[i + 1] == '\n';
    if (source[i] == '\n' || (source[i] == '\r' && !crlf)) {
      ++position.line;
      line_start = i + 1;
    }
  }
  position.column = static_cast<std::uint32_t>(count_code_points(source.substr(line_start, byte - line_start))) + 1;
  return position;
}

/// Range of the first occurrence of `what`.
inline findings::Range range_of(std::string_view source, std::string_view what) {
  const std::size_t at = source.find(what);
  return {position_of(source, at), position_of(source, at + what.size())};
}

inline constexpr std::string_view kBody =
    "{\n"
    "  \"backupMode\": \"PHYSICAL_BACKUP\",\n"
    "  \"dataBackupMode\": \"FULL\",\n"
    "  \"ossAccessKey\": {\"accessKeySecret\": \"planted-secret\", \"endpoint\": 7}\n"
    "}\n";

inline constexpr std::string_view kModes[] = {"FULL_BACKUP", "INCREMENTAL_BACKUP"};
inline constexpr std::string_view kString[] = {"string"};

/// 'FULL' where FULL_BACKUP should be, in kBody.
inline findings::Diagnostic not_in_enum() {
  findings::Diagnostic d;
  d.id = findings::Id::not_in_enum;
  d.pointer = "/dataBackupMode";
  d.range = range_of(kBody, "\"FULL\"");
  d.key_range = range_of(kBody, "\"dataBackupMode\"");
  d.schema_pointer = "/properties/dataBackupMode/enum";
  d.doc_page = "backup-tenant-now";
  d.doc_line = 32;
  d.field = "dataBackupMode";
  d.found = {findings::ValueKind::string, "\"FULL\"", false};
  d.expected = kModes;
  return d;
}

/// A number as endpoint, on the line of a secret, in kBody.
inline findings::Diagnostic beside_a_secret() {
  findings::Diagnostic d;
  d.id = findings::Id::wrong_type;
  d.pointer = "/ossAccessKey/endpoint";
  d.range = range_of(kBody, "7");
  d.key_range = range_of(kBody, "\"endpoint\"");
  d.field = "endpoint";
  d.found = {findings::ValueKind::integer, "7", false};
  d.expected = kString;
  return d;
}

inline std::pair<std::uint64_t, std::uint64_t> secret_of_body() {
  const findings::Range range = range_of(kBody, "\"planted-secret\"");
  return {range.start.byte, range.end.byte};
}

/// What a check of kBody gives that found just these, all of them errors.
inline findings::Findings findings_of(std::initializer_list<findings::Diagnostic> diagnostics) {
  findings::Findings findings;
  findings.diagnostics = diagnostics;
  findings.status = diagnostics.size() == 0 ? Status::ok : Status::invalid;
  findings.errors = static_cast<std::uint32_t>(diagnostics.size());
  return findings;
}

inline File file_of(const findings::Findings& findings) {
  return {"req.json", "backup-tenant-now", kBody, &findings, {}};
}

}  // namespace ocpv::report::samples
