#include "tools/ocpv/check/fix_files.h"

#include <algorithm>
#include <deque>
#include <set>
#include <string_view>
#include <tuple>

#include "base/status.h"
#include "files/files.h"
#include "fix/apply_suggestions.h"
#include "fix/difference.h"
#include "fix/replace.h"
#include "input/input.h"
#include "tools/ocpv/check/document_judge.h"
#include "tools/ocpv/check/file_variables.h"

namespace ocpv::program {
namespace {

constexpr Message kFixed{"findings fixed: {0}; files changed: {1} of {2}",
                         "已修正 {0} 个问题；{2} 个文件中改动了 {1} 个"};
constexpr Message kWouldFix{"findings that would be fixed: {0}; files that would change: {1} of {2}",
                            "将修正 {0} 个问题；{2} 个文件中将改动 {1} 个"};
constexpr Message kProblem{"{0}: {1}", "{0}：{1}"};
constexpr Message kTooLargeToFix{"{0}: has more than {1} bytes and is not fixed", "{0}：超过 {1} 字节，未作修正"};

constexpr std::size_t kMostFixedBytes = std::size_t{256} << 20;  // A file of lines is held whole here.
constexpr Message kTooMany{"{0}: has more than {1} documents and is not fixed", "{0}：超过 {1} 个文档，未作修正"};
// All that was found is held, before a fix and after it: some kilobytes for each document.
constexpr std::size_t kMostFixedDocuments = 20'000;
constexpr std::size_t kMostRounds = 1000;  // Each round fixes what --max-errors lets it see.

/// All that was found in a file, with bytes counted from its start.
struct Survey {
  std::deque<Finding> findings;
  bool was_judged = true;  ///< Every document was, so that all secrets are known.
  bool is_whole = true;    ///< False: there are more documents than are looked at.

  std::vector<const findings::Diagnostic*> diagnostics() const {
    std::vector<const findings::Diagnostic*> all;
    for (const Finding& finding : findings) {
      for (const findings::Diagnostic& one : finding.findings.diagnostics) all.push_back(&one);
    }
    return all;
  }
  std::vector<fix::ByteRange> secrets() const {
    std::vector<fix::ByteRange> all;
    for (const Finding& finding : findings) {
      all.insert(all.end(), finding.findings.secrets.begin(), finding.findings.secrets.end());
    }
    std::sort(all.begin(), all.end());
    return all;
  }
};

struct Fixed {
  std::string text;
  std::size_t count = 0;  ///< Findings.
  bool is_whole = true;   ///< As in the survey; what is not is left as it is.
};

/// Puts one file right.
class Fixer {
 public:
  Fixer(Judge& judge, const NamedFile& file, const input::Options& options)
      : judge_(judge), file_(file), options_(options) {
    judge_.use(file.config, file.name, file.name);
    if (file.config.config != nullptr) {
      options_.limits.max_bytes = file.config.config->max_bytes.value.value_or(options_.limits.max_bytes);
    }
  }

  Survey survey(const std::string& bytes) {
    Survey survey;
    input::read_bytes(file_.name, bytes, options_, [&](input::Document&& document) {
      survey.is_whole = survey.findings.size() < kMostFixedDocuments;
      if (!survey.is_whole) return false;
      Finding finding = judge_.judge(document);
      survey.was_judged = survey.was_judged && finding.problem.empty() && was_judged(finding.findings.status);
      survey.findings.push_back(std::move(finding));
      return true;
    });
    return survey;
  }

  /// Until nothing certain is left. A fix may bring to light what it hid; one that leaves its own finding is not done.
  Fixed fixed(const std::string& bytes) {
    Fixed result{bytes, 0};
    Survey survey = this->survey(bytes);
    result.is_whole = survey.is_whole;
    if (!result.is_whole) return result;
    for (std::size_t round = 0; round < kMostRounds && step(result, survey); ++round) {
    }
    return result;
  }

 private:
  /// All that is certain at once; where that does not do, the first by itself.
  bool step(Fixed& result, Survey& survey) {
    for (const std::size_t most : {static_cast<std::size_t>(-1), std::size_t{1}}) {
      fix::Applied applied = fix::apply_certain(result.text, survey.diagnostics(), most);
      if (applied.done.empty()) return false;
      Survey after = this->survey(applied.text);
      if (!are_gone(applied.done, survey, after)) continue;
      result.count += applied.done.size();
      result.text = std::move(applied.text);
      survey = std::move(after);
      return true;
    }
    return false;
  }

  static bool are_gone(std::span<const findings::Diagnostic* const> done, const Survey& before, const Survey& after) {
    // What could not be judged may be after the fix, and not the other way round.
    if (before.findings.size() != after.findings.size() || (before.was_judged && !after.was_judged)) return false;
    const std::set<const findings::Diagnostic*> are_done(done.begin(), done.end());
    using Told = std::tuple<findings::Id, RequestPart, std::string_view>;
    const auto key_of = [](const findings::Diagnostic& one) { return Told(one.id, one.part, one.pointer); };
    for (std::size_t i = 0; i < before.findings.size(); ++i) {
      std::set<Told> left;
      for (const findings::Diagnostic& one : after.findings[i].findings.diagnostics) left.insert(key_of(one));
      for (const findings::Diagnostic& one : before.findings[i].findings.diagnostics) {
        if (are_done.contains(&one) && left.contains(key_of(one))) return false;
      }
    }
    return true;
  }

  Judge& judge_;
  const NamedFile& file_;
  input::Options options_;
};

/// What is not a file of its own that could be replaced, or cannot be read, is left to the check to tell.
bool is_fixable(const NamedFile& file) {
  return !file.bytes && file.problem.empty() && file.path != "-" && !files::is_folder(file.path);
}

}  // namespace

ExitStatus fix_files(const CheckSettings& settings, std::vector<NamedFile>& files, Targets& targets, Context& context) {
  input::Options options;
  const input::Variables* const given = settings.variables ? &*settings.variables : nullptr;
  options.language = context.language;
  Tracked tracked;
  Judge judge(targets, tracked, settings, context.language);
  ExitStatus status = ExitStatus::clean;
  std::size_t count = 0, changed = 0;
  // Without --dry-run the check tells it afterwards.
  const auto tell_unread = [&](const NamedFile& file, const std::string& why) {
    if (settings.dry_run) context.talk.problem(fill(kProblem, context.language, {file.name, why}));
  };
  for (NamedFile& file : files) {
    if (!file.problem.empty()) tell_unread(file, file.problem);
    if (!is_fixable(file)) continue;
    const Result<std::string> bytes = files::read_file(file.path, kMostFixedBytes + 1, context.language);
    if (!bytes.ok()) {
      tell_unread(file, fill(files::kCannotRead, context.language, {bytes.error().message.in(context.language)}));
      continue;
    }
    if (bytes->size() > kMostFixedBytes) {
      context.talk.problem(fill(kTooLargeToFix.in(context.language), {file.name, std::to_string(kMostFixedBytes)}));
      continue;
    }
    const FileVariables variables(file.name, settings.environment, given, context.language);
    options.variables = variables.variables();
    Fixer fixer(judge, file, options);
    Fixed fixed = fixer.fixed(*bytes);
    if (!fixed.is_whole) {
      context.talk.problem(fill(kTooMany.in(context.language), {file.name, std::to_string(kMostFixedDocuments)}));
    }
    if (fixed.text == *bytes) continue;
    if (settings.dry_run) {
      const Survey before = fixer.survey(*bytes);
      const Survey after = fixer.survey(fixed.text);
      // Where a document could not be judged nobody knows its secrets; then no line is shown but those that change.
      const std::size_t around = before.was_judged && after.was_judged ? 3 : 0;
      if (!settings.quiet) {
        context.out.write(fix::unified(file.name, {*bytes, before.secrets()}, {fixed.text, after.secrets()}, around));
      }
      file.bytes = std::move(fixed.text);
      file.path.clear();
      status = worse(status, ExitStatus::findings);
    } else if (const auto done = fix::replace_file(file.path, *bytes, fixed.text, context.language); !done.ok()) {
      context.talk.problem(done.error().message.in(context.language));
      status = worse(status, ExitStatus::unreadable);
      continue;
    }
    count += fixed.count;
    ++changed;
  }
  if (!settings.quiet && changed != 0) {
    const Message& word = settings.dry_run ? kWouldFix : kFixed;
    context.talk.line(fill(word.in(context.language),
                           {std::to_string(count), std::to_string(changed), std::to_string(files.size())}));
  }
  return status;
}

}  // namespace ocpv::program
