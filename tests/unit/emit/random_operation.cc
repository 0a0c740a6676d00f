#include "random_operation.h"

#include <random>
#include <string>
#include <vector>

namespace ocpv::test {

namespace {

using contract::Field;
using contract::Kind;
using contract::Rule;

constexpr const char* kStructures[] = {"Node", "List<T>", "a/b~c"};
constexpr const char* kTexts[] = {"A", "B", "3", "-7", "true", "2147483648", "x y", "0.5"};
constexpr const char* kNumbers[] = {"0", "-5", "100", "9223372036854775808", "1e3", "0.25", "abc"};

class Maker {
 public:
  explicit Maker(std::uint32_t seed) : random_(seed) {}

  contract::Operation operation() {
    contract::Operation made;
    made.id = "random";
    made.path_parameters = {scalar("id")};
    if (chance(2)) made.query_parameters = {scalar("page"), scalar("size")};
    made.request = chance(8) ? array_of_objects() : object("", 3);
    made.response = object("", 3);
    for (const char* name : kStructures) made.structures.push_back({name, object("", 2)});
    collect(*made.request, "");
    for (int n = pick(8); n > 0; --n) made.rules.push_back(rule());
    // With conditions beside it, a one-of is a riddle that the sample does not solve.
    if (made.rules.empty() && chance(2)) {
      contract::OneOf one_of;
      one_of.pointers = {pointer(), pointer()};
      made.one_of.push_back(std::move(one_of));
    }
    return made;
  }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<std::uint32_t>(below)); }
  bool chance(int one_in) { return pick(one_in) == 0; }
  Strength strength() { return static_cast<Strength>(pick(4)); }
  std::string text() { return kTexts[pick(8)]; }

  Field scalar(std::string name) {
    Field field;
    field.name = std::move(name);
    field.kind = static_cast<Kind>(pick(10));
    field.kind_strength = chance(6) ? strength() : Strength::stated;
    field.required = chance(3);
    field.required_strength = chance(4) ? strength() : Strength::stated;
    if (chance(3)) {
      field.values.emplace();
      for (int n = pick(4); n >= 0; --n) field.values->items.push_back({text(), ""});
      field.values->closed = !chance(3);
      field.values->strength = strength();
    }
    if (chance(3)) {
      field.bounds.emplace();
      if (chance(2)) field.bounds->minimum = kNumbers[pick(7)];
      if (chance(2)) field.bounds->maximum = kNumbers[pick(7)];
      if (chance(2)) field.bounds->min_length = static_cast<std::uint64_t>(pick(9));
      if (chance(2)) field.bounds->max_length = static_cast<std::uint64_t>(pick(9));
      field.bounds->strength = strength();
    }
    if (chance(6)) field.shape = contract::Shape::no_protocol;
    if (chance(6)) field.default_json = text();
    return field;
  }

  Field object(std::string name, int depth) {
    Field field;
    field.name = std::move(name);
    field.kind = Kind::object;
    field.required = chance(2);
    for (int n = pick(5); n > 0; --n) field.fields.push_back(member("m" + std::to_string(n), depth - 1));
    return field;
  }

  Field member(std::string name, int depth) {
    if (depth <= 0 || chance(2)) return chance(5) ? reference(std::move(name)) : scalar(std::move(name));
    if (chance(3)) return list(std::move(name), depth);
    return object(std::move(name), depth);
  }

  Field reference(std::string name) {
    Field field;
    field.name = std::move(name);
    field.kind = Kind::object;
    field.required = chance(2);
    field.structure = chance(10) ? "Nowhere" : kStructures[pick(3)];
    return field;
  }

  Field list(std::string name, int depth) {
    Field field;
    field.name = std::move(name);
    field.kind = chance(4) ? Kind::map : Kind::array;
    field.required = chance(3);
    if (!chance(4)) field.items.push_back(member("", depth - 1));
    if (field.kind == Kind::array && chance(3)) {
      field.bounds.emplace();
      field.bounds->min_items = static_cast<std::uint64_t>(pick(4));
      field.bounds->max_items = static_cast<std::uint64_t>(pick(4));
    }
    return field;
  }

  Field array_of_objects() {
    Field field;
    field.kind = Kind::array;
    field.items.push_back(object("", 2));
    return field;
  }

  void collect(const Field& field, const std::string& at) {
    if (!at.empty()) pointers_.push_back(at);
    for (const Field& one : field.fields) collect(one, at + "/" + one.name);
    for (const Field& one : field.items) collect(one, at + "/*");
  }

  std::string pointer() { return pointers_.empty() || chance(8) ? "/gone" : pointers_[random_() % pointers_.size()]; }

  Rule rule() {
    Rule made;
    // One of the further kinds, so that no two of them can exclude each other.
    made.kind = static_cast<Rule::Kind>(has_further_kind_ ? pick(3) : pick(10));
    has_further_kind_ = has_further_kind_ || made.kind > Rule::Kind::value_when;
    made.pointer = pointer();
    if (is_of_group(made.kind)) {
      const std::string owner = made.pointer.substr(0, made.pointer.rfind('/'));
      for (const std::string& other : pointers_) {
        const bool beside = other != made.pointer && other.substr(0, other.rfind('/')) == owner;
        if (beside && made.others.size() < 3 && !chance(3)) made.others.push_back(other);
      }
      return made;
    }
    made.when.pointer = pointer();
    for (int n = pick(2); n >= 0; --n) made.when.in.push_back(text());
    if (chance(4)) std::swap(made.when.in, made.when.not_in);
    if (made.kind == Rule::Kind::value_when || made.kind == Rule::Kind::values_when) made.in = {text()};
    if (made.kind == Rule::Kind::items_when) made.items = contract::Count{pick(2), pick(2) + 1};
    made.severity = chance(3) ? Severity::warning : Severity::error;
    made.strength = strength();
    return made;
  }

  std::mt19937 random_;
  std::vector<std::string> pointers_;
  bool has_further_kind_ = false;
};

}  // namespace

contract::Operation random_operation(std::uint32_t seed) { return Maker(seed).operation(); }

}  // namespace ocpv::test
