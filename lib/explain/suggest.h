// In: a value or name that is wrong, and what would be right. Out: suggestions with edits.
// Promises: an edit is made only where it is mechanical; it is certain only where there is one thing that can have been
// meant and it is right there; nothing of a secret value is repeated.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/similar.h"
#include "findings/diagnostic.h"
#include "plan/program.h"
#include "walk/facts.h"
#include "walk/tree.h"

namespace ocpv::explain {

/// Suggestions made for one check; they live in the findings' arena.
class Suggester {
 public:
  Suggester(const plan::Program& program, const walk::Tree& tree, findings::Findings& findings)
      : program_(program), tree_(tree), findings_(findings) {}

  /// A value of the wrong type at a place of that node: quotes or a percent sign to remove, quotes to add.
  std::span<findings::Suggestion> for_type(std::uint32_t value, const plan::Node& node, plan::Types types, bool hidden);
  /// A string that is not one of `allowed`, which are of Program::values.
  std::span<findings::Suggestion> for_value(std::uint32_t value, plan::Slice allowed);
  /// A value that would be right for another field; that field may be there already.
  std::span<findings::Suggestion> for_field(std::uint32_t key, std::string_view field, bool is_there);
  /// A string with a protocol.
  std::span<findings::Suggestion> for_protocol(std::uint32_t value);
  /// A name that is probably `right`.
  std::span<findings::Suggestion> for_name(std::uint32_t key, std::string_view right);
  /// A secret written out, the value of a member: a placeholder named after it, if that has a letter or digit.
  std::span<findings::Suggestion> for_secret(std::uint32_t value);
  /// A member that belongs into the object at `pointer`, whose bracket is `home`; walk::kNowhere when it is not there,
  /// or when what is misplaced is no member.
  std::span<findings::Suggestion> for_place(std::string_view pointer, std::uint32_t home, std::uint32_t holder,
                                            std::uint32_t key, bool hidden);
  /// The same, where the object at `home` has such a member already.
  std::span<findings::Suggestion> for_twin(std::uint32_t home, std::uint32_t holder, std::uint32_t key);

  /// The one of `count` names that `name` is near to; `text_of(i)` and `shape_of(i)` are what they are. None as well
  /// when so much was compared for this document that nobody should wait for more.
  template <class TextOf, class ShapeOf>
  std::optional<std::size_t> nearest(std::string_view name, std::size_t count, TextOf text_of, ShapeOf shape_of) {
    if (!spend(looks_left_, count)) return std::nullopt;
    Nearest nearest(name);
    for (std::size_t i = 0; i < count; ++i) {
      if (!nearest.may_be(shape_of(i))) continue;
      if (!spend(comparisons_left_, 1)) return std::nullopt;
      nearest.compare(i, text_of(i));
    }
    return nearest.result();
  }

 private:
  static bool spend(std::size_t& left, std::size_t count) noexcept {
    if (left < count) return false;
    left -= count;
    return true;
  }
  std::optional<std::size_t> part_of_one(std::string_view text, plan::Slice allowed);
  std::span<findings::Suggestion> one(findings::Suggestion::Kind kind, std::string_view value, bool certain,
                                      std::initializer_list<findings::Edit> edits);
  std::span<findings::Suggestion> quotes(std::uint32_t value, const plan::Node& node, bool hidden);
  findings::Edit replacing(std::uint32_t entry, std::string_view with);

  const plan::Program& program_;
  const walk::Tree& tree_;
  findings::Findings& findings_;
  // What suggestions may cost, in one document: names that are near by their letters, and names looked at.
  std::size_t comparisons_left_ = std::size_t{1} << 12, looks_left_ = std::size_t{1} << 18;
};

/// True when the names differ in letter case, `_` and `-` only.
bool differs_in_case_only(std::string_view a, std::string_view b);

/// The text as shown() has it, kept with the findings; most texts are kept as they are.
std::string_view keep_shown(findings::Findings& findings, std::string_view text, std::size_t most_bytes);

}  // namespace ocpv::explain
