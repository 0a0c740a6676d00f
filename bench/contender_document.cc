// Documents that are a nlohmann::json already: ours and valijson on the same objects, which are parsed before.
#include <memory>
#include <stdexcept>
#include <vector>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "contender.h"
#include "ocpv/nlohmann.hpp"

namespace ocpv::bench {
namespace {

using valijson::adapters::NlohmannJsonAdapter;

struct Ours {
  Validator validator;
  Checker checker;
};

Ours make_ours(const std::string& schema) {
  Result<Validator> validator = Validator::from_memory({{.id = "bench", .request_schema = schema}});
  if (!validator) throw std::runtime_error(std::string(validator.message()));
  Result<Checker> checker = Checker::make(*validator);
  if (!checker) throw std::runtime_error(std::string(checker.message()));
  return {std::move(*validator), std::move(*checker)};
}

struct Theirs {
  nlohmann::json tree;
  valijson::Schema schema;
  valijson::Validator validator;
};

}  // namespace

Documents parse_all(const Bodies& bodies) {
  auto parsed = std::make_shared<std::vector<nlohmann::json>>();
  for (const std::string_view body : bodies.all()) parsed->push_back(nlohmann::json::parse(body));
  return parsed;
}

Contender our_verdict_of_documents(const std::string& schema, const Documents& documents) {
  return {.key = "ocpv_document",
          .name = "ocpv on a nlohmann::json",
          .pass = [ours = std::make_shared<Ours>(make_ours(schema)), documents](std::span<const std::string_view>,
                                                                                Answer* answers) {
            for (std::size_t i = 0; i < documents->size(); ++i) {
              const Code code = ours->checker.verdict("bench", (*documents)[i]);
              answers[i] = code == Code::ok ? Answer::yes : code == Code::invalid ? Answer::no : Answer::none;
            }
          }};
}

Contender valijson_of_documents(const std::string& schema, const Documents& documents, Contender::Explain explain) {
  const auto theirs = std::make_shared<Theirs>();
  theirs->tree = nlohmann::json::parse(schema);
  valijson::SchemaParser(valijson::SchemaParser::kDraft7)
      .populateSchema(NlohmannJsonAdapter(theirs->tree), theirs->schema);
  return {.key = "valijson_document",
          .name = "valijson on a nlohmann::json",
          .pass =
              [theirs, documents](std::span<const std::string_view>, Answer* answers) {
                for (std::size_t i = 0; i < documents->size(); ++i) {
                  const NlohmannJsonAdapter document((*documents)[i]);
                  answers[i] = theirs->validator.validate(theirs->schema, document, nullptr) ? Answer::yes : Answer::no;
                }
              },
          .explain = std::move(explain)};
}

}  // namespace ocpv::bench
