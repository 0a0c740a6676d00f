// JUnit XML: a suite for each file, a case for each operation judged in it, passing ones too. Well-formed XML 1.0
// whatever the bytes of a path or message.
#include <span>

#include "report/catalogue.h"
#include "report/formats.h"
#include "report/identity.h"
#include "report/markup.h"
#include "report/place.h"
#include "report/verdict.h"
#include "report/words.h"

namespace ocpv::report {
namespace {

struct Counts {
  std::size_t tests = 0, failures = 0, errors = 0;
};

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + markup(value) + "\"";
}

std::string attributes(const Counts& counts) {
  return attribute("tests", std::to_string(counts.tests)) + attribute("failures", std::to_string(counts.failures)) +
         attribute("errors", std::to_string(counts.errors)) + attribute("skipped", "0");
}

Counts count(std::span<const File> files) {
  Counts counts;
  for (const File& file : files) {
    ++counts.tests;
    if (verdict_of(file) == Verdict::invalid) ++counts.failures;
    if (verdict_of(file) == Verdict::unreadable) ++counts.errors;
  }
  return counts;
}

// A case fails by its errors. A strict run fails without any; then everything found is the reason.
bool is_reason(const findings::Findings& findings, const findings::Diagnostic& d) noexcept {
  return d.severity == Severity::error || findings.errors == 0;
}

std::string reasons(const File& file, Language language) {
  std::string out;
  for (const findings::Diagnostic& d : file.findings->diagnostics) {
    if (is_reason(*file.findings, d)) out += short_line(file.path, d, language) + "\n";
  }
  const std::string left_out = left_out_text(file.findings->left_out, language);
  return left_out.empty() ? out : out + left_out + "\n";
}

std::string remarks(const File& file, Language language) {
  std::string out;
  for (const findings::Diagnostic& d : file.findings->diagnostics) {
    const bool failed = verdict_of(file) != Verdict::valid;
    if (!failed || !is_reason(*file.findings, d)) out += short_line(file.path, d, language) + "\n";
  }
  return out;
}

// Most readers show one failure for a case, so all reasons stand in one.
std::string failure(const File& file, std::string_view element, Language language) {
  const findings::Diagnostic* first = nullptr;
  if (file.findings != nullptr) {
    for (const findings::Diagnostic& d : file.findings->diagnostics) {
      if (first == nullptr && is_reason(*file.findings, d)) first = &d;
    }
  }
  const std::string message = !file.problem.empty() ? std::string(file.problem)
                              : first != nullptr    ? message_with_help(*first, language)
                                                 : std::string(Message{"could not be judged", "无法判定"}.in(language));
  const std::string type(first != nullptr && file.problem.empty() ? name_of(first->id) : "unreadable");
  const std::string body = file.findings != nullptr ? reasons(file, language) : std::string();
  return "      <" + std::string(element) + attribute("type", type) + attribute("message", message) + ">" +
         markup(body) + "</" + std::string(element) + ">\n";
}

std::uint32_t first_line(const File& file) noexcept {
  if (file.findings == nullptr || file.findings->diagnostics.empty()) return 0;
  return place_of(file.findings->diagnostics.front()).start.line;
}

std::string test_case(const File& file, const RenderOptions& options) {
  const std::string path = relative_path(file.path, options.working_folder);
  const std::string label = file.label.empty() ? std::string() : std::string(file.label) + ": ";
  const std::string name = label + std::string(file.operation.empty() ? std::string_view("check") : file.operation);
  std::string out = "    <testcase" + attribute("name", name) + attribute("classname", path) + attribute("file", path);
  if (const std::uint32_t line = first_line(file); line != 0) out += attribute("line", std::to_string(line));

  std::string inside;
  if (verdict_of(file) == Verdict::invalid) inside += failure(file, "failure", options.language);
  if (verdict_of(file) == Verdict::unreadable) inside += failure(file, "error", options.language);
  const std::string said = file.findings != nullptr ? remarks(file, options.language) : std::string();
  if (!said.empty()) inside += "      <system-out>" + markup(said) + "</system-out>\n";
  return inside.empty() ? out + "/>\n" : out + ">\n" + inside + "    </testcase>\n";
}

// The files of one path stand together: one .http or .jsonl file holds several documents.
std::string suite(std::span<const File> files, const RenderOptions& options) {
  const std::string path = relative_path(files.front().path, options.working_folder);
  std::string out =
      "  <testsuite" + attribute("name", path) + attribute("file", path) + attributes(count(files)) + ">\n";
  for (const File& file : files) out += test_case(file, options);
  return out + "  </testsuite>\n";
}

}  // namespace

std::string junit(const std::vector<File>& files, const RenderOptions& options) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"ocpv\"" + attributes(count(files)) + ">\n";
  for (std::size_t first = 0; first < files.size();) {
    std::size_t last = first + 1;
    while (last < files.size() && files[last].path == files[first].path) ++last;
    out += suite(std::span(files).subspan(first, last - first), options);
    first = last;
  }
  return out + "</testsuites>\n";
}

}  // namespace ocpv::report
