// In: a plan, and texts that stand for values of one object, such as the parameters of a query. Out: whether they are
// plainly right, without a document made of them.
// Promises: no memory of its own; true only where Checker::check of such a document would find nothing at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "findings/diagnostic.h"
#include "plan/plan.h"

namespace ocpv::check {

/// A member that is judged by itself: its node of the plan, and whether it must be there. Of a list of which nothing is
/// asked but its items, the node of those.
struct LoneMember {
  std::uint32_t node = 0;
  bool is_required = false;
  std::optional<std::uint32_t> items = {};
};

/// The members of the object that a member of the root is.
class LoneMembers {
 public:
  LoneMembers(const plan::Plan& plan, std::string_view name);

  /// There is such an object, and nothing is asked of it, or of the root, but members that are there and right.
  bool are_alone() const noexcept { return are_alone_; }
  /// The object itself must be there.
  bool are_required() const noexcept { return are_required_; }
  /// How many of them must be there.
  std::size_t count_required() const;
  /// None where no member of that name is documented.
  std::optional<LoneMember> find(std::string_view name) const;

 private:
  const plan::Plan& plan_;
  std::uint32_t node_ = 0;
  bool are_alone_ = false, are_required_ = false;
};

/// Whether a value of that kind would be right there. `text` is what a string says, or a JSON number or literal.
bool is_plainly_right(const plan::Plan& plan, std::uint32_t node, findings::ValueKind kind, std::string_view text);

}  // namespace ocpv::check
