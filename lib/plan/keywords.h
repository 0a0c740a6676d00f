// In: one keyword of a schema. Out: the check it stands for, or why it is not supported.
// Promises: a closed list of keywords; what is not on it is refused by name.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "json/document.h"
#include "plan/program.h"

namespace ocpv::plan {

/// What a keyword is to the compiler.
enum class Keyword : std::uint8_t {
  unsupported,
  annotation,  ///< Asserts nothing.
  check,       ///< One check on the value itself; read_check() makes it.
  bounds,      ///< minimum, maximum, exclusiveMinimum, exclusiveMaximum: read_bounds() joins them.
  negation,    ///< not
  reference,
  properties,
  required,
  additional,
  items,
  all_of,
  any_of,
  one_of,
  condition,
  branch,
  advice,
  contested,
  known_values,
  belongs,
  same_as_path,
};

Keyword keyword_of(std::string_view name) noexcept;

/// Text kept in the program's memory.
std::string_view keep(Program& program, std::string_view text);

/// What several files say of a schema. `{0}` stands for the keyword.
inline constexpr Message kNotSupported{"keyword \"{0}\" is not supported", "不支持关键字 \"{0}\""};
inline constexpr Message kNotAsArray{"keyword \"{0}\" is not supported as an array", "不支持数组形式的关键字 \"{0}\""};
inline constexpr Message kNotSchema{"a schema must be an object or a boolean", "schema 应为对象或布尔值"};
inline constexpr Message kNotObject{"must be an object", "应为对象"};
inline constexpr Message kNotSchemas{"must be an array of schemas", "应为 schema 的数组"};

/// An error of kind not_supported; `form` is the form of the keyword that is not, for a message that has a `{1}`.
Error not_supported(const Message& message, std::string_view keyword, std::string_view form = {});

/// The check of a keyword of kind `check`; none when it asks nothing (a format that is only a hint). `schema` is the
/// schema object the keyword stands in.
Result<std::optional<Check>> read_check(Program& program, json::Value keyword, json::Value schema);

/// The checks of the schema's bounds: one of whole numbers when there are two that fit int64.
Result<std::vector<Check>> read_bounds(Program& program, json::Value schema);

/// The scalars of an `enum`, an x-ocpv-known-values or (one) a `const`.
Result<Slice> read_values(Program& program, json::Value list);

/// True for `{"pattern":"^[A-Za-z][A-Za-z0-9+.-]*://"}`, the one pattern known by name, as it stands under `not`.
bool is_protocol_pattern(json::Value negated) noexcept;

}  // namespace ocpv::plan
