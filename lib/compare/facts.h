// In: the generated files of one operation, or a schema alone. Out: what they say, flat: one entry for each field and
// each rule, with where the documentation says it.
// Promises: document order; a recursive structure is followed once; a schema that would unfold without end is refused.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/rule_kinds.h"
#include "base/terms.h"

namespace ocpv::compare {

/// Where the documentation says a thing; line 0: nowhere.
struct Place {
  std::string page;
  std::uint32_t line = 0;
  bool operator==(const Place&) const = default;
};

struct FieldFacts {
  std::string pointer;  ///< `/list/*/name`; empty for the root.
  std::string type;     ///< `string int32 int64 integer number boolean date-time ... object array map unknown`.
  bool required = false;
  std::optional<std::vector<std::string>> closed;  ///< The only values, as JSON texts.
  std::vector<std::string> known;                  ///< The known values of an open list.
  std::optional<std::string> minimum, maximum;     ///< JSON texts; where they are the type's own they are left out.
  std::optional<std::uint64_t> min_length, max_length, min_items, max_items;
  std::string shape;  ///< What `not` forbids, as text.
  std::string default_json, description, unit;
  bool secret = false, deprecated = false;
  Place place;
};

/// One rule; `kind`, `pointer` and the condition as in operation.json, but for `one_of` (at least one of several) and
/// `other` (a subschema of another form, which has only `text`).
struct RuleFacts {
  std::optional<RuleKind> kind;          ///< None: a subschema of no form of ours.
  std::string pointer, when_pointer;     ///< Of a rule without a condition: the object that has the members.
  std::vector<std::string> in, when_in;  ///< JSON texts.
  bool when_not = false;                 ///< `when_in` are the values that it is none of.
  std::string items, when_items;         ///< Counts, as `1..2`, `1..` or `..2`; empty: none.
  std::string
      text;  ///< Without a kind the subschema; of a rule without a condition the pointers, with ` | ` between them.
  bool rejects = true;  ///< False: a warning.
  Place place;
};

struct PartFacts {
  std::vector<FieldFacts> fields;  ///< The root first.
  std::vector<RuleFacts> rules;
  /// The fields as the tables state them, where an example speaks against some of it and `fields` are those that hold;
  /// else empty.
  std::vector<FieldFacts> stated = {};
};

inline constexpr std::size_t kPartCount = 3;
struct OperationFacts {
  std::string id, method, path, title_zh, title_en, page;
  std::optional<PartFacts> parts[kPartCount];  ///< By Part.
};

/// The texts of one generated folder. `name` is for messages.
struct OperationTexts {
  std::string name;
  std::string operation_json;
  std::optional<std::string> parameters_schema, request_schema, response_schema;
};

/// Which statements count: those that decide a verdict, or all that the tables make, contested ones too.
enum class Level : std::uint8_t { held, stated };

Result<OperationFacts> operation_facts(const OperationTexts& texts, Level level);

/// The facts of one schema; `name` is for messages.
Result<PartFacts> schema_facts(std::string_view schema, std::string_view name, Level level);

inline constexpr std::size_t kMostFacts = 20'000;  ///< The largest published operation has under 200 fields.

}  // namespace ocpv::compare
