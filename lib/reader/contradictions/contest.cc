#include "reader/contradictions/contest.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/secret_values.h"
#include "json/escape.h"
#include "reader/contradictions/kept_rules.h"
#include "reader/contradictions/twins.h"
#include "reader/contradictions/wording.h"
#include "reader/examples/line_of_pointer.h"
#include "reader/examples/masked.h"
#include "reader/examples/shown_values.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Field;
using contract::Said;

/// Walks one example beside the fields of its part.
class ContestWalker {
 public:
  ContestWalker(contract::Operation& operation, const contract::Example& example, Witness witness,
                std::set<std::string>& told, std::vector<Contradiction>& found)
      : operation_(operation),
        example_(example),
        rejects_(witness != Witness::none),
        whole_(witness == Witness::whole),
        told_(told),
        found_(found),
        prefix_(example.part == Part::request ? "request:" : "response:") {}

  void walk(Field& root, const Json& value) { visit(root, value, "", nullptr); }

 private:
  /// Marks unless a correction has settled it.
  void mark(Strength& strength) const {
    if (rejects_ && strength != Strength::corrected) strength = Strength::contested;
  }

  /// Tells once for each kind and place; items of one array are one place.
  void tell(Conflict conflict, const Said& said, const std::string& pointer, std::string_view argument0,
            std::string_view argument1) {
    Contradiction one =
        worded(conflict, said, {operation_.id, example_.said.line}, prefix_ + pointer, argument0, argument1);
    if (!told_
             .insert(one.id + " " + one.pointer + " " +
                     (conflict == Conflict::unknown_key ? std::string(argument0) : ""))
             .second)
      return;
    one.second.line += line_within_example();
    found_.push_back(std::move(one));
  }

  /// Lines from the example's first to the value. Each search reads the example: after a good many the first has to do.
  std::uint32_t line_within_example() {
    searched_ += example_.text.size();
    return searched_ > kMostSearched ? 0 : line_of_value(example_.text, steps_) - 1;
  }

  std::string shown_value(const Field& field, const Json& value) const {
    const bool is_secret =
        field.secret || (value.is_string() && gives_itself_away(value.get_ref<const std::string&>()));
    return is_secret ? std::string(kSecretMask) : text_of(value);
  }

  /// `listed` is the list of an array for its items.
  void visit(Field& field, const Json& value, const std::string& pointer, std::optional<contract::Values>* listed) {
    if (value.is_discarded()) return;
    if (value.is_string() && is_masked(value.get_ref<const std::string&>())) return leave_mask_open(field, value);
    if (value.is_null()) {
      // It says that null occurs, and nothing of what else may stand here.
      if (rejects_) shape_of(field).nullable = true;
      return;
    }
    check_type(shape_of(field), value, pointer);
    if (field.kind_strength != Strength::contested || !rejects_) {
      check_values(field, value, pointer, listed);
      check_bounds(field, value, pointer);
    } else if (field.values && field.values->closed && !is_listed(value, *field.values)) {
      // The type was told already; what the list says of another type must not reject the example either.
      mark(field.values->strength);
    }
    if (value.is_object()) visit_members(field, value, pointer);
    if (value.is_array() && field.kind == Kind::array && !field.items.empty()) {
      std::size_t index = 0;
      for (const Json& item : value) {
        steps_.push_back(std::to_string(index++));
        visit(field.items.front(), item, pointer + "/*", &field.values);
        steps_.pop_back();
      }
    }
  }

  /// A masked value is no witness, and nothing is told of it; but the example as printed must not be refused for its
  /// length, nor a secret for being hidden.
  void leave_mask_open(Field& field, const Json& value) {
    if (!rejects_ || field.kind != Kind::string) return;
    if (field.bounds && !is_within(value, *field.bounds)) mark(field.bounds->strength);
    if (field.secret && field.values && !is_listed(value, *field.values)) mark(field.values->strength);
  }

  void check_type(Field& field, const Json& value, const std::string& pointer) {
    if (!has_type(value, field.kind)) {
      // What the table's own list contradicts already is told with the list.
      if (rejects_ && field.kind_strength != Strength::contested)
        tell(Conflict::type, field.said, pointer, word_of(field.kind), word_of_value(value));
      mark(field.kind_strength);
    } else if (!has_format(value, field.kind)) {
      if (rejects_) tell(Conflict::format, field.said, pointer, shown_value(field, value), word_of(field.kind));
      mark(field.kind_strength);
    } else if (field.shape == contract::Shape::no_protocol && value.is_string() &&
               has_protocol(value.get<std::string>())) {
      tell(Conflict::protocol, field.said, pointer, shown_value(field, value), "");
      if (rejects_) field.shape = contract::Shape::any;
    }
  }

  void check_values(Field& field, const Json& value, const std::string& pointer,
                    std::optional<contract::Values>* listed) {
    std::optional<contract::Values>& values = field.values || listed == nullptr ? field.values : *listed;
    if (!values || !values->closed || field.kind == Kind::array || is_listed(value, *values)) return;
    if (rejects_)
      tell(Conflict::value, field.said, pointer, shown_value(field, value),
           field.name.empty() ? last_name(pointer) : field.name);
    mark(values->strength);
  }

  static std::string last_name(const std::string& pointer) {
    const std::string_view owner = std::string_view(pointer).substr(0, pointer.rfind("/*"));
    return std::string(owner.substr(owner.rfind('/') + 1));
  }

  void check_bounds(Field& field, const Json& value, const std::string& pointer) {
    if (!field.bounds || is_within(value, *field.bounds)) return;
    if (rejects_) tell(Conflict::range, field.said, pointer, shown_value(field, value), field.name);
    mark(field.bounds->strength);
  }

  /// The field itself, or what all fields of its structure share.
  Field& shape_of(Field& field) {
    if (field.structure.empty()) return field;
    for (contract::Structure& structure : operation_.structures) {
      if (structure.name == field.structure) return structure.shape;
    }
    return field;
  }

  void visit_members(Field& field, const Json& value, const std::string& pointer) {
    if (field.kind == Kind::map && !field.items.empty()) {
      for (const auto& [name, member] : value.items()) {
        steps_.push_back(name);
        visit(field.items.front(), member, pointer + "/*", nullptr);
        steps_.pop_back();
      }
      return;
    }
    std::vector<Field>& members = shape_of(field).fields;
    if (field.kind != Kind::object || members.empty()) return;
    compare_names(field, members, value, pointer);
    for (Field& member : members) {
      const auto found = value.find(member.name);
      if (found == value.end()) continue;
      steps_.push_back(member.name);
      visit(member, *found, pointer + "/" + member.name, nullptr);
      steps_.pop_back();
    }
  }

  /// Names on one side only: required ones that are missing, keys that nobody knows, and pairs that mean the same.
  void compare_names(Field& field, std::vector<Field>& members, const Json& value, const std::string& pointer) {
    std::vector<std::string> unknown;
    std::size_t known = 0;
    for (const auto& [name, member] : value.items()) {
      const bool named =
          std::any_of(members.begin(), members.end(), [&, key = name](const Field& one) { return one.name == key; });
      if (named)
        ++known;
      else
        unknown.push_back(name);
    }
    const bool else_shown = known == 0 && unknown.size() >= 2;
    if (else_shown)
      tell(Conflict::something_else, members.front().said, pointer, field.name.empty() ? "body" : field.name, "");
    for (Field& member : members) {
      if (value.contains(member.name)) continue;
      const std::string twin = else_shown ? "" : take_twin(member.name, unknown);
      if (!twin.empty()) {
        steps_.push_back(twin);
        tell(Conflict::spelt_two_ways, member.said, pointer + "/" + member.name, member.name, twin);
        steps_.pop_back();
      }
      if (!member.required || is_in_second_place(member)) continue;
      if (twin.empty() && !else_shown && whole_ && must_show(member)) {
        tell(Conflict::misses_required, member.said, pointer + "/" + member.name, member.name, "");
      }
      if (whole_) mark(member.required_strength);
    }
    if (else_shown || field.open) return;
    for (const std::string& name : unknown) {
      steps_.push_back(name);
      tell(Conflict::unknown_key, members.front().said, pointer, name, "");
      steps_.pop_back();
    }
  }

  /// What is only advice for a response is no contradiction when it is missing there.
  bool must_show(const Field& member) const {
    return example_.part == Part::request || member.required_strength != Strength::contested;
  }

  static bool is_in_second_place(const Field& member) { return !member.belongs_at.empty(); }

  static constexpr std::size_t kMostSearched = std::size_t{32} << 20;

  contract::Operation& operation_;
  const contract::Example& example_;
  bool rejects_;  ///< The example is a witness: what it breaks is contested.
  bool whole_;    ///< What it lacks is evidence too.
  std::set<std::string>& told_;
  std::vector<Contradiction>& found_;
  std::string prefix_;
  std::vector<std::string> steps_;
  std::size_t searched_ = 0;
};

// ---- how much there is to compare

std::size_t fields_in(const Field& field) {
  std::size_t count = 1;
  for (const Field& member : field.fields) count += fields_in(member);
  for (const Field& items : field.items) count += fields_in(items);
  return count;
}

/// Every value of the example may have to be compared with every field, and with every rule.
std::size_t effort_of(const contract::Operation& operation, const Field& root, std::string_view example) {
  const auto values = std::count_if(example.begin(), example.end(),
                                    [](char c) { return c == ',' || c == ':' || c == '{' || c == '['; });
  std::size_t fields = fields_in(root) + operation.rules.size();
  for (const contract::Structure& structure : operation.structures) fields += fields_in(structure.shape);
  return static_cast<std::size_t>(values + 1) * (fields + 1);
}

constexpr std::size_t kMostEffort = 1'000'000;  ///< Of a page; no published page comes to it.

// ---- conditions

void contest_rules(contract::Operation& operation, const contract::Example& example, const Json& value,
                   std::vector<Contradiction>& found) {
  for (contract::Rule& rule : operation.rules) {
    if (rule.part != example.part || rule.strength == Strength::corrected || rule.strength == Strength::contested)
      continue;
    if (keeps(value, rule)) continue;
    rule.strength = Strength::contested;
    const std::string prefix = rule.part == Part::request ? "request:" : "response:";
    found.push_back(worded(Conflict::condition, rule.said, {operation.id, example.said.line}, prefix + rule.pointer,
                           rule.pointer.substr(rule.pointer.rfind('/') + 1)));
  }
}

}  // namespace

std::vector<Contradiction> contest(contract::Operation& operation, const ExampleValues& values) {
  std::vector<Contradiction> found;
  std::set<std::string> told;
  std::size_t effort_left = kMostEffort;
  for (std::size_t at = 0; at < operation.examples.size(); ++at) {
    contract::Example& example = operation.examples[at];
    const ExampleValue& value = values[at];
    std::optional<Field>& root = example.part == Part::request ? operation.request : operation.response;
    if (value.value == nullptr || !root) continue;
    const std::size_t effort = effort_of(operation, *root, example.text);
    if (effort > effort_left) {
      // Not compared, so no witness either.
      example.parsable = false;
      found.push_back(worded(Conflict::too_large, {operation.id, example.said.line}, root->said, "", ""));
      continue;
    }
    effort_left -= effort;
    ContestWalker(operation, example, value.witness, told, found).walk(*root, *value.value);
    if (value.witness == Witness::whole) contest_rules(operation, example, *value.value, found);
  }
  return found;
}

}  // namespace ocpv::reader
