#include "judge_case.h"

#include <algorithm>

#include "report/report.h"

namespace ocpv::contract_test {
namespace {

std::string show(const std::vector<Expected>& diagnostics) {
  std::string text;
  for (const Expected& one : diagnostics)
    text += "\n      " + one.severity + " " + one.id + " at \"" + one.pointer + "\"" +
            (one.suggestion.empty() ? "" : " suggests " + one.suggestion);
  return text.empty() ? " nothing" : text;
}

const char* word(Verdict verdict) {
  return verdict == Verdict::valid ? "valid" : verdict == Verdict::invalid ? "invalid" : "unreadable";
}

/// Both languages, text and JSON: all that could show a value.
std::string every_report(const findings::Findings& findings, const std::string& text) {
  const report::File file{"case.json", "operation", text, &findings};
  std::string all;
  for (const report::Language language : {report::Language::en, report::Language::zh}) {
    all += report::text(file, {.language = language});
    all += report::json({file}, language);
  }
  return all;
}

}  // namespace

Result<std::map<std::string, std::string>> read_schemas(const std::string& operation) {
  std::map<std::string, std::string> schemas;
  for (const std::string part : {"request", "response", "parameters"}) {
    auto text = read_text(std::string(OCPV_SOURCE_DIR) + "/schemas/" + operation + "/" + part + ".schema.json");
    if (text.ok()) schemas[part] = std::move(text).value();
  }
  if (schemas.empty()) return Error{"no schema of operation " + operation};
  return schemas;
}

Found Judge::judge(const plan::Plan& plan, const std::string& text,
                   const std::vector<std::pair<std::string, std::string>>& path) {
  std::vector<check::PathParameter> parameters;
  for (const auto& [name, value] : path) parameters.push_back({name, value});
  check::Options options;
  options.path_parameters = parameters;

  Found found;
  found.status = checker.check(plan, text, options, findings);
  for (const findings::Diagnostic& one : findings.diagnostics) {
    const std::string suggestion(one.suggestions.empty() ? "" : one.suggestions.front().value);
    found.diagnostics.push_back(
        {std::string(name_of(one.id)), std::string(one.pointer), std::string(name_of(one.severity)), suggestion});
  }
  std::sort(found.diagnostics.begin(), found.diagnostics.end());

  if (checker.verdict(plan, text, options) != found.status)
    found.broken.push_back("verdict-only and full check differ");
  const auto errors = static_cast<std::uint32_t>(std::count_if(
      found.diagnostics.begin(), found.diagnostics.end(), [](const Expected& one) { return one.severity == "error"; }));
  if (was_judged(found.status) && (errors > 0) != (found.status == Status::invalid))
    found.broken.push_back("the status does not follow from the errors");
  const std::string shown = every_report(findings, text);
  for (const std::string& secret : secrets)
    if (shown.find(secret) != std::string::npos) found.broken.push_back("a report shows a secret");
  return found;
}

Verdict verdict_of(Status status) {
  return status == Status::ok ? Verdict::valid : status == Status::invalid ? Verdict::invalid : Verdict::unreadable;
}

std::string difference(const Case& asked, const Found& found) {
  for (const std::string& broken : found.broken) return broken;
  std::vector<Expected> diagnostics = found.diagnostics;
  // Suggestions and places are held where the case states them.
  for (std::size_t i = 0; i < std::min(diagnostics.size(), asked.diagnostics.size()); ++i) {
    if (asked.diagnostics[i].suggestion.empty()) diagnostics[i].suggestion.clear();
    if (asked.diagnostics[i].pointer == "?") diagnostics[i].pointer = "?";
  }
  if (verdict_of(found.status) == asked.verdict && diagnostics == asked.diagnostics) return {};
  return std::string("asked for ") + word(asked.verdict) + show(asked.diagnostics) + "\n    but found " +
         word(verdict_of(found.status)) + show(diagnostics);
}

}  // namespace ocpv::contract_test
