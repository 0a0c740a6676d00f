// In: the text of an .http file. Out: one document for each request: method, target, headers, and its body with places.
// Promises: linear; a request that cannot be read does not hide the others; variables are put in, and those without a
// value are named in notices; values of credentials are listed as secrets.
#pragma once

#include <memory>
#include <string>

#include "input/document.h"
#include "input/input.h"

namespace ocpv::input {

/// See docs/inputs.md for the forms that are understood.
void read_http(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options,
               const Take& take);

}  // namespace ocpv::input
