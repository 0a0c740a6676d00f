// In: the subschemas that apply to one place, one after another. Out: the draft of its node, step by step.
// Promises: what applies for certain becomes checks and rules (assert.cc); what decides something else becomes bits, of
// which none may be set for the subschema to hold (ask.cc).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/document.h"
#include "json/pointer.h"
#include "plan/forms.h"
#include "plan/gather.h"
#include "plan/keywords.h"

namespace ocpv::plan {

using json::Value;

/// The pointer of a member of what `where` points to.
inline std::string child(std::string_view where, std::string_view token) {
  std::string pointer(where);
  json::append_token(pointer, token);
  return pointer;
}

/// Counts a subschema for as long as it is looked at.
class Nesting {
 public:
  explicit Nesting(std::uint32_t& count) noexcept : count_(count) { ++count_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;
  ~Nesting() { --count_; }

 private:
  std::uint32_t& count_;
};

class Gatherer {
 public:
  Gatherer(Program& program, const json::Document& document, Budget& budget)
      : program_(program), document_(document), budget_(budget) {}

  Result<Draft> gather(std::span<const Application> applications);

 private:
  // assert.cc: what applies for certain. Failing is a finding.
  Result<void> assert_here(Value schema, std::string_view where, Severity severity, Said said);
  Result<void> assert_keyword(Keyword kind, Value schema, Value keyword, std::string_view where, const std::string& at,
                              Severity severity, const Said& said);
  /// Another place that has a say: where the field belongs, or the path parameter it equals. Never more than a warning.
  Result<void> assert_elsewhere(Keyword kind, Value keyword, const std::string& at, Severity severity,
                                const Said& said);
  /// Also where a rule says it: what one rule calls secret is.
  void take_secrecy(Value schema);
  Result<void> check_annotation(Value keyword, const std::string& at);
  static std::string at_bound(std::string_view where, const Check& check);
  void add_check(Check check, std::string_view at, Severity severity, const Said& said);
  Result<void> assert_reference(Value keyword, const std::string& at, Severity severity, const Said& said);
  Result<void> assert_properties(Value keyword, const std::string& at, Severity severity);
  Result<void> assert_required(Value keyword, const std::string& at, Severity severity, const Said& said);
  Result<void> assert_each(Value list, const std::string& at, Severity severity, const Said& said);
  /// A pattern holds of every value that is no string, so its negation holds of strings only.
  static std::array<Check, 2> no_protocol();
  Result<void> assert_negation(Value keyword, const std::string& at, Severity severity, const Said& said);
  Result<void> assert_choice(Keyword kind, Value keyword, const std::string& at, Severity severity, const Said& said);
  Result<void> look_into_branch(Value schema, Value branch, std::string_view at);
  Result<void> assert_condition(Value schema, std::string_view where, Severity severity, const Said& said);
  void add_rule(std::vector<DraftClause> clauses, Step::Kind kind, Rule rule, std::string_view at, Severity severity,
                const Said& said);

  // ask.cc: what a rule asks.
  Result<Bits> ask(Value schema, std::string_view where);
  Result<Bits> ask_keyword(Keyword kind, Value schema, Value keyword, std::string_view where, const std::string& at);
  Result<Bits> ask_condition(Value schema, std::string_view where);
  Result<Bits> ask_properties(Value keyword, const std::string& at);
  Result<std::vector<Bits>> ask_each(Value list, const std::string& at);
  Bit ask_check(Check check);
  Bit derive(Step::Kind kind, std::vector<DraftClause> clauses);

  // gather.cc: the draft's parts.
  DraftMember& member_of(std::string_view name) { return draft_.members[index_of(name)]; }
  std::uint32_t index_of(std::string_view name);
  static std::vector<std::string_view> names_of(Value schema);
  /// Members that one subschema names may be "additional" to another.
  void apply_rests();
  std::uint32_t add_said(std::string_view at, Said said);
  Said said_of(Value schema, Said said);
  Result<void> check_names(Value keyword, const std::string& at);
  Result<Value> resolve(Value keyword, const std::string& at, std::string& where);
  /// Takes a keyword and its children off the budget, before they are looked at.
  Result<void> pay(Value keyword, const std::string& at);
  Result<void> enter(Value target, Value keyword, const std::string& at);
  Error fail(Value value, std::string_view at, const Bilingual& message) const;
  Error fail(Value value, std::string_view at, const Error& why) const;

  Program& program_;
  const json::Document& document_;
  Budget& budget_;
  Draft draft_;
  std::uint32_t nested_ = 0;  // Subschemas of this place that are being looked at, one inside another.
  std::vector<std::size_t> in_place_;
  bool has_properties_ = false, is_open_ = false, has_own_said_ = false;
};

}  // namespace ocpv::plan
