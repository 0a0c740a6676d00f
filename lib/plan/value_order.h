// In: values of an enumeration. Out: one order for them, and for what a document has.
// Promises: what is equal as JSON is equal in it; texts by their size first, since few have the same.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include "json/decimal.h"
#include "plan/program.h"

namespace ocpv::plan {

/// A scalar as it is looked up: strings decoded, other kinds as written; `whole` where it is an integer that fits.
struct Scalar {
  Types type = kNull;
  std::string_view text;
  std::optional<std::int64_t> whole;
};

inline std::strong_ordering compare(const EnumValue& a, const Scalar& b) noexcept {
  if ((a.type & kNumber) == 0 || (b.type & kNumber) == 0) {
    // Numbers come last; a word is never the text of a string, but may be of its size.
    if (a.type != b.type)
      return ((a.type & kNumber) != 0 ? kEveryType : a.type) <=> ((b.type & kNumber) != 0 ? kEveryType : b.type);
    if (a.text.size() != b.text.size()) return a.text.size() <=> b.text.size();
    return a.text.compare(b.text) <=> 0;
  }
  if (a.is_whole && b.whole) return a.whole <=> *b.whole;
  return json::Decimal(a.text) <=> json::Decimal(b.text);
}

inline Scalar scalar_of(const EnumValue& value) noexcept {
  return {value.type, value.text, value.is_whole ? std::optional(value.whole) : std::nullopt};
}

}  // namespace ocpv::plan
