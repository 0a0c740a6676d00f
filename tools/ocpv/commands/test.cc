#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "files/files.h"
#include "input/input.h"
#include "report/identity.h"
#include "tools/ocpv/cases/case_results.h"
#include "tools/ocpv/check/document_judge.h"
#include "tools/ocpv/check/file_config.h"
#include "tools/ocpv/check/named_files.h"
#include "tools/ocpv/check/tracked.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/samples/http_samples.h"

namespace ocpv::program {
namespace {

using Json = nlohmann::ordered_json;

constexpr OptionRow kOptions[] = {
    {"operation", 0, "OPERATION", "", {"what bodies that do not say it are for", "未自述操作的请求体所属的操作"}},
    {"response", 0, "", "", {"the bodies are responses", "文件内容是响应"}},
    {"format", 0, "FORMAT", "text|junit|tap", {"how the result is written (text)", "结果的格式（默认 text）"}},
    {"init",
     0,
     "OPERATION",
     "",
     {"write a first set of cases for it; nothing that is there is changed", "为该操作写出第一组用例；不改动已有内容"}},
    {"watch", 0, "", "", {"run again whenever a case changes", "用例有变动时重新运行"}},
    kSchemasOption,
    kNoEmbeddedOption,
    kOcpVersionOption,
    kConfigOption,
    kNoConfigOption,
};

constexpr Message kNoFolder{"'{0}' has neither a folder 'valid' nor a folder 'invalid'",
                            "'{0}' 中既没有 'valid' 目录，也没有 'invalid' 目录"};
constexpr Message kNoCases{"'{0}' holds no case", "'{0}' 中没有用例"};
constexpr Message kIsThere{"'{0}' is there already; --init changes nothing", "'{0}' 已存在；--init 不改动任何内容"};
constexpr Message kBadExpected{"{0}: must be a list such as [{\"id\": \"wrong-type\", \"pointer\": \"/a\"}]: {1}",
                               "{0}：应为列表，如 [{\"id\": \"wrong-type\", \"pointer\": \"/a\"}]：{1}"};
constexpr Message kNoOwner{"{0}: expects something of a file that is not there", "{0}：所对应的用例文件不存在"};
constexpr Message kAccepted{"is accepted, and should not be", "被接受，但本应被拒绝"};
constexpr Message kNotTold{"is not told: {0} at '{1}'", "未报告：{0}（位于 '{1}'）"};
constexpr Message kNotExpected{"is told and not expected: {0} at '{1}'", "报告了预期之外的诊断：{0}（位于 '{1}'）"};
constexpr Message kWritten{"{0} cases written to '{1}'", "已将 {0} 个用例写入 '{1}'"};

constexpr std::string_view kExpected = ".expected.json";
constexpr std::chrono::milliseconds kBetweenLooks{300};
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
  Runner(const CheckSettings& settings, Targets& targets, Language language)
      : settings_(settings), targets_(targets), language_(language), rows_(targets.catalog()) {}

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
      one.faults.push_back(read.error().message);
    }
    if (one.unreadable) return one;
    if (is_valid)
      one.faults = std::move(lines);
    else
      compare(file.path + std::string(kExpected), told, one);
    return one;
  }

  const TouchedRows& rows() const noexcept { return rows_; }

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
    if (!has_error_) one.faults.emplace_back(kAccepted.in(language_));
    if (!files::exists(path)) return;
    const Result<Expected> expected = read_expected(path, language_);
    if (!expected.ok()) {
      one.unreadable = true;
      one.faults.push_back(expected.error().message);
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
  TouchedRows rows_;
  bool has_error_ = false;
};

bool is_expectation(const std::string& name) { return name.ends_with(kExpected); }

/// The cases of a folder `valid` or `invalid`; empty when there is none.
Result<std::vector<NamedFile>> cases_in(const std::string& folder, CheckSettings settings, config::Finder& finder,
                                        Language language) {
  if (!files::is_folder(folder)) return std::vector<NamedFile>{};
  OCPV_TRY(names, files::list_files(folder, "", language));
  if (names.empty()) return std::vector<NamedFile>{};
  settings.files = {folder};
  OCPV_TRY(found, files_to_check(settings, finder, Limits().max_bytes, language));
  for (const NamedFile& file : found) {
    const std::string owner = file.path.substr(0, file.path.size() - std::min(kExpected.size(), file.path.size()));
    if (is_expectation(file.name) && !files::exists(owner)) return Error{fill(kNoOwner.in(language), {file.name})};
  }
  std::erase_if(found, [](const NamedFile& file) { return is_expectation(file.name); });
  return found;
}

std::string safe_name(std::size_t number, const HttpSample& sample) {
  std::string out = std::to_string(1000 + number).substr(1) + "-";
  for (const char c : sample.name.substr(0, 60)) {
    const bool plain = is_letter_or_digit(c);
    if (plain || out.back() != '-') out += plain ? c : '-';
  }
  while (out.back() == '-') out.pop_back();
  return out + ".http";
}

/// One request to a file, and beside it what must be told of it.
Result<void> write_cases(const std::string& folder, const std::vector<HttpSample>& samples, Language language) {
  std::vector<std::string> texts;
  std::vector<std::string> names;
  for (std::size_t n = 0; n < samples.size(); ++n) {
    names.push_back(safe_name(n + 1, samples[n]));
    texts.push_back(as_http_file({samples[n]}));
    if (samples[n].id.empty()) continue;
    names.push_back(names.back() + std::string(kExpected));
    texts.push_back(Json::array({{{"id", samples[n].id}, {"pointer", samples[n].pointer}}}).dump() + "\n");
  }
  std::vector<files::NewFile> all;
  for (std::size_t n = 0; n < names.size(); ++n) all.push_back({names[n], texts[n]});
  return files::write_folder(folder, all, {}, language);
}

ExitStatus init(const std::string& folder, const Arguments& arguments, Context& context) {
  const std::string valid = files::joined(folder, "valid"), invalid = files::joined(folder, "invalid");
  for (const std::string& one : {valid, invalid})
    if (files::exists(one)) return refuse(context, fill(kIsThere.in(context.language), {one}));
  const Result<catalog::Catalog> catalog = load_catalog(arguments, context);
  if (!catalog.ok()) return refuse(context, to_string(catalog.error()));
  const Result<catalog::Match> match = choose_operation(*catalog, arguments.value("init"), arguments, context);
  if (!match.ok()) return refuse(context, to_string(match.error()));
  HttpWishes wishes;
  wishes.each = true;
  const auto right = http_samples(*catalog, *match->operation, wishes);
  if (!right.ok()) return refuse(context, right.error().message);
  Result<std::vector<HttpSample>> wrong = broken_http_samples(*catalog, *match->operation, 0, {});
  if (!wrong.ok()) return refuse(context, wrong.error().message);
  std::erase_if(*wrong, [](const HttpSample& one) { return one.severity != Severity::error; });
  for (const auto& [where, samples] : {std::pair(valid, *right), std::pair(invalid, *wrong)}) {
    if (const auto written = write_cases(where, samples, context.language); !written.ok()) {
      context.talk.problem(to_string(written.error()));
      return ExitStatus::unreadable;
    }
  }
  context.talk.line(fill(kWritten.in(context.language), {std::to_string(right->size() + wrong->size()), folder}));
  return ExitStatus::clean;
}

CheckSettings settings_of(const Arguments& arguments) {
  CheckSettings settings;
  settings.operation = arguments.value("operation");
  settings.response = arguments.has("response");
  settings.config_file = arguments.value("config");
  settings.no_config = arguments.has("no-config");
  settings.wanted = wanted_by(arguments);
  return settings;
}

ExitStatus run_once(const std::string& folder, const Arguments& arguments, Context& context) {
  const CheckSettings settings = settings_of(arguments);
  const auto finder = make_finder(settings, context.language);
  if (!finder.ok()) return refuse(context, to_string(finder.error()));
  auto catalog = load_catalog(arguments, context);
  if (!catalog.ok()) return refuse(context, to_string(catalog.error()));
  Targets targets(settings, std::move(*catalog), context.language);
  if (!settings.operation.empty()) {
    const Result<Aim> aim = targets.of_command_line(settings.response);
    if (!aim.ok()) return refuse(context, to_string(aim.error()));
  }
  Runner runner(settings, targets, context.language);
  std::vector<Case> cases;
  ExitStatus status = ExitStatus::clean;
  for (const auto& [name, is_valid] : {std::pair("valid", true), std::pair("invalid", false)}) {
    const auto files = cases_in(files::joined(folder, name), settings, **finder, context.language);
    if (!files.ok()) return refuse(context, to_string(files.error()));
    for (const NamedFile& file : *files) {
      const Case& one = cases.emplace_back(runner.run(file, is_valid));
      if (!one.faults.empty()) status = worse(status, one.unreadable ? ExitStatus::unreadable : ExitStatus::findings);
    }
  }
  if (cases.empty()) return refuse(context, fill(kNoCases.in(context.language), {folder}));
  const std::string format = arguments.value("format", "text");
  context.out.write(format == "junit" ? as_junit(cases)
                    : format == "tap" ? as_tap(cases)
                                      : as_text(cases, runner.rows(), context.language));
  return status;
}

using Snapshot = std::vector<std::tuple<std::string, std::int64_t, std::int64_t, std::int64_t>>;

/// What the folder holds: names, times of change, sizes.
Snapshot snapshot_of(const std::string& folder, Language language) {
  Snapshot all;
  const auto names = files::list_files(folder, "", language);
  if (!names.ok()) return all;
  for (const std::string& name : *names) {
    struct stat said {};
    if (stat(files::joined(folder, name).c_str(), &said) == 0)
      all.emplace_back(name, said.st_mtim.tv_sec, said.st_mtim.tv_nsec, said.st_size);
  }
  return all;
}

/// Runs again whenever something below the folder has changed, until it is interrupted or nobody reads.
ExitStatus watch(const std::string& folder, const Arguments& arguments, Context& context) {
  for (;;) {
    const Snapshot before = snapshot_of(folder, context.language);
    const ExitStatus status = run_once(folder, arguments, context);
    if (!context.out.flush()) return status;
    while (snapshot_of(folder, context.language) == before) std::this_thread::sleep_for(kBetweenLooks);
  }
}

ExitStatus run(const Arguments& arguments, Context& context) {
  const std::string folder = arguments.words().front();
  if (arguments.has("init")) return init(folder, arguments, context);
  const std::string valid = files::joined(folder, "valid"), invalid = files::joined(folder, "invalid");
  if (!files::is_folder(valid) && !files::is_folder(invalid))
    return refuse(context, fill(kNoFolder.in(context.language), {folder}));
  return arguments.has("watch") ? watch(folder, arguments, context) : run_once(folder, arguments, context);
}

}  // namespace

const Command kTestCommand = {
    "test",
    "DIR",
    1,
    1,
    {"run a team's own cases: DIR/valid must pass, DIR/invalid must fail",
     "运行团队自己的用例：DIR/valid 须通过，DIR/invalid 须被拒绝"},
    {"Beside a file of DIR/invalid, FILE.expected.json may list all that must be told of it:\n"
     "[{\"id\": \"wrong-type\", \"pointer\": \"/a\"}]. The text says which documented rows no case touches.",
     "DIR/invalid 中的文件旁可有 FILE.expected.json，列出应报告的全部诊断：\n"
     "[{\"id\": \"wrong-type\", \"pointer\": \"/a\"}]。文本结果会列出没有用例涉及的文档字段。"},
    kOptions,
    run,
};

}  // namespace ocpv::program
