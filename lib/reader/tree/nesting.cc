#include "reader/tree/nesting.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

namespace ocpv::reader {
namespace {

// What a placement costs; the cheapest whole assignment wins. The sizes matter only against each other:
// two contradictory marks are weaker than one member that an example shows.
constexpr double kShownThere = -8;            // the example shows the member under this owner
constexpr double kOwnerIsNoObject = 8;        // the example shows the owner as a plain value
constexpr double kTwice = 12;                 // the owner has a member of that name already
constexpr double kUnmarkedBelow = 6;          // a row without a mark as a member that an example shows
constexpr double kUnmarkedBelowUnseen = 20;   // the same without an example: a row printed twice is likelier
constexpr double kMarkedAtTop = 3;            // a marked row at the table's own level
constexpr double kShallowerThanMark = 2;      // for each level
constexpr double kDeeperThanOwnersMark = 2;   // a row marked shallower than the owner it is given
constexpr double kLeavesDeeperMark = 4;       // marked deeper than the open container, yet not its member
constexpr double kLeavesOpenEmpty = 1.5;      // a container that could own the row stays empty
constexpr double kContainerOpensEmpty = 0.8;  // a container as the first member of a container of the same mark
constexpr double kLeavesOwner = 0.6;          // a scalar of the same mark leaves a container that has members
constexpr double kContainerStays = 0.6;       // a container of the same mark stays in a container that has members
constexpr double kJoinsDeeperMarks = 4;       // a row joins members that are marked deeper than it
constexpr double kLonelyLast = 2;             // one single member, at the end, that no example shows
constexpr double kToldElsewhere = 5;          // a container with a table of its own owns rows all the same
constexpr double kArrayTakesOwnMark = 2;  // a row with the mark of the array before it, which no example shows in it
constexpr double kMapTakesOwnMark = 20;   // a row with the mark of the map that it would be a member of
constexpr std::size_t kWidth = 48;
constexpr std::size_t kWidthOfLongTables = 4;
constexpr std::size_t kLongTable = 400;
constexpr std::size_t kMostRepeated = 64;  // names that are watched for a second row; published tables have 15
constexpr std::size_t kMostOpen = 24;      // levels within one table; published tables have 4

/// A bit for each repeated name.
using Names = std::uint64_t;
static_assert(kMostRepeated <= 64);

/// What the examples show at one place, and below it as far as rows ask: each value is looked through once, however
/// many rows and assignments ask for it.
class Seen {
 public:
  explicit Seen(const Instances& values) : index_(values), has_plain_value_(any_plain(values)) {}

  bool has_objects() const { return index_.has_objects(); }
  bool has_plain_value() const { return has_plain_value_; }
  bool shows(std::string_view name) const { return !index_.named(name).empty(); }

  std::shared_ptr<const Seen> below(std::string_view name) const {
    std::shared_ptr<const Seen>& known = below_[name];
    if (known == nullptr) known = std::make_shared<const Seen>(index_.named(name));
    return known;
  }

 private:
  static bool any_plain(const Instances& values) {
    return std::any_of(values.begin(), values.end(), [](const Json* value) {
      if (value->is_array()) {
        return std::any_of(value->begin(), value->end(),
                           [](const Json& item) { return item.is_primitive() && !item.is_null(); });
      }
      return value->is_primitive() && !value->is_null();
    });
  }

  MemberIndex index_;
  bool has_plain_value_;
  mutable std::map<std::string_view, std::shared_ptr<const Seen>> below_;
};

/// A container that can still take rows.
struct Open {
  int row = -1;
  int children = 0;
  bool shown_child = false;
  bool flat = false;  ///< Its first child carries its own mark.
  std::shared_ptr<const Seen> seen;
  Names names = 0;  ///< Of the repeated ones, those that it has.
};

struct Choice {
  int owner = -1;
  bool shown = false;
  double mark_cost = 0;
  bool flat = false;
  int rival = -1;
};

/// A name that several rows have.
struct Repeated {
  Names bit = 0;
  int left = 0;  ///< Rows of that name that are not placed yet.
};

struct History {
  Choice choice;
  std::shared_ptr<const History> before;
};

struct State {
  double cost = 0;
  std::vector<Open> open;  ///< open[0] is the table's own level.
  std::shared_ptr<const History> history;
};

class Search {
 public:
  Search(std::span<const NestRow> rows, const Instances& seen) : rows_(rows) {
    State first;
    first.open.push_back({.row = -1, .seen = std::make_shared<const Seen>(seen)});
    states_.push_back(std::move(first));
    std::map<std::string_view, int> counts;
    for (const NestRow& row : rows) ++counts[row.name];
    for (const auto& [name, count] : counts) {
      if (count > 1 && repeated_.size() < kMostRepeated)
        repeated_.emplace(name, Repeated{Names{1} << repeated_.size(), count});
    }
  }

  std::vector<Placement> run() {
    for (std::size_t row = 0; row < rows_.size(); ++row) step(row);
    const auto best = std::min_element(states_.begin(), states_.end(), [&](const State& a, const State& b) {
      return finished_cost(a) < finished_cost(b);
    });
    std::vector<Placement> placements(rows_.size());
    std::size_t row = rows_.size();
    for (const History* at = best->history.get(); at != nullptr; at = at->before.get()) {
      --row;
      placements[row] = explain(row, at->choice);
    }
    return placements;
  }

 private:
  double finished_cost(const State& state) const {
    const Open& last = state.open.back();
    const bool lonely = last.row >= 0 && last.children == 1 && last.flat && !last.shown_child;
    return state.cost + (lonely ? kLonelyLast : 0);
  }

  double cost_of(const State& state, std::size_t level, const NestRow& row, bool shown, bool any_object, bool any_value,
                 Choice& choice) const {
    const Open& owner = state.open[level];
    const Open& top = state.open.back();
    const int depth = static_cast<int>(level);
    double marks = 0;
    if (row.depth == 0) {
      if (level > 0) marks += shown ? kUnmarkedBelow : kUnmarkedBelowUnseen;
    } else if (level == 0) {
      // A container of the same mark stands at the top already.
      const bool as_before =
          state.open.size() > 1 && rows_[static_cast<std::size_t>(state.open[1].row)].depth >= row.depth;
      marks += state.open.size() > 1 && !as_before ? kMarkedAtTop : 0;
    } else {
      marks += depth < row.depth && state.open.size() > level + 1 ? kShallowerThanMark * (row.depth - depth) : 0;
      if (row.depth < rows_[static_cast<std::size_t>(owner.row)].depth) marks += kDeeperThanOwnersMark;
    }
    choice.mark_cost = marks;
    double cost = marks;
    if (shown)
      cost += kShownThere;
    else if (any_value && !any_object)
      cost += kOwnerIsNoObject;
    if ((owner.names & bit_of(row.name)) != 0) cost += kTwice;
    if (owner.row >= 0 && owner.children == 0) {
      const NestRow& owner_row = rows_[static_cast<std::size_t>(owner.row)];
      if (owner_row.told_elsewhere && row.depth <= owner_row.depth) cost += kToldElsewhere;
    }
    if (owner.row >= 0 && rows_[static_cast<std::size_t>(owner.row)].is_map &&
        row.depth <= rows_[static_cast<std::size_t>(owner.row)].depth)
      cost += kMapTakesOwnMark;
    if (top.row >= 0 && row.depth > 0) cost += prior(state, level, row);
    return cost;
  }

  /// What marks of equal depth leave open.
  double prior(const State& state, std::size_t level, const NestRow& row) const {
    const Open& top = state.open.back();
    const NestRow& top_row = rows_[static_cast<std::size_t>(top.row)];
    const bool into_top = level + 1 == state.open.size();
    if (row.depth > top_row.depth) return into_top || top_row.told_elsewhere ? 0 : kLeavesDeeperMark;
    if (row.depth < top_row.depth) return 0;
    if (top_row.told_elsewhere) return 0;
    if (top.children == 0) {
      if (top_row.is_array) return into_top ? kArrayTakesOwnMark : 0;
      if (into_top) return row.container ? kContainerOpensEmpty : 0;
      return row.container ? 0 : kLeavesOpenEmpty;
    }
    // Members with a deeper mark of their own: a row with the container's mark is its sibling.
    if (!top.flat) return into_top ? kJoinsDeeperMarks : 0;
    if (row.container) return into_top ? kContainerStays : 0;
    return into_top ? 0 : kLeavesOwner;
  }

  void step(std::size_t index) {
    const NestRow& row = rows_[index];
    pass(row.name);
    std::vector<State> next;
    for (const State& state : states_) {
      for (std::size_t level = 0; level < state.open.size(); ++level) next.push_back(placed(state, level, index, row));
    }
    std::stable_sort(next.begin(), next.end(), [](const State& a, const State& b) { return a.cost < b.cost; });
    const std::size_t width = rows_.size() > kLongTable ? kWidthOfLongTables : kWidth;
    states_.clear();
    for (State& state : next) {
      if (states_.size() >= width) break;
      const bool known =
          std::any_of(states_.begin(), states_.end(), [&](const State& other) { return same_open(state, other); });
      if (!known) states_.push_back(std::move(state));
    }
  }

  /// Whether what follows costs the same in both: a name that an owner has counts as long as a row of it is to come.
  bool same_open(const State& a, const State& b) const {
    return std::equal(a.open.begin(), a.open.end(), b.open.begin(), b.open.end(), [&](const Open& x, const Open& y) {
      return x.row == y.row && std::min(x.children, 2) == std::min(y.children, 2) &&
             ((x.names ^ y.names) & to_come_) == 0;
    });
  }

  Names bit_of(std::string_view name) const {
    const auto found = repeated_.find(name);
    return found == repeated_.end() ? 0 : found->second.bit;
  }

  /// A row of that name is placed now.
  void pass(std::string_view name) {
    const auto found = repeated_.find(name);
    if (found == repeated_.end()) return;
    const auto& bit = found->second.bit;
    to_come_ = --found->second.left > 0 ? to_come_ | bit : to_come_ & ~bit;
  }

  State placed(const State& state, std::size_t level, std::size_t index, const NestRow& row) const {
    State next{state.cost, {state.open.begin(), state.open.begin() + static_cast<std::ptrdiff_t>(level) + 1}, {}};
    Open& owner = next.open.back();
    const bool shown = owner.seen->shows(row.name);
    Choice choice{.owner = owner.row, .shown = shown};
    next.cost += cost_of(state, level, row, shown, owner.seen->has_objects(), owner.seen->has_plain_value(), choice);
    choice.rival = rival_of(state, level, row, shown);
    choice.flat = owner.row >= 0 && row.depth <= rows_[static_cast<std::size_t>(owner.row)].depth;
    if (owner.children == 0) owner.flat = choice.flat;
    ++owner.children;
    owner.shown_child = owner.shown_child || shown;
    owner.names |= bit_of(row.name);
    const bool deeper_follows = index + 1 < rows_.size() && rows_[index + 1].depth > row.depth;
    const bool opens = row.container || (deeper_follows && is_wrongly_plain(row, *owner.seen, level));
    if (opens && (!row.told_elsewhere || deeper_follows) && next.open.size() < kMostOpen) {
      next.open.push_back({.row = static_cast<int>(index), .seen = owner.seen->below(row.name)});
    }
    next.history = std::make_shared<const History>(History{choice, state.history});
    return next;
  }

  /// Rows are drawn below a row of a plain type: it is the type word that is wrong, unless an example shows a value.
  /// A number owns rows only where nothing around it could.
  static bool is_wrongly_plain(const NestRow& row, const Seen& around, std::size_t level) {
    const auto seen = around.below(row.name);
    const bool likely = row.is_text || (row.may_be_wrong && level == 0 && row.depth == 0);
    return (likely || seen->has_objects()) && !seen->has_plain_value();
  }

  /// The container just opened that the row is not given to, though its mark would allow it and no example speaks.
  int rival_of(const State& state, std::size_t level, const NestRow& row, bool shown) const {
    const Open& top = state.open.back();
    if (shown || row.container || row.depth == 0 || top.row < 0 || top.children > 0 || level + 1 == state.open.size())
      return -1;
    const NestRow& top_row = rows_[static_cast<std::size_t>(top.row)];
    const bool could = !top_row.told_elsewhere && !top_row.is_map && !top_row.is_array && row.depth == top_row.depth &&
                       !top.seen->has_plain_value();
    return could ? top.row : -1;
  }

  Placement explain(std::size_t index, const Choice& choice) const {
    const NestRow& row = rows_[index];
    Placement placement{.owner = choice.owner, .because = {}, .rival = choice.rival};
    const std::string owner = choice.owner < 0 ? "" : std::string(rows_[static_cast<std::size_t>(choice.owner)].name);
    if (choice.shown && choice.mark_cost > 0) {
      placement.because = "the example shows it there, against its mark";
    } else if (choice.shown && choice.flat) {
      placement.because = "the example shows it in " + owner;
    } else if (choice.owner < 0) {
      placement.because = row.depth == 0 ? "no mark" : "no open row that its mark could mean";
    } else if (choice.flat) {
      placement.because = "follows " + owner + ", which nothing else explains";
    } else {
      placement.because = "its mark";
    }
    return placement;
  }

  std::span<const NestRow> rows_;
  std::vector<State> states_;
  std::map<std::string_view, Repeated> repeated_;
  Names to_come_ = 0;  ///< The repeated names that a later row has.
};

}  // namespace

std::vector<Placement> nest_rows(std::span<const NestRow> rows, const Instances& seen) {
  if (rows.empty()) return {};
  return Search(rows, seen).run();
}

}  // namespace ocpv::reader
