#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

#include "check_settings.h"
#include "commands.h"
#include "in_order.h"
#include "judged.h"
#include "loading.h"
#include "reporter.h"

namespace ocpv::program {
namespace {

constexpr Text kNoFiles{"name the files to check, or '-' for standard input",
                        "请给出要检查的文件，或用 '-' 表示标准输入"};
constexpr Text kProgress{"checked {0} documents", "已检查 {0} 个文档"};

// Below this a thread costs more than it brings.
constexpr std::size_t kFilesWorthThreads = 32;
constexpr std::chrono::milliseconds kBetweenProgress{200};

unsigned jobs_for(const CheckSettings& settings) {
  if (settings.jobs != 0) return settings.jobs;
  const bool has_lines = std::any_of(settings.files.begin(), settings.files.end(), [&](const std::string& file) {
    return holds_lines(file == "-" ? settings.stdin_name : file);
  });
  if (!has_lines && settings.files.size() < kFilesWorthThreads) return 1;
  return std::max(1U, std::thread::hardware_concurrency());
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

ExitStatus check_files(const CheckSettings& settings, const Target& target, Context& context) {
  const std::size_t most_bytes = Limits().max_bytes;
  WorkList work(settings.files, settings.stdin_name, most_bytes, context.language);
  Reporter reporter(settings, target.operation, context);
  Progress progress(settings, context);
  std::atomic<bool> reader_gone = false;
  in_order<Work, Judged>(
      jobs_for(settings), [&]() -> std::optional<Work> { return reader_gone ? std::nullopt : work.next(); },
      [&]() -> std::function<Judged(Work &&)> {
        return [&, judge = std::make_shared<Judge>(target, settings, context.language)](Work&& one) {
          return judge_work(std::move(one), *judge, most_bytes, context.language);
        };
      },
      [&](Judged&& judged) {
        reporter.take(std::move(judged));
        progress.tell(reporter.documents());
        reader_gone = context.out.error() != 0;
      });
  return reporter.finish();
}

ExitStatus run(const Arguments& arguments, Context& context) {
  const Result<CheckSettings> settings = read_settings(arguments, context);
  if (!settings.ok()) return refuse(context, settings.error().message);
  if (settings->files.empty()) return refuse(context, kNoFiles.in(context.language));
  const Result<catalog::Catalog> catalog = load_catalog(arguments);
  if (!catalog.ok()) return refuse(context, to_string(catalog.error()));
  const Result<Target> target = make_target(*settings, *catalog, context.language);
  if (!target.ok()) return refuse(context, to_string(target.error()));
  return check_files(*settings, *target, context);
}

}  // namespace

const Command kCheckCommand = {
    "check",
    "FILE...|-",
    0,
    kAnyNumber,
    {"check request bodies", "检查请求体"},
    {"A file holds one JSON body; .jsonl and .ndjson hold one on each line; '-' is standard input.\n"
     "With one operation loaded --operation may be left out.",
     "每个文件为一个 JSON 请求体；.jsonl 与 .ndjson 每行一个；'-' 表示标准输入。\n"
     "只加载了一个操作时可以省略 --operation。"},
    check_options(),
    run,
};

}  // namespace ocpv::program
