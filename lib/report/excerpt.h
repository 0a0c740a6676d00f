// In: a document, what to mark in it, and where its secrets are. Out: some of its lines as HTML, with marks.
// Promises: secrets are masked before a line is cut; bounded, however long a line or how far apart the marks are.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "report/snippet.h"

namespace ocpv::report {

/// Rows of `<span class="line">`, the marked lines with two lines around each; empty when no mark has a place.
std::string html_excerpt(std::string_view source, std::span<const Mark> marks, std::span<const ByteRange> secrets);

}  // namespace ocpv::report
