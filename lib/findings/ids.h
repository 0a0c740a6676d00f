// In: nothing; this is data. Out: every kind of finding with its name, and what holds for all findings of that kind.
// Promises: one row says all of an id, and the enumeration is made of the rows, so that none can lack. Names and
// numbers are an interface: a new id goes last.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/terms.h"

// An id, its name; what a finding of it is about; how severe it usually is; how a server answers where it is the cause.
#define OCPV_FINDING_IDS(ROW)                                          \
  ROW(not_json, "not-json", document, error, 400)                      \
  ROW(too_large, "too-large", document, error, 413)                    \
  ROW(too_deep, "too-deep", document, error, 400)                      \
  ROW(duplicate_key, "duplicate-key", member, error, 400)              \
  ROW(wrong_type, "wrong-type", value, error, 400)                     \
  ROW(missing_field, "missing-field", absence, error, 400)             \
  ROW(not_in_enum, "not-in-enum", value, error, 400)                   \
  ROW(out_of_range, "out-of-range", value, error, 400)                 \
  ROW(bad_format, "bad-format", value, error, 400)                     \
  ROW(not_applicable, "not-applicable", member, error, 400)            \
  ROW(unknown_field, "unknown-field", member, warning, 400)            \
  ROW(misplaced_field, "misplaced-field", member, warning, 400)        \
  ROW(inconsistent_fields, "inconsistent-fields", value, warning, 400) \
  ROW(unknown_value, "unknown-value", value, note, 400)                \
  ROW(secret_literal, "secret-literal", value, warning, 400)           \
  ROW(no_such_operation, "no-such-operation", request, error, 404)     \
  ROW(wrong_method, "wrong-method", request, error, 405)               \
  ROW(bad_parameter, "bad-parameter", request, error, 400)             \
  ROW(unknown_parameter, "unknown-parameter", request, warning, 400)   \
  ROW(bad_header, "bad-header", request, error, 400)                   \
  ROW(not_authenticated, "not-authenticated", request, error, 401)     \
  ROW(missing_body, "missing-body", request, error, 400)

namespace ocpv::findings {

/// Stable names of what can be wrong; name_of() gives the text form (`not-in-enum`).
enum class Id : std::uint8_t {
#define OCPV_ROW(id, name, about, severity, http_status) id,
  OCPV_FINDING_IDS(OCPV_ROW)
#undef OCPV_ROW
};

/// What a finding is about.
enum class About : std::uint8_t {
  document,  ///< It as a whole, which could not be judged.
  member,    ///< A member as such: a line that names one place names that of its name.
  absence,   ///< What is not there.
  value,     ///< What a value is.
  request,   ///< What is around the body.
};

struct IdFacts {
  Id id;
  About about;
  Severity usual;  ///< Each finding has its own.
  std::uint16_t http_status;
  std::string_view name;
};

inline constexpr std::array kIds{
#define OCPV_ROW(id, name, about, severity, http_status) \
  IdFacts{Id::id, About::about, Severity::severity, http_status, name},
    OCPV_FINDING_IDS(OCPV_ROW)
#undef OCPV_ROW
};
inline constexpr std::size_t kIdCount = kIds.size();

constexpr const IdFacts& facts_of(Id id) noexcept { return kIds[static_cast<std::size_t>(id)]; }
constexpr std::string_view name_of(Id id) noexcept { return facts_of(id).name; }

/// For other tables with a row for each id: they have all, in this order.
template <class Table>
constexpr bool is_by_id(const Table& table) noexcept {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].id != static_cast<Id>(i)) return false;
  }
  return table.size() == kIdCount;
}

}  // namespace ocpv::findings
