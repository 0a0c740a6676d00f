#include "plan/finish.h"

#include <algorithm>
#include <string_view>

namespace ocpv::plan {
namespace {

template <class T>
Slice append(std::vector<T>& all, const std::vector<T>& some) {
  const Slice slice{static_cast<std::uint32_t>(all.size()), static_cast<std::uint32_t>(some.size())};
  all.insert(all.end(), some.begin(), some.end());
  return slice;
}

class Finisher {
 public:
  Finisher(Program& program, const Draft& draft) : program_(program), draft_(draft) {
    const std::size_t bits = draft.members.size() + draft.tests;
    words_ = static_cast<std::uint32_t>(std::max<std::size_t>(1, (bits + 63) / 64));
  }

  Node node(const std::vector<std::uint32_t>& member_nodes) {
    Node node = draft_.node;
    node.words = static_cast<std::uint8_t>(words_);
    program_.most_words = std::max(program_.most_words, words_);
    node.errors = append(program_.checks, draft_.errors);
    node.cautions = append(program_.checks, draft_.cautions);
    node.asks = append(program_.checks, numbered(draft_.asks));
    add_members(node, member_nodes);
    node.requirements = append(program_.requirements, draft_.requirements);
    node.required = required();
    node.at_start = at_start();
    node.steps = add_steps();
    node.targets = add_targets();
    node.quick = quick(node);
    return node;
  }

 private:
  std::uint32_t number(const Bit& bit) const { return bit.is_member ? bit.index : bit_of_test(draft_, bit.index); }

  std::uint32_t mask(const Bits& bits) {
    const auto at = static_cast<std::uint32_t>(program_.masks.size());
    program_.masks.resize(at + words_, 0);
    for (const Bit& bit : bits) program_.masks[at + number(bit) / 64] |= std::uint64_t{1} << number(bit) % 64;
    return at;
  }

  std::vector<Check> numbered(std::vector<Check> checks) const {
    for (Check& check : checks) check.bit = bit_of_test(draft_, check.bit);
    return checks;
  }

  void add_members(Node& node, const std::vector<std::uint32_t>& member_nodes) {
    std::vector<Member> members;
    node.by_size = static_cast<std::uint32_t>(program_.sizes.size());
    program_.sizes.resize(program_.sizes.size() + kSizeSlots, kNone);
    std::uint32_t* first = program_.sizes.data() + node.by_size;
    for (std::uint32_t i = 0; i < draft_.members.size(); ++i) {
      const DraftMember& draft = draft_.members[i];
      members.push_back({draft.name, member_nodes[i], kNone, draft.documented});
      // Chains keep document order: find the end of this size's chain.
      std::uint32_t* link = first + std::min<std::size_t>(draft.name.size(), kSizeSlots - 1);
      while (*link != kNone) link = &members[*link].same_size;
      *link = i;
    }
    node.members = append(program_.members, members);
  }

  std::uint32_t required() {
    Bits bits;
    for (const Requirement& requirement : draft_.requirements) {
      if (requirement.severity == Severity::error) bits.push_back({true, requirement.member});
    }
    return mask(bits);
  }

  std::uint32_t at_start() {
    Bits bits;
    for (std::uint32_t i = 0; i < draft_.members.size(); ++i) bits.push_back({true, i});
    return mask(bits);
  }

  Slice add_steps() {
    std::vector<Step> steps;
    for (const DraftStep& draft : draft_.steps) {
      Step step;
      step.kind = draft.kind;
      std::vector<Clause> clauses;
      for (const DraftClause& clause : draft.clauses) clauses.push_back({mask(clause.bits), clause.clear});
      step.clauses = append(program_.clauses, clauses);
      if (draft.test) step.bit = bit_of_test(draft_, *draft.test);
      if (draft.rule) {
        step.rule = static_cast<std::uint32_t>(program_.rules.size());
        program_.rules.push_back(*draft.rule);
      }
      steps.push_back(step);
    }
    return append(program_.steps, steps);
  }

  Slice add_targets() {
    std::vector<Target> targets;
    for (const DraftTarget& draft : draft_.targets) targets.push_back({mask(draft.bits), draft.holder_bit});
    return append(program_.targets, targets);
  }

  // Most values are asked one thing only; the walk decides those without lists.
  Quick quick(Node& node) {
    Quick quick = 0;
    if (node.cautions.count == 0 && !node.secret) quick = kQuickPlain;
    const bool reports = node.asks.count != 0 || node.steps.count != 0 || node.targets.count != 0;
    const auto allows = [&](Types types) { return (node.types & types) == types; };
    if (node.errors.count == 0 && !reports) {
      if (allows(kString)) quick |= kQuickString;
      if (allows(kInteger | kFraction)) quick |= kQuickNumber;
      if (allows(kBoolean)) quick |= kQuickWord;
    }
    if (node.errors.count == 1) {
      const Check& check = program_.checks[node.errors.first];
      if (check.test == Test::whole_bounds && allows(kInteger) && !reports) {
        quick |= kQuickWhole;
        node.low = check.low;
        node.high = check.high;
      }
      if (check.test == Test::one_of && allows(kString) && add_marks(node, check.values)) quick |= kQuickValues;
    }
    return quick;
  }

  /// Finds out for each allowed value which tests of the holder it fails. False when that is not known beforehand.
  bool add_marks(const Node& node, Slice values) {
    if (node.steps.count != 0) return false;
    for (std::uint32_t v = 0; v < values.count; ++v) {
      EnumValue& value = program_.values[values.first + v];
      std::uint64_t failed = 0;
      if (words_ != 1) return false;
      for (const Check& ask : draft_.asks) {
        if (ask.test != Test::one_of && ask.test != Test::type) return false;
        const bool holds = ask.test == Test::type ? (ask.types & value.type) != 0 : is_one_of(value, ask.values);
        if (!holds) failed |= std::uint64_t{1} << bit_of_test(draft_, ask.bit);
      }
      value.marks = 0;
      for (const DraftTarget& target : draft_.targets) {
        if (target.holder_bit >= 64) return false;
        for (const Bit& bit : target.bits) {
          if ((failed >> number(bit) & 1) != 0) value.marks |= std::uint64_t{1} << target.holder_bit;
        }
      }
    }
    return true;
  }

  bool is_one_of(const EnumValue& value, Slice values) const {
    for (std::uint32_t i = 0; i < values.count; ++i) {
      const EnumValue& other = program_.values[values.first + i];
      if (other.type == value.type && other.text == value.text) return true;
    }
    return false;
  }

  Program& program_;
  const Draft& draft_;
  std::uint32_t words_ = 1;
};

}  // namespace

void finish(Program& program, std::uint32_t index, const Draft& draft, const std::vector<std::uint32_t>& member_nodes) {
  const Node kept = program.nodes[index];  // others and items are known already
  Node node = Finisher(program, draft).node(member_nodes);
  node.others = kept.others;
  node.said_others = kept.said_others;
  node.items = kept.items;
  program.nodes[index] = node;
}

}  // namespace ocpv::plan
