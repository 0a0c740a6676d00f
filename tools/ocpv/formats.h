// In: judged files, one after the other. Out: what is written about them, in one of the formats.
// Promises: text goes out as it comes; a document is made when all is judged; input order is kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "report/report.h"

namespace ocpv::program {

enum class Format { text, brief, json, sarif, junit, github, gitlab };

inline constexpr std::string_view kFormatNames = "text|short|json|sarif|junit|github|gitlab";

std::optional<Format> format_named(std::string_view name);

/// False for a format that is named in the interface and not built yet.
bool is_available(Format format);

/// True when it is written file by file, false when it is one document about all files.
bool is_stream(Format format);

/// The whole report about `files` in this format.
std::string render(Format format, const std::vector<report::File>& files, report::Language language, bool color,
                   std::size_t max_bytes_per_file);

}  // namespace ocpv::program
