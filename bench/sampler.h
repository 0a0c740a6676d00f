// In: a schema. Out: random documents that are right by it, or wrong by one edit.
// Promises: understands what emit writes: properties, required, enum, bounds, formats, if/then rules, anyOf of places.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "random.h"

namespace ocpv::bench {

using Json = nlohmann::ordered_json;

class Sampler {
 public:
  Sampler(Json schema, Random& random, std::size_t string_length);

  Json right();
  /// Makes one thing wrong; returns what.
  std::string spoil(Json& document);

 private:
  Json value(const Json& schema, int depth);
  Json object(const Json& schema, int depth);
  Json integer(const Json& schema);
  std::string string(const Json& schema);
  bool holds(const Json& condition, const Json& value) const;
  void settle(const Json& schema, Json& object, int depth);
  void settle_rule(const Json& rule, const Json& schema, Json& object, int depth);
  const Json& resolved(const Json& schema) const;

  Json schema_;
  Random& random_;
  std::size_t string_length_;
};

}  // namespace ocpv::bench
