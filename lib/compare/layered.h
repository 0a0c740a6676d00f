// In: a node of a schema, what its references lead to, and what its tables state against its examples. Out: the node as
// if all that were written out in it.
// Promises: nothing is copied; what stands beside a reference goes before what it leads to.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace ocpv::compare {

class Layered {
 public:
  using Json = nlohmann::ordered_json;

  explicit Layered(const Json& node) : layers_{&node} {}

  void add_below(const Json& node) { layers_.push_back(&node); }
  /// Takes the place of what is there, but for `required`, which is added to it.
  void set_contested(const Json& node) { contested_ = &node; }

  bool has(const char* name) const { return find(name) != nullptr; }
  const Json& member(const char* name) const {
    static const Json nothing;
    const Json* const found = find(name);
    return found == nullptr ? nothing : *found;
  }
  std::string text(const char* name) const {
    const Json& value = member(name);
    return value.is_string() ? value.get<std::string>() : std::string();
  }
  /// What is required, as JSON texts in bytewise order.
  std::vector<std::string> required() const;

 private:
  const Json* find(const char* name) const;
  const Json* find_below(const char* name) const;

  std::vector<const Json*> layers_;
  const Json* contested_ = nullptr;
};

}  // namespace ocpv::compare
