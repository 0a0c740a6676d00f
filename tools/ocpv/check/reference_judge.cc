#include "reference/ignored.h"
#include "reference/reference.h"
#include "tools/ocpv/check/document_judge.h"

namespace ocpv::program {
namespace {

constexpr Message kReferenceCannot{"the reference engine could not judge it: {0}", "参考引擎无法判断：{0}"};
constexpr Message kReferenceIgnores{"the reference engine would ignore this part of the schema: {0}",
                                    "参考引擎会忽略 schema 中的这一部分：{0}"};

// The plan of a schema that allows everything.
std::unique_ptr<const plan::Plan> anything() {
  auto plan = plan::compile("{}");
  return std::make_unique<const plan::Plan>(std::move(*plan));
}

}  // namespace

void Judge::read_alone(std::string_view json, findings::Findings& findings) {
  if (anything_ == nullptr) anything_ = anything();
  checker_.check(*anything_, json, options_, findings);
}

Finding Judge::judge_by_reference(const Target& target, std::string_view json) {
  Finding finding;
  finding.operation = target.operation;
  // Whether it is JSON, how deep and how large is not valijson's to say: our reader is strict, and has places.
  read_alone(json, finding.findings);
  if (finding.findings.status != Status::ok) return finding;
  if (const std::string ignored = reference::ignored_keyword(target.schema); !ignored.empty()) {
    finding.findings.status = Status::bad_schema;
    finding.problem = fill(kReferenceIgnores.in(language_), {ignored});
    return finding;
  }
  const reference::Judgement judgement = reference::judge(target.schema, json);
  if (judgement.verdict == reference::Verdict::no) {
    // valijson says no and nothing more: one finding about the whole document, without a place.
    findings::Diagnostic refusal;
    refusal.id = findings::Id::bad_format;
    refusal.detail = findings::Detail::rule;
    finding.findings.status = Status::invalid;
    finding.findings.add(refusal);
  } else if (judgement.verdict == reference::Verdict::could_not) {
    finding.findings.status = Status::bad_schema;
    finding.problem = fill(kReferenceCannot.in(language_), {judgement.why});
  }
  return finding;
}

}  // namespace ocpv::program
