// In: two statements about a value. Out: whether the second allows more, less, or other values.
// Promises: no locale; numbers of any length compare right as long as they are whole.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "compare/compare.h"

namespace ocpv::compare {

/// How the set of right documents changed.
enum class Change : std::uint8_t { none, narrower, wider, other };

Change both(Change a, Change b);
Change type_change(const std::string& before, const std::string& after);
Change list_change(const std::vector<std::string>& before, const std::vector<std::string>& after);
Change range_change(const FieldFacts& before, const FieldFacts& after);

/// Whom the change breaks: those who send a request, or those who read a response.
Effect effect_of(Change change, Part part);

/// The members of `of` that `than` lacks, in order, joined by commas.
std::string only_in(const std::vector<std::string>& of, const std::vector<std::string>& than);

/// `0..100, length ..64`; empty when nothing is bounded.
std::string range_text(const FieldFacts& field);

/// What `range_text` gave, for Chinese readers: `0..100, 长度 ..64`.
std::string range_in_chinese(std::string range);

}  // namespace ocpv::compare
