#include "check/scalars.h"

#include <algorithm>
#include <span>

#include "json/decimal.h"
#include "json/fixed.h"
#include "plan/program.h"
#include "walk/value.h"

namespace ocpv::check {
namespace {

using plan::Node;
using plan::Program;

/// Nothing is asked of the object but its members, of the list but its items.
bool asks_parts_only(const Node& node, plan::Types type) {
  return (node.types & type) != 0 && node.errors.count == 0 && node.cautions.count == 0 && node.asks.count == 0 &&
         node.steps.count == 0 && node.targets.count == 0;
}

std::size_t number_of(const Program& program, const Node& node, std::string_view name) {
  std::size_t i = 0;
  while (i < node.members.count && program.members[node.members.first + i].name != name) ++i;
  return i;
}

bool is_required(const Program& program, const Node& node, std::size_t member) {
  for (std::uint32_t i = node.requirements.first; i < node.requirements.first + node.requirements.count; ++i) {
    if (program.requirements[i].member == member) return true;
  }
  return false;
}

}  // namespace

LoneMembers::LoneMembers(const plan::Plan& plan, std::string_view name) : plan_(plan) {
  const Program& program = plan.program();
  const Node& root = program.nodes[program.root];
  const std::size_t group = number_of(program, root, name);
  if (!asks_parts_only(root, plan::kObject) || group == root.members.count) return;
  node_ = program.members[root.members.first + group].node;
  are_alone_ = asks_parts_only(program.nodes[node_], plan::kObject);
  are_required_ = is_required(program, root, group);
}

std::size_t LoneMembers::count_required() const { return plan_.program().nodes[node_].requirements.count; }

std::optional<LoneMember> LoneMembers::find(std::string_view name) const {
  const Program& program = plan_.program();
  const Node& node = program.nodes[node_];
  const std::size_t number = number_of(program, node, name);
  if (number == node.members.count) return std::nullopt;
  const plan::Member& member = program.members[node.members.first + number];
  if (!member.documented) return std::nullopt;
  LoneMember found{member.node, is_required(program, node, number)};
  const Node& own = program.nodes[member.node];
  if (asks_parts_only(own, plan::kArray)) found.items = own.items;
  return found;
}

bool is_plainly_right(const plan::Plan& plan, std::uint32_t number, findings::ValueKind kind, std::string_view text) {
  const Program& program = plan.program();
  const Node& node = program.nodes[number];
  if (node.asks.count + node.steps.count + node.targets.count != 0) return false;
  walk::ValueSeen seen;
  seen.text = text;
  switch (kind) {
    case findings::ValueKind::string:
      seen.type = plan::kString;
      break;
    case findings::ValueKind::boolean:
      seen.type = plan::kBoolean;
      break;
    case findings::ValueKind::integer:
    case findings::ValueKind::number: {
      seen.fixed = json::fixed_of(text);
      seen.whole = seen.fixed ? seen.fixed->whole() : json::Decimal(text).to_int64();
      const bool is_integer = seen.whole || (!seen.fixed && json::Decimal(text).is_integer());
      seen.type = is_integer ? plan::kInteger : plan::kFraction;
      break;
    }
    default:
      return false;
  }
  const auto holds = [&](const plan::Check& check) { return walk::holds(program, check, seen, {}); };
  const auto all_hold = [&](plan::Slice slice) {
    const auto checks = std::span(program.checks).subspan(slice.first, slice.count);
    return std::all_of(checks.begin(), checks.end(), holds);
  };
  return (node.types & seen.type) != 0 && all_hold(node.errors) && all_hold(node.cautions);
}

}  // namespace ocpv::check
