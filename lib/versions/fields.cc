#include "versions/fields.h"

#include <utility>

namespace ocpv::versions {
namespace {

using contract::Field;
using Visit = std::function<void(Field&, const std::string&)>;

void walk(Field& field, const std::string& pointer, const Visit& visit) {
  visit(field, pointer);
  for (Field& member : field.fields) walk(member, pointer + "/" + member.name, visit);
  for (Field& items : field.items) walk(items, pointer + "/*", visit);
}

/// Every place of the operation.
void for_each_place(contract::Operation& operation, const std::function<void(contract::Said&)>& visit) {
  for_each_field(operation, [&](Field& field, const std::string&) { visit(field.said); });
  for (contract::Rule& rule : operation.rules) visit(rule.said);
  for (contract::OneOf& one : operation.one_of) visit(one.said);
  for (contract::Example& example : operation.examples) visit(example.said);
}

}  // namespace

void for_each_field(contract::Operation& operation, const Visit& visit) {
  for (const auto& [name, fields] :
       {std::pair("path:", &operation.path_parameters), std::pair("query:", &operation.query_parameters),
        std::pair("header:", &operation.header_parameters)}) {
    for (Field& field : *fields) walk(field, std::string(name) + "/" + field.name, visit);
  }
  if (operation.request) walk(*operation.request, "request:", visit);
  if (operation.response) walk(*operation.response, "response:", visit);
  for (contract::Structure& structure : operation.structures)
    walk(structure.shape, "structure:" + structure.name, visit);
}

void name_places(contract::Operation& operation, const std::map<std::string, std::string>& pages) {
  for_each_place(operation, [&](contract::Said& said) {
    if (const auto page = pages.find(said.page); page != pages.end()) said.page = page->second;
  });
}

void forget_sentences(contract::Operation& operation) {
  operation.title_zh.clear();
  operation.title_en.clear();
  for_each_field(operation, [](Field& field, const std::string&) {
    field.description.clear();
    if (!field.values) return;
    for (contract::Value& value : field.values->items) value.gloss.clear();
  });
}

void forget_places(contract::Operation& operation) {
  for_each_place(operation, [](contract::Said& said) { said = {}; });
}

}  // namespace ocpv::versions
