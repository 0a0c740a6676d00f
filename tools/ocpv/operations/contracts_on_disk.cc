#include "tools/ocpv/operations/contracts_on_disk.h"

#include <map>
#include <optional>
#include <set>

#include "base/limits.h"
#include "catalog/api_version.h"
#include "catalog/catalog.h"
#include "files/files.h"
#include "generate/generate.h"
#include "generate/language_pairs.h"
#include "generate/trees.h"
#include "page/page.h"
#include "tools/ocpv/operations/pages_on_disk.h"

namespace ocpv::program {
namespace {

constexpr Message kNoOperation{"no operation is documented here", "此处没有记录任何操作"};

using Contracts = std::variant<OperationsOnDisk, SchemaOnDisk>;

Result<std::string> read_whole(const std::string& path, Language language) {
  auto bytes = files::read_file(path, kMostPageBytes, language);
  if (!bytes.ok()) return Error{say(files::kCannotRead, {bytes.error().message}), path};
  return bytes;
}

Result<std::optional<std::string>> read_if_there(const std::string& path, Language language) {
  if (!files::exists(path)) return std::optional<std::string>();
  auto bytes = read_whole(path, language);
  if (!bytes.ok()) return bytes.error();
  return std::optional(std::move(*bytes));
}

// What a folder should hold and does not would be told as a change of the contract.
Result<void> held_whole(const compare::OperationTexts& texts) {
  const auto read =
      catalog::read_operation({texts.name, texts.operation_json, texts.parameters_schema.value_or(""),
                               texts.request_schema.value_or(""), texts.response_schema.value_or(""), true});
  if (!read.ok()) return read.error();
  return {};
}

Result<Contracts> from_generated(const std::string& folder, const std::vector<std::string>& operation_files,
                                 Language language) {
  OperationsOnDisk operations;
  for (const std::string& file : operation_files) {
    const std::size_t slash = file.rfind('/');
    const std::string place = slash == std::string::npos ? folder : files::joined(folder, file.substr(0, slash));
    OCPV_TRY(texts, read_generated(place, language));
    OCPV_TRY(facts, contract_of_texts(texts));
    operations.push_back(std::move(facts));
  }
  return Contracts(std::move(operations));
}

Result<compare::OperationFacts> facts_of(const generate::Generated& one) {
  return compare::operation_facts({one.id, one.files.operation_json, one.files.parameters_schema,
                                   one.files.request_schema, one.files.response_schema},
                                  compare::Level::held);
}

// The English page of an operation that the Chinese tree has too is no second operation: it adds its title.
Result<OperationsOnDisk> joined_languages(const std::vector<generate::Batch>& batches) {
  std::map<const generate::Generated*, const generate::Generated*> english_of;
  std::set<const generate::Generated*> joined;
  for (const generate::LanguagePair& pair : generate::pair_languages(batches)) {
    if (pair.chinese == nullptr || pair.english == nullptr) continue;
    english_of.emplace(pair.chinese, pair.english);
    joined.insert(pair.english);
  }
  OperationsOnDisk operations;
  for (const generate::Batch& batch : batches) {
    for (const generate::Generated& one : batch.operations) {
      if (joined.contains(&one)) continue;
      OCPV_TRY(facts, facts_of(one));
      if (const auto english = english_of.find(&one); english != english_of.end())
        facts.title_en = english->second->reading.operation.title_en;
      operations.push_back(std::move(facts));
    }
  }
  return operations;
}

Result<Contracts> from_pages(const std::string& argument, Language language) {
  OCPV_TRY(tree, collect_pages(argument, language));
  if (!tree.unreadable.empty()) return tree.unreadable.front();
  OCPV_TRY(operations, contracts_of_pages(tree, argument, language));
  return Contracts(std::move(operations));
}

Result<Contracts> from_schema(const std::string& path, Language language) {
  OCPV_TRY(text, read_whole(path, language));
  OCPV_TRY(facts, compare::schema_facts(text, path, compare::Level::held));
  SchemaOnDisk schema{std::move(facts), Part::request};
  for (const Part part : {Part::parameters, Part::response}) {
    if (path.ends_with(std::string(name_of(part)) + ".schema.json")) schema.part = part;
  }
  return Contracts(std::move(schema));
}

}  // namespace

Result<compare::OperationTexts> read_generated(const std::string& folder, Language language) {
  compare::OperationTexts texts;
  texts.name = folder;
  OCPV_TRY(operation, read_whole(files::joined(folder, std::string(kOperationFile)), language));
  OCPV_TRY(parameters, read_if_there(files::joined(folder, "parameters.schema.json"), language));
  OCPV_TRY(request, read_if_there(files::joined(folder, "request.schema.json"), language));
  OCPV_TRY(response, read_if_there(files::joined(folder, "response.schema.json"), language));
  texts.operation_json = std::move(operation);
  texts.parameters_schema = std::move(parameters);
  texts.request_schema = std::move(request);
  texts.response_schema = std::move(response);
  return texts;
}

Result<OperationsOnDisk> contracts_of_pages(const PageTree& tree, const std::string& argument, Language language) {
  const std::vector<generate::Batch> batches = generate::generate_trees(tree.inputs);
  for (const generate::Batch& batch : batches) {
    if (batch.failures.empty()) continue;
    Error error = batch.failures.front().error;
    error.file = files::joined(tree.folder, error.file.empty() ? batch.failures.front().path : error.file);
    return error;
  }
  OCPV_TRY(operations, joined_languages(batches));
  if (operations.empty()) return Error{std::string(kNoOperation.in(language)), argument};
  return operations;
}

Result<compare::OperationFacts> contract_of_texts(const compare::OperationTexts& texts) {
  if (const auto whole = held_whole(texts); !whole.ok()) return whole.error();
  return compare::operation_facts(texts, compare::Level::held);
}

Result<OperationsOnDisk> boxed_contracts(const std::string& version) {
  const Result<catalog::ApiVersion> chosen = catalog::choose_api_version(version);
  if (!chosen.ok()) return chosen.error();
  catalog::Catalog catalog;
  if (auto added = catalog.add_embedded(chosen->name); !added.ok()) return added.error();
  OperationsOnDisk operations;
  for (const catalog::Operation& one : catalog.operations()) {
    const auto text_of = [&](Part part) {
      return one.has(part) ? std::optional<std::string>(one.schema(part)) : std::nullopt;
    };
    OCPV_TRY(facts, compare::operation_facts({one.id, one.description(), text_of(Part::parameters),
                                              text_of(Part::request), text_of(Part::response)},
                                             compare::Level::held));
    operations.push_back(std::move(facts));
  }
  return operations;
}

Result<Contracts> collect_contracts(const std::string& argument, Language language) {
  if (!files::exists(argument) && catalog::choose_api_version(argument).ok()) {
    OCPV_TRY(operations, boxed_contracts(argument));
    return Contracts(std::move(operations));
  }
  if (!files::is_folder(argument)) {
    return !page::page_ending(argument).empty() ? from_pages(argument, language) : from_schema(argument, language);
  }
  OCPV_TRY(found, files::list_files(argument, kOperationFile, language));
  std::erase_if(found,
                [](const std::string& file) { return file != kOperationFile && !file.ends_with("/operation.json"); });
  return found.empty() ? from_pages(argument, language) : from_generated(argument, found, language);
}

}  // namespace ocpv::program
