// In: a schema or a document. Out: the places of its members, with `*` for each item of an array.
// Promises: a place of a schema and the same place of a document are the same text.
#pragma once

#include <set>
#include <string>

namespace ocpv::contract_test {

/// Places of all members and items that the schema describes: what the rows of the page became.
std::set<std::string> rows_of(const std::string& schema);

/// Places of all members and items of a document; none when it is no JSON.
std::set<std::string> places_of(const std::string& document);

/// The place that a JSON Pointer means.
std::string place_of(const std::string& pointer);

}  // namespace ocpv::contract_test
