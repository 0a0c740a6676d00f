#include <cstring>
#include <optional>

#include "first_judge/pass.h"
#include "json/decimal.h"
#include "json/fixed.h"
#include "json/scan.h"
#include "walk/bytes.h"

#if OCPV_HAS_FIRST_JUDGE

namespace ocpv::first_judge {
namespace {

/// Decodes a string where it stands: it gets no longer. What is behind it stays, but for a new closing quote.
std::size_t decode(char* inside, std::size_t size) noexcept {
  const std::size_t decoded = json::decode_into({inside, size}, inside);
  inside[decoded] = '"';
  return decoded;
}

bool is_escaped(const char* inside, std::size_t size) noexcept { return std::memchr(inside, '\\', size) != nullptr; }

}  // namespace

Pass::Met Pass::other_name(const Node& holder, std::uint32_t depth, char* name, std::size_t size) {
  if (is_escaped(name, size)) size = decode(name, size);
  const plan::Spelling* known = nullptr;
  if (size >= plan::kLeastInTable)
    known = plan::find(holder.table, program_.slots.data(), program_.spellings.data(), {name, size});
  if (known != nullptr) return {&program_.nodes[known->node], known->marks};
  const std::string_view text(name, size);
  if (holder.has_unlisted) {
    for (std::uint32_t i = 0; i < holder.members.count; ++i) {
      const plan::Member& member = program_.members[holder.members.first + i];
      if (member.name == text) return {&program_.nodes[member.node], std::uint64_t{1} << i};
    }
  }
  unknown_.push_back({text, depth});
  if (holder.others == plan::kNone) {
    wrong_ = true;
    return {&program_.nodes[plan::kAnything], 0};
  }
  if (careful_ && !holder.open) wrong_ = wrong_ || is_wrong(unknown_field_);
  return {&program_.nodes[holder.others], 0};
}

/// A member that only a rule names is as unknown as one that nothing names.
void Pass::check_documented(const Node& holder, std::uint64_t bit) {
  if (!holder.looks_closer) return;
  const auto index = static_cast<std::uint32_t>(__builtin_ctzll(bit));
  const plan::Member& member = program_.members[holder.members.first + index];
  if (!member.documented && !holder.open) wrong_ = wrong_ || is_wrong(unknown_field_);
}

/// Of the object that closes: a name that is there twice.
void Pass::end_unknown(std::uint32_t depth) {
  std::size_t first = unknown_.size();
  while (first != 0 && unknown_[first - 1].entry == depth) --first;
  walk::sort_by_name(unknown_.data() + first, unknown_.data() + unknown_.size());
  for (std::size_t i = first + 1; i < unknown_.size(); ++i) wrong_ = wrong_ || unknown_[i - 1].name == unknown_[i].name;
  unknown_.resize(first);
}

std::uint64_t Pass::other_string(const Node& node, char* inside, std::size_t size) {
  if (is_escaped(inside, size)) size = decode(inside, size);
  if ((node.quick[glance_] & plan::kQuickKnown) != 0 && size >= plan::kLeastInTable) {
    const plan::Spelling* known =
        plan::find(node.table, program_.slots.data(), program_.spellings.data(), {inside, size});
    if (known != nullptr) return known->marks;
  }
  walk::ValueSeen seen;
  seen.type = plan::kString;
  seen.text = {inside, size};
  return settle(node, seen, 0);
}

const char* Pass::other_number(const Node& node, const char* at, const char* end) {
  const std::string_view rest(at, static_cast<std::size_t>(end - at));
  const bool negative = *at == '-';
  const char* digits = at + negative;
  reported_ = 0;
  if ((node.quick[glance_] & plan::kQuickWhole) != 0 && walk::count_digits(digits, end) == 16 &&
      walk::is_within(digits, negative, node.low, node.high)) {
    while (is_digit(*digits)) ++digits;
    return digits;
  }
  const json::Scan scan = json::scan_number(rest, 0);
  if (!scan.ok) return nullptr;
  walk::ValueSeen seen;
  seen.text = rest.substr(0, scan.end);
  if (const std::optional<json::Fixed> fixed = json::fixed_of(seen.text)) {
    seen.whole = fixed->whole();
    seen.type = seen.whole ? plan::kInteger : plan::kFraction;
    if (!seen.whole) seen.fixed = fixed;
  } else {
    const json::Decimal number(seen.text);
    seen.type = number.is_integer() ? plan::kInteger : plan::kFraction;
    seen.whole = number.to_int64();
  }
  reported_ = settle(node, seen, 0);
  return unsure_ ? nullptr : at + scan.end;
}

bool Pass::fires(const plan::Step& step, std::uint64_t bits) const {
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < step.clauses.count; ++i) {
    const plan::Clause& clause = program_.clauses[step.clauses.first + i];
    if (((bits & program_.masks[clause.mask]) == 0) == clause.clear) ++count;
  }
  return step.kind == plan::Step::Kind::all ? count == step.clauses.count : count != 1;
}

/// All that is asked of a value, by lists. Gives the bits for what holds it.
std::uint64_t Pass::settle(const Node& node, const walk::ValueSeen& seen, std::uint64_t bits) {
  const auto fails = [&](const plan::Check& check) {
    // Which items are equal is for the walk to find out.
    unsure_ = unsure_ || (check.test == plan::Test::unique_items && seen.type == plan::kArray && seen.count > 1);
    return !holds(program_, check, seen, options_.path_parameters);
  };
  const auto any_fails = [&](plan::Slice checks) {
    for (std::uint32_t i = checks.first; i < checks.first + checks.count; ++i) {
      const plan::Check& check = program_.checks[i];
      if (is_wrong(check.severity) && fails(check)) return true;
    }
    return false;
  };
  unsure_ = unsure_ || node.words != 1;
  wrong_ = wrong_ || (node.types & seen.type) == 0 || any_fails(node.errors) || (careful_ && any_fails(node.cautions));
  for (std::uint32_t i = node.asks.first; i < node.asks.first + node.asks.count; ++i) {
    const plan::Check& check = program_.checks[i];
    if (fails(check)) bits |= std::uint64_t{1} << check.bit % 64;
  }
  for (std::uint32_t i = node.steps.first; i < node.steps.first + node.steps.count; ++i) {
    const plan::Step& step = program_.steps[i];
    if (!fires(step, bits)) continue;
    if (step.rule == plan::kNone) {
      bits |= std::uint64_t{1} << step.bit % 64;
    } else {
      wrong_ = wrong_ || is_wrong(program_.rules[step.rule].severity);
    }
  }
  std::uint64_t above = 0;
  for (std::uint32_t i = node.targets.first; i < node.targets.first + node.targets.count; ++i) {
    const plan::Target& target = program_.targets[i];
    if ((bits & program_.masks[target.mask]) != 0) above |= std::uint64_t{1} << target.bit % 64;
  }
  return above;
}

std::uint64_t Pass::settle_container(const Node& node, const Holder& closing) {
  for (std::uint32_t i = 0; !closing.is_array && i < node.requirements.count; ++i) {
    const plan::Requirement& requirement = program_.requirements[node.requirements.first + i];
    if ((closing.bits >> requirement.member % 64 & 1) != 0) wrong_ = wrong_ || is_wrong(requirement.severity);
  }
  walk::ValueSeen seen;
  seen.type = closing.is_array ? plan::kArray : plan::kObject;
  seen.count = closing.count;
  return settle(node, seen, closing.bits);
}

}  // namespace ocpv::first_judge

#endif
