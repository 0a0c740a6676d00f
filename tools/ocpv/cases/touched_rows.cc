#include "tools/ocpv/cases/touched_rows.h"

#include <nlohmann/json.hpp>

#include "json/escape.h"

namespace ocpv::program {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostDepth = 16;  // A structure may hold itself; documents are at most 64 deep.

/// Every place of a document, with `*` for the items of lists.
void collect(const Json& value, const std::string& at, std::set<std::string>& places) {
  places.insert(at);
  if (value.is_array()) {
    for (const Json& item : value) collect(item, at + "/*", places);
  } else if (value.is_object()) {
    for (const auto& [name, below] : value.items()) collect(below, at + "/" + json::token_of(name), places);
  }
}

/// A pointer with `*` for numbers.
std::string without_numbers(std::string_view pointer) {
  std::string out;
  for (std::size_t at = 0; at < pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', at + 1), pointer.size());
    const std::string_view step = pointer.substr(at + 1, end - at - 1);
    const bool is_number = !step.empty() && step.find_first_not_of("0123456789") == std::string_view::npos;
    out += is_number ? "/*" : "/" + std::string(step);
    at = end;
  }
  return out;
}

class Rows {
 public:
  explicit Rows(const Json& root) : root_(root) { walk(root, "", 0); }
  std::vector<TouchedRows::Row> all;

 private:
  void walk(const Json& written, const std::string& at, std::size_t depth) {
    if (!written.is_object() || depth > kMostDepth) return;
    const auto ref = written.find("$ref");
    const Json& node = ref == written.end() ? written : root_.at(Json::json_pointer(ref->get<std::string>().substr(1)));
    if (node.contains("properties")) {
      for (const auto& [name, below] : node["properties"].items()) {
        const std::string place = at + "/" + json::token_of(name);
        all.push_back({place, said_of(below)});
        walk(below, place, depth + 1);
      }
    }
    if (node.contains("items")) walk(node["items"], at + "/*", depth + 1);
  }

  static std::string said_of(const Json& node) {
    const Json said = node.is_object() ? node.value("x-ocpv-said", Json::object()) : Json::object();
    if (!said.contains("page") || !said.contains("line")) return {};
    return said["page"].get<std::string>() + ":" + said["line"].dump();
  }

  const Json& root_;
};

}  // namespace

void TouchedRows::add(const std::string& operation, Part part, std::string_view json, const findings::Findings& found) {
  if (operation.empty()) return;
  std::set<std::string>& places = touched_[{operation, part}];
  if (const Json document = Json::parse(json, nullptr, false); !document.is_discarded()) collect(document, "", places);
  for (const findings::Diagnostic& one : found.diagnostics) {
    if (one.part == RequestPart::body) places.insert(without_numbers(one.pointer));
  }
}

std::vector<TouchedRows::Coverage> TouchedRows::coverage() const {
  std::vector<Coverage> all;
  for (const auto& [key, places] : touched_) {
    const catalog::Operation* operation = catalog_.find_id(key.first);
    if (operation == nullptr || !operation->has(key.second)) continue;
    const Json schema = Json::parse(operation->schema(key.second));
    Coverage one{key.first, key.second, 0, {}};
    for (Row& row : Rows(schema).all) {
      ++one.rows;
      if (!places.contains(row.pointer)) one.untouched.push_back(std::move(row));
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace ocpv::program
