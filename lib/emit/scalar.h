// In: a field's kind, values and bounds. Out: the keywords that state them, and values as JSON of the field's kind.
// Promises: a list that no value of the kind could meet, or bounds that exclude each other, give no keyword.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "contract/contract.h"

namespace ocpv::emit {

/// `{"type":"integer","format":"int32",...}`; an object without members for `unknown`.
nlohmann::ordered_json type_keywords(contract::Kind kind);

/// The bounds as keywords; empty when they cannot hold, or say no more than the type.
nlohmann::ordered_json bounds_keywords(contract::Kind kind, const contract::Bounds& bounds);

/// `text` as a JSON value of the kind: `3` for an integer, `"3"` for a string; none when it cannot be one.
std::optional<nlohmann::ordered_json> value_of(contract::Kind kind, const std::string& text);

/// All texts as JSON values, in order, each once; those that cannot be of the kind are left out.
nlohmann::ordered_json values_of(contract::Kind kind, const std::vector<std::string>& texts);

/// True for the kinds that a list of values can restrict.
bool is_scalar(contract::Kind kind);

}  // namespace ocpv::emit
