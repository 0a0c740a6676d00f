// RequestPart of Walk: what is settled when an object or array closes. Required members, rules between members, items.
#pragma once

#include "walk/walk.h"

namespace ocpv::walk {

template <class Sink>
inline void Walk<Sink>::start_bits(Frame& frame) {
  const std::uint64_t* start = program_.masks.data() + frame.node->at_start;
  for (std::uint32_t i = 1; i < frame.node->words; ++i) frame.bits[i] = start[i];
}

template <class Sink>
inline void Walk<Sink>::close(Frame& frame, Frame& holder) {
  const Node& node = *frame.node;
  if (memory_.keys.size() > frame.first_key) [[unlikely]] {
    if (memory_.keys.size() > frame.first_key + 1) repeated_keys(frame);
    memory_.keys.resize(frame.first_key);
  }
  if (is_careful() ? node.closes_plainly : node.closes_quickly) {
    const std::uint64_t bits = frame.bits[0];
    bool wrong = (bits & node.required_bits) != 0;
    const plan::Pair* pair = program_.pairs.data() + node.pairs.first;
    for (std::uint32_t block = 0; block < node.pairs.count; block += plan::kPairsAtOnce, pair += plan::kPairsAtOnce) {
      for (std::uint32_t i = 0; i < plan::kPairsAtOnce; ++i) {
        wrong |= (((bits & pair[i].first) == 0) == pair[i].first_clear) &
                 (((bits & pair[i].second) == 0) == pair[i].second_clear);
      }
    }
    if (!wrong || !is_careful()) {
      if (wrong) sink_.fail(Severity::error);
      report_targets(node, frame.bits, holder);
      return;
    }
  }
  if (!frame.is_array && node.requirements.count != 0 &&
      (is_careful() || !is_clear(frame.bits, node.required, node.words))) {
    missing(frame);
  }
  if (node.steps.count + node.targets.count + node.errors.count + node.asks.count != 0 ||
      (is_careful() && (node.cautions.count != 0 || node.secret))) {
    settle(frame, holder);
  }
}

template <class Sink>
void Walk<Sink>::settle(Frame& frame, Frame& holder) {
  const Node& node = *frame.node;
  const bool checked = node.errors.count + node.asks.count + node.cautions.count != 0 || node.secret;
  if (checked) {
    ValueSeen seen;
    seen.type = frame.is_array ? plan::kArray : plan::kObject;
    seen.count = frame.count;
    const auto asks_unique = [&](plan::Slice slice) {
      for (std::uint32_t i = slice.first; i < slice.first + slice.count; ++i) {
        if (program_.checks[i].test == plan::Test::unique_items) return true;
      }
      return false;
    };
    if (frame.is_array && (asks_unique(node.errors) || asks_unique(node.asks) || asks_unique(node.cautions))) {
      seen.repeated = has_repeated_items(frame);
    }
    judge(node, holder, seen, frame.open, frame.key, frame.bits);
  }
  run_steps(node, frame.bits, frame.open, frame.key, holder);
  report_targets(node, frame.bits, holder);
}

template <class Sink>
void Walk<Sink>::missing(Frame& frame) {
  const Node& node = *frame.node;
  for (std::uint32_t i = node.requirements.first; i < node.requirements.first + node.requirements.count; ++i) {
    const plan::Requirement& requirement = program_.requirements[i];
    if ((frame.bits[requirement.member / 64] >> requirement.member % 64 & 1) == 0) continue;
    const auto severity = static_cast<Severity>(requirement.severity);
    sink_.fail(severity);
    if constexpr (kCollects) {
      note({Fact::Kind::missing, severity, requirement.said, requirement.member, number_of(node), frame.open, frame.key,
            frame.open, number_of(node)},
           (&frame)[-1]);
    }
  }
}

/// Scalars only (the plan refuses uniqueItems elsewhere); arrays and objects among them are wrong already.
template <class Sink>
bool Walk<Sink>::has_repeated_items(const Frame& frame) {
  std::vector<Key>& items = memory_.items.all;
  items.clear();
  std::size_t depth = 0;
  for (const std::uint32_t* at = base_ + frame.open + 1; depth != 0 || bytes_[*at] != ']'; ++at) {
    const char c = bytes_[*at];
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (depth != 0 || c == ',' || c == '}' || c == ']') continue;
    ValueSeen seen;
    if (see(seen, at)) items.push_back({seen.text, seen.type});
  }
  return has_equal_values(memory_.items);
}

template <class Sink>
inline bool Walk<Sink>::is_clear(const std::uint64_t* bits, std::uint32_t mask, std::uint32_t words) const {
  const std::uint64_t* wanted = program_.masks.data() + mask;
  std::uint64_t set = bits[0] & wanted[0];
  for (std::uint32_t i = 1; i < words; ++i) set |= bits[i] & wanted[i];
  return set == 0;
}

template <class Sink>
inline bool Walk<Sink>::fires(const plan::Step& step, const std::uint64_t* bits, std::uint32_t words) const {
  const plan::Clause* clause = program_.clauses.data() + step.clauses.first;
  const plan::Clause* const end = clause + step.clauses.count;
  if (step.kind == plan::Step::Kind::all) {
    for (; clause != end; ++clause) {
      if (is_clear(bits, clause->mask, words) != clause->clear) return false;
    }
    return true;
  }
  std::uint32_t count = 0;
  for (; clause != end; ++clause) count += is_clear(bits, clause->mask, words) == clause->clear;
  return count != 1;
}

template <class Sink>
void Walk<Sink>::run_steps(const Node& node, std::uint64_t* bits, std::uint32_t value, std::uint32_t key,
                           const Frame& holder) {
  for (std::uint32_t i = node.steps.first; i < node.steps.first + node.steps.count; ++i) {
    const plan::Step& step = program_.steps[i];
    if (!fires(step, bits, node.words)) continue;
    if (step.rule == plan::kNone) {
      bits[step.bit / 64] |= std::uint64_t{1} << step.bit % 64;
      continue;
    }
    const plan::Rule& rule = program_.rules[step.rule];
    const auto severity = static_cast<Severity>(rule.severity);
    if constexpr (kCollects) {
      if (sink_.is_settled(value, rule)) continue;
      note({Fact::Kind::rule, severity, rule.said, step.rule, number_of(node), value, key, bracket_of(holder),
            plan::kAnything},
           holder);
    }
    sink_.fail(severity);
  }
}

template <class Sink>
inline void Walk<Sink>::report_targets(const Node& node, const std::uint64_t* bits, Frame& holder) {
  for (std::uint32_t i = node.targets.first; i < node.targets.first + node.targets.count; ++i) {
    const plan::Target& target = program_.targets[i];
    if (!is_clear(bits, target.mask, node.words)) holder.bits[target.bit / 64] |= std::uint64_t{1} << target.bit % 64;
  }
}

}  // namespace ocpv::walk
