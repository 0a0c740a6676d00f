#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"
#include "plan/program.h"

namespace ocpv::plan {
namespace {

class Describer {
 public:
  explicit Describer(const Program& program) : program_(program), described_(program.nodes.size(), false) {}

  std::string describe() {
    node(program_.root, "", 0);
    return out_;
  }

 private:
  void line(std::size_t depth, std::string_view text) { out_.append(2 * depth, ' ').append(text).append("\n"); }

  std::string names(Slice slice, const std::vector<std::string_view>& all, std::string_view between) const {
    std::string text;
    for (std::uint32_t i = 0; i < slice.count; ++i) {
      if (i != 0) text += between;
      text += all[slice.first + i];
    }
    return text;
  }

  static std::string types(Types types) {
    if (types == kEveryType) return "anything";
    std::string text;
    const auto add = [&](std::string_view name) { text.append(text.empty() ? "" : " or ").append(name); };
    if ((types & kObject) != 0) add("object");
    if ((types & kArray) != 0) add("array");
    if ((types & kString) != 0) add("string");
    if ((types & kFraction) != 0) {
      add("number");
    } else if ((types & kInteger) != 0) {
      add("integer");
    }
    if ((types & kBoolean) != 0) add("boolean");
    if ((types & kNull) != 0) add("null");
    return text.empty() ? "nothing" : text;
  }

  static std::string_view shape(Shape shape) {
    switch (shape) {
      case Shape::date_time:
        return "a date and time with an offset";
      case Shape::time:
        return "a time with an offset";
      case Shape::date:
        return "a date";
      case Shape::no_protocol:
        break;
    }
    return "without a protocol";
  }

  std::string words(const Check& check) const {
    const std::string low = std::to_string(check.low), text(check.text);
    switch (check.test) {
      case Test::type:
        return types(check.types);
      case Test::one_of:
        return "one of " + names(check.values, program_.value_texts, ", ");
      case Test::whole_bounds:
        return std::to_string(check.low) + " to " + std::to_string(check.high);
      case Test::lower:
        return (check.exclusive ? "over " : "at least ") + text;
      case Test::upper:
        return (check.exclusive ? "under " : "at most ") + text;
      case Test::multiple:
        return "a multiple of " + low;
      case Test::shape:
        return std::string(shape(check.shape));
      case Test::least_length:
        return "at least " + low + " characters";
      case Test::most_length:
        return "at most " + low + " characters";
      case Test::least_items:
        return "at least " + low + " items";
      case Test::most_items:
        return "at most " + low + " items";
      case Test::unique_items:
        return "no item twice";
      case Test::least_members:
        return "at least " + low + " members";
      case Test::most_members:
        return "at most " + low + " members";
      case Test::never:
        return "never right";
      case Test::known_value:
        return "known: " + names(check.values, program_.value_texts, ", ");
      case Test::same_as_path:
        return "the same as " + text + " of the path";
      case Test::belongs:
        break;
    }
    return "belongs at " + text;
  }

  /// `workMode is RS_LIST`, `appType is not OB`, `hosts has at most 1 items`.
  std::string condition(const Rule& rule) const {
    const std::string decider = names(rule.decider, program_.texts, ".");
    if (rule.values.count == 0) return decider + " has " + count(rule) + " items";
    return decider + (rule.negated ? " is not " : " is ") + names(rule.values, program_.value_texts, ", ");
  }

  static std::string count(const Rule& rule) {
    std::string text;
    if (rule.low != 0) text = "at least " + std::to_string(rule.low);
    if (rule.high != kNone) text += (text.empty() ? "at most " : " and at most ") + std::to_string(rule.high);
    return text;
  }

  std::string words(const Rule& rule) const {
    if (!rule.kind) return std::string(program_.said[rule.said].schema_pointer);
    const bool has_count = facts_of(*rule.kind).has == RuleKindFacts::Has::count;
    return fill(texts_of(*rule.kind).plan,
                {names(rule.subject, program_.texts, "."), condition(rule),
                 has_count ? count(rule) : names(rule.allowed, program_.value_texts, ", "), paths(rule.places)});
  }

  std::string paths(Slice places) const {
    std::string text;
    for (std::uint32_t i = 0; i < places.count; ++i) {
      text.append(i == 0 ? "" : ", ").append(names(program_.paths[places.first + i], program_.texts, "."));
    }
    return text;
  }

  static std::string_view mark(Severity severity) {
    return severity == Severity::error ? "" : severity == Severity::warning ? " (warning)" : " (note)";
  }

  std::string required(const Node& node, std::uint32_t member) const {
    for (std::uint32_t i = 0; i < node.requirements.count; ++i) {
      const Requirement& requirement = program_.requirements[node.requirements.first + i];
      if (requirement.member == member) return requirement.severity == Severity::error ? " (required)" : " (expected)";
    }
    return {};
  }

  void node(std::uint32_t number, const std::string& name, std::size_t depth) {
    const Node& node = program_.nodes[number];
    std::string first = name + (name.empty() ? "" : ": ") + types(node.types);
    if (node.secret) first += ", secret";
    // Shared and recursive structures are told once; told each time they could double with each level.
    const bool is_structure = node.members.count != 0 || node.items != kAnything;
    if (is_structure && described_[number]) return line(depth, first + ", as above");
    described_[number] = true;
    line(depth, first);
    parts(node, depth + (name.empty() ? 0 : 1));
  }

  void parts(const Node& node, std::size_t depth) {
    for (const Slice slice : {node.errors, node.cautions}) {
      for (std::uint32_t i = 0; i < slice.count; ++i) {
        const Check& check = program_.checks[slice.first + i];
        line(depth + (depth == 0 ? 1 : 0), words(check).append(mark(check.severity)));
      }
    }
    const std::size_t inside = depth == 0 ? 1 : depth;
    for (std::uint32_t i = 0; i < node.members.count; ++i) {
      const Member& member = program_.members[node.members.first + i];
      if (member.documented) this->node(member.node, std::string(member.name) + required(node, i), inside);
    }
    if (node.items != kAnything) this->node(node.items, "each item", inside);
    if (node.others == kNone) line(inside, "no other members");
    if (node.others != kNone && node.others != kAnything) this->node(node.others, "other members", inside);
    for (std::uint32_t i = 0; i < node.steps.count; ++i) {
      const Step& step = program_.steps[node.steps.first + i];
      if (step.rule == kNone) continue;
      const Rule& rule = program_.rules[step.rule];
      line(inside, "rule: " + words(rule).append(mark(rule.severity)));
    }
  }

  const Program& program_;
  std::string out_;
  std::vector<bool> described_;  // by node
};

}  // namespace

std::string describe(const Plan& plan) { return Describer(plan.program()).describe(); }

}  // namespace ocpv::plan
