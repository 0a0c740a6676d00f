#include "tools/ocpv/check/settings.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "base/utf8.h"
#include "catalog/api_version.h"
#include "tools/ocpv/operations/loading.h"
#include "tools/ocpv/option_values.h"

namespace ocpv::program {
namespace {

#define OCPV_ROW(format, name, written, shows, when_clean) name "|"
constexpr std::string_view kOutputFormats = OCPV_REPORT_FORMATS(OCPV_ROW) "jsonl";
#undef OCPV_ROW

constexpr OptionRow kCheckOptions[] = {
    {"operation",
     0,
     "OPERATION",
     "",
     {"an id, `METHOD /path`, or a real request target", "操作 id、`METHOD /path` 或真实的请求地址"}},
    kSchemasOption,
    kNoEmbeddedOption,
    kOcpVersionOption,
    {"schema", 0, "FILE", "", {"check against a JSON Schema of your own", "按自备的 JSON Schema 检查"}},
    {"engine",
     0,
     "ENGINE",
     "plan|reference",
     {"who judges; reference is valijson, for a yes or no", "由谁判断；reference 为 valijson，只给出是或否"}},
    {"response", 0, "", "", {"the files are response bodies", "文件是返回体"}},
    {"curl", 0, "", "", {"the files hold curl command lines", "文件是 curl 命令行"}},
    {"http-status",
     0,
     "STATUS",
     "",
     {"with --response: the HTTP status they came with, 100 to 599",
      "与 --response 同用：返回的 HTTP 状态码，100 到 599"}},
    {"format",
     0,
     "FORMAT",
     kOutputFormats,
     {"what goes to standard output; jsonl: a line for each line", "标准输出的格式；jsonl：每行输入对应一行输出"}},
    {"key",
     0,
     "NAME",
     "",
     {"with --format jsonl: this member of each line stands in its answer",
      "与 --format jsonl 同用：每行的该成员原样出现在对应的输出行中"}},
    {"report", 0, "FORMAT=FILE", "", {"also write a report to a file; repeatable", "另将报告写入文件；可重复"}},
    kConfigOption,
    kNoConfigOption,
    {"git-staged",
     0,
     "",
     "",
     {"check what is staged in git; FILE narrows it", "检查 git 暂存区中的内容；FILE 用于缩小范围"}},
    {"env-file",
     0,
     "FILE",
     "",
     {"put the values of KEY=VALUE lines in for ${KEY}", "用 KEY=VALUE 各行的值替换 ${KEY}"}},
    kEnvironmentOption,
    {"fix",
     0,
     "",
     "",
     {"put right what can only be meant one way, then check again", "修正只有一种可能的问题，然后重新检查"}},
    {"dry-run", 0, "", "", {"with --fix: write nothing, show a unified diff", "与 --fix 同用：不写文件，只显示差异"}},
    kBaselineOption,
    kWriteBaselineOption,
    {"strict", 0, "", "", {"warnings are errors", "警告视为错误"}},
    {"compat",
     0,
     "NAME=VALUE",
     "",
     {"read JSON as OCP does: null=absent, long=number-or-string, integers=java; repeatable",
      "按 OCP 的方式读取 JSON：null=absent、long=number-or-string、integers=java；可重复"}},
    {"severity",
     0,
     "ID=LEVEL",
     "",
     {"error, warning, note or off for an id or a strength; repeatable",
      "某编号或强度的级别：error、warning、note 或 off；可重复"}},
    {"fail-on",
     0,
     "SEVERITY",
     "error|warning|note|never",
     {"the least severity that makes the exit status 1", "使退出状态为 1 的最低级别"}},
    {"max-errors",
     0,
     "N",
     "",
     {"show at most N findings for each file; 0 for all (64)", "每个文件最多列出 N 个问题；0 表示全部（默认 64）"}},
    {"jobs",
     'j',
     "N",
     "",
     {"check N files at a time; 0 for as many as help (0)", "同时检查 N 个文件；0 表示自动（默认 0）"}},
    {"watch", 0, "", "", {"check again whenever a file has changed", "文件有变动时重新检查"}},
    {"stdin-filename", 0, "NAME", "", {"what standard input is called in the output", "标准输入在输出中的名称"}},
    {"color",
     0,
     "WHEN",
     "auto|always|never",
     {"colours in text; auto: on a terminal without NO_COLOR", "文本是否着色；auto：终端且未设 NO_COLOR 时着色"}},
    {"quiet", 'q', "", "", {"no output, the exit status only", "不输出，只给出退出状态"}},
    {"verbose", 'v', "", "", {"also name what is valid, and by which schema", "同时列出有效的文件及其所用的 schema"}},
};

constexpr Message kReportShape{"'--report' takes FORMAT=FILE, not '{0}'", "'--report' 需要 FORMAT=FILE，而不是 '{0}'"};
constexpr Message kUnknownFormat{"'{0}' is not a format; there are {1}", "'{0}' 不是可用的格式；可用格式：{1}"};

constexpr Message kCompatOfReference{"'--engine reference' cannot heed '--compat'",
                                     "'--engine reference' 不支持 '--compat'"};

constexpr Message kDryRunAlone{"'--dry-run' goes with '--fix'", "'--dry-run' 需与 '--fix' 同用"};
constexpr Message kCannotFix{"'--fix' changes files; it cannot be used with {0}",
                             "'--fix' 会修改文件，不能与 {0} 同用"};
constexpr Message kCannotWatch{"'--watch' looks at files; it cannot be used with {0}",
                               "'--watch' 需要观察文件，不能与 {0} 同用"};
constexpr Message kOneVersion{"'{0}' and '{1}' are one version; two are compared",
                              "'{0}' 与 '{1}' 是同一版本；比较需要两个版本"};
constexpr Message kNotTwoVersions{"'--ocp-version' takes one version, or two with a comma between them, not '{0}'",
                                  "'--ocp-version' 需要一个版本，或用逗号分隔的两个版本，而不是 '{0}'"};
constexpr Message kFixOfTwo{"'--fix' goes with one version, not with two", "'--fix' 只能与一个版本同用"};
constexpr Message kBaselineOfTwo{"a baseline goes with one version, not with two", "基线只能与一个版本同用"};
constexpr Message kStandardInput{"standard input", "标准输入"};

constexpr Message kKeyAlone{"'--key' goes with '--format jsonl'", "'--key' 需与 '--format jsonl' 同用"};
constexpr Message kLinesAlone{"'--format jsonl' writes a line for each line; it cannot be used with {0}",
                              "'--format jsonl' 为每行输入写出一行，不能与 {0} 同用"};

constexpr Message kStatusAlone{"'--http-status' goes with '--response'", "'--http-status' 需与 '--response' 同用"};
constexpr Message kNotAStatus{"'--http-status' takes a number from 100 to 599, not '{0}'",
                              "'--http-status' 需要 100 到 599 的整数，而不是 '{0}'"};

constexpr std::uint32_t kLeastStatus = 100, kMostStatus = 599;
constexpr std::uint32_t kMostErrors = 1'000'000;
constexpr std::uint64_t kMostJobs = 256;

Result<Format> usable_format(const std::string& name, Language language) {
  const std::optional<Format> format = report::parse_format(name);
  if (!format) return Error{fill(kUnknownFormat.in(language), {name, report::format_names(" ")})};
  return *format;
}

Result<ReportFile> report_file(const std::string& text, Language language) {
  const std::size_t at = text.find('=');
  if (at == std::string::npos || at + 1 == text.size() || text.substr(at + 1) == "-")
    return Error{fill(kReportShape.in(language), {text})};
  OCPV_TRY(format, usable_format(text.substr(0, at), language));
  return ReportFile{format, text.substr(at + 1)};
}

// What --fix cannot be used with; empty when all is well.
std::string conflict_of_fix(const CheckSettings& settings, Language language) {
  if (settings.git_staged) return "'--git-staged'";
  if (settings.engine == Engine::reference) return "'--engine reference'";
  const bool reads_input = std::find(settings.files.begin(), settings.files.end(), "-") != settings.files.end();
  return reads_input ? std::string(kStandardInput.in(language)) : std::string();
}

// What --watch cannot be used with; empty when all is well.
std::string conflict_of_watch(const CheckSettings& settings, Language language) {
  if (settings.git_staged) return "'--git-staged'";
  if (settings.fix) return "'--fix'";
  if (!settings.write_baseline.empty()) return "'--write-baseline'";
  const bool reads_input = std::find(settings.files.begin(), settings.files.end(), "-") != settings.files.end();
  return reads_input ? std::string(kStandardInput.in(language)) : std::string();
}

// What a line for each line cannot be used with; empty when all is well.
std::string conflict_of_lines(const CheckSettings& settings) {
  if (settings.fix) return "'--fix'";
  if (settings.git_staged) return "'--git-staged'";
  if (settings.curl) return "'--curl'";
  if (settings.watch) return "'--watch'";
  if (!settings.baseline.empty()) return "'--baseline'";
  if (!settings.write_baseline.empty()) return "'--write-baseline'";
  return settings.reports.empty() ? "" : "'--report'";
}

bool wants_color(const std::string& when, const Environment& environment) {
  if (when != "auto") return when == "always";
  return output_is_terminal() && !environment.no_color && !environment.dumb_terminal;
}

Severity severity_named(const std::string& name) {
  if (name == "note") return Severity::note;
  return name == "warning" ? Severity::warning : Severity::error;
}

Result<void> read_input(CheckSettings& settings, const Arguments& arguments, Language language) {
  settings.files = arguments.words();
  settings.git_staged = arguments.has("git-staged");
  settings.stdin_name = arguments.value("stdin-filename", "-");
  settings.curl = arguments.has("curl");
  settings.environment = arguments.value("env");
  if (!arguments.has("env-file")) return {};
  settings.env_file = arguments.value("env-file");
  OCPV_TRY(variables, input::read_env_file(settings.env_file, language));
  settings.variables = std::move(variables);
  return {};
}

Result<void> split_versions(CheckSettings& settings, Language language) {
  const std::string both = settings.wanted.version;
  const std::size_t comma = both.find(',');
  if (comma == std::string::npos) return {};
  const std::string_view first = trimmed(std::string_view(both).substr(0, comma)),
                         second = trimmed(std::string_view(both).substr(comma + 1));
  if (first.empty() || second.empty() || second.find(',') != std::string_view::npos)
    return Error{fill(kNotTwoVersions.in(language), {shown(both, kMostShownBytes)})};
  const auto older = catalog::choose_api_version(first), newer = catalog::choose_api_version(second);
  if (older.ok() && newer.ok() && older->is_exact && newer->is_exact && older->name == newer->name)
    return Error{fill(kOneVersion.in(language), {first, second})};
  settings.other_version = first;
  settings.wanted.version = second;
  return {};
}

/// What the files are held against.
Result<void> read_judge(CheckSettings& settings, const Arguments& arguments, Language language) {
  settings.operation = arguments.value("operation");
  if (auto split = split_versions(settings, language); !split.ok()) return split.error();
  settings.schema_file = arguments.value("schema");
  const std::initializer_list<std::pair<std::string_view, std::string_view>> apart = {{"schema", "operation"},
                                                                                      {"baseline", "write-baseline"}};
  if (auto given = given_apart(arguments, apart, language); !given.ok()) return given.error();
  settings.engine = arguments.value("engine", "plan") == "reference" ? Engine::reference : Engine::plan;
  settings.response = arguments.has("response");
  if (!arguments.has("http-status")) return {};
  if (!settings.response) return Error{kStatusAlone};
  const auto status = number_given(arguments, "http-status", {}, kMostStatus, language);
  if (!status.ok() || *status < kLeastStatus) {
    return Error{fill(kNotAStatus.in(language), {arguments.value("http-status")})};
  }
  settings.http_status = static_cast<int>(*status);
  return {};
}

Result<void> read_formats(CheckSettings& settings, const Arguments& arguments, Language language) {
  settings.maps_lines = arguments.value("format") == "jsonl";
  settings.key = arguments.value("key");
  if (arguments.has("key") && !settings.maps_lines) return Error{kKeyAlone};
  OCPV_TRY(format, usable_format(settings.maps_lines ? "json" : arguments.value("format", "text"), language));
  settings.format = format;
  for (const std::string& text : arguments.values("report")) {
    OCPV_TRY(report, report_file(text, language));
    settings.reports.push_back(report);
  }
  return {};
}

/// What does more than to judge once, and what it cannot be used with.
Result<void> read_ways(CheckSettings& settings, const Arguments& arguments, Language language) {
  settings.fix = arguments.has("fix");
  settings.dry_run = arguments.has("dry-run");
  settings.baseline = arguments.value("baseline");
  settings.write_baseline = arguments.value("write-baseline");
  settings.watch = arguments.has("watch");
  const bool has_baseline = arguments.has("baseline") || arguments.has("write-baseline");
  if (settings.dry_run && !settings.fix) return Error{kDryRunAlone};
  if (settings.fix && !settings.other_version.empty()) return Error{kFixOfTwo};
  if (const std::string conflict = conflict_of_fix(settings, language); settings.fix && !conflict.empty())
    return Error{fill(kCannotFix.in(language), {conflict})};
  if (has_baseline && !settings.other_version.empty()) return Error{kBaselineOfTwo};
  if (const std::string conflict = conflict_of_watch(settings, language); settings.watch && !conflict.empty())
    return Error{fill(kCannotWatch.in(language), {conflict})};
  if (const std::string conflict = conflict_of_lines(settings); settings.maps_lines && !conflict.empty())
    return Error{fill(kLinesAlone.in(language), {conflict})};
  return {};
}

/// What counts, and how much.
Result<void> read_rules(CheckSettings& settings, const Arguments& arguments, Language language) {
  settings.strict = arguments.has("strict");
  // It judges as JSON Schema says and no other way: a verdict would not be what was asked for.
  if (arguments.has("compat") && settings.engine == Engine::reference) return Error{kCompatOfReference};
  for (const std::string& text : arguments.values("compat")) {
    if (auto set = config::set_compat(settings.compat, text, language); !set.ok()) return set.error();
  }
  for (const std::string& text : arguments.values("severity")) {
    OCPV_TRY(rule, config::parse_rule(text, language));
    settings.rules.insert(settings.rules.begin(), rule);  // The last one given holds.
  }
  settings.never_fails = arguments.value("fail-on") == "never";
  if (arguments.has("fail-on")) settings.fail_on = severity_named(arguments.value("fail-on"));
  return {};
}

Result<void> read_amounts(CheckSettings& settings, const Arguments& arguments, Language language) {
  if (arguments.has("max-errors")) {
    OCPV_TRY(max_errors, number_given(arguments, "max-errors", {}, kMostErrors, language));
    settings.max_errors = static_cast<std::uint32_t>(max_errors);
  }
  OCPV_TRY(jobs, jobs_given(arguments, language));
  settings.jobs = jobs;
  return {};
}

}  // namespace

std::span<const OptionRow> check_options() { return kCheckOptions; }

CheckSettings common_settings(const Arguments& arguments) {
  CheckSettings settings;
  settings.config_file = arguments.value("config");
  settings.no_config = arguments.has("no-config");
  settings.wanted = wanted_by(arguments);
  return settings;
}

Result<unsigned> jobs_given(const Arguments& arguments, Language language) {
  OCPV_TRY(jobs, number_given(arguments, "jobs", "0", kMostJobs, language));
  return static_cast<unsigned>(jobs);
}

Result<CheckSettings> read_settings(const Arguments& arguments, const Context& context) {
  CheckSettings settings = common_settings(arguments);
  settings.has_language = arguments.has("lang");
  settings.color = wants_color(arguments.value("color", "auto"), context.environment);
  settings.quiet = arguments.has("quiet");
  settings.verbose = arguments.has("verbose");
  for (const auto read : {read_input, read_judge, read_formats, read_ways, read_rules, read_amounts}) {
    if (auto done = read(settings, arguments, context.language); !done.ok()) return done.error();
  }
  return settings;
}

}  // namespace ocpv::program
