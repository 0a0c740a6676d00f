// The one file that sees valijson. VALIJSON_USE_EXCEPTIONS is set for it by the build: without it a schema error ends
// the process.
#include "reference/reference.h"

#include <exception>
#include <optional>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "reference/bounds.h"

static_assert(VALIJSON_USE_EXCEPTIONS, "without exceptions a schema error would end the process");

namespace ocpv::reference {

struct Schema::Read {
  nlohmann::json tree;
  SchemaDemand demand;
  std::string why;
  std::optional<valijson::Schema> schema;
  valijson::Validator validator;  // Holds a cache of regular expressions, so it is shared by nobody.
};

namespace {

std::string populate(valijson::Schema& schema, const nlohmann::json& tree) {
  try {
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(tree), schema);
    return {};
  } catch (const std::exception& problem) {
    return problem.what();
  }
}

}  // namespace

Schema::Schema(std::string_view text) : read_(std::make_unique<Read>()) {
  read_->tree = read_schema(text, read_->demand, read_->why);
  if (!read_->why.empty()) return;
  read_->schema.emplace();
  read_->why = populate(*read_->schema, read_->tree);
}

Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

const std::string& Schema::why_not() const noexcept { return read_->why; }

Judgement Schema::judge(std::string_view document) {
  if (!read_->why.empty()) return {Verdict::could_not, read_->why};
  DocumentSize size;
  std::string why;
  const nlohmann::json tree = read_document(document, size, why);
  if (why.empty()) why = over_bound(read_->demand, size);
  if (!why.empty()) return {Verdict::could_not, why};
  try {
    // Without a results object valijson stops at the first failure and makes no messages.
    const bool valid =
        read_->validator.validate(*read_->schema, valijson::adapters::NlohmannJsonAdapter(tree), nullptr);
    return {valid ? Verdict::yes : Verdict::no, {}};
  } catch (const std::exception& problem) {
    return {Verdict::could_not, problem.what()};
  }
}

Judgement judge(std::string_view schema, std::string_view document) { return Schema(schema).judge(document); }

}  // namespace ocpv::reference
