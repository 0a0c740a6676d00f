// Bytes as a body, or choices for a schema of the subset and a body for it. What must hold: whatever the first judge is
// sure of, in every form that the processor has, a full check finds as well that is asked for all secrets: such a one
// never asks it.
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "check/check.h"
#include "first_judge/first_judge.h"
#include "pairs.h"
#include "plan/plan.h"
#include "property.h"

namespace {

using ocpv::Status;
using ocpv::fuzz::Choices;
using ocpv::fuzz::hold;
namespace first_judge = ocpv::first_judge;

struct Judges {
  first_judge::FirstJudge first;
  ocpv::check::Checker checker;
  ocpv::findings::Findings findings;

  void compare(const ocpv::plan::Plan& plan, const std::string& body, const ocpv::check::Options& options) {
    // Memory of the text's very size, so that a sanitizer sees who reads beyond it.
    const std::unique_ptr<char[]> bytes(new char[body.size()]);
    if (!body.empty()) std::memcpy(bytes.get(), body.data(), body.size());
    const std::string_view text(bytes.get(), body.size());
    ocpv::check::Options full = options;
    full.all_secrets = true;
    const Status status = checker.check(plan, text, full, findings);
    const bool is_silent = findings.errors + findings.warnings + findings.notes == 0;
    compare(plan, text, options, options.strict ? ocpv::Severity::warning : ocpv::Severity::error, status);
    compare(plan, text, options, ocpv::Severity::note, status == Status::ok && !is_silent ? Status::invalid : status);
  }

  void compare(const ocpv::plan::Plan& plan, std::string_view text, const ocpv::check::Options& options,
               ocpv::Severity least, Status status) {
    for (const first_judge::Level level : {first_judge::Level::avx2, first_judge::Level::avx512}) {
      if (level > first_judge::best_level()) continue;
      const first_judge::Answer answer = first.judge(plan.program(), text, options, least, level);
      hold(answer != first_judge::Answer::ok || status == Status::ok, "what the first judge accepts is right", text);
      hold(answer != first_judge::Answer::invalid || status == Status::invalid, "what the first judge refuses is wrong",
           text);
    }
  }
};

std::vector<ocpv::plan::Plan> documented_plans() {
  std::vector<ocpv::plan::Plan> plans;
  const auto add = [&](std::string_view schema) {
    if (auto plan = ocpv::plan::compile(schema); plan.ok()) plans.push_back(std::move(plan).value());
  };
  add("{}");
  const auto catalog = ocpv::catalog::Catalog::embedded();
  hold(catalog.ok(), "the embedded operations load");
  for (const ocpv::catalog::Operation& operation : catalog->operations()) {
    for (const ocpv::Part part : {ocpv::Part::request, ocpv::Part::response})
      if (operation.has(part)) add(operation.schema(part));
  }
  return plans;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<ocpv::plan::Plan> plans = documented_plans();
  static Judges judges;
  Choices choices(data, size);
  const std::uint8_t flags = choices.byte();
  ocpv::check::Options options;
  options.strict = (flags & 1) != 0;
  options.unknown_field = (flags & 2) != 0 ? ocpv::Severity::note : ocpv::Severity::warning;
  if ((flags & 4) != 0) {
    const std::size_t which = choices.below(plans.size());
    judges.compare(plans[which], std::string(choices.rest()), options);
    return 0;
  }
  const ocpv::differential::Choose choose = [&](std::size_t bound) { return choices.byte() % bound; };
  const auto plan = ocpv::plan::compile(ocpv::differential::make_schema(choose));
  if (!plan.ok()) return 0;
  std::string body = ocpv::differential::make_document(choose);
  judges.compare(*plan, body, options);
  for (int edits = 0; edits < 4 && choices.any_left(); ++edits) {
    body.insert(choices.below(body.size() + 1), 1, static_cast<char>(choices.byte()));
    judges.compare(*plan, body, options);
  }
  judges.compare(*plan, std::string(choices.rest()), options);
  return 0;
}
