#include "document_edits.h"

#include <algorithm>
#include <functional>

#include <nlohmann/json.hpp>

namespace ocpv::contract_test {
namespace {

using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

class Editor {
 public:
  Editor(const Json& document, const Json& schema) : document_(document), schema_(schema) {}

  std::vector<EditedDocument> edits() {
    visit(Pointer(), &schema_);
    return std::move(edits_);
  }

 private:
  void add(const std::string& what, const Pointer& place, const std::function<void(Json& root)>& change) {
    Json copy = document_;
    change(copy);
    edits_.push_back({what + " " + place.to_string(), place.to_string(), copy.dump()});
  }

  void visit(const Pointer& place, const Json* schema) {
    const Json& value = document_.at(place);
    if (!place.empty()) edit_value(place, value, schema);
    if (value.is_object()) {
      add("add", place / "noSuchMember", [&](Json& root) { root[place]["noSuchMember"] = 1; });
      for (const auto& [name, member] : value.items()) {
        drop(place, name);
        visit(place / name, below(schema, "properties", name));
      }
    } else if (value.is_array()) {
      for (std::size_t i = 0; i < value.size(); ++i)
        visit(place / i, schema && schema->contains("items") ? &schema->at("items") : nullptr);
    }
  }

  static const Json* below(const Json* schema, const char* keyword, const std::string& name) {
    if (!schema || !schema->contains(keyword) || !schema->at(keyword).contains(name)) return nullptr;
    return &schema->at(keyword).at(name);
  }

  void edit_value(const Pointer& place, const Json& value, const Json* schema) {
    // An empty object instead of a filled one would be as many mistakes as it has required members.
    for (const Json& other :
         {Json(nullptr), Json(true), Json(7), Json(7.5), Json("text"), Json::array(), Json::object()})
      if (other.type_name() != value.type_name() || (other.is_number_float() && value.is_number_integer()))
        add("write " + other.dump() + " for", place, [&](Json& root) { root[place] = other; });
    if (value.is_string()) add("write no listed value for", place, [&](Json& root) { root[place] = "NO_SUCH_VALUE"; });
    if (value.is_number())
      for (const Json& other : {Json(-1), Json(9223372036854775808U), Json(2147483648), Json(101)})
        add("write " + other.dump() + " for", place, [&](Json& root) { root[place] = other; });
    if (!schema || !schema->contains("enum")) return;
    for (const Json& other : schema->at("enum"))
      if (other != value)
        add("swap to " + other.dump() + " the value of", place, [&](Json& root) { root[place] = other; });
  }

  void drop(const Pointer& owner, const std::string& name) {
    add("drop", owner / name, [&](Json& root) { root[owner].erase(name); });
    if (name.size() < 5) return;
    const std::string misspelt = name.substr(0, 2) + name.substr(3);
    Json copy = document_;
    Json value = copy[owner][name];
    copy[owner].erase(name);
    copy[owner][misspelt] = std::move(value);
    edits_.push_back({"misspell " + (owner / name).to_string(), (owner / misspelt).to_string(), copy.dump()});
  }

  const Json& document_;
  const Json& schema_;
  std::vector<EditedDocument> edits_;
};

}  // namespace

std::vector<EditedDocument> single_edits(const std::string& document, const std::string& schema) {
  const Json document_tree = Json::parse(document, nullptr, false), schema_tree = Json::parse(schema);
  if (document_tree.is_discarded()) return {};
  return Editor(document_tree, schema_tree).edits();
}

}  // namespace ocpv::contract_test
