#include "check/join.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/similar.h"
#include "base/utf8.h"

namespace ocpv::check {
namespace {

/// An object that may take the name, and the finding that misses it there.
struct Gap {
  Item* item = nullptr;
  Wanted wanted;
};

class Joiner {
 public:
  Joiner(const JoinContext& context, std::vector<Item>& items) : c_(context), items_(items) {
    for (Item& item : items_) {
      if (item.diagnostic.id != Id::missing_field) continue;
      for (const Wanted& wanted : item.wanted) gaps_.push_back({&item, wanted});
    }
  }

  void join() {
    for (Item& item : items_) {
      if (item.diagnostic.id == Id::not_applicable && item.decider) join_other_choice(item);
      const bool unknown = item.fact->kind == Fact::Kind::unknown || item.fact->kind == Fact::Kind::forbidden;
      if (!unknown) continue;
      const std::string name = c_.tree.string(item.fact->key);
      if (join_misspelt(item, name) || join_misplaced(item, name)) continue;
      suggest_known(item, name);
    }
  }

 private:
  /// One object is there though another was chosen, whose own object is missing: one wrong choice, or one wrong object.
  void join_other_choice(Item& item) {
    for (const Gap& gap : gaps_) {
      Item& other = *gap.item;
      if (other.joined || !other.decider || other.decider->value != item.decider->value) continue;
      Diagnostic& d = item.diagnostic;
      --c_.facts.counts[static_cast<std::size_t>(std::min(d.severity, other.diagnostic.severity))];
      d.severity = std::max(d.severity, other.diagnostic.severity);
      d.missing = gap.wanted.name;
      other.joined = true;
      return;
    }
  }

  bool join_misspelt(Item& item, const std::string& name) {
    std::vector<std::string_view> names;
    for (const Gap& gap : gaps_) {
      const bool known = std::find(names.begin(), names.end(), gap.wanted.name) != names.end();
      if (gap.wanted.object == item.fact->holder && !gap.item->joined && !known) names.push_back(gap.wanted.name);
    }
    const auto near = find_similar(name, names);
    if (!near) return false;
    const std::string_view right = names[*near];
    item.diagnostic.missing = right;
    item.diagnostic.suggestions = c_.suggester.for_name(item.fact->key, right);
    for (const Gap& gap : gaps_) {
      if (gap.wanted.object == item.fact->holder && gap.wanted.name == right) absorb(item, *gap.item);
    }
    return true;
  }

  bool join_misplaced(Item& item, const std::string& name) {
    const Gap* home = nullptr;
    for (const Gap& gap : gaps_) {
      if (gap.wanted.name == name && !gap.item->joined && is_up_or_down(gap.wanted.object, item.fact->holder)) {
        home = &gap;
        break;
      }
    }
    if (home == nullptr) return false;
    Diagnostic& d = item.diagnostic;
    d.id = Id::misplaced_field;
    const Trail& object = trail_of(c_.trails, home->wanted.object);
    d.suggestions = c_.suggester.for_place(object.pointer);
    d.owner = c_.findings.keep(shown(object.field, kMostShownBytes));
    const Bytes bytes = name_or_bracket(home->wanted.object);
    void* place = c_.findings.arena().allocate(sizeof(Related), alignof(Related));
    const auto* related = new (place)
        Related{Related::Role::belongs_here, {{0, 0, bytes.first}, {0, 0, bytes.last}}, c_.findings.keep(object.pointer),
                d.owner};
    d.related = {related, 1};
    absorb(item, *home->item);
    return true;
  }

  Bytes name_or_bracket(std::uint32_t open) const {
    if (open >= 2 && c_.tree.byte(open - 1) == ':') return c_.tree.bytes(open - 2);
    return {c_.tree.offset(open), c_.tree.offset(open) + 1};
  }

  bool is_up_or_down(std::uint32_t a, std::uint32_t b) const {
    const Bytes x = c_.tree.bytes(a), y = c_.tree.bytes(b);
    return a != b && ((x.first <= y.first && y.last <= x.last) || (y.first <= x.first && x.last <= y.last));
  }

  /// The unknown field takes over what the missing one had to say.
  void absorb(Item& item, Item& gone) {
    if (gone.joined) return;
    Diagnostic& d = item.diagnostic;
    const Diagnostic& missing = gone.diagnostic;
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

  /// A name that is near to a documented one, which is not there.
  void suggest_known(Item& item, const std::string& name) {
    const plan::Node& node = c_.program.nodes[item.fact->node];
    std::vector<std::string_view> names;
    for (std::uint32_t i = 0; i < node.members.count; ++i) {
      const plan::Member& member = c_.program.members[node.members.first + i];
      if (member.documented) names.push_back(member.name);
    }
    const auto near = find_similar(name, names);
    if (!near || c_.tree.find(item.fact->holder, names[*near])) return;
    item.diagnostic.suggestions = c_.suggester.for_name(item.fact->key, names[*near]);
  }

  const JoinContext& c_;
  std::vector<Item>& items_;
  std::vector<Gap> gaps_;
};

}  // namespace

void join(const JoinContext& context, std::vector<Item>& items) { Joiner(context, items).join(); }

}  // namespace ocpv::check
