// What is wrong with one value.
#include <algorithm>
#include <limits>
#include <string>

#include "base/secret_names.h"
#include "base/secret_values.h"
#include "explain/placement.h"
#include "explain/wording.h"
#include "json/decimal.h"

namespace ocpv::explain {

using plan::Test;

void Wording::word_type(Item& item, plan::Types types) {
  const walk::Fact& fact = *item.fact;
  findings::Diagnostic& d = item.diagnostic;
  d.id = findings::Id::wrong_type;
  d.expected = type_names(types);
  d.suggestions = suggester_.for_type(fact.value, node_of(fact), types, d.found.hidden);
}

std::span<const std::string_view> Wording::type_names(plan::Types types) {
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

void Wording::word_check(Item& item) {
  const walk::Fact& fact = *item.fact;
  const plan::Check& check = check_of(fact);
  findings::Diagnostic& d = item.diagnostic;
  stand_at(d, fact.value, fact.key);
  switch (check.test) {
    case Test::type:
      return word_type(item, check.types);
    case Test::one_of:
      d.id = findings::Id::not_in_enum;
      d.expected = values(check.values);
      if (!d.found.hidden) suggest_value(item);
      return;
    case Test::whole_bounds:
      return word_bounds(item);
    case Test::lower:
      d.id = findings::Id::out_of_range;
      d.low = check.text;
      return;
    case Test::upper:
      d.id = findings::Id::out_of_range;
      d.high = check.text;
      return;
    case Test::shape:
      return word_shape(item);
    case Test::unique_items:
      d.id = findings::Id::bad_format;
      d.detail = findings::Detail::repeated_items;
      return;
    case Test::multiple:
    case Test::least_length:
    case Test::most_length:
    case Test::least_items:
    case Test::most_items:
    case Test::least_members:
    case Test::most_members:
      return word_amount(d, check);
    case Test::never:
      d.id = fact.key == walk::kNowhere ? findings::Id::bad_format : findings::Id::unknown_field;
      if (fact.key == walk::kNowhere) d.detail = findings::Detail::rule;
      return;
    case Test::known_value:
      d.id = findings::Id::unknown_value;
      d.expected = values(check.values);
      if (!d.found.hidden) d.suggestions = suggester_.for_value(fact.value, check.values);
      return;
    case Test::same_as_path:
      return word_same_as_path(item);
    case Test::belongs:
      return word_belongs(item);
  }
}

void Wording::word_amount(findings::Diagnostic& d, const plan::Check& check) {
  using findings::Detail;
  struct Amount {
    Test test;
    Detail detail;
    bool is_least;
  };
  static constexpr Amount kAmounts[] = {
      {Test::multiple, Detail::not_multiple, true},         {Test::least_length, Detail::too_short, true},
      {Test::most_length, Detail::too_long, false},         {Test::least_items, Detail::too_few_items, true},
      {Test::most_items, Detail::too_many_items, false},    {Test::least_members, Detail::too_few_members, true},
      {Test::most_members, Detail::too_many_members, false}};
  d.id = findings::Id::bad_format;
  for (const Amount& amount : kAmounts) {
    if (amount.test != check.test) continue;
    d.detail = amount.detail;
    (amount.is_least ? d.low : d.high) = findings_.keep(std::to_string(check.low));
  }
}

void Wording::suggest_value(Item& item) {
  const walk::Fact& fact = *item.fact;
  findings::Diagnostic& d = item.diagnostic;
  // The right value for the wrong field: the one documented neighbour that lists it.
  if (fact.key != walk::kNowhere && tree_.byte(fact.value) == '"') {
    if (const plan::Member* other = neighbour_that_lists(item)) {
      const bool is_there = tree_.find(fact.holder, other->name).has_value();
      d.suggestions = suggester_.for_field(fact.key, other->name, is_there);
      return;
    }
  }
  d.suggestions = suggester_.for_value(fact.value, check_of(fact).values);
}

bool Wording::lists(const plan::Node& node, std::string_view text) const {
  const auto checks = std::span(program_.checks).subspan(node.errors.first, node.errors.count);
  const auto is_list = [](const plan::Check& check) { return check.test == Test::one_of; };
  return std::any_of(checks.begin(), checks.end(), is_list) && takes_scalar(program_, node, plan::kString, text);
}

const plan::Member* Wording::neighbour_that_lists(const Item& item) const {
  const plan::Node& holder = program_.nodes[item.fact->holder_node];
  const std::string_view text = tree_.string(item.fact->value, scratch_), name = tree_.string(item.fact->key, scratch_);
  const plan::Member* found = nullptr;
  for (std::uint32_t i = 0; i < holder.members.count; ++i) {
    const plan::Member& member = program_.members[holder.members.first + i];
    if (member.name == name || !lists(program_.nodes[member.node], text)) continue;
    if (found != nullptr) return nullptr;
    found = &member;
  }
  return found;
}

void Wording::word_bounds(Item& item) {
  const plan::Check& check = check_of(*item.fact);
  findings::Diagnostic& d = item.diagnostic;
  d.id = findings::Id::out_of_range;
  d.low = program_.texts[check.values.first];
  d.high = program_.texts[check.values.first + 1];
  using Int32 = std::numeric_limits<std::int32_t>;
  using Int64 = std::numeric_limits<std::int64_t>;
  if (check.low == Int32::min() && check.high == Int32::max()) d.detail = findings::Detail::int32;
  if (check.low == Int64::min() && check.high == Int64::max()) d.detail = findings::Detail::int64;
  // The plan names the upper bound; the one that is broken is said.
  constexpr std::string_view kMaximum = "/maximum";
  if (json::Decimal(tree_.source(item.fact->value)) < json::Decimal(d.low)) {
    const std::string_view schema = d.schema_pointer.substr(0, d.schema_pointer.size() - kMaximum.size());
    d.schema_pointer = findings_.keep(std::string(schema) + "/minimum");
  }
}

void Wording::word_shape(Item& item) {
  const plan::Check& check = check_of(*item.fact);
  findings::Diagnostic& d = item.diagnostic;
  d.id = findings::Id::bad_format;
  switch (check.shape) {
    case plan::Shape::date_time:
      d.detail = findings::Detail::date_time;
      return;
    case plan::Shape::time:
      d.detail = findings::Detail::time;
      return;
    case plan::Shape::date:
      d.detail = findings::Detail::date;
      return;
    case plan::Shape::no_protocol:
      d.detail = findings::Detail::no_protocol;
      break;
  }
  if (!d.found.hidden) d.suggestions = suggester_.for_protocol(item.fact->value);
}

void Wording::word_same_as_path(Item& item) {
  findings::Diagnostic& d = item.diagnostic;
  d.id = findings::Id::inconsistent_fields;
  d.detail = findings::Detail::differs_from_path;
  d.when_field = check_of(*item.fact).text;
  for (const walk::PathParameter& parameter : options_.path_parameters) {
    if (parameter.name != d.when_field) continue;
    const bool hidden = d.found.hidden || parameter.secret || gives_itself_away(parameter.value) ||
                        is_secret(secrecy_of(parameter.name, SecretPlace::url));
    d.when_value = hidden ? std::string_view() : keep_shown(parameter.value);
    d.expected = keep_list<std::string_view>({hidden ? kSecretMask : d.when_value});
    if (hidden) d.found = found(item.fact->value, true);
  }
}

void Wording::word_belongs(Item& item) {
  const walk::Fact& fact = *item.fact;
  findings::Diagnostic& d = item.diagnostic;
  d.id = findings::Id::misplaced_field;
  const std::string_view place = check_of(*item.fact).text;
  const std::string_view object = place.substr(0, place.rfind('/'));
  d.owner = object.substr(object.rfind('/') + 1);
  const auto there = find_pointer(object);
  const bool can_hold = there && tree_.byte(there->value) == '{' && fact.key != walk::kNowhere;
  const bool is_taken = can_hold && tree_.find(there->value, place.substr(place.rfind('/') + 1)).has_value();
  const std::uint32_t home = can_hold ? there->value : walk::kNowhere;
  d.suggestions = is_taken ? suggester_.for_twin(home, fact.holder, fact.key)
                           : suggester_.for_place(object, home, fact.holder, fact.key, d.found.hidden);
  if (there) {
    const walk::Bytes key = there->key == there->value
                                ? walk::Bytes{tree_.offset(there->value), tree_.offset(there->value) + 1}
                                : tree_.bytes(there->key);
    d.related = keep_list<findings::Related>({{findings::Related::Role::belongs_here, range_of(key), object, d.owner}});
  }
}

// The value that a pointer of names leads to.
std::optional<walk::Place> Wording::find_pointer(std::string_view pointer) const {
  walk::Place place{0, 0};
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

}  // namespace ocpv::explain
