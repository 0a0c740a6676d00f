// In: curl command lines, as a browser or a shell copied them. Out: a document for each request they would send.
// Promises: linear; nothing is run, nothing is read but the text; secrets in headers, users and URLs are listed; a text
// without a curl command is one document with a problem.
#pragma once

#include <memory>
#include <string>

#include "input/document.h"
#include "input/input.h"

namespace ocpv::input {

void read_curl(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options,
               const Take& take);

}  // namespace ocpv::input
