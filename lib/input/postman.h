// In: the text of a Postman collection (v2.0 and v2.1), as Postman exports it. Out: a document for each request of it.
// Promises: linear, no recursion; nothing is run; folders are walked in the order they stand in; credentials and values
// of forms are listed as secrets; what is no collection is one document with a problem, an entry that is no request one
// with its place.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "input/document.h"
#include "input/input.h"

namespace ocpv::input {

/// Whether the text says `"schema": "https://schema.getpostman.com/json/collection/..."`.
bool looks_like_postman(std::string_view text) noexcept;

/// False, and nothing taken, when the text is JSON and no collection.
bool read_postman(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options,
                  const Take& take);

}  // namespace ocpv::input
