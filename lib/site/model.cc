#include "site/model.h"

#include <algorithm>
#include <optional>
#include <set>

#include "compare/field_words.h"
#include "sample/sampler.h"

namespace ocpv::site {
namespace {

const std::string& schema_of(const Contract& contract, Part part) {
  if (part == Part::parameters) return contract.parameters_schema;
  return part == Part::request ? contract.request_schema : contract.response_schema;
}

/// The documented field that a place belongs to: of a field that nobody documents the object that it stands in.
std::string documented(std::string pointer, const std::set<std::string>& known) {
  pointer = compare::with_stars(pointer);
  while (!pointer.empty() && !known.contains(pointer)) pointer.erase(pointer.rfind('/'));
  return pointer;
}

void tidy(std::map<std::string, std::vector<Told>>& all) {
  for (auto& [pointer, told] : all) {
    std::sort(told.begin(), told.end());
    told.erase(std::unique(told.begin(), told.end()), told.end());
  }
}

/// What is told of parameters is told of whole requests: most of what a document could hold is no text of an address.
Samples told_of_requests(const Contract& contract, const std::set<std::string>& known) {
  Samples samples;
  for (const ParameterMistake& one : contract.mistakes)
    samples.told[documented(one.pointer, known)].push_back({one.id, one.severity});
  tidy(samples.told);
  return samples;
}

/// `/a = "B"` for each value that a rule asks for.
std::set<std::string> deciding_values(const std::vector<compare::RuleFacts>& rules) {
  std::set<std::string> names;
  for (const compare::RuleFacts& rule : rules) {
    for (const std::string& value : rule.when_in) names.insert(rule.when_pointer + " = " + value);
  }
  return names;
}

Samples sampled(const std::string& schema, Part part, const compare::PartFacts& facts,
                const std::set<std::string>& known) {
  Samples samples;
  const Result<sample::Sampler> sampler = sample::Sampler::make(schema);
  if (!sampler.ok()) return samples;
  samples.smallest = sampler->smallest();
  samples.full = sampler->full();
  if (part == Part::response) samples.failure = sampler->failure();
  const std::set<std::string> deciding = deciding_values(facts.rules);
  for (const sample::Sample& one : sampler->right()) {
    if (part == Part::request && deciding.contains(compare::with_stars(one.name)))
      samples.choices.emplace_back(one.name, one.text);
  }
  for (const sample::Broken& broken : sampler->broken())
    samples.told[documented(broken.pointer, known)].push_back({broken.id, broken.severity});
  tidy(samples.told);
  return samples;
}

Result<compare::OperationFacts> facts_of(const Operation& operation, const Contract& contract) {
  const auto text_of = [&](Part part) {
    const std::string& schema = schema_of(contract, part);
    return schema.empty() ? std::nullopt : std::optional<std::string>(schema);
  };
  return compare::operation_facts({operation.id, contract.operation_json, text_of(Part::parameters),
                                   text_of(Part::request), text_of(Part::response)},
                                  compare::Level::held);
}

void add_versions(std::vector<std::string>& all, const std::vector<std::string>& more) {
  all.insert(all.begin(), more.begin(), more.end());  // An older contract's versions go before.
}

}  // namespace

std::shared_ptr<const Samples> Sampled::of(const Contract& contract, Part part, const compare::PartFacts& facts) {
  std::set<std::string> fields;
  for (const compare::FieldFacts& field : facts.fields) fields.insert(field.pointer);
  if (part == Part::parameters) return std::make_shared<const Samples>(told_of_requests(contract, fields));
  const std::string& schema = schema_of(contract, part);
  std::shared_ptr<const Samples>& known = known_[std::string(name_of(part)) + schema];
  if (known == nullptr) known = std::make_shared<const Samples>(sampled(schema, part, facts, fields));
  return known;
}

Result<OperationModel> model_of(const Operation& operation, Sampled& sampled) {
  OperationModel model;
  model.operation = &operation;
  for (const Contract& contract : operation.contracts) {
    OCPV_TRY(facts, facts_of(operation, contract));
    model.facts.push_back(std::move(facts));
  }
  for (const Part part : {Part::parameters, Part::request, Part::response}) {
    std::vector<Variant>& variants = model.parts[static_cast<std::size_t>(part)];
    std::map<std::string_view, std::size_t> known;
    for (std::size_t at = 0; at < operation.contracts.size(); ++at) {
      const Contract& contract = operation.contracts[at];
      const std::string& schema = schema_of(contract, part);
      const auto& facts = model.facts[at].parts[static_cast<std::size_t>(part)];
      if (schema.empty() || !facts) continue;
      const auto [found, is_new] = known.emplace(schema, variants.size());
      if (is_new) variants.push_back({{}, {}, &*facts, sampled.of(contract, part, *facts)});
      add_versions(variants[found->second].versions, contract.versions);
    }
    for (std::size_t at = 1; at < variants.size(); ++at) variants[at].label = variants[at].versions.front();
  }
  for (std::size_t at = 0; at + 1 < operation.contracts.size(); ++at) {
    std::vector<compare::Difference> differences = compare::compare_operations(model.facts[at + 1], model.facts[at]);
    if (differences.empty()) continue;
    model.steps.push_back(
        {operation.contracts[at + 1].versions, operation.contracts[at].versions, std::move(differences)});
  }
  return model;
}

}  // namespace ocpv::site
