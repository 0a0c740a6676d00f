#include "check/check.h"

#include <algorithm>
#include <string>
#include <utility>

#include "check/compat.h"
#include "explain/explain.h"
#include "explain/explain_unreadable.h"
#include "first_judge/first_judge.h"
#include "json/fault.h"
#include "walk/collect.h"
#include "walk/scratch.h"
#include "walk/walk.h"

namespace ocpv::check {
namespace {

/// The sink of a verdict: remembers that something is wrong.
struct Verdict {
  static constexpr bool kCollects = false;
  bool strict = false;
  bool invalid = false;

  void fail(Severity severity) {
    invalid = invalid || severity == Severity::error || (strict && severity == Severity::warning);
  }
};

bool is_allowed(const Options& options) {
  return options.limits.max_bytes <= kMostBytes && options.limits.max_depth >= 1 &&
         options.limits.max_depth <= kMostDepth && options.limits.max_diagnostics >= 1;
}

bool is_lenient(const Compat& compat) { return compat.null_is_absent || compat.long_as_text; }

// A full check asks the first judge before the walk. Of what is longer the second reading would come from farther away.
constexpr std::size_t kMostReadTwice = std::size_t{64} << 10;

bool fits(std::string_view text, const Options& options) {
  return is_allowed(options) && text.size() <= options.limits.max_bytes;
}

/// What stands before the walk: sizes, and an index. `ok` when the walk can begin.
Status prepare(const plan::Program& program, std::string_view text, const Options& options, walk::Memory& memory) {
  if (!is_allowed(options)) return Status::bad_argument;
  if (text.size() > options.limits.max_bytes) return Status::too_large;
  memory.prepare(program, options.limits.max_depth);
  switch (memory.index.build(text)) {
    case json::Index::Outcome::done:
      return Status::ok;
    case json::Index::Outcome::malformed:
      return Status::not_json;
    case json::Index::Outcome::no_memory:
      break;
  }
  return Status::no_memory;
}

/// A text too deep for the walk may also be malformed further on; that comes first.
Status status_of(walk::End end, std::string_view text) {
  if (end == walk::End::done) return Status::ok;
  if (end == walk::End::malformed) return Status::not_json;
  return json::find_fault(text) ? Status::not_json : Status::too_deep;
}

}  // namespace

struct Checker::Scratch {
  first_judge::FirstJudge first;
  walk::Memory memory;
  std::string text;             ///< As OCP takes it.
  findings::Findings findings;  ///< Of a verdict that needs them.
};

Checker::Checker() : scratch_(std::make_unique<Scratch>()) {}
Checker::~Checker() = default;

Status Checker::verdict(const plan::Plan& plan, std::string_view text, const Options& options) {
  if (fits(text, options)) {
    const Severity least = options.strict ? Severity::warning : Severity::error;
    const first_judge::Answer answer = scratch_->first.judge(plan.program(), text, options, least);
    if (answer != first_judge::Answer::unsure) return answer == first_judge::Answer::ok ? Status::ok : Status::invalid;
  }
  walk::Memory& memory = scratch_->memory;
  const Status prepared = prepare(plan.program(), text, options, memory);
  if (prepared != Status::ok) return prepared;
  Verdict verdict;
  verdict.strict = options.strict;
  const walk::End end = walk::Walk(plan.program(), text, options, memory, verdict).run();
  if (end != walk::End::done) return status_of(end, text);
  const bool may_differ = (verdict.invalid && is_lenient(options.compat)) ||
                          (options.compat.null_is_absent && text.find("null") != std::string_view::npos);
  if (may_differ) return check(plan, text, options, scratch_->findings);
  return verdict.invalid ? Status::invalid : Status::ok;
}

Status Checker::check(const plan::Plan& plan, std::string_view text, const Options& options,
                      findings::Findings& findings) {
  if (!is_lenient(options.compat)) return judge(plan, text, options, findings);
  // What is taken out afterwards must not have kept out what stays.
  constexpr std::uint32_t kMostFound = 4096;
  constexpr int kMostRounds = 4;
  Options all = options;
  all.limits.max_diagnostics = std::max(options.limits.max_diagnostics, kMostFound);
  judge(plan, text, all, findings);
  std::string& taken = scratch_->text;
  for (int round = 0; round < kMostRounds && was_judged(findings.status) && !findings.diagnostics.empty(); ++round) {
    if (round == 0) taken.assign(text);
    if (!take_as_ocp_does(taken, findings, options)) break;
    judge(plan, taken, all, findings);
  }
  findings.hold(options.limits.max_diagnostics);
  return findings.status;
}

Status Checker::judge(const plan::Plan& plan, std::string_view text, const Options& options,
                      findings::Findings& findings) {
  findings.clear();
  const bool wants_secrets = options.secret_literals || options.all_secrets;
  if (!wants_secrets && text.size() <= kMostReadTwice && fits(text, options) &&
      scratch_->first.judge(plan.program(), text, options, Severity::note) == first_judge::Answer::ok)
    return findings.status = Status::ok;
  walk::Memory& memory = scratch_->memory;
  Status status = prepare(plan.program(), text, options, memory);
  if (status == Status::ok) {
    const auto entries = memory.index.entries();
    const walk::Tree tree(text, entries);
    walk::Collector collector(plan.program(), tree, entries.size(), options.limits.max_diagnostics, memory.facts);
    status = status_of(walk::Walk(plan.program(), text, options, memory, collector).run(), text);
    if (status == Status::ok) {
      collector.finish();
      const auto& counts = memory.facts.counts;
      const bool is_wrong = counts[0] + counts[1] + counts[2] != 0;
      if (is_wrong || wants_secrets) walk::find_telling(tree, static_cast<std::uint32_t>(entries.size()), memory.facts);
      const bool has_secrets = !memory.facts.secrets.empty() || !memory.facts.telling_names.empty();
      if (is_wrong || (wants_secrets && has_secrets))
        explain::explain(plan.program(), tree, options, memory.facts, memory.decoded, findings);
      if (options.strict) findings.raise_warnings();
      return findings.status = findings.errors != 0 ? Status::invalid : Status::ok;
    }
  }
  explain::explain_unjudged(plan.program(), status, text, options, memory.index, findings);
  return findings.status = status;
}

}  // namespace ocpv::check
