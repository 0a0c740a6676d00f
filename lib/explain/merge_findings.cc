#include "explain/merge_findings.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>

#include "base/heap_sort.h"
#include "base/limits.h"
#include "base/similar.h"
#include "base/utf8.h"
#include "explain/placement.h"
#include "json/pointer.h"

namespace ocpv::explain {
namespace {

constexpr std::size_t kMostSearches = 16;       // Each may look at the whole document.
constexpr std::size_t kMostLooks = 16'000'000;  // At what is missing, for all unknown names: 4000 of each.

/// An object that may take the name, and the finding that misses it there.
struct Gap {
  Item* item = nullptr;
  Wanted wanted;
  Gap* twin = nullptr;  ///< An earlier one of the same name in the same object.
};

/// A name that a suggestion gives, and the finding that it is of.
struct Taken {
  Wanted wanted;
  Item* item = nullptr;
};

class Joiner {
 public:
  Joiner(const JoinContext& context, std::span<Item> items)
      : c_(context), items_(items), gaps_(&context.scratch), taken_(&context.scratch) {
    for (Item& item : items_) {
      if (item.diagnostic.id != findings::Id::missing_field) continue;
      for (const Wanted& wanted : item.wanted) gaps_.push_back({&item, wanted});
    }
    find_twins();
  }

  void join() {
    for (Item& item : items_) {
      const bool chooses = item.diagnostic.id == findings::Id::not_applicable && item.decider;
      if (chooses && (looks_ += gaps_.size()) <= kMostLooks) join_other_choice(item);
      const bool unknown =
          item.fact->kind == walk::Fact::Kind::unknown || item.fact->kind == walk::Fact::Kind::forbidden;
      if (!unknown) continue;
      // Who writes so many wrong names is told of each by itself.
      if (looks_ += gaps_.size() + taken_.size(); looks_ > kMostLooks) return;
      const std::string_view name = c_.tree.string(item.fact->key, c_.scratch);
      if (join_misspelt(item, name) || join_misplaced(item, name)) continue;
      if (tell_misplaced(item, name)) continue;
      if (!suggest_known(item, name)) tell_only_place(item, name);
    }
  }

 private:
  /// One object is there though another was chosen, whose own object is missing: one wrong choice, or one wrong object.
  void join_other_choice(Item& item) {
    for (const Gap& gap : gaps_) {
      Item& other = *gap.item;
      if (other.joined || !other.decider || other.decider->value != item.decider->value) continue;
      findings::Diagnostic& d = item.diagnostic;
      --c_.facts.counts[static_cast<std::size_t>(std::min(d.severity, other.diagnostic.severity))];
      d.severity = std::max(d.severity, other.diagnostic.severity);
      d.missing = gap.wanted.name;
      other.joined = true;
      return;
    }
  }

  void find_twins() {
    std::pmr::vector<std::uint32_t> order(gaps_.size(), &c_.scratch);
    std::iota(order.begin(), order.end(), 0U);
    heap_sort(order.data(), order.data() + order.size(), [&](std::uint32_t a, std::uint32_t b) {
      const Wanted &left = gaps_[a].wanted, &right = gaps_[b].wanted;
      if (left.object != right.object) return left.object < right.object;
      const int by_name = left.name.compare(right.name);
      return by_name != 0 ? by_name < 0 : a < b;
    });
    for (std::size_t i = 1; i < order.size(); ++i) {
      Gap &earlier = gaps_[order[i - 1]], &later = gaps_[order[i]];
      const bool same = earlier.wanted.object == later.wanted.object && earlier.wanted.name == later.wanted.name;
      if (same) later.twin = &earlier;
    }
  }

  static bool has_open_twin(const Gap& gap) {
    const Gap* twin = gap.twin;
    while (twin != nullptr && twin->item->joined) twin = twin->twin;
    return twin != nullptr;
  }

  bool join_misspelt(Item& item, std::string_view name) {
    std::pmr::vector<std::string_view> names(&c_.scratch);
    for (const Gap& gap : gaps_) {
      const bool known = has_open_twin(gap);
      if (gap.wanted.object == item.fact->holder && !gap.item->joined && !known) names.push_back(gap.wanted.name);
    }
    const auto near = find_similar(name, names);
    if (!near) return false;
    const std::string_view right = names[*near];
    taken_.push_back({{item.fact->holder, right}, &item});
    item.diagnostic.missing = right;
    item.diagnostic.suggestions = c_.suggester.for_name(item.fact->key, right);
    if (is_as_near_to_another(item, name, right)) leave_to_people(item);
    for (const Gap& gap : gaps_) {
      if (gap.wanted.object == item.fact->holder && gap.wanted.name == right) absorb(item, *gap.item);
    }
    return true;
  }

  bool join_misplaced(Item& item, std::string_view name) {
    const Gap* home = nullptr;
    for (const Gap& gap : gaps_) {
      if (gap.wanted.name == name && !gap.item->joined && is_up_or_down(gap.wanted.object, item.fact->holder)) {
        home = &gap;
        break;
      }
    }
    if (home == nullptr) return false;
    const Item& owner = *home->item;
    const bool is_own = owner.trail.value == home->wanted.object;
    say_misplaced(item, home->wanted.object, is_own ? owner.trail : trail_of(c_.trails, home->wanted.object));
    absorb(item, *home->item);
    return true;
  }

  /// A field that nobody misses, but that one object above or below documents.
  bool tell_misplaced(Item& item, std::string_view name) {
    const walk::Fact& fact = *item.fact;
    if (fact.kind != walk::Fact::Kind::unknown || ++searches_ > kMostSearches) return false;
    auto home = find_home(c_.program, c_.tree, fact.holder, name, fact.value);
    if (!home || taken(home->object, name) != nullptr) return false;
    cite(item, home->node);
    say_misplaced(item, home->object,
                  find_trails(c_.tree, {&home->object, 1}, c_.scratch, c_.findings.arena()).front());
    return true;
  }

  /// The documented row of a field, where there is one.
  void cite(Item& item, std::uint32_t field) {
    const plan::Node& node = c_.program.nodes[field];
    if (node.said == walk::kNowhere) return;
    const plan::Said& said = c_.program.said[node.said];
    item.diagnostic.strength = static_cast<Strength>(said.strength);
    item.diagnostic.schema_pointer = said.schema_pointer;
    item.diagnostic.doc_page = said.page;
    item.diagnostic.doc_line = said.line;
  }

  /// A field that one place of the whole operation documents, in an object that is not there, or stands elsewhere.
  void tell_only_place(Item& item, std::string_view name) {
    const walk::Fact& fact = *item.fact;
    if (fact.kind != walk::Fact::Kind::unknown || ++searches_ > kMostSearches) return;
    const auto place = only_place(c_.program, c_.tree, name, fact.value);
    if (!place || place->way.empty()) return;
    const auto object = c_.tree.find(0, place->way);
    const bool can_hold = object && c_.tree.byte(object->value) == '{';
    if (can_hold && (c_.tree.find(object->value, name) || taken(object->value, name) != nullptr)) return;
    std::string pointer;
    for (const std::string_view step : place->way) json::append_token(pointer, step);
    cite(item, place->node);
    findings::Diagnostic& d = item.diagnostic;
    d.suggestions = c_.suggester.for_place(pointer, walk::kNowhere, fact.holder, fact.key, true);
    // Of a list nobody knows which item is meant.
    if (pointer.find("/*") != std::string::npos) return;
    d.id = findings::Id::misplaced_field;
    d.owner = c_.findings.keep(shown(place->way.back(), kMostShownBytes));
  }

  void say_misplaced(Item& item, std::uint32_t home, const Trail& object) {
    const walk::Fact& fact = *item.fact;
    findings::Diagnostic& d = item.diagnostic;
    d.id = findings::Id::misplaced_field;
    taken_.push_back({{home, c_.tree.string(fact.key, c_.scratch)}, &item});
    d.suggestions = c_.suggester.for_place(object.pointer, home, fact.holder, fact.key, holds_secret(fact.value));
    d.owner = c_.findings.keep(shown(object.field, kMostShownBytes));
    const walk::Bytes bytes = name_or_bracket(home);
    void* place = c_.findings.arena().allocate(sizeof(findings::Related), alignof(findings::Related));
    auto* const related = new (place) findings::Related{
        findings::Related::Role::belongs_here, {{0, 0, bytes.first}, {0, 0, bytes.last}}, object.pointer, d.owner};
    d.related = {related, 1};
  }

  bool holds_secret(std::uint32_t value) const {
    const walk::Bytes bytes = c_.tree.bytes(value);
    return std::any_of(c_.secrets.begin(), c_.secrets.end(), [&](const walk::Secret& secret) {
      return secret.bytes.first < bytes.last && bytes.first < secret.bytes.last;
    });
  }

  /// Another finding has asked for the field there.
  const Taken* taken(std::uint32_t object, std::string_view name) const {
    const auto found = std::find_if(taken_.begin(), taken_.end(), [&](const Taken& one) {
      return one.wanted.object == object && one.wanted.name == name;
    });
    return found == taken_.end() ? nullptr : &*found;
  }

  /// Nothing is certain of it any more: people are asked.
  static void leave_to_people(Item& item) {
    for (findings::Suggestion& one : item.diagnostic.suggestions) one.certain = false;
  }

  /// The object documents another name that differs in letter case, `_` and `-` only; also where nobody has the time
  /// to look.
  bool is_as_near_to_another(const Item& item, std::string_view name, std::string_view right) {
    const plan::Node& node = c_.program.nodes[item.fact->node];
    if (compared_ += node.members.count; compared_ > kMostLooks) return true;
    const std::span<const plan::Member> members(c_.program.members.data() + node.members.first, node.members.count);
    const FoldedShape shape(name);
    return std::any_of(members.begin(), members.end(), [&](const plan::Member& one) {
      return one.documented && one.shape.size == shape.size && one.shape.letters == shape.letters &&
             one.name != right && differs_in_case_only(one.name, name);
    });
  }

  walk::Bytes name_or_bracket(std::uint32_t open) const {
    if (open >= 2 && c_.tree.byte(open - 1) == ':') return c_.tree.bytes(open - 2);
    return {c_.tree.offset(open), c_.tree.offset(open) + 1};
  }

  /// One of the brackets is inside the other.
  bool is_up_or_down(std::uint32_t a, std::uint32_t b) const { return c_.tree.after(std::min(a, b)) > std::max(a, b); }

  /// The unknown field takes over what the missing one had to say.
  void absorb(Item& item, Item& gone) {
    if (gone.joined) return;
    findings::Diagnostic& d = item.diagnostic;
    const findings::Diagnostic& missing = gone.diagnostic;
    --c_.facts.counts[static_cast<std::size_t>(d.severity)];
    --c_.facts.counts[static_cast<std::size_t>(missing.severity)];
    d.severity = std::max(d.severity, missing.severity);
    ++c_.facts.counts[static_cast<std::size_t>(d.severity)];
    d.strength = missing.strength;
    d.schema_pointer = missing.schema_pointer;
    d.doc_page = missing.doc_page;
    d.doc_line = missing.doc_line;
    gone.joined = true;
  }

  /// A name that is near to a documented one, which is not there. True where there is one, there or not.
  bool suggest_known(Item& item, std::string_view name) {
    const plan::Node& node = c_.program.nodes[item.fact->node];
    const plan::Member* const members = c_.program.members.data() + node.members.first;
    const auto near = c_.suggester.nearest(
        name, node.members.count, [&](std::size_t i) { return members[i].name; },
        [&](std::size_t i) { return members[i].documented ? members[i].shape : FoldedShape(); });
    if (!near) return false;
    const std::string_view right = members[*near].name;
    if (c_.tree.find(item.fact->holder, right)) return true;
    if (const Taken* other = taken(item.fact->holder, right)) {
      // Which of the two was meant nobody knows.
      if (differs_in_case_only(name, right)) leave_to_people(*other->item);
      return true;
    }
    taken_.push_back({{item.fact->holder, right}, &item});
    item.diagnostic.suggestions = c_.suggester.for_name(item.fact->key, right);
    return true;
  }

  const JoinContext& c_;
  std::span<Item> items_;
  std::pmr::vector<Gap> gaps_;
  std::pmr::vector<Taken> taken_;  ///< Names that suggestions give already.
  std::size_t searches_ = 0, looks_ = 0, compared_ = 0;
};

}  // namespace

void join(const JoinContext& context, std::span<Item> items) { Joiner(context, items).join(); }

}  // namespace ocpv::explain
