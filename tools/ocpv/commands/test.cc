#include <string>
#include <utility>
#include <vector>

#include "files/files.h"
#include "tools/ocpv/cases/case_results.h"
#include "tools/ocpv/cases/first_cases.h"
#include "tools/ocpv/cases/run_cases.h"
#include "tools/ocpv/check/file_config.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/watch.h"

namespace ocpv::program {
namespace {

constexpr OptionRow kTestOptions[] = {
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

constexpr Message kNoCaseFolders{"'{0}' has neither a folder 'valid' nor a folder 'invalid'",
                                 "'{0}' 中既没有 'valid' 目录，也没有 'invalid' 目录"};
constexpr Message kNoCases{"'{0}' holds no case", "'{0}' 中没有用例"};
constexpr Message kIsThere{"'{0}' is there already; --init changes nothing", "'{0}' 已存在；--init 不改动任何内容"};
constexpr Message kCasesWritten{"{0} cases written to '{1}'", "已将 {0} 个用例写入 '{1}'"};

ExitStatus init(const std::string& folder, const Arguments& arguments, Context& context) {
  const std::string valid = files::joined(folder, "valid"), invalid = files::joined(folder, "invalid");
  for (const std::string& one : {valid, invalid})
    if (files::exists(one)) return refuse(context, fill(kIsThere.in(context.language), {one}));
  const Result<catalog::Catalog> catalog = load_catalog(arguments, context);
  if (!catalog.ok()) return refuse(context, to_string(catalog.error(), context.language));
  const Result<catalog::Match> match = choose_operation(*catalog, arguments.value("init"), arguments, context);
  if (!match.ok()) return refuse(context, to_string(match.error(), context.language));
  const Result<std::size_t> written = write_first_cases(folder, *catalog, *match->operation, context.language);
  if (!written.ok()) {
    context.talk.problem(to_string(written.error(), context.language));
    return ExitStatus::unreadable;
  }
  context.talk.line(fill(kCasesWritten.in(context.language), {std::to_string(*written), folder}));
  return ExitStatus::clean;
}

CheckSettings case_settings(const Arguments& arguments) {
  CheckSettings settings = common_settings(arguments);
  settings.operation = arguments.value("operation");
  settings.response = arguments.has("response");
  return settings;
}

ExitStatus run_once(const std::string& folder, const Arguments& arguments, Context& context) {
  const CheckSettings settings = case_settings(arguments);
  const auto finder = make_finder(settings, context.language);
  if (!finder.ok()) return refuse(context, to_string(finder.error(), context.language));
  auto catalog = load_catalog(arguments, context);
  if (!catalog.ok()) return refuse(context, to_string(catalog.error(), context.language));
  Targets targets(settings, std::move(*catalog), context.language);
  if (!settings.operation.empty()) {
    const Result<Aim> aim = targets.of_command_line(settings.response);
    if (!aim.ok()) return refuse(context, to_string(aim.error(), context.language));
  }
  TouchedRows rows(targets.catalog());
  const Result<std::vector<Case>> run = run_cases(folder, settings, **finder, targets, context.language, rows);
  if (!run.ok()) return refuse(context, to_string(run.error(), context.language));
  const std::vector<Case>& cases = *run;
  if (cases.empty()) return refuse(context, fill(kNoCases.in(context.language), {folder}));
  const std::string format = arguments.value("format", "text");
  context.out.write(format == "junit" ? as_junit(cases)
                    : format == "tap" ? as_tap(cases)
                                      : as_text(cases, rows, context.language));
  ExitStatus status = ExitStatus::clean;
  for (const Case& one : cases) {
    if (!one.faults.empty()) status = worse(status, one.unreadable ? ExitStatus::unreadable : ExitStatus::findings);
  }
  return status;
}

ExitStatus run_test(const Arguments& arguments, Context& context) {
  const std::string folder = arguments.words().front();
  if (arguments.has("init")) return init(folder, arguments, context);
  const std::string valid = files::joined(folder, "valid"), invalid = files::joined(folder, "invalid");
  if (!files::is_folder(valid) && !files::is_folder(invalid))
    return refuse(context, fill(kNoCaseFolders.in(context.language), {folder}));
  const auto once = [&] { return run_once(folder, arguments, context); };
  return arguments.has("watch") ? watch([&] { return Watched{{folder}, {}}; }, once, context) : once();
}

}  // namespace

const Command kTestCommand = {
    "test",
    "DIR",
    1,
    1,
    {"run a team's own cases: DIR/valid must pass, DIR/invalid must fail",
     "运行团队自己的用例：DIR/valid 须通过，DIR/invalid 须被拒绝"},
    {"Beside a case, FILE.expected.json may list all that must be told of it, warnings too:\n"
     "[{\"id\": \"wrong-type\", \"pointer\": \"/a\"}]. The text says which documented rows no case touches.",
     "用例旁可有 FILE.expected.json，列出应报告的全部诊断（含警告）：\n"
     "[{\"id\": \"wrong-type\", \"pointer\": \"/a\"}]。文本结果会列出没有用例涉及的文档字段。"},
    kTestOptions,
    run_test,
};

}  // namespace ocpv::program
