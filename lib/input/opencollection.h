// In: the text of a request of an OpenCollection (YAML with `info:` and `http:`). Out: a document for its request.
// Promises: linear, nothing is run; scripts, notes and credentials are never shown; places are those of the YAML file.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "input/document.h"
#include "input/input.h"

namespace ocpv::input {

/// Whether lines of the first level say `info:` and `http:`.
bool looks_like_opencollection(std::string_view text) noexcept;

/// False, and nothing taken, when the text is YAML and no such request.
bool read_opencollection(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options,
                         const Take& take);

}  // namespace ocpv::input
