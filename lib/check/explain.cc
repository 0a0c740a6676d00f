#include "check/explain.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/utf8.h"
#include "check/homes.h"
#include "check/item.h"
#include "check/join.h"
#include "check/secrets.h"
#include "check/suggest.h"
#include "check/trails.h"
#include "check/value.h"
#include "json/decimal.h"
#include "json/place.h"
#include "json/pointer.h"

namespace ocpv::check {
namespace {

using plan::Program;
using plan::Test;

// In document order; those of one place stay as they were found.
void put_in_order(std::vector<Diagnostic>& all) {
  const auto earlier = [](const Diagnostic& a, const Diagnostic& b) { return a.range.start.byte < b.range.start.byte; };
  if (std::is_sorted(all.begin(), all.end(), earlier)) return;
  std::vector<std::pair<std::size_t, std::size_t>> places;  // The byte, and the number.
  for (const Diagnostic& d : all) places.emplace_back(d.range.start.byte, places.size());
  std::sort(places.begin(), places.end());
  std::vector<Diagnostic> sorted;
  sorted.reserve(all.size());
  for (const auto& [byte, number] : places) sorted.push_back(all[number]);
  all.swap(sorted);
}

class Explainer {
 public:
  Explainer(const Program& program, const Tree& tree, const Options& options, Facts& facts,
            std::pmr::memory_resource& scratch, Findings& findings)
      : program_(program),
        tree_(tree),
        options_(options),
        facts_(facts),
        scratch_(scratch),
        findings_(findings),
        suggester_(program, tree, findings),
        secrets_(outermost_secrets(tree, facts.secrets, scratch)),
        items_(&scratch),
        trails_(&scratch) {}

  void explain() {
    find_places();
    for (Item& item : items_) {
      at_ = &item.trail;
      word(item);
    }
    join(JoinContext{program_, tree_, trails_, secrets_, suggester_, scratch_, findings_, facts_}, items_);
    leave_out_joined();
    if (options_.secret_literals) tell_literal_secrets();
    put_in_order(findings_.diagnostics);
    for (const Secret& secret : secrets_) findings_.secrets.emplace_back(secret.bytes.first, secret.bytes.last);
    findings_.notes = facts_.counts[0];
    findings_.warnings = facts_.counts[1];
    findings_.errors = facts_.counts[2];
    const std::uint32_t found = findings_.notes + findings_.warnings + findings_.errors;
    findings_.left_out = found - static_cast<std::uint32_t>(findings_.diagnostics.size());
    place_all();
  }

 private:
  const plan::Rule& rule_of(const Fact& fact) const { return program_.rules[fact.detail]; }
  const plan::Check& check_of(const Fact& fact) const { return program_.checks[fact.detail]; }
  const plan::Node& node_of(const Fact& fact) const { return program_.nodes[fact.node]; }
  std::span<const std::string_view> names(plan::Slice slice) const {
    return {program_.texts.data() + slice.first, slice.count};
  }
  std::span<const std::string_view> values(plan::Slice slice) const {
    return {program_.value_texts.data() + slice.first, slice.count};
  }
  std::string_view keep_shown(std::string_view text) { return check::keep_shown(findings_, text, kMostShownBytes); }

  template <class T>
  std::span<const T> keep_list(std::initializer_list<T> list) {
    if (list.size() == 0) return {};
    T* kept = static_cast<T*>(findings_.arena().allocate(list.size() * sizeof(T), alignof(T)));
    std::uninitialized_copy(list.begin(), list.end(), kept);
    return {kept, list.size()};
  }

  // Where everything stands.

  void find_places() {
    std::pmr::vector<std::uint32_t> wanted(&scratch_);
    items_.reserve(facts_.all.size());
    findings_.diagnostics.reserve(facts_.all.size());  // they do not move while items refer to them
    for (const Fact& fact : facts_.all) {
      const auto steps = std::span(facts_.steps).subspan(fact.first_step, fact.steps);
      const Trail trail = trail_along(tree_, fact.value, steps, scratch_, findings_.arena());
      Item& item = items_.emplace_back(fact, findings_.diagnostics.emplace_back(), trail, scratch_);
      if (fact.kind == Fact::Kind::rule) find_rule_places(item, wanted);
      if (fact.kind == Fact::Kind::missing) {
        const plan::Member& member = program_.members[node_of(fact).members.first + fact.detail];
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
      const Secret* secret = secret_around(secrets_, {first, first});
      if (secret != nullptr && secret->entry != entry) wanted.push_back(secret->entry);
    };
    for (std::size_t i = 0, count = wanted.size(); i < count; ++i) want(wanted[i]);
    for (const Fact& fact : facts_.all) want(fact.value);
    if (options_.secret_literals) {
      for (const Secret& secret : secrets_) wanted.push_back(secret.entry);
    }
  }

  void find_rule_places(Item& item, std::pmr::vector<std::uint32_t>& wanted) {
    const Fact& fact = *item.fact;
    const plan::Rule& rule = rule_of(fact);
    if (rule.decider.count != 0) item.decider = tree_.find(fact.value, names(rule.decider));
    if (rule.subject.count != 0) item.subject = tree_.find(fact.value, names(rule.subject));
    if (item.decider) wanted.push_back(item.decider->value);
    if (item.subject) wanted.push_back(item.subject->value);
    const auto want = [&](plan::Slice path) {
      const auto way = names(path);
      std::uint32_t object = fact.value;
      if (way.size() > 1) {
        const auto parent = tree_.find(fact.value, way.first(way.size() - 1));
        if (!parent || tree_.byte(parent->value) != '{') return;
        object = parent->value;
        wanted.push_back(object);
      }
      item.wanted.push_back({object, way.back()});
    };
    if (rule.kind == plan::Rule::Kind::required_when) want(rule.subject);
    for (std::uint32_t i = 0; i < rule.places.count; ++i) want(program_.paths[rule.places.first + i]);
  }

  const Trail& trail(std::uint32_t value) const {
    return at_ != nullptr && at_->value == value ? *at_ : trail_of(trails_, value);
  }

  static Range range_of(Bytes bytes) { return {{0, 0, bytes.first}, {0, 0, bytes.last}}; }
  Range bracket(std::uint32_t open) const { return range_of({tree_.offset(open), tree_.offset(open) + 1}); }

  // Words.

  void word(Item& item) {
    const Fact& fact = *item.fact;
    Diagnostic& d = item.diagnostic;
    d.severity = fact.severity;
    if (fact.said != kNowhere) say(d, program_.said[fact.said]);
    switch (fact.kind) {
      case Fact::Kind::type:
        return word_type(item, node_of(fact).types);
      case Fact::Kind::check:
        return word_check(item);
      case Fact::Kind::missing:
        return word_missing(item);
      case Fact::Kind::rule:
        return word_rule(item);
      case Fact::Kind::duplicate:
        return word_duplicate(item);
      case Fact::Kind::unknown:
      case Fact::Kind::forbidden:
        d.id = Id::unknown_field;
        return stand_at(d, fact.value, fact.key);
    }
  }

  static void say(Diagnostic& d, const plan::Said& said) {
    d.strength = static_cast<Strength>(said.strength);
    d.schema_pointer = said.schema_pointer;
    d.doc_page = said.page;
    d.doc_line = said.line;
  }

  /// Puts the diagnostic at a value. What stands inside a secret is told of the secret as a whole.
  void stand_at(Diagnostic& d, std::uint32_t value, std::uint32_t key) {
    const Bytes bytes = tree_.bytes(value);
    const Secret* secret = secret_around(secrets_, key == kNowhere ? bytes : tree_.bytes(key));
    if (secret == nullptr && key != kNowhere) secret = secret_around(secrets_, bytes);
    const bool inside = secret != nullptr && secret->entry != value;
    const Trail& way = trail(inside ? secret->entry : value);
    d.pointer = way.pointer;
    d.field = keep_shown(way.field);
    d.owner = keep_shown(way.owner);
    d.range = range_of(bytes);
    if (key != kNowhere) d.key_range = range_of(tree_.bytes(key));
    d.found = found(value, secret != nullptr);
  }

  Found found(std::uint32_t value, bool hidden) {
    Found found;
    found.hidden = hidden;
    switch (tree_.byte(value)) {
      case '{':
        found.kind = ValueKind::object;
        return found;
      case '[':
        found.kind = ValueKind::array;
        return found;
      case '"':
        found.kind = ValueKind::string;
        break;
      case 't':
      case 'f':
        found.kind = ValueKind::boolean;
        break;
      case 'n':
        found.kind = ValueKind::null;
        break;
      default:
        found.kind = json::Decimal(tree_.source(value)).is_integer() ? ValueKind::integer : ValueKind::number;
    }
    if (!hidden) found.text = keep_shown(tree_.source(value));
    return found;
  }

  void word_type(Item& item, plan::Types types) {
    const Fact& fact = *item.fact;
    Diagnostic& d = item.diagnostic;
    d.id = Id::wrong_type;
    stand_at(d, fact.value, fact.key);
    d.expected = type_names(types);
    d.suggestions = suggester_.for_type(fact.value, node_of(fact), types, d.found.hidden);
  }

  std::span<const std::string_view> type_names(plan::Types types) {
    constexpr std::size_t kMost = 6;
    auto* kept = static_cast<std::string_view*>(
        findings_.arena().allocate(kMost * sizeof(std::string_view), alignof(std::string_view)));
    std::size_t count = 0;
    const auto name = [&](plan::Types one, std::string_view text) {
      if ((types & one) != 0) std::construct_at(kept + count++, text);
    };
    name(plan::kString, "string");
    if ((types & plan::kFraction) != 0) {
      name(plan::kFraction, "number");
    } else {
      name(plan::kInteger, "integer");
    }
    name(plan::kBoolean, "boolean");
    name(plan::kObject, "object");
    name(plan::kArray, "array");
    name(plan::kNull, "null");
    return {kept, count};
  }

  void word_check(Item& item) {
    const Fact& fact = *item.fact;
    const plan::Check& check = check_of(fact);
    Diagnostic& d = item.diagnostic;
    if (check.test == Test::type) return word_type(item, check.types);
    stand_at(d, fact.value, fact.key);
    const auto number = [&](std::int64_t value) { return findings_.keep(std::to_string(value)); };
    const auto format = [&](Detail detail) {
      d.id = Id::bad_format;
      d.detail = detail;
    };
    switch (check.test) {
      case Test::type:
        return;
      case Test::one_of:
        d.id = Id::not_in_enum;
        d.expected = values(check.values);
        if (!d.found.hidden) suggest_value(item);
        return;
      case Test::whole_bounds:
        return word_bounds(item);
      case Test::lower:
        d.id = Id::out_of_range;
        d.low = check.text;
        return;
      case Test::upper:
        d.id = Id::out_of_range;
        d.high = check.text;
        return;
      case Test::multiple:
        format(Detail::not_multiple);
        d.low = number(check.low);
        return;
      case Test::shape:
        return word_shape(item);
      case Test::least_length:
        format(Detail::too_short);
        d.low = number(check.low);
        return;
      case Test::most_length:
        format(Detail::too_long);
        d.high = number(check.low);
        return;
      case Test::least_items:
        format(Detail::too_few_items);
        d.low = number(check.low);
        return;
      case Test::most_items:
        format(Detail::too_many_items);
        d.high = number(check.low);
        return;
      case Test::unique_items:
        format(Detail::repeated_items);
        return;
      case Test::least_members:
        format(Detail::too_few_members);
        d.low = number(check.low);
        return;
      case Test::most_members:
        format(Detail::too_many_members);
        d.high = number(check.low);
        return;
      case Test::never:
        d.id = fact.key == kNowhere ? Id::bad_format : Id::unknown_field;
        if (fact.key == kNowhere) d.detail = Detail::rule;
        return;
      case Test::known_value:
        d.id = Id::unknown_value;
        d.expected = values(check.values);
        if (!d.found.hidden) d.suggestions = suggester_.for_value(fact.value, d.expected);
        return;
      case Test::same_as_path:
        return word_same_as_path(item);
      case Test::belongs:
        return word_belongs(item);
    }
  }

  void suggest_value(Item& item) {
    const Fact& fact = *item.fact;
    Diagnostic& d = item.diagnostic;
    // The right value for the wrong field: the one documented neighbour that lists it.
    if (fact.key != kNowhere && tree_.byte(fact.value) == '"') {
      if (const plan::Member* other = neighbour_that_lists(item)) {
        const bool is_there = tree_.find(fact.holder, other->name).has_value();
        d.suggestions = suggester_.for_field(fact.key, other->name, is_there);
        return;
      }
    }
    d.suggestions = suggester_.for_value(fact.value, d.expected);
  }

  bool lists(const plan::Node& node, std::string_view text) const {
    const auto checks = std::span(program_.checks).subspan(node.errors.first, node.errors.count);
    const auto is_list = [](const plan::Check& check) { return check.test == Test::one_of; };
    return std::any_of(checks.begin(), checks.end(), is_list) && takes_scalar(program_, node, plan::kString, text);
  }

  const plan::Member* neighbour_that_lists(const Item& item) const {
    const plan::Node& holder = program_.nodes[item.fact->holder_node];
    const std::string_view text = tree_.string(item.fact->value, scratch_),
                           name = tree_.string(item.fact->key, scratch_);
    const plan::Member* found = nullptr;
    for (std::uint32_t i = 0; i < holder.members.count; ++i) {
      const plan::Member& member = program_.members[holder.members.first + i];
      if (member.name == name || !lists(program_.nodes[member.node], text)) continue;
      if (found != nullptr) return nullptr;
      found = &member;
    }
    return found;
  }

  void word_bounds(Item& item) {
    const plan::Check& check = check_of(*item.fact);
    Diagnostic& d = item.diagnostic;
    d.id = Id::out_of_range;
    d.low = program_.texts[check.values.first];
    d.high = program_.texts[check.values.first + 1];
    using Int32 = std::numeric_limits<std::int32_t>;
    using Int64 = std::numeric_limits<std::int64_t>;
    if (check.low == Int32::min() && check.high == Int32::max()) d.detail = Detail::int32;
    if (check.low == Int64::min() && check.high == Int64::max()) d.detail = Detail::int64;
    // The plan names the upper bound; the one that is broken is said.
    constexpr std::string_view kMaximum = "/maximum";
    if (json::Decimal(tree_.source(item.fact->value)) < json::Decimal(d.low)) {
      const std::string_view schema = d.schema_pointer.substr(0, d.schema_pointer.size() - kMaximum.size());
      d.schema_pointer = findings_.keep(std::string(schema) + "/minimum");
    }
  }

  void word_shape(Item& item) {
    const plan::Check& check = check_of(*item.fact);
    Diagnostic& d = item.diagnostic;
    d.id = Id::bad_format;
    switch (check.shape) {
      case plan::Shape::date_time:
        d.detail = Detail::date_time;
        return;
      case plan::Shape::time:
        d.detail = Detail::time;
        return;
      case plan::Shape::date:
        d.detail = Detail::date;
        return;
      case plan::Shape::no_protocol:
        d.detail = Detail::no_protocol;
        break;
    }
    if (!d.found.hidden) d.suggestions = suggester_.for_protocol(item.fact->value);
  }

  void word_same_as_path(Item& item) {
    Diagnostic& d = item.diagnostic;
    d.id = Id::inconsistent_fields;
    d.detail = Detail::differs_from_path;
    d.when_field = check_of(*item.fact).text;
    for (const PathParameter& parameter : options_.path_parameters) {
      if (parameter.name == d.when_field) d.when_value = keep_shown(parameter.value);
    }
    d.expected = keep_list<std::string_view>({d.when_value});
  }

  void word_belongs(Item& item) {
    const Fact& fact = *item.fact;
    Diagnostic& d = item.diagnostic;
    d.id = Id::misplaced_field;
    const std::string_view place = check_of(*item.fact).text;
    const std::string_view object = place.substr(0, place.rfind('/'));
    d.owner = object.substr(object.rfind('/') + 1);
    const auto there = find_pointer(object);
    const bool can_hold = there && tree_.byte(there->value) == '{' && fact.key != kNowhere;
    const bool is_taken = can_hold && tree_.find(there->value, place.substr(place.rfind('/') + 1)).has_value();
    const std::uint32_t home = can_hold ? there->value : kNowhere;
    d.suggestions = is_taken ? suggester_.for_twin(home, fact.holder, fact.key)
                             : suggester_.for_place(object, home, fact.holder, fact.key, d.found.hidden);
    if (there) {
      const Bytes key = there->key == there->value ? Bytes{tree_.offset(there->value), tree_.offset(there->value) + 1}
                                                   : tree_.bytes(there->key);
      d.related = keep_list<Related>({{Related::Role::belongs_here, range_of(key), object, d.owner}});
    }
  }

  /// The value that a pointer of names leads to.
  std::optional<Place> find_pointer(std::string_view pointer) const {
    Place place{0, 0};
    while (!pointer.empty()) {
      pointer.remove_prefix(1);
      const std::size_t end = pointer.find('/');
      const auto next = tree_.find(place.value, pointer.substr(0, end));
      if (!next) return std::nullopt;
      place = *next;
      pointer = end == std::string_view::npos ? std::string_view() : pointer.substr(end);
    }
    return place;
  }

  void word_missing(Item& item) {
    const Fact& fact = *item.fact;
    const plan::Member& member = program_.members[node_of(fact).members.first + fact.detail];
    const plan::Node& node = program_.nodes[member.node];
    Diagnostic& d = item.diagnostic;
    if (node.said != kNowhere && program_.said[node.said].line != 0) {
      d.doc_page = program_.said[node.said].page;
      d.doc_line = program_.said[node.said].line;
    }
    stand_missing(d, fact.value, member.name);
  }

  void stand_missing(Diagnostic& d, std::uint32_t object, std::string_view name) {
    d.id = Id::missing_field;
    const Trail& way = trail(object);
    std::string pointer(way.pointer);
    json::append_token(pointer, name);
    d.pointer = findings_.keep(elided(pointer));
    d.field = keep_shown(name);
    d.owner = keep_shown(way.field);
    d.expected = keep_list<std::string_view>({d.field});
    d.range = bracket(object);
  }

  void word_rule(Item& item) {
    const Fact& fact = *item.fact;
    const plan::Rule& rule = rule_of(fact);
    Diagnostic& d = item.diagnostic;
    switch (rule.kind) {
      case plan::Rule::Kind::only_when:
        d.id = Id::not_applicable;
        if (item.subject) stand_at(d, item.subject->value, item.subject->key);
        return word_decider(item, rule);
      case plan::Rule::Kind::value_when:
        // The documentation says so at the field whose value asks for the other's.
        d.id = Id::inconsistent_fields;
        if (item.decider) stand_at(d, item.decider->value, item.decider->key);
        return word_condition(d, item.subject, rule.subject, rule.allowed);
      case plan::Rule::Kind::required_when: {
        const auto way = names(rule.subject);
        if (item.wanted.empty()) item.wanted.push_back({fact.value, way.back()});
        stand_missing(d, item.wanted.front().object, way.back());
        if (item.decider) d.range = range_of(tree_.bytes(item.decider->value));
        return word_decider(item, rule);
      }
      case plan::Rule::Kind::one_of:
        if (!item.wanted.empty()) return stand_missing(d, item.wanted.front().object, item.wanted.front().name);
        [[fallthrough]];
      case plan::Rule::Kind::general:
        d.id = Id::inconsistent_fields;
        d.detail = Detail::rule;
        stand_at(d, fact.value, fact.key);
        if (tree_.byte(fact.value) == '{' || tree_.byte(fact.value) == '[') d.range = bracket(fact.value);
        return;
    }
  }

  void word_decider(Item& item, const plan::Rule& rule) {
    word_condition(item.diagnostic, item.decider, rule.decider, rule.values);
  }

  /// The other field, what it is, and what it would have to be.
  void word_condition(Diagnostic& d, const std::optional<Place>& other, plan::Slice path, plan::Slice wanted) {
    d.when_field = names(path).back();
    d.when_in = values(wanted);
    if (!other) return;
    const std::uint32_t value = other->value;
    const Bytes bytes = tree_.bytes(value);
    const bool hidden = secret_around(secrets_, bytes) != nullptr;
    if (!hidden && tree_.byte(value) == '"') d.when_value = keep_shown(tree_.string(value));
    if (!hidden && tree_.byte(value) != '"') d.when_value = found(value, false).text;
    d.related = keep_list<Related>({{Related::Role::chosen_here, range_of(bytes), trail(value).pointer, d.when_value}});
  }

  void word_duplicate(Item& item) {
    const Fact& fact = *item.fact;
    Diagnostic& d = item.diagnostic;
    d.id = Id::duplicate_key;
    stand_at(d, fact.value, fact.key);
    const auto first = tree_.find(fact.holder, tree_.string(fact.key, scratch_));
    if (!first) return;
    const bool hidden = secret_around(secrets_, tree_.bytes(fact.key)) != nullptr;
    d.related = keep_list<Related>({{Related::Role::first_of_two, range_of(tree_.bytes(first->key)), d.pointer,
                                     hidden ? std::string_view() : d.field}});
  }

  void tell_literal_secrets() {
    for (const Secret& secret : secrets_) {
      if (!holds_literal(tree_, secret.entry)) continue;
      ++facts_.counts[static_cast<std::size_t>(Severity::warning)];
      if (findings_.diagnostics.size() >= options_.limits.max_diagnostics) continue;
      Diagnostic d;
      d.id = Id::secret_literal;
      d.severity = Severity::warning;
      const bool is_member = secret.entry >= 2 && tree_.byte(secret.entry - 1) == ':';
      stand_at(d, secret.entry, is_member ? secret.entry - 2 : kNowhere);
      if (is_member && tree_.byte(secret.entry) == '"') d.suggestions = suggester_.for_secret(secret.entry);
      findings_.diagnostics.push_back(d);
    }
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
    at_ = nullptr;
  }

  // Lines and columns, last.

  void place_all() {
    std::pmr::vector<Position*> positions(&scratch_);
    positions.reserve(6 * findings_.diagnostics.size());
    const auto add = [&](Range& range) {
      if (range.end.byte == 0) return;
      positions.push_back(&range.start);
      positions.push_back(&range.end);
    };
    for (Diagnostic& d : findings_.diagnostics) {
      add(d.range);
      add(d.key_range);
      for (const Related& related : d.related) add(const_cast<Related&>(related).range);  // our own arena's
    }
    json::place(tree_.text(), positions);
  }

  const Program& program_;
  const Tree& tree_;
  const Options& options_;
  Facts& facts_;
  std::pmr::memory_resource& scratch_;
  Findings& findings_;
  Suggester suggester_;
  std::pmr::vector<Secret> secrets_;
  std::pmr::vector<Item> items_;
  Trails trails_;              ///< Of what is not an item's own value.
  const Trail* at_ = nullptr;  ///< Of the item that is being worded.
};

}  // namespace

void explain(const Program& program, const Tree& tree, const Options& options, Facts& facts,
             std::pmr::memory_resource& scratch, Findings& findings) {
  Explainer(program, tree, options, facts, scratch, findings).explain();
}

}  // namespace ocpv::check
