#include "tools/ocpv/cases/run_cases.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "files/files.h"
#include "input/input.h"
#include "report/identity.h"
#include "tools/ocpv/check/document_judge.h"
#include "tools/ocpv/check/file_config.h"
#include "tools/ocpv/check/file_variables.h"
#include "tools/ocpv/check/named_files.h"
#include "tools/ocpv/check/tracked.h"

namespace ocpv::program {
namespace {

using Json = nlohmann::ordered_json;

constexpr Message kBadExpected{"{0}: must be a list such as [{\"id\": \"wrong-type\", \"pointer\": \"/a\"}]: {1}",
                               "{0}：应为列表，如 [{\"id\": \"wrong-type\", \"pointer\": \"/a\"}]：{1}"};
constexpr Message kNoOwner{"{0}: expects something of a file that is not there", "{0}：所对应的用例文件不存在"};
constexpr Message kAccepted{"is accepted, and should not be", "被接受，但本应被拒绝"};
constexpr Message kOneAccepted{"{0} is accepted, and should not be", "{0}被接受，但本应被拒绝"};
constexpr Message kNotJudged{"cannot be judged, so it proves nothing", "无法判断，因此什么也证明不了"};
constexpr Message kNothing{"holds nothing that can be judged", "其中没有可以判断的内容"};
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
    if (!file.problem.empty()) return {file.name, {file.problem}, true};
    Seen seen;
    read(file, one, seen);
    if (one.unreadable) return one;
    if (seen.documents == 0) return {file.name, {std::string(kNothing.in(language_))}, true};
    const std::string expectations = file.path + std::string(kExpectedEnding);
    const bool is_told = files::exists(expectations);
    // Who writes down that it is no JSON, or for no operation, means just that.
    if (!seen.unjudged.empty() && !is_told) {
      one.unreadable = true;
      one.faults = std::move(seen.unjudged);
      if (!is_valid) one.faults.emplace_back(kNotJudged.in(language_));
      return one;
    }
    if (is_valid) {
      one.faults = std::move(seen.errors);
    } else if (!is_told || !seen.has_error) {
      one.faults = std::move(seen.accepted);
    }
    if (is_told) compare(expectations, seen.told, one);
    one.unreadable = one.unreadable || (!one.faults.empty() && !seen.unjudged.empty());
    return one;
  }

 private:
  /// What the documents of a file gave.
  struct Seen {
    std::size_t documents = 0;
    bool has_error = false;
    Expected told;
    std::vector<std::string> errors;    ///< As lines.
    std::vector<std::string> unjudged;  ///< Those that say that there is no verdict.
    std::vector<std::string> accepted;  ///< What to say of each document without an error.
  };

  void read(const NamedFile& file, Case& one, Seen& seen) {
    Judge judge(targets_, tracked_, settings_, language_);
    judge.use(file.config, file.path, file.name);
    FileVariables variables(file.path, {}, nullptr, language_);
    input::Options options;
    options.language = language_;
    options.variables = variables.variables();
    options.responses = judge.wants_responses();
    const Result<void> read = input::read_input(file.path, options, [&](input::Document&& document) {
      variables.hold_against(document, language_);
      take(judge.judge(document), document, one, seen);
      return true;
    });
    if (read.ok()) return;
    one.unreadable = true;
    one.faults.push_back(read.error().message.in(language_));
  }

  void take(const Finding& finding, const input::Document& document, Case& one, Seen& seen) {
    ++seen.documents;
    if (!finding.problem.empty()) {
      one.unreadable = true;
      one.faults.push_back(finding.problem);
      return;
    }
    const bool is_judged = was_judged(finding.findings.status) && !belongs_to_none(finding, document);
    bool has_error = false;
    for (const findings::Diagnostic& d : finding.findings.diagnostics) {
      seen.told.emplace_back(name_of(d.id), std::string(d.pointer));
      if (d.severity != Severity::error) continue;
      has_error = true;
      seen.errors.push_back(report::short_line(one.name, d, language_));
      if (!is_judged) seen.unjudged.push_back(seen.errors.back());
    }
    seen.has_error = seen.has_error || has_error;
    if (!has_error) {
      seen.accepted.push_back(document.label.empty() ? std::string(kAccepted.in(language_))
                                                     : fill(kOneAccepted.in(language_), {document.label}));
    }
    if (is_judged && document.has_body && !document.problem) {
      const bool is_response = finding.is_response || document.response.has_value();
      rows_.add(finding.operation, is_response ? Part::response : Part::request, document.json(), finding.findings);
    }
  }

  /// A request line that nothing documents is a verdict; a body that is for no operation was held against nothing.
  static bool belongs_to_none(const Finding& finding, const input::Document& document) {
    const auto& all = finding.findings.diagnostics;
    return !document.request && std::any_of(all.begin(), all.end(), [](const findings::Diagnostic& d) {
      return d.id == findings::Id::no_such_operation && d.severity == Severity::error;
    });
  }

  void compare(const std::string& path, const Expected& told, Case& one) {
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
