#include "tools/ocpv/cases/run_cases.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "files/files.h"
#include "input/input.h"
#include "report/identity.h"
#include "tools/ocpv/check/document_judge.h"
#include "tools/ocpv/check/file_config.h"
#include "tools/ocpv/check/named_files.h"
#include "tools/ocpv/check/tracked.h"

namespace ocpv::program {
namespace {

using Json = nlohmann::ordered_json;

constexpr Message kBadExpected{"{0}: must be a list such as [{\"id\": \"wrong-type\", \"pointer\": \"/a\"}]: {1}",
                               "{0}：应为列表，如 [{\"id\": \"wrong-type\", \"pointer\": \"/a\"}]：{1}"};
constexpr Message kNoOwner{"{0}: expects something of a file that is not there", "{0}：所对应的用例文件不存在"};
constexpr Message kAccepted{"is accepted, and should not be", "被接受，但本应被拒绝"};
constexpr Message kNotTold{"is not told: {0} at '{1}'", "未报告：{0}（位于 '{1}'）"};
constexpr Message kNotExpected{"is told and not expected: {0} at '{1}'", "报告了预期之外的诊断：{0}（位于 '{1}'）"};

constexpr std::size_t kMostExpectedBytes = std::size_t{1} << 20;

using Expected = std::vector<std::pair<std::string, std::string>>;  ///< Id and pointer.

Result<Expected> read_expected(const std::string& path, Language language) {
  Expected all;
  OCPV_TRY(text, files::read_file(path, kMostExpectedBytes, language));
  const Json list = Json::parse(text, nullptr, false);
  const auto bad = [&](const std::string& why) { return Error{fill(kBadExpected.in(language), {path, why})}; };
  if (list.is_discarded()) return bad("JSON");
  if (!list.is_array()) return bad(list.type_name());
  for (const Json& one : list) {
    if (!one.is_object() || !one.contains("id") || !one["id"].is_string()) return bad("id");
    if (one.contains("pointer") && !one["pointer"].is_string()) return bad("pointer");
    all.emplace_back(one["id"], one.value("pointer", ""));
  }
  return all;
}

/// All documents of one file, judged together.
class Runner {
 public:
  Runner(const CheckSettings& settings, Targets& targets, Language language, TouchedRows& rows)
      : settings_(settings), targets_(targets), language_(language), rows_(rows) {}

  Case run(const NamedFile& file, bool is_valid) {
    Case one{file.name, {}, false};
    has_error_ = false;
    if (!file.problem.empty()) return {file.name, {file.problem}, true};
    Judge judge(targets_, tracked_, settings_, language_);
    judge.use(file.config, file.path, file.name);
    input::Options options;
    options.language = language_;
    options.responses = judge.wants_responses();
    Expected told;
    std::vector<std::string> lines;
    const Result<void> read = input::read_input(file.path, options, [&](input::Document&& document) {
      take(judge.judge(document), document, one, told, lines);
      return true;
    });
    if (!read.ok()) {
      one.unreadable = true;
      one.faults.push_back(read.error().message.in(language_));
    }
    if (one.unreadable) return one;
    if (is_valid)
      one.faults = std::move(lines);
    else if (!has_error_)
      one.faults.emplace_back(kAccepted.in(language_));
    compare(file.path + std::string(kExpectedEnding), told, one);
    return one;
  }

 private:
  void take(const Finding& finding, const input::Document& document, Case& one, Expected& told,
            std::vector<std::string>& lines) {
    if (!finding.problem.empty()) {
      one.unreadable = true;
      one.faults.push_back(finding.problem);
      return;
    }
    for (const findings::Diagnostic& d : finding.findings.diagnostics) {
      told.emplace_back(name_of(d.id), std::string(d.pointer));
      if (d.severity != Severity::error) continue;
      has_error_ = true;
      lines.push_back(report::short_line(one.name, d, language_));
    }
    if (document.has_body && !document.problem) {
      const bool is_response = finding.is_response || document.response.has_value();
      rows_.add(finding.operation, is_response ? Part::response : Part::request, document.json(), finding.findings);
    }
  }

  void compare(const std::string& path, const Expected& told, Case& one) {
    if (!files::exists(path)) return;
    const Result<Expected> expected = read_expected(path, language_);
    if (!expected.ok()) {
      one.unreadable = true;
      one.faults.push_back(expected.error().message.in(language_));
      return;
    }
    for (const auto& wanted : *expected) {
      if (std::find(told.begin(), told.end(), wanted) == told.end())
        one.faults.push_back(fill(kNotTold.in(language_), {wanted.first, wanted.second}));
    }
    for (const auto& found : told) {
      if (std::find(expected->begin(), expected->end(), found) == expected->end())
        one.faults.push_back(fill(kNotExpected.in(language_), {found.first, found.second}));
    }
  }

  const CheckSettings& settings_;
  Targets& targets_;
  Language language_;
  Tracked tracked_;
  TouchedRows& rows_;
  bool has_error_ = false;
};

bool is_expectation(const std::string& name) { return name.ends_with(kExpectedEnding); }

/// The cases of a folder `valid` or `invalid`; empty when there is none.
Result<std::vector<NamedFile>> cases_in(const std::string& folder, CheckSettings settings, config::Finder& finder,
                                        Language language) {
  if (!files::is_folder(folder)) return std::vector<NamedFile>{};
  OCPV_TRY(names, files::list_files(folder, "", language));
  if (names.empty()) return std::vector<NamedFile>{};
  settings.files = {folder};
  OCPV_TRY(found, files_to_check(settings, finder, Limits().max_bytes, language));
  for (NamedFile& file : found) {
    if (is_expectation(file.name) && !files::exists(file.path.substr(0, file.path.size() - kExpectedEnding.size())))
      file.problem = fill(kNoOwner.in(language), {file.name});
  }
  std::erase_if(found, [](const NamedFile& file) { return is_expectation(file.name) && file.problem.empty(); });
  return found;
}

}  // namespace

Result<std::vector<Case>> run_cases(const std::string& folder, const CheckSettings& settings, config::Finder& finder,
                                    Targets& targets, Language language, TouchedRows& rows) {
  Runner runner(settings, targets, language, rows);
  std::vector<Case> cases;
  for (const auto& [name, is_valid] : {std::pair("valid", true), std::pair("invalid", false)}) {
    OCPV_TRY(files, cases_in(files::joined(folder, name), settings, finder, language));
    for (const NamedFile& file : files) cases.push_back(runner.run(file, is_valid));
  }
  return cases;
}

}  // namespace ocpv::program
