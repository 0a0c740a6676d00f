// Choices, then a body. What must hold of a body of which nothing is said: any number of legal edits leave it accepted;
// one illegal edit gives one error, at the place of the edit; a text cut short is no JSON; the verdict alone says the
// same.
#include <algorithm>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "check/check.h"
#include "edits.h"
#include "plan/plan.h"
#include "property.h"

namespace {

using ocpv::Severity;
using ocpv::Status;
namespace findings = ocpv::findings;
using ocpv::fuzz::Body;
using ocpv::fuzz::Choices;
using ocpv::fuzz::Edits;
using ocpv::fuzz::hold;
namespace check = ocpv::check;

constexpr std::size_t kChoices = 32;  // What is behind them is the body.
constexpr std::size_t kMostLegalEdits = 4;

struct Subject {
  ocpv::plan::Plan plan;
  Edits edits;
};

std::vector<Subject> make_subjects() {
  std::vector<Subject> subjects;
  const auto catalog = ocpv::catalog::Catalog::embedded();
  hold(catalog.ok(), "the embedded operations can be read");
  for (const auto& operation : catalog->operations()) {
    for (const auto part : {ocpv::Part::request, ocpv::Part::response}) {
      const std::string schema = operation.schema(part);
      if (schema.empty()) continue;
      auto plan = ocpv::plan::compile(schema);
      hold(plan.ok(), "an embedded schema compiles");
      subjects.push_back({std::move(plan.value()), Edits(schema)});
    }
  }
  return subjects;
}

struct Judge {
  check::Checker checker;
  findings::Findings findings;

  Status judge(const ocpv::plan::Plan& plan, const std::string& text) {
    const check::Options options;
    const Status status = checker.check(plan, text, options, findings);
    hold(checker.verdict(plan, text, options) == status, "verdict-only and full check agree", text);
    return status;
  }

  std::vector<const findings::Diagnostic*> errors() const {
    std::vector<const findings::Diagnostic*> found;
    for (const findings::Diagnostic& diagnostic : findings.diagnostics)
      if (diagnostic.severity == Severity::error) found.push_back(&diagnostic);
    return found;
  }
};

bool is_at(const findings::Diagnostic& diagnostic, const std::string& place) {
  return diagnostic.pointer == place ||
         std::any_of(diagnostic.related.begin(), diagnostic.related.end(),
                     [&](const findings::Related& related) { return related.pointer == place; });
}

/// nlohmann/json reads fractions as double: those that it would write otherwise are left to the other targets.
bool keeps_numbers(const Body::Json& value) {
  constexpr double kExact = 1e15;
  if (value.is_number_float()) return value.get<double>() > -kExact && value.get<double>() < kExact;
  return !value.is_discarded() && std::all_of(value.begin(), value.end(), [&](const Body::Json& below) {
    return !value.is_structured() || keeps_numbers(below);
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<Subject> subjects = make_subjects();
  static Judge judge;
  if (size <= kChoices) return 0;
  Choices choices(data, kChoices);
  const std::string given(reinterpret_cast<const char*>(data) + kChoices, size - kChoices);
  const Subject& subject = subjects[choices.below(subjects.size())];
  // A member that nobody knows may be what a later mistake is explained by.
  if (judge.judge(subject.plan, given) != Status::ok || !judge.findings.diagnostics.empty()) return 0;
  const auto manner = static_cast<std::uint32_t>(choices.below(1U << 16U));
  Body body{Body::Json::parse(given, nullptr, false), {}, {}, {}};
  if (!keeps_numbers(body.value)) return 0;
  for (std::size_t edits = choices.below(kMostLegalEdits + 1); edits > 0; --edits) {
    subject.edits.edit_legally(body, choices);
    const std::string text = write(body, manner);
    hold(judge.judge(subject.plan, text) == Status::ok, "a legal edit leaves a body accepted", text);
  }
  const std::string place = subject.edits.edit_illegally(body, choices);
  const std::string text = write(body, manner);
  if (!place.empty()) {
    hold(judge.judge(subject.plan, text) == Status::invalid, "an illegal edit is noticed", place + " " + text);
    const auto errors = judge.errors();
    hold(errors.size() == 1, "one mistake is one error", place + " " + text);
    const std::string at(errors.front()->pointer);
    hold(is_at(*errors.front(), place), "the error is at the mistake", place + " but " + at + " " + text);
  }
  const std::size_t end = text.find_last_of('}');
  hold(judge.judge(subject.plan, text.substr(0, choices.below(end + 1))) == Status::not_json, "a cut text is no JSON");
  return 0;
}
