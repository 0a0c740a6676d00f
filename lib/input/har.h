// In: the text of a HAR file, as browsers and proxies record traffic. Out: a document for each call of the API and one
// for its answer. Promises: linear; what is no call of the API (no `/api/` in its path) is counted and not judged;
// credentials, cookies and query texts are listed as secrets; a text that is no HAR is one document with a problem.
#pragma once

#include <memory>
#include <string>

#include "input/document.h"
#include "input/input.h"

namespace ocpv::input {

void read_har(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options,
              const Take& take);

}  // namespace ocpv::input
