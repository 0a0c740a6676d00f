// In: the text of corrections.json. Out: its JSON, and the lines on which its entries begin.
// Promises: the same key twice and deep nesting are refused, which the parser would let pass.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ocpv::reader {

using CorrectionsJson = nlohmann::ordered_json;

/// `file` is the name for messages.
Result<CorrectionsJson> parse_corrections(std::string_view text, std::string_view file);

/// The line on which each entry of the list begins, counted from 1.
std::vector<std::uint32_t> entry_lines(std::string_view text);

}  // namespace ocpv::reader
