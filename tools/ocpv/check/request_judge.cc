// The steps of Judge that are about requests and stored responses: those say which operation they are for.
#include <algorithm>
#include <string>
#include <vector>

#include "input/remap.h"
#include "report/report.h"
#include "tools/ocpv/check/candidates.h"
#include "tools/ocpv/check/document_judge.h"
#include "tools/ocpv/check/outcomes.h"
#include "tools/ocpv/check/whole_request.h"
#include "tools/ocpv/check/whole_response.h"

namespace ocpv::program {
namespace {

findings::Findings no_such_operation(const input::Document& document) {
  findings::Findings findings;
  findings::Diagnostic diagnostic;
  diagnostic.id = findings::Id::no_such_operation;
  diagnostic.part = RequestPart::path;  // Its place is that of the source already.
  if (document.request) {
    diagnostic.owner = findings.keep(shown_request_line(document));
  } else {
    diagnostic.detail = findings::Detail::belongs_to_none;
  }
  diagnostic.range =
      document.source->range(document.response ? document.response->line : document.request->target_span);
  // Nobody knows which of its values are secret.
  if (document.has_body) findings.secrets.emplace_back(0, document.json().size());
  return one_error(diagnostic, std::move(findings));
}

// Of a request that is not judged as a whole nobody knows what its query holds.
void hide_query(const input::Document& document, findings::Findings& findings) {
  const input::Span target = document.request->target_span;
  const std::size_t mark = input::slice(document.source->text(), target).find('?');
  if (mark == std::string_view::npos) return;
  const std::uint64_t first = document.source->first_byte();
  findings.secrets.emplace_back(first + target.begin + mark + 1, first + target.end);
  std::sort(findings.secrets.begin(), findings.secrets.end());
}

Finding told_elsewhere() {
  Finding finding;
  finding.is_told_elsewhere = true;
  return finding;
}

findings::Findings missing_body() {
  findings::Diagnostic diagnostic;
  diagnostic.id = findings::Id::missing_body;
  return one_error(diagnostic, {});
}

}  // namespace

Finding Judge::judge_response(const input::Document& document) {
  const Result<const http::Service*> service = targets_.service();
  if (!service.ok()) return could_not(to_string(service.error(), language_));
  const bool is_told = !settings_.operation.empty();
  std::vector<const catalog::Operation*> candidates;
  if (is_told || !document.request) {
    const Result<Belonging> told = belonging(document.json());
    if (told.ok() && told->aim)
      if (const auto* known = (*service)->find(told->aim->target->operation)) candidates = {known->operation};
  } else {
    candidates = candidates_of(targets_.catalog(), *document.request);
  }
  Finding finding;
  if (candidates.empty()) {
    if (const auto why = why_refused(document)) return could_not(why->message.in(language_));
    finding.findings = no_such_operation(document);
    input::remap(finding.findings, document);
    return finding;
  }
  return best_of(candidates, [&](const catalog::Operation& operation) {
    Finding one;
    one.operation = operation.id;
    judge_stored_response(**service, *(*service)->find(operation.id), checker_, document, options_, rules_.plain_longs,
                          one.findings);
    return one;
  });
}

// It belongs to an operation that is not loaded.
std::optional<Error> Judge::why_refused(const input::Document& document) const {
  if (!document.request) return std::nullopt;
  return targets_.refused().of_request(document.request->method, document.request->target);
}

Finding Judge::judge_body_of(const input::Document& document, bool is_told) {
  if (is_told) return judge_body_for(targets_.of_command_line(rules_.response), document);
  const std::vector<const catalog::Operation*> candidates = candidates_of(targets_.catalog(), *document.request);
  if (candidates.size() > 1) {
    return best_of(candidates, [&](const catalog::Operation& operation) {
      return judge_body_for(targets_.of(operation, rules_.response), document);
    });
  }
  const std::string line = document.request->method + " " + document.request->target;
  return judge_body_for(targets_.named(line, rules_.response), document);
}

Finding Judge::judge_body_for(const Result<Aim>& aim, const input::Document& document) {
  Finding finding;
  const bool is_outside = document.side == input::Side::outside;
  if (!aim.ok() && is_outside) return told_elsewhere();
  if (!aim.ok()) {
    if (const auto why = why_refused(document)) return could_not(why->message.in(language_));
    finding.findings = no_such_operation(document);
  } else if (document.has_body) {
    finding = judge_for(*aim, document.json());
  } else {
    finding.operation = aim->target->operation;
    if (!aim->target->schema.empty()) finding.findings = missing_body();
  }
  input::remap(finding.findings, document);
  if (document.side == input::Side::around) finding.problem.clear();
  if (is_outside) return finding;
  for (findings::Diagnostic& d : finding.findings.diagnostics) {
    if (d.id == findings::Id::missing_body) d.range = document.source->range(document.request->line);
  }
  hide_query(document, finding.findings);
  return finding;
}

// Of a request that may be for any of several operations nothing was judged: that is no verdict.
Finding Judge::not_silent(Finding finding) const {
  const auto& all = finding.findings.diagnostics;
  const auto undecided =
      std::find_if(all.begin(), all.end(), [](const auto& d) { return d.detail == findings::Detail::undecided; });
  if (undecided == all.end()) return finding;
  Finding out = could_not(report::message(*undecided, language_));
  out.problem_line = undecided->range.start.line;
  out.problem_column = undecided->range.start.column;
  return out;
}

Finding Judge::judge_whole(const input::Document& document) {
  const Result<const http::Service*> service = targets_.service();
  if (!service.ok()) return could_not(to_string(service.error(), language_));
  Finding finding;
  const catalog::Operation* operation = nullptr;
  judge_whole_request(**service, checker_, document, options_, finding.findings, &operation);
  const bool is_outside = document.side == input::Side::outside;
  if (is_outside && (operation == nullptr || !targets_.problem_of(*operation).ok())) return told_elsewhere();
  if (operation == nullptr) {
    if (const auto why = why_refused(document)) return could_not(why->message.in(language_));
    return not_silent(std::move(finding));
  }
  if (const auto problem = targets_.problem_of(*operation); !problem.ok())
    return could_not(to_string(problem.error(), language_));
  finding.operation = operation->id;
  return finding;
}

}  // namespace ocpv::program
