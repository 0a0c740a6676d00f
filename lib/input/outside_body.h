// In: the line of an .http file that says which file the body is in. Out: the two documents that the request is then.
// Promises: reads that one file, up to the limit of a body, and only where it lies with the .http file: below the top
// of its checkout, or else of its folder, whatever links say; no pipe and no device.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "input/document.h"
#include "input/input.h"
#include "input/placeholder.h"

namespace ocpv::input {

/// `< body.json`, `<@ body.json`.
bool names_outside_body(std::string_view line) noexcept;

struct OutsideBody {
  Document around, outside;  ///< Their requests are still to be given. With a problem `around` is the only one.
};

/// `path` is the .http file's, `line` the place in it.
OutsideBody read_outside_body(const std::string& path, const SourceText& source, Span line, const Values& values,
                              const Options& options);

/// The files that lines of `text` name so, whether they are there or not.
std::vector<std::string> outside_bodies_named(const std::string& path, std::string_view text);

}  // namespace ocpv::input
