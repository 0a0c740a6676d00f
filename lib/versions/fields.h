// In: an operation. Out: the same with every field visited: places named in full, words of the page taken out.
// Promises: plain walks over the contract; nothing is decided here.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "contract/contract.h"

namespace ocpv::versions {

/// Calls `visit` for every field of every part and structure; `pointer` is `request:/a/*/b`, `structure:NAME/x`.
void for_each_field(contract::Operation& operation,
                    const std::function<void(contract::Field& field, const std::string& pointer)>& visit);

/// Puts the full name of its page into every place; `pages` has it by the page's id.
void name_places(contract::Operation& operation, const std::map<std::string, std::string>& pages);

/// Takes out what is a sentence of a page: descriptions and glosses, and the titles.
void forget_sentences(contract::Operation& operation);

/// Takes out the places, so that two versions can be compared by what they say.
void forget_places(contract::Operation& operation);

}  // namespace ocpv::versions
