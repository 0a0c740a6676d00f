// In: a part's rows with their places, and a sentence with a condition. Out: the field that the condition speaks of,
// and the values. Promises: a field by its name, else by a value or by what its text says that a value means; where
// more than one could be meant, none.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "reader/tree/field_finder.h"
#include "reader/tree/fields.h"
#include "reader/words/conditions.h"

namespace ocpv::reader {

/// What a sentence turned out to speak of.
struct Condition {
  const Place* field = nullptr;
  std::vector<std::string> in;
};

/// Everything of one part that a condition can speak of.
class Resolver {
 public:
  Resolver(const std::vector<Place>& places, const ConstFieldFinder& fields);

  /// A value of some field is named, which is all that a sentence about a group has not.
  bool names_value(const Place& from, const ConditionSentence& sentence) const;

  /// The condition, or why it cannot be told.
  std::optional<Condition> resolve(const Place& from, const ConditionSentence& sentence, std::string& why) const;

 private:
  /// A field by its name: a sibling, else a member of an object further out.
  std::optional<Condition> by_name(const Place& from, const Equation& equation) const;
  /// A secret by its name: what it is decides nothing.
  bool names_secret(const Place& from, const Equation& equation) const;
  /// A field by one of its values, or by what its text says a value means (`离线`, `logical backup`).
  std::optional<Condition> by_value(const Place& from, const ConditionSentence& sentence, std::string& why) const;

  /// A boolean by what its text says that it switches (`是否使用吊车`, `whether to use a crane`).
  std::optional<Condition> by_switch(const Place& from, const ConditionSentence& sentence, std::string& why) const;
  /// Whether so many values may still be looked for in a text; if not, why is said.
  bool can_look(std::size_t values, const std::string& text, std::string& why) const;

  /// Values looked for in sentences; no published page comes to it.
  static constexpr std::size_t kMostEffort = 500'000;

  struct Candidate {
    const Place* place = nullptr;
    const contract::Field* field = nullptr;
  };
  struct Switch {
    const Place* place = nullptr;
    std::string what;  ///< In small letters.
  };
  std::map<std::string, Candidate, std::less<>> by_pointer_;
  std::set<std::string, std::less<>> secrets_;
  std::vector<Candidate> with_values_;
  std::vector<Switch> switches_;
  mutable std::size_t effort_left_ = kMostEffort;
};

}  // namespace ocpv::reader
