// In: what the walk noted, and where it stands. Out: a diagnostic in words: its id, what was found and expected, its
// place in bytes, what to do. Lines and columns come later. Promises: nothing of a secret is shown; what stands inside
// one is told of the secret as a whole; texts that a diagnostic refers to are kept by its findings.
#pragma once

#include <initializer_list>
#include <memory>
#include <memory_resource>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/limits.h"
#include "explain/item.h"
#include "explain/suggest.h"
#include "explain/value_pointers.h"
#include "walk/secrets.h"
#include "walk/value.h"

namespace ocpv::explain {

class Wording {
 public:
  /// Refers to all of these.
  Wording(const plan::Program& program, const walk::Tree& tree, const walk::Options& options,
          std::span<const walk::Secret> secrets, const Trails& trails, std::pmr::memory_resource& scratch,
          findings::Findings& findings)
      : program_(program),
        tree_(tree),
        options_(options),
        secrets_(secrets),
        trails_(trails),
        scratch_(scratch),
        findings_(findings),
        firsts_(&scratch),
        suggester_(program, tree, findings) {}

  /// Fills the item's diagnostic.
  void word(Item& item) {
    at_ = &item.trail;
    word_fact(item);
    at_ = nullptr;
  }

  /// A secret that is written out.
  void word_literal_secret(findings::Diagnostic& d, const walk::Secret& secret);

  Suggester& suggester() { return suggester_; }

 private:
  const plan::Rule& rule_of(const walk::Fact& fact) const { return program_.rules[fact.detail]; }
  const plan::Check& check_of(const walk::Fact& fact) const { return program_.checks[fact.detail]; }
  const plan::Node& node_of(const walk::Fact& fact) const { return program_.nodes[fact.node]; }
  std::span<const std::string_view> names(plan::Slice slice) const {
    return {program_.texts.data() + slice.first, slice.count};
  }
  std::span<const std::string_view> values(plan::Slice slice) const {
    return {program_.value_texts.data() + slice.first, slice.count};
  }
  std::string_view keep_shown(std::string_view text) { return explain::keep_shown(findings_, text, kMostShownBytes); }
  template <class T>
  std::span<T> keep_list(std::initializer_list<T> list) {
    return keep_items(findings_.arena(), list.begin(), list.size());
  }
  const Trail& trail(std::uint32_t value) const {
    if (at_ != nullptr && at_->value == value) return *at_;
    return trail_of(trails_, value);
  }

  static findings::Range range_of(walk::Bytes bytes) { return {{0, 0, bytes.first}, {0, 0, bytes.last}}; }
  findings::Range bracket(std::uint32_t open) const { return range_of({tree_.offset(open), tree_.offset(open) + 1}); }

  // wording.cc
  void word_fact(Item& item);
  static void say(findings::Diagnostic& d, const plan::Said& said);
  /// Puts the diagnostic at a value. What stands inside a secret is told of the secret as a whole.
  void stand_at(findings::Diagnostic& d, std::uint32_t value, std::uint32_t key);
  findings::Found found(std::uint32_t value, bool hidden);

  // word_value.cc
  void word_type(Item& item, plan::Types types);
  std::span<const std::string_view> type_names(plan::Types types);
  void word_check(Item& item);
  void suggest_value(Item& item);
  bool lists(const plan::Node& node, std::string_view text) const;
  const plan::Member* neighbour_that_lists(const Item& item) const;
  void word_amount(findings::Diagnostic& d, const plan::Check& check);
  void word_bounds(Item& item);
  void word_shape(Item& item);
  void word_same_as_path(Item& item);
  void word_belongs(Item& item);
  /// The value that a pointer of names leads to.
  std::optional<walk::Place> find_pointer(std::string_view pointer) const;

  // word_members.cc
  void word_missing(Item& item);
  /// `way` are the names from the object, which is there, to what is missing.
  void stand_missing(findings::Diagnostic& d, std::uint32_t object, std::span<const std::string_view> way);
  void word_rule(Item& item);
  void word_decider(Item& item, const plan::Rule& rule);
  /// Of several members some are there that must not be, or miss.
  void word_formless(Item& item);
  void word_group(Item& item, const plan::Rule& rule);
  /// One of several would do.
  void list_wanted(Item& item);
  /// A list that has too few or too many items.
  void word_count(findings::Diagnostic& d, const std::optional<walk::Place>& list, const plan::Rule& rule);
  /// The other field, what it is, and what it would have to be.
  void word_condition(findings::Diagnostic& d, const std::optional<walk::Place>& other, plan::Slice path,
                      plan::Slice wanted);
  void word_duplicate(Item& item);
  /// The entry of a repeated name where it stands first.
  std::uint32_t first_of(const walk::Fact& fact);

  const plan::Program& program_;
  const walk::Tree& tree_;
  const walk::Options& options_;
  std::span<const walk::Secret> secrets_;
  const Trails& trails_;  ///< Of what is not an item's own value.
  std::pmr::memory_resource& scratch_;
  findings::Findings& findings_;
  struct First {
    std::uint32_t holder = 0, key = 0;
    std::string_view name;
  };
  std::pmr::vector<First> firsts_;  ///< Of documented names that are repeated.
  Suggester suggester_;
  const Trail* at_ = nullptr;  ///< Of the item that is being worded.
};

}  // namespace ocpv::explain
