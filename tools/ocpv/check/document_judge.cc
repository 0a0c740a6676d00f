#include "tools/ocpv/check/document_judge.h"

#include <algorithm>
#include <limits>
#include <memory>

#include "base/arena.h"
#include "base/secret_values.h"
#include "base/utf8.h"
#include "input/remap.h"
#include "json/document.h"
#include "tools/ocpv/check/http_secrets.h"
#include "tools/ocpv/check/outcomes.h"
#include "tools/ocpv/check/unread_values.h"
#include "tools/ocpv/check/whole_request.h"
#include "tools/ocpv/check/whole_response.h"
#include "tools/ocpv/operations/unknown_operation.h"

namespace ocpv::program {
namespace {

constexpr Message kNoSuchBody{"operation '{0}' documents no {1} body", "操作 '{0}' 的文档中没有{1}体"};
constexpr Message kRequestWord{"request", "请求"};
constexpr Message kResponseWord{"response", "返回"};

// What stands beside it on its lines may be anybody's.
void hide_others(const input::Document& document, findings::Findings& findings) {
  if (!document.own) return;
  const std::uint64_t first = document.source->first_byte(), size = document.source->text().size();
  findings.secrets.emplace_back(first, first + document.own->begin);
  findings.secrets.emplace_back(first + document.own->end, first + size);
  std::sort(findings.secrets.begin(), findings.secrets.end());
}

// Nobody knows which of its values are secret.
findings::Findings belongs_to_none(const NearlyNamed& named, bool is_configured, std::string_view json) {
  findings::Findings findings;
  findings::Diagnostic diagnostic;
  std::vector<std::string_view> kept;
  for (const std::string& one : named.operations) kept.push_back(findings.keep(one));
  diagnostic.expected = keep_items<std::string_view>(findings.arena(), kept.data(), kept.size());
  diagnostic.id = findings::Id::no_such_operation;
  diagnostic.part = RequestPart::path;
  diagnostic.detail = is_configured ? findings::Detail::none : findings::Detail::belongs_to_none;
  diagnostic.owner = findings.keep(shown(named.said, kMostShownBytes));
  findings.secrets.emplace_back(0, json.size());
  return one_error(diagnostic, std::move(findings));
}

// Baselines and reports lie among the requests that they speak of.
bool is_written_by_program(std::string_view json) {
  constexpr std::string_view kReportBegins = R"({"schema_version":)", kTool = R"("tool":{"name":"ocpv")";
  constexpr std::size_t kMostBefore = 64;
  if (json.starts_with(kReportBegins)) return json.substr(0, kMostBefore).find(kTool) != std::string_view::npos;
  if (!json.starts_with('{')) return false;
  const std::size_t member = json.find_first_not_of(" \t\r\n", 1);
  return member != std::string_view::npos && json.substr(member).starts_with(R"("ocpv_baseline")");
}

// `"$schema"` is for editors, and says the operation.
void forget_schema_member(findings::Findings& findings) {
  findings.drop_if(
      [](const findings::Diagnostic& d) { return d.id == findings::Id::unknown_field && d.pointer == "/$schema"; });
}

void tell_guess(Finding& finding) {
  findings::Diagnostic d;
  d.id = findings::Id::no_such_operation;
  d.detail = findings::Detail::by_shape;
  d.severity = Severity::note;
  d.part = RequestPart::path;
  d.owner = finding.findings.keep(finding.operation);
  finding.findings.prepend({&d, 1});
}

}  // namespace

Judge::Judge(Targets& targets, Tracked& tracked, const CheckSettings& settings, Language language)
    : targets_(targets), tracked_(tracked), settings_(settings), language_(language) {
  const auto shows_lines_around = [](Format format) { return facts_of(format).shows == report::Shows::lines_around; };
  options_.all_secrets = settings.fix || shows_lines_around(settings.format) ||
                         std::any_of(settings.reports.begin(), settings.reports.end(),
                                     [&](const ReportFile& report) { return shows_lines_around(report.format); });
  use({});
}

template <class Document>
void Judge::compare_with_other(const Document& document, bool is_request, Finding& finding) {
  if (other_ != nullptr && leave_out(other_->judge(document), is_request, compared_, finding)) has_met_unjudged_ = true;
}

void Judge::use(const FileConfig& file, const std::string& path, const std::string& name) {
  if (other_ != nullptr) other_->use(file, path, name);
  file_ = file;
  path_ = path;
  name_ = name;
  options_.secret_literals = !path.empty();  // Until git says that it does not keep the file.
  rules_ = rules_of(settings_, file);
  options_.strict = rules_.strict;
  options_.unknown_field = rules_.response ? Severity::note : Severity::warning;
  options_.limits = rules_.limits;
  options_.compat = rules_.compat;
  // What is taken out or raised afterwards must not have kept out what stays.
  constexpr std::uint32_t kMostRaised = 4096;
  const bool has_baseline = !settings_.baseline.empty() || !settings_.write_baseline.empty();
  const bool may_lose_some = is_compared_ || has_baseline || !settings_.rules.empty() ||
                             (file.config != nullptr && !(file.config->rules.empty() && file.config->ignores.empty() &&
                                                          !file.config->baseline.value));
  options_.limits.max_diagnostics = rules_.max_errors == 0 || may_lose_some ? std::numeric_limits<std::uint32_t>::max()
                                                                            : std::max(rules_.max_errors, kMostRaised);
}

// What was said of the file goes before what it says itself, and that before what it looks like.
Result<Judge::Belonging> Judge::belonging(std::string_view json) {
  const bool is_told = !settings_.operation.empty() || !settings_.schema_file.empty();
  if (is_told) {
    OCPV_TRY(aim, targets_.of_command_line(rules_.response));
    return Belonging{std::move(aim), {}};
  }
  if (file_.entry == nullptr || file_.entry->operation.empty()) return belonging_by_itself(json);
  const std::string& said = file_.entry->operation;
  if (!is_pattern(said)) {
    OCPV_TRY(aim, targets_.named(said, rules_.response));
    return Belonging{std::move(aim), {}};
  }
  const std::string filled = filled_pattern(said, name_);
  Result<Aim> aim = targets_.named(filled, rules_.response);
  if (!aim.ok() && targets_.refused().named(filled)) return aim.error();
  if (!aim.ok()) return Belonging{std::nullopt, filled};
  return Belonging{std::move(*aim), {}};
}

Result<Judge::Belonging> Judge::belonging_by_itself(std::string_view json) {
  const catalog::Catalog& catalog = targets_.catalog();
  Belonging out;
  const catalog::Operation* operation = operation_by_schema_member(catalog, json);
  out.by_schema_member = operation != nullptr;
  if (operation == nullptr) operation = operation_by_file_name(catalog, name_);
  if (operation == nullptr) {
    if (const auto why = targets_.refused().of_body(json, name_)) return *why;
  }
  const bool is_only = catalog.operations().size() == 1 && catalog.refused().empty();
  if (operation == nullptr && is_only) operation = &catalog.operations().front();
  if (operation == nullptr) {
    operation = operation_by_shape(targets_.shapes(rules_.response), json);
    out.by_shape = operation != nullptr;
  }
  if (operation == nullptr) return out;
  OCPV_TRY(aim, targets_.of(*operation, rules_.response));
  out.aim = std::move(aim);
  return out;
}

void Judge::configure(Finding& finding) {
  if (!rules_.response) config::raise_misspelt(finding.findings);
  if (file_.config != nullptr) {
    ignore_use_.add(config::apply(*file_.config, settings_.rules, file_.relative, today_, finding.findings));
  } else {
    config::apply(settings_.rules, finding.findings);
  }
  // --strict goes before what is said of single ids.
  if (settings_.strict) finding.findings.raise_warnings();
}

// Asks git only where the answer matters, and once for each file.
bool Judge::must_forget_literals(const Finding& finding, const std::string& path) {
  if (!options_.secret_literals || settings_.git_staged) return false;
  const auto& all = finding.findings.diagnostics;
  const auto is_literal = [](const findings::Diagnostic& d) { return d.id == findings::Id::secret_literal; };
  if (finding.findings.left_out == 0 && std::none_of(all.begin(), all.end(), is_literal)) return false;
  options_.secret_literals = tracked_.holds(path);
  return !options_.secret_literals;
}

Finding Judge::judge(std::string_view json) {
  Finding finding = judge_json(json);
  if (must_forget_literals(finding, path_)) finding = judge_json(json);
  for (findings::Diagnostic& d : finding.findings.diagnostics) {
    // Of several lines only the number says which one is meant.
    if (d.id == findings::Id::no_such_operation) d.range = {{1, 1, 0}, {1, 1, 0}};
  }
  configure(finding);
  compare_with_other(json, false, finding);
  return finding;
}

Finding Judge::judge_json(std::string_view json) {
  const Result<Belonging> found = belonging(json);
  if (!found.ok()) return could_not(to_string(found.error(), language_));
  if (!found->aim) {
    if (rules_.response && found->unknown.empty()) {
      if (std::optional<Finding> failure = judge_failure_of_any(json)) return std::move(*failure);
    }
    return judge_for_none(found->unknown, json);
  }
  Finding finding = judge_for(*found->aim, json);
  if (found->by_schema_member) forget_schema_member(finding.findings);
  if (found->by_shape && finding.problem.empty()) tell_guess(finding);
  return finding;
}

Finding Judge::judge(const input::Document& document) {
  if (document.problem) {
    Finding finding = could_not(document.problem->message.in(language_));
    finding.problem_line = document.problem->line;
    finding.problem_column = document.problem->column;
    compare_with_other(document, false, finding);
    return finding;
  }
  const bool is_outside = document.side == input::Side::outside;
  const bool before = options_.secret_literals;
  if (is_outside) options_.secret_literals = !path_.empty();  // Git may keep the one file and not the other.
  Finding finding = judge_document(document);
  if (!finding.is_no_request && must_forget_literals(finding, is_outside ? document.path : path_))
    finding = judge_document(document);
  if (is_outside) options_.secret_literals = before;
  if (finding.is_no_request || finding.is_told_elsewhere) return finding;
  hide_others(document, finding.findings);
  finding.is_response = rules_.response || document.response;
  configure(finding);
  compare_with_other(document, document.request.has_value(), finding);
  return finding;
}

Finding Judge::judge_document(const input::Document& document) {
  if (document.response) return judge_response(document);
  if (document.request) return judge_request(document);
  Finding finding = judge_json(document.json());
  input::remap(finding.findings, document);
  return finding;
}

// Who names an operation, asks for responses, or for the other engine, is told about the body alone.
Finding Judge::judge_request(const input::Document& document) {
  const bool is_told = !settings_.operation.empty() || !settings_.schema_file.empty();
  Finding finding = !is_told && !rules_.response && settings_.engine == Engine::plan ? judge_whole(document)
                                                                                     : judge_body_of(document, is_told);
  if (options_.secret_literals && document.side != input::Side::outside)
    add_secret_literals(document, options_, finding.findings);
  return finding;
}

Finding Judge::judge_for(const Aim& aim, std::string_view json) {
  const Target& target = *aim.target;
  if (target.schema.empty()) {
    const Message& word = rules_.response ? kResponseWord : kRequestWord;
    return could_not(fill(kNoSuchBody.in(language_), {target.operation, word.in(language_)}));
  }
  if (settings_.engine == Engine::reference) return judge_by_reference(target, json);
  if (rules_.response && !target.operation.empty()) return judge_response_for(target, json);
  std::vector<check::PathParameter> path_parameters;
  for (const auto& [name, value] : aim.path_parameters) path_parameters.push_back({name, value});
  options_.path_parameters = path_parameters;
  Finding finding;
  finding.operation = target.operation;
  options_.schema = [](const void* of) -> const json::Document& { return static_cast<const Target*>(of)->document(); };
  options_.schema_of = &target;
  checker_.check(*target.plan, json, options_, finding.findings);
  options_.path_parameters = {};
  return finding;
}

// The documented form of a failure is right for every operation.
Finding Judge::judge_response_for(const Target& target, std::string_view json) {
  const Result<const http::Service*> service = targets_.service();
  if (!service.ok()) return could_not(to_string(service.error(), language_));
  Finding finding;
  finding.operation = target.operation;
  judge_response_body(**service, *(*service)->find(target.operation), checker_, json, settings_.http_status, options_,
                      rules_.plain_longs, finding.findings);
  return finding;
}

// So a failure needs no operation that it answers; none when it is no failure.
std::optional<Finding> Judge::judge_failure_of_any(std::string_view json) {
  const Result<const http::Service*> service = targets_.service();
  if (!service.ok() || targets_.catalog().operations().empty()) return std::nullopt;
  if (checker_.verdict((*service)->failure(), json, options_) != Status::ok) return std::nullopt;
  const Result<json::Document> document = json::parse(json, options_.limits);
  if (!document.ok() || document->root().find("successful").is_true()) return std::nullopt;
  Finding finding;
  judge_response_body(**service, (*service)->loaded(0), checker_, json, settings_.http_status, options_,
                      rules_.plain_longs, finding.findings);
  return finding;
}

// What is no JSON at all is told as such; nobody knows which of its values are secret.
Finding Judge::judge_for_none(std::string_view said, std::string_view json) {
  Finding finding;
  read_alone(json, finding.findings);
  if (was_judged(finding.findings.status) && is_written_by_program(json)) {
    finding.is_no_request = true;
  } else if (was_judged(finding.findings.status)) {
    const catalog::Catalog& catalog = targets_.catalog();
    const NearlyNamed near = said.empty()
                                 ? nearly_named(catalog, name_, json)
                                 : NearlyNamed{std::string(said), unknown_operation(catalog, std::string(said)).near};
    finding.findings = belongs_to_none(near, !said.empty(), json);
  } else {
    hide_values_of_unread(json, finding.findings);
  }
  return finding;
}

}  // namespace ocpv::program
