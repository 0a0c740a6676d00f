#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "files/files.h"
#include "generate/findings.h"
#include "generate/trees.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/operations/notice_rules.h"
#include "tools/ocpv/operations/notices_of.h"
#include "tools/ocpv/operations/pages_on_disk.h"

namespace ocpv::program {
namespace {

namespace fs = std::filesystem;

constexpr OptionRow kDocsOptions[] = {
    {"format", 0, "FORMAT", "text|json|markdown|html|sarif|github", {"how to write it", "输出格式"}},
    {"fail-on",
     0,
     "SEVERITY",
     "error|warning|note|never",
     {"exit with 1 if a finding is that severe or more (note)", "存在不低于该级别的发现时以 1 退出（默认 note）"}},
    {"all", 0, "", "", {"show every place of a finding, not the first few", "列出每项发现的所有位置，而不只是前几处"}},
    kBaselineOption,
    kWriteBaselineOption,
    kConfigOption,
    kNoConfigOption,
    kQuietOption,
};

constexpr Message kKnown{"; known places: {0}", "；已知位置 {0} 处"};
constexpr Message kWithout{"; pages without an operation: {0}", "；没有操作的页面 {0} 个"};
constexpr Message kDocsSummary{"findings: {0}, places: {1}, pages: {2}", "发现 {0} 项，位置 {1} 处，页面 {2} 个"};

constexpr Message kNoOperationFound{"{0}: no operation was found, so nothing was compared",
                                    "{0}：没有找到任何操作，因此没有比较任何内容"};

struct Pages {
  std::vector<generate::Input> inputs;
  std::map<std::string, std::set<std::string>> of_arguments;  ///< The pages of each argument, by their paths.
  ExitStatus status = ExitStatus::clean;
};

/// The pages of all arguments, with paths as the user can open them.
Pages collect(const std::vector<std::string>& arguments, Context& context) {
  Pages pages;
  for (const std::string& argument : arguments) {
    Result<PageTree> tree = collect_pages(argument, context.language);
    if (!tree.ok()) {
      context.talk.problem(to_string(tree.error(), context.language));
      pages.status = ExitStatus::unreadable;
      continue;
    }
    for (const Error& error : tree->unreadable) {
      context.talk.problem(to_string(error, context.language));
      pages.status = ExitStatus::unreadable;
    }
    for (generate::Input& input : tree->inputs) {
      input.path = (fs::path(tree->folder) / input.path).lexically_normal().generic_string();
      pages.of_arguments[argument].insert(input.path);
      pages.inputs.push_back(std::move(input));
    }
  }
  return pages;
}

ExitStatus tell_failures(const std::vector<generate::Batch>& batches, std::set<std::string>& unread, Context& context) {
  ExitStatus status = ExitStatus::clean;
  std::set<std::string> told;  // What is wrong with a file of corrections is wrong for each of its pages.
  for (const generate::Batch& batch : batches) {
    for (const generate::Failure& failure : batch.failures) {
      Error error = failure.error;
      unread.insert(failure.path);
      if (error.file.empty()) error.file = failure.path;
      const std::string text = to_string(error, context.language);
      if (told.insert(text).second) context.talk.problem(text);
      status = ExitStatus::unreadable;
    }
  }
  return status;
}

std::set<std::string> pages_without_operation(const std::vector<generate::Batch>& batches) {
  std::set<std::string> without;
  for (const generate::Batch& batch : batches) {
    for (const generate::Skipped& page : batch.skipped) without.insert(page.path);
  }
  return without;
}

/// An argument of which no page has an operation: that nothing was found there says nothing of it.
ExitStatus tell_without_operation(const Pages& pages, const std::set<std::string>& without, Context& context) {
  ExitStatus status = ExitStatus::clean;
  for (const auto& [argument, paths] : pages.of_arguments) {
    const bool none =
        std::all_of(paths.begin(), paths.end(), [&](const std::string& path) { return without.contains(path); });
    if (!none) continue;
    context.talk.problem(fill(kNoOperationFound, context.language, {argument}));
    status = ExitStatus::unreadable;
  }
  return status;
}

void tell_summary(const std::vector<generate::Finding>& findings, std::size_t pages, std::size_t without,
                  std::size_t known, Context& context) {
  std::size_t places = 0;
  for (const generate::Finding& finding : findings) places += finding.places.size();
  std::string also = without == 0 ? std::string() : fill(kWithout, context.language, {std::to_string(without)});
  if (known != 0) also += fill(kKnown, context.language, {std::to_string(known)});
  context.talk.line(fill(kDocsSummary, context.language,
                         {std::to_string(findings.size()), std::to_string(places), std::to_string(pages)}) +
                    also);
  for (const auto& [id, count] : generate::count_by_id(findings)) {
    context.talk.line("  " + std::string(id) + ": " + std::to_string(count));
  }
}

ExitStatus status_of(const std::vector<generate::Finding>& findings, const std::string& fail_on) {
  const auto fails = [&](const generate::Finding& finding) {
    if (fail_on == "error") return finding.severity == Severity::error;
    return fail_on == "warning" ? finding.severity != Severity::note : fail_on != "never";
  };
  return std::any_of(findings.begin(), findings.end(), fails) ? ExitStatus::findings : ExitStatus::clean;
}

ExitStatus run_docs(const Arguments& arguments, Context& context) {
  const Pages pages = collect(arguments.words(), context);
  const std::vector<generate::Batch> batches = generate::generate_trees(pages.inputs);
  std::set<std::string> unread;
  ExitStatus status = worse(pages.status, tell_failures(batches, unread, context));
  const std::set<std::string> without = pages_without_operation(batches);
  status = worse(status, tell_without_operation(pages, without, context));
  std::vector<generate::Finding> findings = generate::find_contradictions(batches);
  std::vector<std::string> names;
  for (const generate::Input& input : pages.inputs) names.push_back(input.path);
  Result<DocsRules> rules = DocsRules::make(arguments, names, context.language);
  if (!rules.ok()) return refuse(context, to_string(rules.error(), context.language));
  rules->apply(findings, unread);
  const std::string format = arguments.value("format", "text");
  const bool quiet = arguments.has("quiet");
  if (format == "json") context.out.write(generate::findings_json(findings, context.language, rules->known()));
  if (format == "markdown") context.out.write(generate::findings_markdown(findings, context.language));
  if (format == "html" || format == "sarif" || format == "github") {
    const report::NoticeReport report = notices_of(findings, status != ExitStatus::unreadable, context.language);
    const std::string folder = files::working_folder();
    if (format == "html") context.out.write(report::html(report, context.language));
    if (format == "sarif") context.out.write(report::sarif(report, folder, context.language));
    if (format == "github") context.out.write(report::github(report, folder));
  }
  if (format == "text" && !quiet)
    context.out.write(generate::findings_text(findings, context.language, arguments.has("all")));
  if (!quiet) tell_summary(findings, pages.inputs.size(), without.size(), rules->known(), context);
  status = worse(status, rules->finish(quiet, context));
  return worse(status, status_of(findings, arguments.value("fail-on", "note")));
}

}  // namespace

const Command kDocsCommand = {
    "docs",
    "PAGE|DIR...",
    1,
    kAnyNumber,
    {"find contradictions inside documentation", "查找文档内部的矛盾"},
    {"Each table is held against the examples of its page, and each Chinese page against its English one. Folders "
     "named\n"
     "by language (zh-CN, en-US) are compared page by page; the same finding at many places is told once.",
     "逐页将表格与示例对照，并将中文页面与英文页面对照。以语言命名的目录（zh-CN、en-US）按页面逐一比较；\n"
     "多处出现的同一发现只报告一次。"},
    kDocsOptions,
    run_docs,
};

}  // namespace ocpv::program
