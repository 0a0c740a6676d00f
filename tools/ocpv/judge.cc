#include "judge.h"

#include <limits>

#include "files.h"
#include "loading.h"
#include "reference/reference.h"

namespace ocpv::program {
namespace {

constexpr Text kCannotRead{"{0}: cannot be read: {1}", "{0}：无法读取：{1}"};
constexpr Text kSchemaTooLarge{"{0}: a schema may have {1} bytes at most", "{0}：schema 最多 {1} 字节"};
constexpr Text kNoSuchPart{"operation '{0}' has no {1} schema", "操作 '{0}' 没有 {1} schema"};
constexpr Text kTryReference{"; --engine reference judges by valijson, which knows more keywords",
                             "；--engine reference 由 valijson 判断，支持更多关键字"};
constexpr Text kReferenceCannot{"the reference engine could not judge it: {0}", "参考引擎无法判断：{0}"};

constexpr std::size_t kMostSchemaBytes = std::size_t{16} << 20;

Result<Target> target_of_file(const std::string& path, Language language) {
  auto schema = read_file(path, kMostSchemaBytes + 1, language);
  if (!schema.ok()) return Error{fill(kCannotRead.in(language), {path, schema.error().message})};
  if (schema->size() > kMostSchemaBytes) {
    return Error{fill(kSchemaTooLarge.in(language), {path, std::to_string(kMostSchemaBytes)})};
  }
  return Target{{}, std::move(*schema), std::nullopt, {}};
}

Result<Target> target_of_operation(const CheckSettings& settings, const catalog::Catalog& catalog, Language language) {
  OCPV_TRY(match, choose_operation(catalog, settings.operation, language));
  const std::string_view schema =
      match.operation->schema(settings.response ? catalog::Part::response : catalog::Part::request);
  if (schema.empty()) {
    return Error{fill(kNoSuchPart.in(language), {match.operation->id, settings.response ? "response" : "request"})};
  }
  return Target{match.operation->id, std::string(schema), std::nullopt, match.path_parameters};
}

}  // namespace

Result<Target> make_target(const CheckSettings& settings, const catalog::Catalog& catalog, Language language) {
  const bool own_schema = !settings.schema_file.empty();
  OCPV_TRY(target, own_schema ? target_of_file(settings.schema_file, language)
                              : target_of_operation(settings, catalog, language));
  if (settings.engine == Engine::reference) return std::move(target);
  auto plan = plan::compile(target.schema);
  if (!plan.ok()) {
    Error error = plan.error();
    if (error.file.empty()) error.file = own_schema ? settings.schema_file : target.operation;
    return Error{to_string(error) + std::string(kTryReference.in(language))};
  }
  target.plan.emplace(std::move(*plan));
  return std::move(target);
}

Judge::Judge(const Target& target, const CheckSettings& settings, Language language)
    : target_(target), engine_(settings.engine), language_(language) {
  options_.strict = settings.strict;
  options_.unknown_field = settings.response ? check::Severity::note : check::Severity::warning;
  options_.limits.max_diagnostics =
      settings.max_errors == 0 ? std::numeric_limits<std::uint32_t>::max() : settings.max_errors;
  for (const auto& [name, value] : target.path_parameters) path_parameters_.push_back({name, value});
  options_.path_parameters = path_parameters_;
}

Finding Judge::judge(std::string_view document) {
  if (engine_ == Engine::reference) return judge_by_reference(document);
  Finding finding;
  checker_.check(*target_.plan, document, options_, finding.findings);
  return finding;
}

Finding Judge::judge_by_reference(std::string_view document) const {
  Finding finding;
  if (document.size() > options_.limits.max_bytes) {
    finding.findings.status = Status::too_large;
    finding.problem = fill(kReferenceCannot.in(language_), {name_of(check::Id::too_large)});
    return finding;
  }
  const reference::Judgement judgement = reference::judge(target_.schema, document);
  if (judgement.verdict == reference::Verdict::no) {
    // valijson says no and nothing more: one finding about the whole document, without a place.
    finding.findings.status = Status::invalid;
    finding.findings.errors = 1;
    check::Diagnostic refusal;
    refusal.id = check::Id::bad_format;
    refusal.detail = check::Detail::rule;
    finding.findings.diagnostics.push_back(refusal);
  } else if (judgement.verdict == reference::Verdict::could_not) {
    finding.findings.status = Status::not_json;
    finding.problem = fill(kReferenceCannot.in(language_), {judgement.why});
  }
  return finding;
}

}  // namespace ocpv::program
