// In: the text of a YAML file. Out: each of its documents as JSON text with a place for every key and value.
// Promises: one pass, no recursion; keys given twice are passed on twice, so that check reports them; what JSON cannot
// say (other keys than scalars, tags of one's own, `.inf`) and what readers disagree on (`<<`) is refused with a place;
// aliases are written out, up to the size limit.
#pragma once

#include <memory>
#include <string>

#include "input/document.h"
#include "input/input.h"

namespace ocpv::input {

/// `document` gives path, for the documents made. See docs/inputs.md for what is decided.
void read_yaml(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options,
               const Take& take);

}  // namespace ocpv::input
