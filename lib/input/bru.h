// In: the text of one of Bruno's request files (.bru). Out: a document for its request.
// Promises: linear; nothing is run; scripts, tests and docs are not read and never shown; credentials and values of
// forms and queries are listed as secrets; what is no request is one document with a problem.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "input/document.h"
#include "input/input.h"

namespace ocpv::input {

/// What a collection keeps beside its requests: `collection.bru`, `folder.bru`, `environments/NAME.bru`.
bool is_bru_setting(std::string_view path) noexcept;

void read_bru(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options,
              const Take& take);

}  // namespace ocpv::input
