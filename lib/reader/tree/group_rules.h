// In: sentences of a part's rows. Out: rules about which members of one object are there together.
// Promises: members exist and stand in one object; what several rows say of one group is one rule.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reader/tree/field_finder.h"
#include "reader/tree/fields.h"

namespace ocpv::reader {

class GroupRules {
 public:
  GroupRules(Part part, const ConstFieldFinder& fields) : part_(part), fields_(fields) {}

  /// True when the sentence, which stands at `place`, is about a group and is understood.
  bool add(const Place& place, const std::string& sentence);

  /// The rules, where three rows that each need the two others are one of all of them.
  std::vector<contract::Rule> take();

 private:
  Part part_;
  const ConstFieldFinder& fields_;
  std::vector<contract::Rule> rules_;
  std::map<std::string, std::size_t> known_;  ///< What the rules say, with their numbers.
  std::optional<std::string> base_;           ///< Of the object whose members are in `names_`.
  std::vector<std::string_view> names_;       ///< A row may have many sentences, and an object many rows.
  const TableRow* row_ = nullptr;             ///< The row whose code is in `code_`.
  std::vector<std::string> code_;
  std::size_t looks_left_ = 500'000;  ///< As Neighbours has them; no published page comes to it.
};

}  // namespace ocpv::reader
