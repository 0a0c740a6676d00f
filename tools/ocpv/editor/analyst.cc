#include "tools/ocpv/editor/analyst.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "input/input.h"
#include "tools/ocpv/check/file_config.h"
#include "tools/ocpv/check/file_variables.h"
#include "tools/ocpv/check/known_findings.h"
#include "tools/ocpv/operations/explain_field.h"

namespace ocpv::program {
namespace {

constexpr std::size_t kMostWorkbenches = 8;  // A catalogue takes some megabytes.

std::string key_of(const Wanted& wanted) {
  std::string key = wanted.version + (wanted.embedded ? "\n1" : "\n0");
  for (const Wanted::Folder& folder : wanted.folders) key += "\n" + folder.path;
  return key;
}

editor::JudgedPart part_of(input::Document&& document, Finding&& finding) {
  editor::JudgedPart part;
  part.document = std::move(document);
  part.findings = std::move(finding.findings);
  part.operation = std::move(finding.operation);
  part.problem = std::move(finding.problem);
  part.problem_line = finding.problem_line;
  part.problem_column = finding.problem_column;
  part.is_response = finding.is_response;
  return part;
}

// An editor opens any file of a project: of one that nothing speaks of, that is no fault.
void soften(const config::Config* config, findings::Findings& findings) {
  if (config != nullptr && !config->files.empty()) return;
  const auto speaks_of_it = [](const config::RuleEntry& rule) { return rule.id == findings::Id::no_such_operation; };
  if (config != nullptr && std::any_of(config->rules.begin(), config->rules.end(), speaks_of_it)) return;
  findings.drop_if([](findings::Diagnostic& d) {
    const bool is_unknown = d.id == findings::Id::no_such_operation && d.detail == findings::Detail::belongs_to_none;
    if (is_unknown) d.severity = Severity::note;
    return false;
  });
}

}  // namespace

EditorAnalyst::Workbench::Workbench(const CheckSettings& settings, const Wanted& wanted, catalog::Catalog catalog,
                                    Language language)
    : targets(settings, std::move(catalog), language),
      pages(paths_of(wanted), language),
      judge(targets, tracked, settings, language) {}

Result<std::shared_ptr<EditorAnalyst::Workbench>> EditorAnalyst::workbench_for(const config::Config* config) {
  Wanted wanted = settings_.wanted;
  if (config != nullptr) add_wishes(*config, wanted);
  const std::string key = key_of(wanted);
  const auto known = workbenches_.find(key);
  if (known != workbenches_.end()) return known->second;
  OCPV_TRY(catalog, load_catalog(wanted, language_, nullptr));
  if (workbenches_.size() >= kMostWorkbenches) workbenches_.clear();
  return workbenches_[key] = std::make_shared<Workbench>(settings_, wanted, std::move(catalog), language_);
}

std::optional<editor::Judgement> EditorAnalyst::judge(const editor::Text& text) {
  if (!text.kind && !input::has_known_ending(text.name)) return std::nullopt;
  editor::Judgement out;
  const auto refused = [&](const Error& error) {
    out.problem = to_string(error, language_);
    return std::move(out);
  };
  // Anew each time: what it says may change as long as the editor runs.
  auto finder = make_finder(settings_, language_);
  if (!finder.ok()) return refused(finder.error());
  const Result<config::Found> found = (*finder)->for_file(text.name);
  if (!found.ok()) return refused(found.error());
  const config::Config* const config = found->config;
  if (config != nullptr && !config->wants(found->relative)) return std::nullopt;
  const Result<std::shared_ptr<Workbench>> workbench = workbench_for(config);
  if (!workbench.ok()) return refused(workbench.error());
  std::vector<const config::Config*> configs;
  if (config != nullptr) configs.push_back(config);
  if (auto checked = check_operations(configs, (*workbench)->targets.catalog()); !checked.ok())
    return refused(checked.error());
  FileConfig file;
  if (config != nullptr) file = {config, config->entry_for(found->relative), found->relative};
  // Counted anew for each text: of what a baseline knows once the second is new.
  const auto baseline = baseline_of(config);
  if (!baseline.ok()) return refused(baseline.error());
  std::optional<config::Baseline> known;
  if (*baseline != nullptr) known = **baseline;
  out.keeps = *workbench;
  judge_parts(text, file, **workbench, known ? &*known : nullptr, out);
  (*workbench)->judge.use({});  // The configuration goes with the finder.
  return out;
}

Result<std::shared_ptr<const config::Baseline>> EditorAnalyst::baseline_of(const config::Config* config) {
  if (config == nullptr || !config->baseline.value) return std::shared_ptr<const config::Baseline>();
  ReadBaseline now;
  now.path = *config->baseline.value;
  std::error_code unknown;  // Then reading it says why.
  now.written = std::filesystem::last_write_time(now.path, unknown);
  if (!unknown) now.size = std::filesystem::file_size(now.path, unknown);
  const ReadBaseline& last = last_baseline_;
  const bool is_same = !unknown && last.baseline != nullptr && last.path == now.path && last.written == now.written &&
                       last.size == now.size;
  if (is_same) return last.baseline;
  OCPV_TRY(baseline, config::Baseline::read(now.path, "check", language_));
  now.baseline = std::make_shared<const config::Baseline>(std::move(baseline));
  last_baseline_ = std::move(now);
  return last_baseline_.baseline;
}

void EditorAnalyst::judge_parts(const editor::Text& text, const FileConfig& file, Workbench& workbench,
                                config::Baseline* known, editor::Judgement& out) {
  Judge& judge = workbench.judge;
  judge.use(file, text.has_file ? text.name : std::string(), text.name);
  const FileRules rules = rules_of(settings_, file);
  const FileVariables variables(text.name, settings_.environment, nullptr, language_);
  out.notices = variables.notices();
  input::Options options;
  options.limits.max_bytes = rules.limits.max_bytes;
  options.variables = variables.variables();
  options.responses = judge.wants_responses();
  options.kind = text.kind;
  options.language = language_;
  std::size_t shown = 0;
  input::read_bytes(text.name, *text.bytes, options, [&](input::Document&& document) {
    Finding finding = judge.judge(document);
    soften(file.config, finding.findings);
    if (known != nullptr) take_known(*known, false, text.name, finding);
    out.notices.insert(out.notices.end(), document.notices.begin(), document.notices.end());
    if (rules.max_errors != 0) finding.findings.hold(rules.max_errors - shown);
    shown += finding.findings.diagnostics.size();
    out.left_out += finding.findings.left_out;
    out.parts.push_back(part_of(std::move(document), std::move(finding)));
    editor::JudgedPart& part = out.parts.back();
    part.kind = text.kind.value_or(input::kind_of(text.name));
    // Of what cannot be read at all, the name and the configuration may still say what it is for.
    const bool may_be_known = part.operation.empty() && !part.problem.empty() && !part.document.request;
    if (may_be_known) part.operation = judge.judge(std::string_view("{}")).operation;
    return true;
  });
}

const compare::PartFacts* EditorAnalyst::fields(const editor::Judgement& judgement, const std::string& operation,
                                                Part part) {
  if (judgement.keeps == nullptr) return nullptr;
  Workbench& workbench = *std::static_pointer_cast<Workbench>(judgement.keeps);
  auto known = workbench.facts.find(operation);
  if (known == workbench.facts.end()) {
    const catalog::Operation* const found = workbench.targets.catalog().find_id(operation);
    std::optional<compare::OperationFacts> facts;
    if (found != nullptr) {
      if (auto made = facts_of(workbench.pages.in_language(*found)); made.ok()) facts = std::move(*made);
    }
    known = workbench.facts.emplace(operation, std::move(facts)).first;
  }
  if (!known->second) return nullptr;
  const auto& facts = known->second->parts[static_cast<std::size_t>(part)];
  return facts ? &*facts : nullptr;
}

std::string EditorAnalyst::page_of(const compare::PartFacts& facts, const compare::FieldFacts& field, bool markdown) {
  return markdown ? field_markdown(facts, field, language_) : field_page(facts, field, language_);
}

std::string EditorAnalyst::line_of(const compare::FieldFacts& field) { return type_line(field, language_); }

std::string EditorAnalyst::page_of_operation(const editor::Judgement& judgement, const std::string& operation,
                                             bool markdown) {
  if (judgement.keeps == nullptr) return {};
  const Workbench& workbench = *std::static_pointer_cast<Workbench>(judgement.keeps);
  const catalog::Operation* const found = workbench.targets.catalog().find_id(operation);
  return found == nullptr ? std::string() : operation_page(*found, markdown, language_);
}

void EditorAnalyst::forget() { workbenches_.clear(); }

}  // namespace ocpv::program
