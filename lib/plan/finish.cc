#include "plan/finish.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "json/decimal.h"

namespace ocpv::plan {
namespace {

template <class T>
Slice append(std::vector<T>& all, const std::vector<T>& some) {
  const Slice slice{static_cast<std::uint32_t>(all.size()), static_cast<std::uint32_t>(some.size())};
  all.insert(all.end(), some.begin(), some.end());
  return slice;
}

constexpr int kMostSeeds = 128;
constexpr std::uint32_t kMostInRange = 64;  // Longer lists of integers are looked up.

Spelling spelling(std::string_view text, std::uint32_t index) {
  constexpr char kNever = 1;  // No string holds a control character.
  Spelling spelling;
  if (text.size() < kWindow) {
    std::copy(text.begin(), text.end(), spelling.bytes);
    spelling.bytes[text.size()] = '"';
    spelling.beyond = ~std::uint32_t{1} << text.size();
  } else {
    spelling.bytes[0] = kNever;
  }
  spelling.text = text.data();
  spelling.size = static_cast<std::uint16_t>(text.size());
  spelling.index = static_cast<std::uint16_t>(index);
  return spelling;
}

/// False for what JSON writes with an escape only, and for what is too short or long: its bytes alone never find it.
bool fits_table(std::string_view name) {
  const bool has_size = name.size() >= kLeastInTable && name.size() <= kMostInTable;
  return has_size && std::none_of(name.begin(), name.end(),
                                  [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
}

/// The mix of a text as if it stood in a document.
std::uint32_t mix_of_text(std::string_view text) {
  std::string document = "{\"";
  document.append(text).append("\"").append(kWindow, '\0');
  return mix_of({document.data() + 2, text.size()});
}

/// Chooses the seed with the fewest names that share a slot; those are chained.
Table add_table(Program& program, std::vector<Spelling> spellings) {
  const auto bits = static_cast<std::uint32_t>(std::bit_width(spellings.size()) + 1);
  std::vector<std::uint32_t> mixes;
  mixes.reserve(spellings.size());
  for (const Spelling& one : spellings) mixes.push_back(mix_of_text({one.text, one.size}));
  Table table{static_cast<std::uint32_t>(program.slots.size()), 32 - bits, 1};
  std::size_t fewest = spellings.size() + 1;
  std::uint32_t seed = 0x9E3779B9U;
  for (int i = 0; i < kMostSeeds && fewest != 0; ++i, seed = seed * 1664525U + 1013904223U) {
    Table trial = table;
    trial.seed = seed | 1;
    std::vector<bool> used(std::size_t{1} << bits, false);
    std::size_t shared = 0;
    for (const std::uint32_t mix : mixes) {
      const std::size_t slot = slot_of(trial, mix);
      if (used[slot]) ++shared;
      used[slot] = true;
    }
    if (shared >= fewest) continue;
    fewest = shared;
    table.seed = trial.seed;
  }
  program.slots.resize(program.slots.size() + (std::size_t{1} << bits), 0);
  for (std::size_t i = 0; i < spellings.size(); ++i) {
    std::uint32_t& slot = program.slots[table.slots + slot_of(table, mixes[i])];
    spellings[i].next = slot;
    slot = static_cast<std::uint32_t>(program.spellings.size());
    program.spellings.push_back(spellings[i]);
  }
  return table;
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
    node.quick[0] = quick(node);
    const auto asks_path = [](const Check& check) { return check.test == Test::same_as_path; };
    const bool asks_path_only = std::all_of(draft_.cautions.begin(), draft_.cautions.end(), asks_path);
    node.quick[1] = asks_path_only && !node.secret ? node.quick[0] : Quick{0};
    node.quick[2] = node.cautions.count == 0 ? node.quick[1] : Quick{0};
    node.start_bits = program_.masks[node.at_start];
    node.required_bits = program_.masks[node.required];
    node.closes_quickly = words_ == 1 && node.errors.count == 0 && node.asks.count == 0 && add_pairs(node);
    node.closes_plainly = node.closes_quickly && node.cautions.count == 0 && !node.secret && all_errors(node);
    node.looks_closer = !node.open && std::any_of(draft_.members.begin(), draft_.members.end(),
                                                  [](const DraftMember& member) { return !member.documented; });
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
    std::vector<Spelling> spellings;
    for (std::uint32_t i = 0; i < draft_.members.size(); ++i) {
      const DraftMember& draft = draft_.members[i];
      members.push_back({draft.name, member_nodes[i], draft.documented, Secrecy::none, FoldedShape(draft.name)});
      if (!fits_table(draft.name)) {
        node.has_unlisted = true;
        continue;
      }
      spellings.push_back(spelling(draft.name, i));
      spellings.back().node = member_nodes[i];
      spellings.back().marks = i < 64 ? std::uint64_t{1} << i : 0;
    }
    node.members = append(program_.members, members);
    node.table = add_table(program_, std::move(spellings));
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
    if (node.steps.count != 0) return 0;
    const bool reports = node.asks.count != 0 || node.targets.count != 0;
    const auto allows = [&](Types types) { return (node.types & types) == types; };
    using Limits = std::numeric_limits<std::int64_t>;
    node.low = Limits::min();
    node.high = Limits::max();
    if (node.errors.count == 0 && !reports) {
      return static_cast<Quick>((allows(kString) ? kQuickString : 0) | (allows(kInteger) ? kQuickWhole : 0) |
                                (allows(kBoolean) ? kQuickWord : 0));
    }
    if (allows(kInteger) && !reports && bound(node)) return kQuickWhole;
    if (node.errors.count != 1) return 0;
    const Check& check = program_.checks[node.errors.first];
    if (check.test == Test::shape && check.shape == Shape::no_protocol && allows(kString) && !reports) {
      return kQuickDirectory;
    }
    // An object's names would be looked for among the values.
    const bool has_table = draft_.members.empty() && words_ == 1 && !allows(kObject);
    if (check.test == Test::one_of && allows(kString) && has_table && add_values(node, check.values))
      return kQuickKnown;
    return 0;
  }

  /// Joins all that is asked of an integer into one low and high. False when something else is asked, too.
  bool bound(Node& node) const {
    for (std::uint32_t i = node.errors.first; i < node.errors.first + node.errors.count; ++i) {
      const Check& check = program_.checks[i];
      if (check.test == Test::whole_bounds) {
        node.low = std::max(node.low, check.low);
        node.high = std::min(node.high, check.high);
        continue;
      }
      if (check.test == Test::one_of && check.values.count <= kMostInRange) {
        const auto range = range_of(check.values);
        if (!range) return false;
        node.low = std::max(node.low, range->first);
        node.high = std::min(node.high, range->second);
        continue;
      }
      if ((check.test != Test::lower && check.test != Test::upper) || check.exclusive) return false;
      const std::optional<std::int64_t> whole = json::Decimal(check.text).to_int64();
      if (!whole) return false;
      if (check.test == Test::lower) node.low = std::max(node.low, *whole);
      if (check.test == Test::upper) node.high = std::min(node.high, *whole);
    }
    return true;
  }

  /// The least and the greatest of some values, if they are all the integers between them.
  std::optional<std::pair<std::int64_t, std::int64_t>> range_of(Slice values) const {
    const std::span<const EnumValue> all(program_.values.data() + values.first, values.count);
    const auto has = [&](std::int64_t whole) {
      return std::any_of(all.begin(), all.end(),
                         [&](const EnumValue& one) { return one.is_whole && one.whole == whole; });
    };
    const auto start = std::find_if(all.begin(), all.end(), [](const EnumValue& one) { return one.is_whole; });
    if (start == all.end()) return std::nullopt;
    std::int64_t low = start->whole, high = low;
    constexpr std::int64_t kFar = std::int64_t{1} << 62;
    while (low > -kFar && has(low - 1)) --low;
    while (high < kFar && has(high + 1)) ++high;
    const bool is_all = std::all_of(all.begin(), all.end(), [&](const EnumValue& one) {
      return !one.is_whole || (one.whole >= low && one.whole <= high);
    });
    return is_all ? std::optional(std::pair(low, high)) : std::nullopt;
  }

  /// Makes the table of the allowed strings, each with the tests of the holder that it fails. False when those are not
  /// known beforehand.
  bool add_values(Node& node, Slice values) {
    std::vector<Spelling> spellings;
    for (std::uint32_t v = 0; v < values.count; ++v) {
      const EnumValue& value = program_.values[values.first + v];
      std::uint64_t failed = 0;
      for (const Check& ask : draft_.asks) {
        if (ask.test != Test::one_of && ask.test != Test::type) return false;
        const bool holds = ask.test == Test::type ? (ask.types & value.type) != 0 : is_one_of(value, ask.values);
        if (!holds) failed |= std::uint64_t{1} << bit_of_test(draft_, ask.bit);
      }
      Spelling known = spelling(value.text, v);
      for (const DraftTarget& target : draft_.targets) {
        if (target.holder_bit >= 64) return false;
        for (const Bit& bit : target.bits) {
          if ((failed >> number(bit) & 1) != 0) known.marks |= std::uint64_t{1} << target.holder_bit;
        }
      }
      if (value.type == kString && fits_table(value.text)) spellings.push_back(known);
    }
    node.table = add_table(program_, std::move(spellings));
    return true;
  }

  bool all_errors(const Node& node) const {
    for (std::uint32_t i = 0; i < node.steps.count; ++i) {
      if (program_.rules[program_.steps[node.steps.first + i].rule].severity != Severity::error) return false;
    }
    return std::all_of(draft_.requirements.begin(), draft_.requirements.end(),
                       [](const Requirement& one) { return one.severity == Severity::error; });
  }

  /// The rules whose failure is an error, as pairs. False when one is of another kind.
  bool add_pairs(Node& node) {
    std::vector<Pair> pairs;
    for (std::uint32_t i = 0; i < node.steps.count; ++i) {
      const Step& step = program_.steps[node.steps.first + i];
      if (step.rule == kNone || step.kind != Step::Kind::all || step.clauses.count > 2) return false;
      if (program_.rules[step.rule].severity != Severity::error) continue;
      const Clause* clauses = program_.clauses.data() + step.clauses.first;
      Pair pair{program_.masks[clauses[0].mask], 0, clauses[0].clear, true};
      if (step.clauses.count == 2) {
        pair.second = program_.masks[clauses[1].mask];
        pair.second_clear = clauses[1].clear;
      }
      pairs.push_back(pair);
    }
    // Whole blocks; what fills the last one never fires: no bit of an empty mask is set.
    while (pairs.size() % kPairsAtOnce != 0) pairs.push_back({0, 0, false, false});
    node.pairs = append(program_.pairs, pairs);
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
