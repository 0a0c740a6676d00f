#include "reference/strict_tree.h"

#include <algorithm>
#include <set>
#include <vector>

#include <nlohmann/json.hpp>

namespace ocpv::reference {
namespace {

using Json = nlohmann::json;

/// Builds the tree, and stops at the first thing that is not allowed.
class TreeBuilder {
 public:
  TreeBuilder(std::size_t most_depth, DocumentSize& size, std::string& why)
      : most_depth_(most_depth), size_(size), why_(why) {}

  Json take() { return std::move(root_); }

  bool null() { return add(nullptr) != nullptr; }
  bool boolean(bool value) { return add(value) != nullptr; }
  bool number_integer(Json::number_integer_t value) { return add(value) != nullptr; }
  bool number_unsigned(Json::number_unsigned_t value) { return add(value) != nullptr; }
  bool number_float(Json::number_float_t value, const std::string&) { return add(value) != nullptr; }
  bool binary(Json::binary_t&) { return false; }

  bool string(std::string& value) {
    size_.longest_string = std::max(size_.longest_string, value.size());
    return add(std::move(value)) != nullptr;
  }

  bool start_object(std::size_t) { return open(Json::object()); }
  bool start_array(std::size_t) { return open(Json::array()); }
  bool end_object() { return close(); }

  bool end_array() {
    size_.longest_array = std::max(size_.longest_array, open_.back()->size());
    return close();
  }

  bool key(std::string& name) {
    size_.longest_string = std::max(size_.longest_string, name.size());
    if (open_.back()->contains(name)) return refuse("the same key twice in one object");
    key_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& problem) {
    return refuse(problem.what());
  }

 private:
  Json* add(Json value) {
    ++size_.values;
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Json& owner = *open_.back();
    if (owner.is_array()) {
      owner.push_back(std::move(value));
      return &owner.back();
    }
    return &(owner[key_] = std::move(value));
  }

  bool open(Json container) {
    if (open_.size() == most_depth_) return refuse("nested deeper than " + std::to_string(most_depth_));
    open_.push_back(add(std::move(container)));
    size_.depth = std::max(size_.depth, open_.size());
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  bool refuse(std::string reason) {
    why_ = std::move(reason);
    return false;
  }

  std::size_t most_depth_;
  DocumentSize& size_;
  std::string& why_;
  Json root_;
  std::vector<Json*> open_;  // Only the innermost container grows, so the pointers to its owners stay good.
  std::string key_;
};

}  // namespace

Json read_tree(std::string_view text, std::size_t most_depth, DocumentSize& size, std::string& why) {
  // nlohmann's lexer skips a byte-order mark; RFC 8259 lets a reader refuse it, and the body reader does.
  if (text.substr(0, 3) == "\xEF\xBB\xBF") {
    why = "a byte-order mark";
    return {};
  }
  TreeBuilder builder(most_depth, size, why);
  if (!Json::sax_parse(text.begin(), text.end(), &builder) && why.empty()) why = "not JSON";
  return why.empty() ? builder.take() : Json();
}

}  // namespace ocpv::reference
