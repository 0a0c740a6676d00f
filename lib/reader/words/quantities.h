// In: a row's description and its type. Out: default, bounds and lengths that it states.
// Promises: numbers stay decimal text; a default that the type cannot hold is none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "contract/contract.h"

namespace ocpv::reader {

/// The stated default as it stands in the text (`10`, `false`, `utf8mb4`); empty when there is none.
std::string find_default(std::string_view text);

/// `word` as JSON of this kind; none when it is no value of the kind.
std::optional<std::string> default_as_json(std::string_view word, contract::Kind kind);

/// Bounds of a number, of the length of a string, or of the number of items of a list. A number in another unit than
/// that of the field is none; `unit` is the field's, where the text given is only a part of what is said of it.
std::optional<contract::Bounds> find_bounds(std::string_view text, contract::Kind kind, std::string_view unit = {});

/// The same as they stand, before other sentences go beyond them.
contract::Bounds find_plain_bounds(std::string_view text, contract::Kind kind, std::string_view unit);

/// True for the kinds that are numbers.
bool is_numeric(contract::Kind kind);

}  // namespace ocpv::reader
