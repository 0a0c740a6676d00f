#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <set>
#include <thread>

#include "files/files.h"
#include "tools/ocpv/check/file_config.h"
#include "tools/ocpv/check/fix_files.h"
#include "tools/ocpv/check/in_order.h"
#include "tools/ocpv/check/judged_work.h"
#include "tools/ocpv/check/known_findings.h"
#include "tools/ocpv/check/named_files.h"
#include "tools/ocpv/check/reporter.h"
#include "tools/ocpv/check/settings.h"
#include "tools/ocpv/check/watched_files.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/mapper/map_lines.h"
#include "tools/ocpv/notice_line.h"
#include "tools/ocpv/operations/loading.h"
#include "tools/ocpv/operations/written_files.h"

namespace ocpv::program {
namespace {

constexpr Message kNoFiles{
    "name the files to check, or '-' for standard input; without any, the [[files]] of an .ocpv.toml say which",
    "请给出要检查的文件，或用 '-' 表示标准输入；也可由 .ocpv.toml 的 [[files]] 指定"};
constexpr Message kNotARequest{"what clients keep beside requests, no request; it is not checked",
                               "这是客户端放在请求旁的文件，不是请求，未检查"};
constexpr Message kWrongAndRight{"wrong in {0}, right in {1}:", "在 {0} 中错误、在 {1} 中正确："};
constexpr Message kInBoth{"right in {0} and in {1}:", "在 {0} 与 {1} 中均正确："};
constexpr Message kInNeither{"judged by neither {0} nor {1}:", "{0} 与 {1} 均无法判断："};
constexpr Message kProgress{"checked {0} documents", "已检查 {0} 个文档"};

constexpr Message kPipeTooLarge{"more than 64 MiB that cannot be read twice; two versions need a file",
                                "超过 64 MiB 且无法重复读取；与两个版本比较时请给出文件"};
constexpr std::size_t kMostPipeBytes = std::size_t{64} << 20;

// Below this a thread costs more than it brings.
constexpr std::size_t kFilesWorthThreads = 32;
constexpr std::chrono::milliseconds kBetweenProgress{200};

unsigned jobs_for(const CheckSettings& settings, const std::vector<NamedFile>& files) {
  if (settings.jobs != 0) return settings.jobs;
  const bool has_lines = settings.maps_lines || std::any_of(files.begin(), files.end(), [&](const NamedFile& file) {
                           return input::kind_of(file.name) == input::Kind::json_lines;
                         });
  if (!has_lines && files.size() < kFilesWorthThreads) return 1;
  return std::max(1U, std::thread::hardware_concurrency());
}

// A file that may say itself which operation it is for need not be told by the command line.
bool may_say_its_operation(const CheckSettings& settings, const NamedFile& file) {
  const bool is_configured = file.config.entry != nullptr && !file.config.entry->operation.empty();
  const input::Kind kind = input::kind_of(file.name);
  return is_configured || settings.curl || settings.maps_lines || kind == input::Kind::http ||
         kind == input::Kind::curl || kind == input::Kind::har;
}

// The first configuration that names a language holds for the run, unless the command line did.
void choose_language(const CheckSettings& settings, const std::vector<const config::Config*>& configs,
                     Context& context) {
  for (const config::Config* config : configs) {
    if (settings.has_language || !config->lang.value) continue;
    if (*config->lang.value != "auto") context.language = *config->lang.value == "zh" ? Language::zh : Language::en;
    return;
  }
}

// A pattern that takes nothing lets a typo pass for ever.
void tell_unmatched(const CheckSettings& settings, const std::vector<NamedFile>& files, Context& context) {
  if (settings.quiet) return;
  for (const Error& one : unmatched_entries(settings, files, context.language)) {
    context.talk.line(warning_line(one, context.language));
  }
}

/// A hook names every file of a folder. What is no request is told, and is not taken for a wrong one.
void leave_out_settings(CheckSettings& settings, Context& context) {
  std::erase_if(settings.files, [&](const std::string& file) {
    const bool is_left_out = input::is_kept_beside_requests(file) && !files::is_folder(file);
    if (is_left_out && !settings.quiet)
      context.talk.line(note_line({std::string(kNotARequest.in(context.language)), file, 0, 0}, context.language));
    return is_left_out;
  });
}

/// A line on the terminal that says how far it is, now and then.
class Progress {
 public:
  Progress(const CheckSettings& settings, Context& context)
      : context_(context), on_(!settings.quiet && context.talk.is_terminal()) {}
  ~Progress() { context_.talk.progress({}); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void tell(std::size_t documents) {
    if (!on_) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < kBetweenProgress) return;
    last_ = now;
    context_.talk.progress(fill(kProgress.in(context_.language), {std::to_string(documents)}));
  }

 private:
  Context& context_;
  bool on_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// The version whose findings are left out; none where nothing is compared.
struct Against {
  Targets* other = nullptr;
  Compared wanted = Compared::all;
  std::atomic<bool>* met_unjudged = nullptr;  ///< Set where something could be judged by neither.
};

ExitStatus check_files(const CheckSettings& settings, std::vector<NamedFile> files, Targets& targets,
                       const Against& against, KnownFindings* known, Context& context) {
  input::Options options;
  options.variables = settings.variables ? &*settings.variables : nullptr;
  options.language = context.language;
  if (settings.curl) options.kind = input::Kind::curl;
  const unsigned jobs = jobs_for(settings, files);
  if (settings.maps_lines) return map_lines(settings, std::move(files), jobs, targets, against.other, context);
  WorkList work(std::move(files), options.limits.max_bytes, context.language);
  Tracked tracked;
  Reporter reporter(settings, targets.catalog(), known, context);
  Progress progress(settings, context);
  std::atomic<bool> reader_gone = false;
  in_order<Work, Judged>(
      jobs, [&]() -> std::optional<Work> { return reader_gone ? std::nullopt : work.next(); },
      [&]() -> std::function<Judged(Work &&)> {
        auto judge = std::make_shared<Judge>(targets, tracked, settings, context.language);
        std::shared_ptr<Judge> others;
        if (against.other != nullptr) {
          others = std::make_shared<Judge>(*against.other, tracked, settings, context.language);
          judge->leave_out_what(*others, against.wanted);
        }
        return [&, judge, others](Work&& one) {
          Judged judged = judge_work(std::move(one), *judge, options, settings.environment);
          if (against.met_unjudged != nullptr && judge->has_met_unjudged()) *against.met_unjudged = true;
          return judged;
        };
      },
      [&](Judged&& judged) {
        reporter.take(std::move(judged));
        progress.tell(reporter.documents());
        reader_gone = context.out.error() != 0;
      });
  if (against.met_unjudged != nullptr && reporter.has_met_unread()) *against.met_unjudged = true;
  return reporter.finish();
}

/// The operations of one version, for all files. `talk` may be null.
Result<std::unique_ptr<Targets>> targets_for(const CheckSettings& settings, const Wanted& wanted,
                                             const std::vector<const config::Config*>& configs, Talk* talk,
                                             const Context& context) {
  OCPV_TRY(catalog, load_catalog(wanted, context.language, talk));
  if (auto known = check_operations(configs, catalog); !known.ok()) return known.error();
  return std::make_unique<Targets>(settings, std::move(catalog), context.language);
}

/// What can be read once only, for several passes.
void read_pipes(std::vector<NamedFile>& files, Language language) {
  for (NamedFile& file : files) {
    std::error_code failure;
    const bool is_pipe = file.path == "-" || (std::filesystem::exists(file.path, failure) &&
                                              !std::filesystem::is_regular_file(file.path, failure) &&
                                              !std::filesystem::is_directory(file.path, failure));
    if (!is_pipe || file.bytes || !file.problem.empty()) continue;
    Result<std::string> bytes = files::read_file(file.path, kMostPipeBytes + 1, language);
    if (!bytes.ok()) {
      file.problem = fill(files::kCannotRead.in(language), {bytes.error().message.in(language)});
    } else if (bytes->size() > kMostPipeBytes) {
      file.problem = kPipeTooLarge.in(language);
    } else {
      file.bytes = *std::move(bytes);
    }
  }
}

/// What is right in one version and wrong in the other: both ways for people, what breaks in the second for programs.
/// What the newer one takes and the older did not is worth a look, and breaks nothing.
ExitStatus compare_versions(const CheckSettings& settings, const std::vector<NamedFile>& files, Targets& older,
                            Targets& newer, Context& context) {
  const std::string &first = settings.other_version, &second = settings.wanted.version;
  const bool for_people = facts_of(settings.format).written == report::Written::file_by_file;
  if (!for_people) return check_files(settings, files, newer, {&older}, nullptr, context);
  const auto say = [&](const Message& words, const std::string& wrong, const std::string& right) {
    if (!settings.quiet) context.out.write(fill(words.in(context.language), {wrong, right}) + "\n");
  };
  std::atomic<bool> met_unjudged = false;
  CheckSettings one = settings;  // Of the passes over the files.
  one.reports.clear();
  one.tells_unread = one.verbose = false;
  say(kWrongAndRight, second, first);
  ExitStatus status = check_files(one, files, newer, {&older, Compared::differences, &met_unjudged}, nullptr, context);
  one.tells_notices = false;
  say(kWrongAndRight, first, second);
  const ExitStatus mends = check_files(one, files, older, {&newer, Compared::differences}, nullptr, context);
  if (mends != ExitStatus::findings) status = worse(status, mends);
  if (settings.verbose) {
    say(kInBoth, first, second);
    one.verbose = true;
    (void)check_files(one, files, newer, {&older, Compared::right}, nullptr, context);
    one.verbose = false;
  }
  one.tells_unread = true;
  if (met_unjudged) {
    say(kInNeither, first, second);
    status = worse(status, check_files(one, files, newer, {&older, Compared::unjudged}, nullptr, context));
  }
  if (settings.reports.empty()) return status;
  one.reports = settings.reports;
  one.quiet = true;
  return worse(status, check_files(one, files, newer, {&older}, nullptr, context));
}

Result<void> reports_have_files(const CheckSettings& settings, Language language) {
  std::vector<std::string> read = settings.files;
  for (const std::string& one : {settings.config_file, settings.schema_file, settings.env_file, settings.baseline})
    if (!one.empty()) read.push_back(one);
  std::vector<std::string> written;
  if (!settings.write_baseline.empty()) written.push_back(settings.write_baseline);
  for (const ReportFile& report : settings.reports) {
    if (auto safe = is_not_read(report.path, read, language); !safe.ok()) return safe.error();
    written.push_back(report.path);
  }
  return are_apart(written, language);
}

ExitStatus run_once(const Arguments& arguments, Context& context) {
  Result<CheckSettings> settings = read_settings(arguments, context);
  if (!settings.ok()) return refuse(context, to_string(settings.error(), context.language));
  if (const auto safe = reports_have_files(*settings, context.language); !safe.ok())
    return refuse(context, to_string(safe.error(), context.language));
  const auto finder = make_finder(*settings, context.language);
  if (!finder.ok()) return refuse(context, to_string(finder.error(), context.language));
  if (settings->files.empty() && !settings->git_staged) {
    const auto said = (*finder)->for_file(std::string(config::kFileName));
    if (!said.ok()) return refuse(context, to_string(said.error(), context.language));
    if (said->config == nullptr || said->config->files.empty()) return refuse(context, kNoFiles.in(context.language));
    settings->files.push_back(".");
  }
  const bool is_told = !settings->operation.empty() || !settings->schema_file.empty();
  if (!settings->git_staged && !is_told) leave_out_settings(*settings, context);
  Result<std::vector<NamedFile>> files = files_to_check(*settings, **finder, Limits().max_bytes, context.language);
  if (!files.ok()) return refuse(context, to_string(files.error(), context.language));
  const std::vector<const config::Config*> configs = configs_of(*files);
  choose_language(*settings, configs, context);
  Wanted wanted = settings->wanted;
  for (const config::Config* config : configs) add_wishes(*config, wanted);
  const auto made = targets_for(*settings, wanted, configs, &context.talk, context);
  if (!made.ok()) return refuse(context, to_string(made.error(), context.language));
  tell_unmatched(*settings, *files, context);
  Targets& targets = **made;
  if (!settings->other_version.empty()) {
    wanted.version = settings->other_version;
    const auto version = catalog::choose_api_version(wanted.version);
    if (version.ok()) tell_other_version(wanted.version, *version, context.language, context.talk);
    const auto older = targets_for(*settings, wanted, configs, nullptr, context);
    if (!older.ok()) return refuse(context, to_string(older.error(), context.language));
    read_pipes(*files, context.language);
    leave_out_bodies(*settings, *files, context.language);
    return compare_versions(*settings, *files, **older, targets, context);
  }

  const bool must_be_told = std::any_of(files->begin(), files->end(),
                                        [&](const NamedFile& file) { return !may_say_its_operation(*settings, file); });
  if (is_told || (must_be_told && targets.catalog().operations().size() == 1)) {
    const Result<Aim> aim = targets.of_command_line(settings->response);
    if (!aim.ok()) return refuse(context, to_string(aim.error(), context.language));
    if (aim->target->schema.empty()) {
      const std::string part = settings->response ? "response" : "request";
      return refuse(context, fill(kNoSuchPart.in(context.language), {aim->target->operation, part}));
    }
  }
  const auto known = KnownFindings::make(*settings, configs, context.language);
  if (!known.ok()) return refuse(context, to_string(known.error(), context.language));
  const ExitStatus fixed = settings->fix ? fix_files(*settings, *files, targets, context) : ExitStatus::clean;
  leave_out_bodies(*settings, *files, context.language);
  if (!settings->fix) return check_files(*settings, std::move(*files), targets, {}, known->get(), context);
  CheckSettings rest = *settings;
  // The difference is what goes to standard output then.
  rest.quiet = settings->quiet || settings->dry_run;
  return worse(fixed, check_files(rest, std::move(*files), targets, {}, known->get(), context));
}

ExitStatus run_check(const Arguments& arguments, Context& context) {
  if (!arguments.has("watch")) return run_once(arguments, context);
  const Result<CheckSettings> settings = read_settings(arguments, context);
  if (!settings.ok()) return refuse(context, to_string(settings.error(), context.language));
  return watch([&] { return watched_files(*settings, context.language); }, [&] { return run_once(arguments, context); },
               context);
}

}  // namespace

const Command kCheckCommand = {
    "check",
    "[FILE...|-]",
    0,
    kAnyNumber,
    {"check request bodies", "检查请求体"},
    {"A file holds one body: .json, .yaml or .yml; .jsonl and .ndjson hold one on each line; .http and .rest hold\n"
     "requests, whose request line says the operation. A folder is searched for such files; '-' is standard input.\n"
     "Without any, the folder at hand is searched where an .ocpv.toml has [[files]].\n"
     "With one operation loaded --operation may be left out.",
     "每个 .json、.yaml 或 .yml 文件为一个请求体；.jsonl 与 .ndjson 每行一个；.http 与 .rest "
     "为请求，其请求行指明操作。\n"
     "给出目录时会在其中查找此类文件；'-' 表示标准输入。\n"
     "不给出文件时，若 .ocpv.toml 中有 [[files]]，则检查当前目录。\n"
     "只加载了一个操作时可以省略 --operation。"},
    check_options(),
    run_check,
    true,
};

}  // namespace ocpv::program
