// In: what every SARIF log of ours says of the program, its rules and files. Out: those parts of the log.
// Promises: SARIF 2.1.0; one description of the program, whatever it reports.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/terms.h"
#include "report/json_writer.h"

namespace ocpv::report {

inline constexpr std::string_view kSarifFingerprint = "ocpvFinding/v1";

/// What an id means, in the language of the log.
struct SarifRule {
  std::string_view id;
  Severity level = Severity::error;  ///< What it usually is; each result has its own.
  std::string_view meaning, wrong, right;
  std::string help;
};

/// Opens the log and its one run, up to the description of the program and its rules.
void open_sarif(JsonWriter& json, const std::vector<SarifRule>& rules, Language language);
void close_sarif(JsonWriter& json);

JsonWriter& write_sarif_text(JsonWriter& json, std::string_view key, std::string_view text);
void write_sarif_artifact(JsonWriter& json, std::string_view uri);

}  // namespace ocpv::report
