// In: a few words for each field. Out: contract data to emit from, for tests.
// Promises: values only; what a test does not say has the default of contract.h.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "contract/contract.h"

namespace ocpv::test {

using contract::Field;
using contract::Kind;

inline Field field(std::string name, Kind kind, std::uint32_t line = 0, std::string description = {}) {
  Field made;
  made.name = std::move(name);
  made.kind = kind;
  made.said = {"backup-tenant-now", line};
  made.description = std::move(description);
  return made;
}

inline Field required(Field made, Strength strength = Strength::stated) {
  made.required = true;
  made.required_strength = strength;
  return made;
}

inline Field secret(Field made) {
  made.secret = true;
  return made;
}

inline Field object(Field made, std::vector<Field> members) {
  made.kind = Kind::object;
  made.fields = std::move(members);
  return made;
}

inline Field object(std::vector<Field> members) { return object(Field{}, std::move(members)); }

inline Field array(Field made, Field items) {
  made.kind = Kind::array;
  made.items.push_back(std::move(items));
  return made;
}

inline Field values(Field made, std::vector<std::string> texts, bool closed = true,
                    Strength strength = Strength::stated) {
  made.values.emplace();
  for (std::string& text : texts) made.values->items.push_back({std::move(text), {}});
  made.values->closed = closed;
  made.values->strength = strength;
  return made;
}

inline Field range(Field made, std::string least, std::string most, Strength strength = Strength::stated) {
  made.bounds.emplace();
  made.bounds->minimum = std::move(least);
  made.bounds->maximum = std::move(most);
  made.bounds->strength = strength;
  return made;
}

inline contract::Rule rule(contract::Rule::Kind kind, std::string pointer, std::string when,
                           std::vector<std::string> in, std::uint32_t line = 0) {
  contract::Rule made;
  made.kind = kind;
  made.pointer = std::move(pointer);
  made.when = {std::move(when), std::move(in)};
  made.said = {"backup-tenant-now", line};
  return made;
}

}  // namespace ocpv::test
