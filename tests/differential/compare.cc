#include "compare.h"

#include "reference/exceptions.h"

namespace ocpv::differential {

Engines::Engines(std::string schema, Tally& tally) : schema_(std::move(schema)), tally_(tally) {
  ++tally_.schemas;
  auto plan = plan::compile(schema_);
  if (!plan.ok()) {
    ++tally_.refused;
    return;
  }
  plan_.emplace(std::move(plan).value());
  reference_.emplace(schema_);
}

std::string Engines::compare(const std::string& document) {
  ++tally_.pairs;
  const Status ours = checker_.verdict(*plan_, document, {});
  const Status full = checker_.check(*plan_, document, {}, findings_);
  if (ours != full) return "verdict-only and full check differ: " + schema_ + " of " + document;
  const reference::Judgement theirs = reference_->judge(document);
  if (!was_judged(ours) || theirs.verdict == reference::Verdict::could_not) {
    ++tally_.not_judged;
    return {};
  }
  if ((ours == Status::ok) == (theirs.verdict == reference::Verdict::yes)) {
    ++tally_.agreed;
    return {};
  }
  if (reference::find_exception(schema_, document)) {
    ++tally_.excused;
    return {};
  }
  return std::string("ours says ") + (ours == Status::ok ? "yes" : "no") + ", valijson the opposite: " + schema_ +
         " of " + document;
}

}  // namespace ocpv::differential
