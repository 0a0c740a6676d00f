// Bytes as a body through the C API. What must hold: verdict-only and full check agree; a report is within its limits,
// is the same twice, and shows no secret that stands in the body. The first byte chooses how it is checked and told, so
// that a run costs one or two checks: an engine comes to every way by itself.
#include <ocpv/ocpv.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "property.h"

namespace {

using ocpv::fuzz::Choices;
using ocpv::fuzz::hold;
using Json = nlohmann::ordered_json;

constexpr std::uint32_t kMostDiagnostics = 16;
constexpr std::size_t kMostReportBytes = 4096;

struct Library {
  ocpv_validator* validator = nullptr;
  ocpv_checker* checker = nullptr;
  std::vector<std::string> operations;

  Library() {
    ocpv_options options;
    hold(ocpv_options_init(&options, sizeof options) == OCPV_OK, "options are initialised");
    options.max_diagnostics = kMostDiagnostics;
    options.max_report_bytes = kMostReportBytes;
    hold(ocpv_validator_new(&validator, &options) == OCPV_OK, "the embedded operations load");
    hold(ocpv_checker_new(&checker, validator) == OCPV_OK, "a checker is made");
    for (std::size_t i = 0; i < ocpv_validator_operation_count(validator); ++i) {
      ocpv_operation operation;
      ocpv_operation_init(&operation, sizeof operation);
      hold(ocpv_validator_operation(validator, i, &operation) == OCPV_OK, "an operation is told");
      operations.emplace_back(operation.id.data, operation.id.size);
    }
  }
};

struct Settings {
  std::string operation;
  ocpv_check_options options;
  ocpv_language language = OCPV_LANGUAGE_EN;
  bool as_json = false;  // how a report is told: as JSON, or as text
  bool twice = false;
};

std::string text_of(ocpv_string text) { return {text.data, text.size}; }

/// What a report says of a body, in the language and the form that were chosen.
std::string told(const Settings& settings, ocpv_report* report, const std::string& body) {
  ocpv_render_options render;
  ocpv_render_options_init(&render, sizeof render);
  render.language = settings.language;
  render.source = body.data();
  render.source_size = body.size();
  const auto as = settings.as_json ? ocpv_report_to_json : ocpv_report_to_text;
  ocpv_string text;
  hold(as(report, &render, &text) == OCPV_OK, "a report is rendered");
  hold(text.size <= kMostReportBytes, "a rendered report is within its limit");
  if (settings.as_json) hold(Json::accept(text_of(text)), "the JSON of a report is JSON", text_of(text));
  return text_of(text);
}

void hold_diagnostics(ocpv_report* report, std::size_t body_size) {
  hold(ocpv_report_diagnostic_count(report) <= kMostDiagnostics, "the diagnostics are within their limit");
  for (std::size_t i = 0; i < ocpv_report_diagnostic_count(report); ++i) {
    ocpv_diagnostic one;
    ocpv_diagnostic_init(&one, sizeof one);
    hold(ocpv_report_diagnostic(report, i, &one) == OCPV_OK, "a diagnostic is told");
    hold(one.range.start.byte <= one.range.end.byte && one.range.end.byte <= body_size, "a range lies in the body");
    hold(one.range.start.line > 0 && one.range.start.column > 0, "a diagnostic has a place");
  }
}

/// Checks one body, for a verdict and in full; gives what was told of it.
std::string check(Library& library, const Settings& settings, const std::string& body) {
  const auto run = [&](ocpv_report** report) {
    return ocpv_check(report, library.checker, settings.operation.data(), settings.operation.size(), body.data(),
                      body.size(), &settings.options);
  };
  ocpv_report* report = nullptr;
  const ocpv_status status = run(&report);
  hold(status == OCPV_OK || status == OCPV_INVALID || status == OCPV_ERROR_NOT_JSON || status == OCPV_ERROR_TOO_DEEP ||
           status == OCPV_ERROR_TOO_LARGE || status == OCPV_ERROR_UNKNOWN_OPERATION,
       "the status is one of a judgement", std::to_string(status));
  const ocpv_status verdict = ocpv_verdict(library.checker, settings.operation.data(), settings.operation.size(),
                                           body.data(), body.size(), &settings.options);
  hold(verdict == status, "verdict-only and full check agree",
       std::to_string(verdict) + " and " + std::to_string(status));
  ocpv_counts counts;
  ocpv_counts_init(&counts, sizeof counts);
  hold(ocpv_report_counts(report, &counts) == OCPV_OK, "findings are counted");
  if (status == OCPV_OK) hold(counts.errors == 0, "what is right has no error");
  if (status != OCPV_OK && status != OCPV_ERROR_UNKNOWN_OPERATION)
    hold(counts.errors + counts.warnings + counts.notes > 0, "what is not right says why");
  if (status != OCPV_ERROR_UNKNOWN_OPERATION) hold_diagnostics(report, body.size());
  const std::string said = told(settings, report, body);
  if (settings.twice) {
    hold(run(&report) == status, "the same body has the same status twice");
    hold(told(settings, report, body) == said, "the same body has the same report twice");
  }
  ocpv_report_free(report);
  return said;
}

bool names_a_secret(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name.find("secret") != std::string::npos || name.find("password") != std::string::npos;
}

/// Writes `token` as the value, or into the value, of each member whose name says that it is secret.
bool plant(Json& value, const std::string& token, Choices& choices) {
  bool planted = false;
  if (!value.is_structured()) return false;
  for (auto& [name, member] : value.items()) {
    if (value.is_object() && names_a_secret(name)) {
      const Json forms[] = {token, Json::array({1, token}), {{"of", token}}, "x" + token, 7};
      member = forms[choices.below(4)];
      planted = true;
    } else {
      planted = plant(member, token, choices) || planted;
    }
  }
  return planted;
}

void hold_secrets(Library& library, const Settings& settings, std::string_view body, Choices& choices) {
  Json document = Json::parse(body, nullptr, false);
  // Deep trees of nlohmann/json recurse when they are written.
  if (document.is_discarded() ||
      std::count(body.begin(), body.end(), '[') + std::count(body.begin(), body.end(), '{') > 200)
    return;
  // No input can hold the token by itself: it is made of the input.
  const std::string token = "t0ken" + std::to_string(std::hash<std::string_view>{}(body));
  if (!plant(document, token, choices)) return;
  std::string planted = document.dump(choices.flag() ? 1 : -1, ' ', false, Json::error_handler_t::replace);
  if (choices.flag())
    planted.resize(choices.below(planted.size() + 1));  // a body that breaks off, perhaps in the secret
  hold(check(library, settings, planted).find(token) == std::string::npos, "no report shows a secret", planted);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Library library;
  Choices choices(data, size);
  Settings settings;
  ocpv_check_options_init(&settings.options, sizeof settings.options);
  const std::uint8_t flags = choices.byte();
  settings.options.body = (flags & 1) != 0 ? OCPV_BODY_RESPONSE : OCPV_BODY_REQUEST;
  settings.options.strict = (flags & 2) != 0 ? 1 : 0;
  settings.operation = library.operations[(flags >> 2) % library.operations.size()];
  settings.language = (flags & 32) != 0 ? OCPV_LANGUAGE_ZH : OCPV_LANGUAGE_EN;
  settings.as_json = (flags & 64) != 0;
  settings.twice = (flags & 128) != 0;
  const std::string body(choices.rest());
  check(library, settings, body);
  Choices again(data, size);
  again.byte();
  hold_secrets(library, settings, body, again);
  return 0;
}
