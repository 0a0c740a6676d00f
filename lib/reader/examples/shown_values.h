// In: one value that an example shows, and what the table says of it. Out: whether they agree.
// Promises: as the check side decides; no value is changed.
#pragma once

#include <string>

#include "contract/contract.h"
#include "reader/examples/examples.h"

namespace ocpv::reader {

/// Whether the value has the JSON type that the kind stands for; formats apart.
bool has_type(const Json& value, contract::Kind kind);
bool has_format(const Json& value, contract::Kind kind);
bool is_listed(const Json& value, const contract::Values& values);
bool is_within(const Json& value, const contract::Bounds& bounds);
bool has_protocol(const std::string& text);

/// A plain value as it is written, without quotes; the name of its type for others.
std::string text_of(const Json& value);

/// The word that pages use for a kind, and for the kind that a value has.
std::string word_of(contract::Kind kind);
std::string word_of_value(const Json& value);

}  // namespace ocpv::reader
