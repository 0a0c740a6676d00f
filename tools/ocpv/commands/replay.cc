#include <algorithm>
#include <memory>
#include <thread>

#include "files/files.h"
#include "tools/ocpv/check/file_config.h"
#include "tools/ocpv/check/in_order.h"
#include "tools/ocpv/check/named_files.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/operations/loading.h"
#include "tools/ocpv/operations/written_files.h"
#include "tools/ocpv/option_values.h"
#include "tools/ocpv/replay/replay_report.h"
#include "tools/ocpv/replay/replay_work.h"

namespace ocpv::program {
namespace {

constexpr OptionRow kReplayOptions[] = {
    {"format", 0, "FORMAT", "text|json|markdown", {"how the report is written (text)", "报告的格式（默认 text）"}},
    {"learn",
     0,
     "FILE",
     "",
     {"write entries for corrections.json, with their evidence; '-' instead of the report",
      "写出 corrections.json 的建议条目及其依据；'-' 表示代替报告输出"}},
    {"jobs",
     'j',
     "N",
     "",
     {"work on N pieces at a time; 0 for as many as help (0)", "同时处理 N 段；0 表示自动（默认 0）"}},
    {"stdin-filename", 0, "NAME", "", {"what standard input is read as and called", "标准输入按何种文件读取及其名称"}},
    {"quiet", 'q', "", "", {"no output, the exit status only", "不输出，只给出退出状态"}},
    kSchemasOption,
    kNoEmbeddedOption,
    kOcpVersionOption,
    kConfigOption,
    kNoConfigOption,
};

constexpr Message kMoreBad{"could not be judged, and not listed: {0} more", "另有 {0} 处无法判断，未列出"};
constexpr Message kNothingRecorded{"{0}: there is no recorded exchange in it", "{0}：其中没有任何记录的交互"};
constexpr Message kProposals{"list of proposals", "建议列表"};
constexpr Message kProposed{"{0} entries proposed; read each before you take it over",
                            "已建议 {0} 个条目；采用前请逐条审阅"};

constexpr std::size_t kMostTold = 64;  ///< Of lines that could not be judged, and of notices.

CheckSettings replay_settings(const Arguments& arguments) {
  CheckSettings settings = common_settings(arguments);
  settings.files = arguments.words();
  settings.stdin_name = arguments.value("stdin-filename", "-");
  settings.quiet = arguments.has("quiet");
  return settings;
}

/// Puts the pieces together, in their order, and tells what could not be judged as it comes.
class Gathering {
 public:
  Gathering(ReplayReport& report, bool is_quiet, Context& context)
      : report_(report), is_quiet_(is_quiet), context_(context) {}

  void take(Replayed&& piece) {
    report_.counts.add(piece.counts);
    report_.tally.merge(std::move(piece.tally));
    for (const std::string& line : piece.bad) tell(line);
    for (const std::string& line : piece.notices) tell_notice(line);
  }

  void finish() {
    if (left_out_ != 0 && !is_quiet_)
      context_.talk.line(fill(kMoreBad.in(context_.language), {std::to_string(left_out_)}));
  }

 private:
  void tell(const std::string& line) {
    if (told_ == kMostTold) {
      ++left_out_;
      return;
    }
    ++told_;
    if (!is_quiet_) context_.talk.line(line);
  }

  void tell_notice(const std::string& line) {
    if (is_quiet_ || noticed_ == kMostTold) return;
    ++noticed_;
    context_.talk.line(line);
  }

  ReplayReport& report_;
  bool is_quiet_;
  Context& context_;
  std::size_t told_ = 0, noticed_ = 0;
  std::uint64_t left_out_ = 0;
};

// In a folder only recordings are meant; what is named is read whatever it is called.
void drop_other_files(const CheckSettings& settings, std::vector<NamedFile>& files) {
  const auto is_other = [&](const NamedFile& file) {
    const input::Kind kind = input::kind_of(file.name);
    const bool is_recording = kind != input::Kind::json && kind != input::Kind::yaml;
    const bool is_named = std::find(settings.files.begin(), settings.files.end(), file.name) != settings.files.end();
    return !is_recording && !is_named && file.path != "-" && file.problem.empty();
  };
  std::erase_if(files, is_other);
}

void replay_files(const CheckSettings& settings, std::vector<NamedFile> files, unsigned jobs, Targets& targets,
                  ReplayReport& report, Context& context) {
  if (jobs == 0) jobs = std::max(1U, std::thread::hardware_concurrency());
  WorkList work(std::move(files), kMostLineBytes, context.language);
  Tracked tracked;
  Gathering collector(report, settings.quiet, context);
  in_order<Work, Replayed>(
      jobs, [&]() { return work.next(); },
      [&]() -> std::function<Replayed(Work &&)> {
        auto replayer = std::make_shared<Replayer>(targets, tracked, settings, *report.contracts, context.language);
        return [replayer](Work&& one) { return replayer->replay(std::move(one)); };
      },
      [&](Replayed&& piece) { collector.take(std::move(piece)); });
  collector.finish();
}

ExitStatus status_of(const ReplayCounts& counts) {
  if (counts.unreadable != 0) return ExitStatus::unreadable;
  return counts.wrong_requests + counts.wrong_responses != 0 ? ExitStatus::findings : ExitStatus::clean;
}

/// The report, the proposals, or both.
ExitStatus write(const ReplayReport& report, const Arguments& arguments, Context& context) {
  const std::string learn = arguments.value("learn");
  ExitStatus status = ExitStatus::clean;
  if (!learn.empty()) {
    std::size_t proposed = 0;
    const std::string text =
        coverage::proposals(*report.contracts, report.tally, report.files, context.language, proposed);
    if (learn == "-") {
      context.out.write(text);
    } else if (const auto written = files::write_file(learn, text, context.language); !written.ok()) {
      context.talk.problem(written.error().message.in(context.language));
      status = ExitStatus::unreadable;
    }
    if (status == ExitStatus::clean && !arguments.has("quiet"))
      context.talk.line(fill(kProposed.in(context.language), {std::to_string(proposed)}));
  }
  if (learn == "-" || arguments.has("quiet")) return status;
  const std::string format = arguments.value("format", "text");
  context.out.write(format == "json"       ? as_json(report)
                    : format == "markdown" ? as_markdown(report, context.language)
                                           : as_text(report, context.language));
  return status;
}

ExitStatus run_replay(const Arguments& arguments, Context& context) {
  const CheckSettings settings = replay_settings(arguments);
  const auto jobs = jobs_given(arguments, context.language);
  if (!jobs.ok()) return refuse(context, to_string(jobs.error(), context.language));
  if (const std::string learn = arguments.value("learn"); !learn.empty() && learn != "-") {
    const auto may = may_replace(learn, "\"operations\"", kProposals, context.language);
    if (!may.ok()) return refuse(context, to_string(may.error(), context.language));
  }
  const auto finder = make_finder(settings, context.language);
  if (!finder.ok()) return refuse(context, to_string(finder.error(), context.language));
  Result<std::vector<NamedFile>> files = files_to_check(settings, **finder, Limits().max_bytes, context.language);
  if (!files.ok()) return refuse(context, to_string(files.error(), context.language));
  drop_other_files(settings, *files);
  // What comes through a pipe without a name is a recording of lines.
  for (NamedFile& file : *files) file.is_lines = file.path == "-" && !arguments.has("stdin-filename");
  auto catalog = load_catalog(arguments, context);
  if (!catalog.ok()) return refuse(context, to_string(catalog.error(), context.language));
  Targets targets(settings, std::move(*catalog), context.language);
  const coverage::Contracts contracts(targets.catalog());
  ReplayReport report;
  report.contracts = &contracts;
  for (const NamedFile& file : *files) report.files.push_back(file.name);
  replay_files(settings, std::move(*files), static_cast<unsigned>(*jobs), targets, report, context);
  const ReplayCounts& counts = report.counts;
  const bool is_empty = counts.requests + counts.responses + counts.unreadable == 0;
  for (const std::string& name : is_empty && !settings.quiet ? settings.files : std::vector<std::string>())
    context.talk.problem(fill(kNothingRecorded, context.language, {name}));
  const ExitStatus written = write(report, arguments, context);
  return worse(written, is_empty ? ExitStatus::unreadable : status_of(counts));
}

}  // namespace

const Command kReplayCommand = {
    "replay",
    "TRAFFIC...|-",
    1,
    kAnyNumber,
    {"judge recorded traffic, and tell what of the documentation it exercised",
     "检查记录的流量，并说明它涉及文档的哪些内容"},
    {"Recordings are .har, .http and .jsonl with an exchange on each line, also from standard input ('-'). Told are "
     "the\n"
     "operations, fields, values and conditions that were exercised and those that were not, and what is not "
     "documented.",
     "记录可以是 .har、.http，或每行一次交互的 .jsonl；'-' 表示标准输入。\n"
     "报告涉及与未涉及的操作、字段、取值和条件，以及文档中没有的内容。"},
    kReplayOptions,
    run_replay,
};

}  // namespace ocpv::program
