#include <stdexcept>

#include "check/check.h"
#include "contender.h"
#include "plan/plan.h"

namespace ocpv::bench {
namespace {

struct Prepared {
  plan::Plan plan;
  check::Checker checker;
  findings::Findings findings;
  check::Options options;
};

std::shared_ptr<Prepared> prepare(const std::string& schema) {
  auto plan = plan::compile(schema);
  if (!plan.ok()) throw std::runtime_error(to_string(plan.error(), ocpv::Language::en));
  return std::shared_ptr<Prepared>(new Prepared{std::move(plan).value(), {}, {}, {}});
}

Answer answer(Status status) {
  return status == Status::ok ? Answer::yes : status == Status::invalid ? Answer::no : Answer::none;
}

}  // namespace

Contender our_verdict(const std::string& schema) {
  return {"ocpv_verdict", "ocpv, verdict",
          [ours = prepare(schema)](std::span<const std::string_view> bodies, Answer* answers) {
            for (std::size_t i = 0; i < bodies.size(); ++i)
              answers[i] = answer(ours->checker.verdict(ours->plan, bodies[i], ours->options));
          }};
}

Contender our_report(const std::string& schema) {
  return {"ocpv_report", "ocpv, full check",
          [ours = prepare(schema)](std::span<const std::string_view> bodies, Answer* answers) {
            for (std::size_t i = 0; i < bodies.size(); ++i)
              answers[i] = answer(ours->checker.check(ours->plan, bodies[i], ours->options, ours->findings));
          }};
}

}  // namespace ocpv::bench
