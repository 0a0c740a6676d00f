// valijson on nlohmann/json, and nlohmann/json's parse alone. Built with VALIJSON_USE_EXCEPTIONS like lib/reference.
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "contender.h"
#include "reference/exceptions.h"

namespace ocpv::bench {

using valijson::adapters::NlohmannJsonAdapter;

Contender nlohmann_parse() {
  return {"nlohmann_parse",
          "nlohmann/json parse",
          [](std::span<const std::string_view> bodies, Answer* answers) {
            for (std::size_t i = 0; i < bodies.size(); ++i)
              answers[i] = nlohmann::json::parse(bodies[i], nullptr, false).is_discarded() ? Answer::no : Answer::yes;
          },
          {},
          false,
          {}};
}

Contender valijson_on_nlohmann(const std::string& schema_text) {
  struct Prepared {
    nlohmann::json tree;
    valijson::Schema schema;
    valijson::Validator validator;
  };
  const auto prepared = std::make_shared<Prepared>();
  prepared->tree = nlohmann::json::parse(schema_text);
  valijson::SchemaParser(valijson::SchemaParser::kDraft7)
      .populateSchema(NlohmannJsonAdapter(prepared->tree), prepared->schema);
  return {"valijson",
          "valijson 1.0 on nlohmann/json",
          [prepared](std::span<const std::string_view> bodies, Answer* answers) {
            for (std::size_t i = 0; i < bodies.size(); ++i) {
              const nlohmann::json body = nlohmann::json::parse(bodies[i], nullptr, false);
              const bool valid = !body.is_discarded() &&
                                 prepared->validator.validate(prepared->schema, NlohmannJsonAdapter(body), nullptr);
              answers[i] = valid ? Answer::yes : Answer::no;
            }
          },
          {},
          true,
          [schema_text](std::string_view body, std::string_view) {
            const reference::Exception* exception = reference::find_exception(schema_text, body);
            return std::string(exception ? exception->because : "");
          }};
}

}  // namespace ocpv::bench
