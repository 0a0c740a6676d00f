// In: what the walk meets. Out: facts.
// Promises: everything is counted, up to the limit of each severity kept; a rule about a value that was found wrong
// already is skipped.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/secret_names.h"
#include "plan/program.h"
#include "walk/facts.h"
#include "walk/scratch.h"
#include "walk/secrets.h"
#include "walk/tree.h"

namespace ocpv::walk {

/// The sink of the full check (see walk.h).
class Collector {
 public:
  static constexpr bool kCollects = true;

  Collector(const plan::Program& program, const Tree& tree, std::size_t entries, std::uint32_t limit, Facts& facts)
      : program_(program), tree_(tree), limit_(limit), facts_(facts) {
    facts.faulty.assign(entries, 0);
    facts.doubtful.assign(entries, 0);
  }

  void fail(Severity severity) { ++facts_.counts[static_cast<std::size_t>(severity)]; }

  /// `open` are the frames around the value; the first one stands for what holds the root.
  void note(const Fact& fact, std::span<const Frame> open) {
    // Warnings must not crowd out errors that come later; explain() takes the worst.
    std::uint32_t& kept = kept_[static_cast<std::size_t>(fact.severity)];
    if (kept >= limit_) return;
    ++kept;
    facts_.all.push_back(fact);
    if (fact.kind == Fact::Kind::unknown) facts_.faulty[fact.key] = kNoted;
    facts_.all.back().first_step = static_cast<std::uint32_t>(facts_.steps.size());
    const auto step = [&](const Frame& holder, std::uint32_t key) {
      facts_.steps.push_back(holder.is_array ? Step{holder.count - 1, true} : Step{key, false});
    };
    for (std::size_t i = 2; i < open.size(); ++i) step(open[i - 1], open[i].key);
    if (open.size() > 1) step(open.back(), fact.key);
    facts_.all.back().steps = static_cast<std::uint32_t>(facts_.steps.size()) - facts_.all.back().first_step;
  }

  /// The name at `key` was noted as unknown, but is there twice: that is the cause to tell. finish() takes it out.
  void forget_unknown(std::uint32_t key, Severity severity) {
    --facts_.counts[static_cast<std::size_t>(severity)];
    if (facts_.faulty[key] != kNoted) return;
    facts_.faulty[key] = kForgotten;
    --kept_[static_cast<std::size_t>(severity)];
    has_forgotten_ = true;
  }

  /// After the walk: facts are what is to be told.
  void finish() {
    if (!has_forgotten_) return;
    std::erase_if(facts_.all, [&](const Fact& fact) {
      return fact.kind == Fact::Kind::unknown && facts_.faulty[fact.key] == kForgotten;
    });
  }

  void value_failed(std::uint32_t value, Severity severity) {
    (severity == Severity::error ? facts_.faulty : facts_.doubtful)[value] = 1;
  }

  void secret(std::uint32_t value) { facts_.secrets.push_back(value); }

  /// The value of a name that speaks of a secret: a text is hidden, and of a secret itself any value.
  void named(Secrecy secrecy, std::uint32_t value) {
    const char first = tree_.byte(value);
    if (secrecy == Secrecy::none || (secrecy == Secrecy::about && first != '"')) return;
    if (secrecy == Secrecy::key && first == '{') return;
    if (secrecy == Secrecy::about) facts_.untold.push_back(value);
    secret(value);
  }
  void named(std::string_view name, std::uint32_t value) {
    named(secrecy_of(name, SecretPlace::body, program_.secret_forms), value);
  }

  bool is_settled(std::uint32_t value, const plan::Rule& rule) const {
    const bool is_error = rule.severity == Severity::error;
    const auto failed = [&](std::uint32_t entry) {
      return facts_.faulty[entry] != 0 || (!is_error && facts_.doubtful[entry] != 0);
    };
    if (!rule.kind) return failed(value);
    // Also on the way down: where an object should be and something else is, nothing below can be asked for.
    for (const plan::Slice path : {rule.decider, rule.subject}) {
      for (std::uint32_t steps = 1; steps <= path.count; ++steps) {
        const auto place = tree_.find(value, names(path).first(steps));
        if (!place) break;
        if (failed(place->value)) return true;
      }
    }
    return false;
  }

 private:
  static constexpr unsigned char kNoted = 1, kForgotten = 2;  ///< Of names, in the entries that values leave free.

  std::span<const std::string_view> names(plan::Slice path) const {
    return {program_.texts.data() + path.first, path.count};
  }

  const plan::Program& program_;
  const Tree& tree_;
  std::uint32_t limit_;
  std::uint32_t kept_[3] = {0, 0, 0};  ///< By severity.
  bool has_forgotten_ = false;
  Facts& facts_;
};

}  // namespace ocpv::walk
