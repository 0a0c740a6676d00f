#include <rapidjson/document.h>
#include <rapidjson/reader.h>
#include <rapidjson/schema.h>

#include "contender.h"

namespace ocpv::bench {

Contender rapidjson_schema(const std::string& schema_text) {
  rapidjson::Document tree;
  tree.Parse(schema_text.data(), schema_text.size());
  const auto schema = std::make_shared<rapidjson::SchemaDocument>(tree);
  return {"rapidjson_schema",
          "RapidJSON SchemaValidator",
          [schema](std::span<const std::string_view> bodies, Answer* answers) {
            rapidjson::SchemaValidator validator(*schema);
            rapidjson::Reader reader;
            for (std::size_t i = 0; i < bodies.size(); ++i) {
              validator.Reset();
              rapidjson::MemoryStream stream(bodies[i].data(), bodies[i].size());
              // The events of the reader go straight into the validator: its fastest way.
              const bool read = reader.Parse<rapidjson::kParseValidateEncodingFlag>(stream, validator);
              answers[i] = read && validator.IsValid() ? Answer::yes : Answer::no;
            }
          },
          {},
          true,
          [](std::string_view, std::string_view schema_pointer) {
            return std::string(
                schema_pointer.find("/allOf/") != std::string_view::npos ? "draft-04: if and then are ignored" : "");
          }};
}

}  // namespace ocpv::bench
