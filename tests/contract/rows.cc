#include "rows.h"

#include <algorithm>
#include <sstream>

#include <nlohmann/json.hpp>

namespace ocpv::contract_test {
namespace {

using Json = nlohmann::ordered_json;

void add_rows(const Json& root, const Json& schema, const std::string& place, std::set<std::string>& rows, int depth) {
  if (!schema.is_object() || depth > 16) return;
  if (schema.contains("$ref")) {
    const std::string reference = schema.at("$ref");
    return add_rows(root, root.at(Json::json_pointer(reference.substr(1))), place, rows, depth + 1);
  }
  const Json members = schema.value("properties", Json::object());
  for (const auto& [name, member] : members.items()) {
    rows.insert(place + "/" + name);
    add_rows(root, member, place + "/" + name, rows, depth + 1);
  }
  if (schema.contains("items")) {
    rows.insert(place + "/*");
    add_rows(root, schema.at("items"), place + "/*", rows, depth + 1);
  }
}

void add_places(const Json& value, const std::string& place, std::set<std::string>& places) {
  places.insert(place);
  if (value.is_object())
    for (const auto& [name, member] : value.items()) add_places(member, place + "/" + name, places);
  if (value.is_array())
    for (const Json& item : value) add_places(item, place + "/*", places);
}

}  // namespace

std::set<std::string> rows_of(const std::string& schema) {
  const Json root = Json::parse(schema);
  std::set<std::string> rows;
  add_rows(root, root, "", rows, 0);
  return rows;
}

std::set<std::string> places_of(const std::string& document) {
  std::set<std::string> places;
  const Json root = Json::parse(document, nullptr, false);
  if (!root.is_discarded()) add_places(root, "", places);
  return places;
}

std::string place_of(const std::string& pointer) {
  std::string place;
  std::istringstream steps(pointer);
  std::string step;
  std::getline(steps, step, '/');
  while (std::getline(steps, step, '/')) {
    const bool index =
        !step.empty() && std::all_of(step.begin(), step.end(), [](char c) { return c >= '0' && c <= '9'; });
    place += "/" + (index ? "*" : step);
  }
  return place;
}

}  // namespace ocpv::contract_test
