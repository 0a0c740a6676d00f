// In: an operation and one of its parts. Out: where fields are in it, by JSON Pointer.
// Promises: nothing is made; pointers hold until a list that they lead into grows or shrinks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "reader/corrections/corrections.h"

namespace ocpv::reader {

/// What several files say of a correction. `{0}` of kNoOwner stands for a place, of kNotInPath for a name.
inline constexpr Message kAlready{"says what the page says already", "与页面已有的说明相同"};
inline constexpr Message kCorrected{"corrected: {0}", "已修正：{0}"};
inline constexpr Message kNoOwner{"no object at the owner of \"{0}\"", "\"{0}\" 所在之处没有对象"};
inline constexpr Message kNotInPath{"the path has no parameter \"{0}\"", "路径中没有参数 \"{0}\""};
inline constexpr Message kNotNamed{"only a field by its name can be moved, copied or removed",
                                   "只能按名称移动、复制或删除字段"};

/// The place is that of a member: neither a whole body nor the items of a list.
bool is_member(std::string_view pointer);

/// The name that the last step of a pointer stands for.
std::string last_step(std::string_view pointer);

class Reach {
 public:
  Reach(contract::Operation& operation, Target::Part part) : operation_(operation), part_(part) {}

  /// `request:`, as in RowReading::pointer.
  std::string_view prefix() const;
  Part part() const;
  /// The list of a part that is parameters; null for a body.
  std::vector<contract::Field>* parameters() const;
  /// The root of a part that is a body; null for parameters.
  std::optional<contract::Field>* body() const;
  contract::Field* find(std::string_view pointer) const;
  /// The list that holds the field at `pointer`.
  std::vector<contract::Field>* siblings(std::string_view pointer) const;
  /// That list for a new field, or the complaint.
  Bilingual room_for(const std::string& pointer, std::vector<contract::Field>*& list) const;
  /// A pointer as rules have it: those of parameters begin with the name of their kind.
  std::string in_rules(const std::string& pointer) const;

 private:
  contract::Operation& operation_;
  Target::Part part_;
};

}  // namespace ocpv::reader
