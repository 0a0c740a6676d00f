// In: nothing; this is data. Out: what compile() gathers about one node before its bits have their final numbers.
// Promises: a Bit is symbolic (a member, or a test of a rule) until finish() numbers members first and tests after
// them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/document.h"
#include "plan/program.h"

namespace ocpv::plan {

/// One subschema that applies to a node: for certain (its failures are findings), or for a rule of the object that
/// holds the value (its failure sets a bit there).
struct Application {
  json::Value schema;
  std::string_view where;  ///< JSON Pointer of the subschema.
  Severity severity = Severity::error;
  Said said;                         ///< Inherited page, line and strength.
  std::optional<std::uint32_t> bit;  ///< The holder's bit; none when it applies for certain.
};

struct Bit {
  bool is_member = false;
  std::uint32_t index = 0;
  friend bool operator==(const Bit&, const Bit&) = default;
};

/// True when none of the bits is set.
using Bits = std::vector<Bit>;

struct DraftClause {
  Bits bits;
  bool clear = false;
};

struct DraftStep {
  Step::Kind kind = Step::Kind::all;
  std::vector<DraftClause> clauses;
  std::optional<std::uint32_t> test;  ///< The test bit to set ...
  std::optional<Rule> rule;           ///< ... or the rule that is broken.
};

/// Part of the applications to a member whose bit in the holder is not numbered yet.
struct DraftApplication {
  Application application;
  std::optional<std::uint32_t> test;
};

struct DraftMember {
  std::string_view name;
  bool documented = false;
  std::vector<DraftApplication> applications;
};

/// An additionalProperties: applies to every member that its schema does not name.
struct DraftRest {
  std::vector<std::string_view> named;
  DraftApplication application;
};

struct DraftTarget {
  Bits bits;
  std::uint32_t holder_bit = 0;
};

struct Draft {
  Node node;
  std::vector<DraftMember> members;
  std::map<std::string_view, std::uint32_t> by_name;
  std::vector<DraftRest> rests;
  std::vector<DraftApplication> items;
  std::vector<Check> errors, cautions, asks;  ///< In asks, `bit` is the number of a test.
  std::vector<Requirement> requirements;
  std::vector<DraftStep> steps;
  std::vector<DraftTarget> targets;
  std::uint32_t tests = 0;
  std::map<std::string, std::uint32_t> known_tests;  ///< Tests of members that several rules share.
};

}  // namespace ocpv::plan
