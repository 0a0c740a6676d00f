#include "explain/explain.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/heap_sort.h"
#include "explain/item.h"
#include "explain/merge_findings.h"
#include "explain/placement.h"
#include "explain/value_pointers.h"
#include "explain/wording.h"
#include "json/place.h"
#include "walk/secrets.h"

namespace ocpv::explain {
namespace {

using plan::Program;

// In document order; those of one place stay as they were found.
void put_in_order(std::vector<findings::Diagnostic>& all) {
  const auto earlier = [](const findings::Diagnostic& a, const findings::Diagnostic& b) {
    return a.range.start.byte < b.range.start.byte;
  };
  if (std::is_sorted(all.begin(), all.end(), earlier)) return;
  std::vector<std::pair<std::size_t, std::size_t>> places;  // The byte, and the number.
  places.reserve(all.size());
  for (const findings::Diagnostic& d : all) places.emplace_back(d.range.start.byte, places.size());
  heap_sort(places);
  std::vector<findings::Diagnostic> sorted;
  sorted.reserve(all.size());
  for (const auto& [byte, number] : places) sorted.push_back(all[number]);
  all.swap(sorted);
}

class Explainer {
 public:
  Explainer(const Program& program, const walk::Tree& tree, const walk::Options& options, walk::Facts& facts,
            std::pmr::memory_resource& scratch, findings::Findings& findings)
      : program_(program),
        tree_(tree),
        options_(options),
        facts_(facts),
        scratch_(scratch),
        findings_(findings),
        secrets_(walk::outermost_secrets(tree, facts, scratch)),
        items_(&scratch),
        trails_(&scratch),
        wording_(program, tree, options, secrets_, trails_, scratch, findings) {}

  void explain() {
    findings::keep_worst(facts_.all, options_.limits.max_diagnostics);
    find_places();
    for (Item& item : items_) wording_.word(item);
    join(JoinContext{program_, tree_, trails_, secrets_, wording_.suggester(), scratch_, findings_, facts_}, items_);
    leave_out_joined();
    if (options_.secret_literals) tell_literal_secrets();
    findings::keep_worst(findings_.diagnostics, options_.limits.max_diagnostics);
    put_in_order(findings_.diagnostics);
    hide_secrets();
    findings_.count_all(facts_.counts);
    place_all();
  }

 private:
  std::span<const std::string_view> names(plan::Slice slice) const {
    return {program_.texts.data() + slice.first, slice.count};
  }

  void find_places() {
    std::pmr::vector<std::uint32_t> wanted(&scratch_);
    items_.reserve(facts_.all.size());
    findings_.diagnostics.reserve(facts_.all.size());  // they do not move while items refer to them
    for (const walk::Fact& fact : facts_.all) {
      const auto steps = std::span(facts_.steps).subspan(fact.first_step, fact.steps);
      const Trail trail = trail_along(tree_, fact.value, steps, scratch_, findings_.arena());
      Item& item = items_.emplace_back(fact, findings_.diagnostics.emplace_back(), trail, scratch_);
      if (fact.kind == walk::Fact::Kind::rule) find_rule_places(item, wanted);
      if (fact.kind == walk::Fact::Kind::missing) {
        const plan::Member& member = program_.members[program_.nodes[fact.node].members.first + fact.detail];
        item.wanted.push_back({fact.value, member.name});
      }
    }
    want_secrets(wanted);
    if (!wanted.empty()) trails_ = find_trails(tree_, wanted, scratch_, findings_.arena());
  }

  /// What stands inside a secret is told of the secret as a whole.
  void want_secrets(std::pmr::vector<std::uint32_t>& wanted) {
    if (secrets_.empty()) return;
    const auto want = [&](std::uint32_t entry) {
      const std::uint64_t first = tree_.offset(entry);
      const walk::Secret* secret = walk::secret_around(secrets_, {first, first});
      if (secret != nullptr && secret->entry != entry) wanted.push_back(secret->entry);
    };
    for (std::size_t i = 0, count = wanted.size(); i < count; ++i) want(wanted[i]);
    for (const walk::Fact& fact : facts_.all) want(fact.value);
    if (options_.secret_literals) {
      for (const walk::Secret& secret : secrets_) wanted.push_back(secret.entry);
    }
  }

  void find_rule_places(Item& item, std::pmr::vector<std::uint32_t>& wanted) {
    const walk::Fact& fact = *item.fact;
    const plan::Rule& rule = program_.rules[fact.detail];
    if (rule.decider.count != 0) item.decider = tree_.find(fact.value, names(rule.decider));
    if (rule.subject.count != 0) item.subject = tree_.find(fact.value, names(rule.subject));
    if (item.decider) wanted.push_back(item.decider->value);
    if (item.subject) wanted.push_back(item.subject->value);
    const auto want = [&](plan::Slice path) {
      const auto way = names(path);
      std::uint32_t object = fact.value;
      if (way.size() > 1) {
        const auto parent = tree_.find(fact.value, way.first(way.size() - 1));
        if (!parent) return;
        object = parent->value;
        wanted.push_back(object);
      }
      item.wanted.push_back({object, way.back()});
    };
    if (rule.kind == plan::Rule::Kind::required_when) want(rule.subject);
    for (std::uint32_t i = 0; i < rule.places.count; ++i) {
      const plan::Slice path = program_.paths[rule.places.first + i];
      const auto place = tree_.find(fact.value, names(path));
      if (!place) {
        want(path);
        continue;
      }
      // Two that are there: one is told, the other decides.
      (item.decider ? item.subject : item.decider) = place;
      wanted.push_back(place->value);
    }
  }

  void tell_literal_secrets() {
    std::uint32_t told = 0;
    for (const walk::Secret& secret : secrets_) {
      if (!secret.is_told || !walk::holds_literal(tree_, secret.entry)) continue;
      ++facts_.counts[static_cast<std::size_t>(Severity::warning)];
      if (told++ >= options_.limits.max_diagnostics) continue;
      findings::Diagnostic d;
      wording_.word_literal_secret(d, secret);
      findings_.diagnostics.push_back(d);
    }
  }

  void hide_secrets() {
    for (const walk::Secret& secret : secrets_) findings_.secrets.emplace_back(secret.bytes.first, secret.bytes.last);
    if (facts_.telling_names.empty()) return;
    for (const std::uint32_t name : facts_.telling_names) {
      const walk::Bytes bytes = tree_.bytes(name);
      if (walk::secret_around(secrets_, bytes) == nullptr) findings_.secrets.emplace_back(bytes.first, bytes.last);
    }
    heap_sort(findings_.secrets);
  }

  void leave_out_joined() {
    auto& all = findings_.diagnostics;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].joined) continue;
      if (kept != i) all[kept] = all[i];
      ++kept;
    }
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(kept), all.end());
  }

  // Lines and columns, last.
  void place_all() {
    std::pmr::vector<Position*> positions(&scratch_);
    positions.reserve(6 * findings_.diagnostics.size());
    const auto add = [&](findings::Range& range) {
      if (range.end.byte == 0) return;
      positions.push_back(&range.start);
      positions.push_back(&range.end);
    };
    for (findings::Diagnostic& d : findings_.diagnostics) {
      add(d.range);
      add(d.key_range);
      for (findings::Related& related : d.related) add(related.range);
    }
    json::place(tree_.text(), positions);
  }

  const Program& program_;
  const walk::Tree& tree_;
  const walk::Options& options_;
  walk::Facts& facts_;
  std::pmr::memory_resource& scratch_;
  findings::Findings& findings_;
  std::pmr::vector<walk::Secret> secrets_;
  std::pmr::vector<Item> items_;
  Trails trails_;  ///< Of what is not an item's own value.
  Wording wording_;
};

}  // namespace

void explain(const Program& program, const walk::Tree& tree, const walk::Options& options, walk::Facts& facts,
             std::pmr::memory_resource& scratch, findings::Findings& findings) {
  Explainer(program, tree, options, facts, scratch, findings).explain();
}

}  // namespace ocpv::explain
