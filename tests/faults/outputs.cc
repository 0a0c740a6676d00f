#include "outputs.h"

#include <memory>

#include "ocpv/ocpv.h"
#include "report/formats.h"

namespace ocpv::faults_test {
namespace {

using report::Format;

void add(std::string& out, const ocpv_string& text) { out.append(text.data, text.size).append("\n"); }

struct Said {
  std::string text;
};

int32_t tell(void* context, ocpv_report* report, size_t index, const ocpv_diagnostic* diagnostic) {
  std::string& out = static_cast<Said*>(context)->text;
  add(out, diagnostic->pointer);
  add(out, diagnostic->field);
  ocpv_string text{"", 0};
  for (const ocpv_language language : {OCPV_LANGUAGE_EN, OCPV_LANGUAGE_ZH}) {
    if (ocpv_report_message(report, index, language, &text) == OCPV_OK) add(out, text);
  }
  for (size_t nth = 0; nth < diagnostic->expected_count; ++nth) {
    if (ocpv_report_expected(report, index, nth, &text) == OCPV_OK) add(out, text);
  }
  for (size_t nth = 0; nth < diagnostic->suggestion_count; ++nth) {
    ocpv_suggestion suggestion;
    ocpv_suggestion_init(&suggestion, sizeof suggestion);
    if (ocpv_report_suggestion(report, index, nth, &suggestion) != OCPV_OK) continue;
    add(out, suggestion.value);
    if (ocpv_report_suggestion_text(report, index, nth, OCPV_LANGUAGE_EN, &text) == OCPV_OK) add(out, text);
    for (size_t at = 0; at < suggestion.edit_count; ++at) {
      ocpv_edit edit;
      ocpv_edit_init(&edit, sizeof edit);
      if (ocpv_report_edit(report, index, nth, at, &edit) == OCPV_OK) add(out, edit.insert);
    }
  }
  for (size_t nth = 0; nth < diagnostic->related_count; ++nth) {
    ocpv_related related;
    ocpv_related_init(&related, sizeof related);
    if (ocpv_report_related(report, index, nth, &related) == OCPV_OK) add(out, related.pointer);
  }
  return 0;
}

struct Library {
  ocpv_validator* validator = nullptr;
  ocpv_checker* checker = nullptr;
  Library() {
    if (ocpv_validator_new(&validator, nullptr) == OCPV_OK) ocpv_checker_new(&checker, validator);
  }
  ~Library() {
    ocpv_checker_free(checker);
    ocpv_validator_free(validator);
  }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
};

}  // namespace

std::string all_formats(std::string_view text, const findings::Findings& findings) {
  std::string out;
  const std::vector<report::File> files{{"r.json", "operation", text, &findings, {}}};
  for (const report::Language language : {report::Language::en, report::Language::zh}) {
    report::RenderOptions options;
    options.language = language;
    for (const report::FormatFacts& one : report::kFormats) out += report::render(one.format, files, options);
  }
  return out;
}

std::string by_callback(std::string_view operation, std::string_view text) {
  static const Library library;
  Said said;
  ocpv_check_each(library.checker, operation.data(), operation.size(), text.data(), text.size(), nullptr, tell, &said);
  return std::move(said.text);
}

}  // namespace ocpv::faults_test
