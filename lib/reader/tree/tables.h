// In: the tables of a page, what the examples show where each is used. Out: their rows as trees, with the members that
// other tables give them.
// Promises: bounded work and size whatever refers to what; a structure that contains itself, or that is used too often
// or too deep, is named and shared, not copied.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "reader/tree/draft.h"

namespace ocpv::reader {

inline constexpr std::size_t kMostCopies = 8;           ///< A structure used more often is shared.
inline constexpr std::size_t kMostStructureDepth = 12;  ///< Structures within structures; published pages have 4.
inline constexpr std::size_t kMostDrafts = 10'000;      ///< Members in all, before further structures are shared.

class TableBuilder {
 public:
  TableBuilder(const Sheet& sheet, const std::vector<Role>& roles, const References& references,
               const std::vector<Sheet>& all, const Pool& pool, Drafts& drafts);

  /// The rows of one table as they stand, with all that is below them.
  std::vector<Draft> build(const PageTable& table, const Instances& seen);

  /// True when some row of the page names the table.
  bool is_referred_to(const PageTable& table) const { return referred_to_.contains(&table); }

  /// True when the first level of `table` names at least half of what the examples show.
  bool fits(const PageTable& table, const Instances& seen);

  void excuse(const TableRow& row, const Message& why) { drafts_.excused.emplace(&row, why); }
  const References& references_for(const Sheet& sheet);

  /// What the examples of this page showed for each table that was built.
  Pool take_pool() { return std::move(next_pool_); }

 private:
  using Stack = std::vector<const PageTable*>;
  class Rows;

  std::vector<Draft> build(const PageTable& table, const Sheet& sheet, const Instances& seen, const Stack& stack,
                           bool* open);
  const std::vector<Placement>& place(const PageTable& table, const Sheet& sheet, const Instances& seen);
  /// True when words of the page say where the row's members are.
  bool is_told_of(const Draft& draft);
  void expand(Draft& draft, const Stack& stack);
  std::string share(const PageTable& table, const Sheet& sheet, const Instances& seen);
  Reference reference_of(const Draft& draft);

  const Sheet& sheet_;
  const std::vector<Role>& roles_;
  const References& references_;
  const std::vector<Sheet>& all_;
  const Pool& pool_;
  Drafts& drafts_;
  Pool next_pool_;
  std::size_t made_ = 0;
  std::set<const PageTable*> referred_to_;
  std::map<const PageTable*, std::set<std::string_view>> names_;
  std::map<const PageTable*, std::vector<Placement>> placed_;
  std::map<const PageTable*, std::size_t> uses_;
  std::set<const PageTable*> named_;
  std::map<const Sheet*, const References*> references_by_sheet_;
  std::vector<std::unique_ptr<References>> owned_;
};

/// Members taken from elsewhere get what the examples show at their new place.
void show_members(std::vector<Draft>& members, const Instances& seen);

}  // namespace ocpv::reader
