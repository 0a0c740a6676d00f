// In: draft-07 schemas as values. Out: the same in another dialect.
// Promises: each unit is one dialect; names of properties are never taken for keywords.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/result.h"

namespace ocpv::openapi {

using Json = nlohmann::ordered_json;

/// The value of a schema's text; an Error when it is no JSON, or nested deeper than any schema that is judged by.
Result<Json> parsed_schema(std::string_view text);

/// Calls `visit` for each schema that stands directly in `node`; those in our own words only where `own` says so.
void for_each_subschema(Json& node, bool own, const std::function<void(Json&)>& visit);

/// `name` is one of our own words.
bool is_own_word(std::string_view name);

Json without_own_words(Json schema);

Json to_draft_04(Json schema);
Json to_draft_2020_12(Json schema);
/// Without `definitions`: take_definitions() goes before it.
Json to_openapi_3_0(Json schema);

/// Gives a member another name and leaves it where it is.
void rename(Json& node, std::string_view name, std::string_view other);

/// What stands beside a `$ref` asks nothing in draft-07, and would elsewhere: our own words and texts alone may stay.
void drop_beside_ref(Json& node, bool keep_texts);

}  // namespace ocpv::openapi
