#include "emit/locate.h"

#include "json/escape.h"

namespace ocpv::emit {

namespace {

/// A field that refers to a structure stands for that structure's shape, in the structure's own definition.
Located resolved(Located at, const std::vector<contract::Structure>& structures) {
  if (at.field->structure.empty()) return at;
  const contract::Structure* structure = find_structure(structures, at.field->structure);
  if (structure == nullptr) return at;
  return {&structure->shape, at.written, {structure->name, ""}};
}

const contract::Field* child(const contract::Field& field, const std::string& step) {
  if (step == "*" && !field.items.empty()) return &field.items.front();
  for (const contract::Field& member : field.fields) {
    if (member.name == step) return &member;
  }
  return nullptr;
}

}  // namespace

std::vector<std::string> steps_of(std::string_view pointer) {
  std::vector<std::string> steps;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    steps.push_back(json::name_of_token(pointer.substr(0, end)));
    pointer.remove_prefix(end);
  }
  return steps;
}

Place below(const Place& place, std::string_view step) {
  return {place.structure, place.pointer + "/" + json::token_of(step)};
}

const contract::Structure* find_structure(const std::vector<contract::Structure>& structures, std::string_view name) {
  for (const contract::Structure& structure : structures) {
    if (structure.name == name) return &structure;
  }
  return nullptr;
}

std::optional<Located> locate(const contract::Field& root, const std::vector<contract::Structure>& structures,
                              const std::vector<std::string>& steps) {
  Located at = resolved({&root, &root, {}}, structures);
  for (const std::string& step : steps) {
    const contract::Field* next = child(*at.field, step);
    if (next == nullptr) return std::nullopt;
    at = resolved({next, next, below(at.place, step)}, structures);
  }
  return at;
}

}  // namespace ocpv::emit
