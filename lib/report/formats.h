// In: findings of one or more files, and the name of a format. Out: one document in that format.
// Promises: the same bytes for the same findings whatever the locale; every byte of a document is escaped as its format
// asks; secret values are masked; clean files stand in the documents that list files (json, sarif, junit, html). One
// row says all of a format, and everything else is made of the rows.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

// A format, its name; how it is written; what it shows of the documents; whether it says something when all is clean.
// The function that makes it has the format's name and stands in the file of that name.
#define OCPV_REPORT_FORMATS(ROW)                          \
  ROW(text, "text", file_by_file, lines, nothing)         \
  ROW(short_text, "short", file_by_file, places, nothing) \
  ROW(json, "json", as_a_whole, places, a_document)       \
  ROW(sarif, "sarif", as_a_whole, lines, a_document)      \
  ROW(junit, "junit", as_a_whole, lines, a_document)      \
  ROW(github, "github", as_a_whole, lines, nothing)       \
  ROW(gitlab, "gitlab", as_a_whole, lines, a_document)    \
  ROW(html, "html", as_a_whole, lines_around, a_document)

namespace ocpv::report {

enum class Format : std::uint8_t {
#define OCPV_ROW(format, name, written, shows, when_clean) format,
  OCPV_REPORT_FORMATS(OCPV_ROW)
#undef OCPV_ROW
};

/// Text for people is written as soon as a file is judged; what programs read is one document about all files.
enum class Written : std::uint8_t { file_by_file, as_a_whole };
enum class Shows : std::uint8_t {
  places,
  lines,         ///< What stands at the places, too: the documents are kept for it.
  lines_around,  ///< And so much around it that secrets which no finding is about have to be known.
};
enum class WhenClean : std::uint8_t { nothing, a_document };

struct FormatFacts {
  Format format;
  std::string_view name;
  Written written;
  Shows shows;
  WhenClean when_clean;
};

inline constexpr std::array kFormats{
#define OCPV_ROW(format, name, written, shows, when_clean) \
  FormatFacts{Format::format, name, Written::written, Shows::shows, WhenClean::when_clean},
    OCPV_REPORT_FORMATS(OCPV_ROW)
#undef OCPV_ROW
};

constexpr const FormatFacts& facts_of(Format format) noexcept { return kFormats[static_cast<std::size_t>(format)]; }
constexpr std::string_view name_of(Format format) noexcept { return facts_of(format).name; }

/// None for an unknown name.
std::optional<Format> parse_format(std::string_view name) noexcept;

/// All names with this between them.
std::string format_names(std::string_view between);

/// The text of the documented row that stands at this line of this page; empty when it is not at hand.
using DocumentedRow = std::function<std::string(std::string_view page, std::uint32_t line)>;

struct RenderOptions {
  Language language = Language::en;
  bool color = false;                                      ///< text and short only.
  std::size_t max_bytes_per_file = std::size_t{64} << 10;  ///< text, short and json; 0 for no bound.
  std::string_view working_folder =
      {};                             ///< Absolute; paths below it are written relative to it (sarif, github, gitlab).
  DocumentedRow documented_row = {};  ///< html shows it beside each finding.
  std::string_view made_at = {};      ///< html: the day and time of the report; empty: none.
  std::string_view documented_versions = {};  ///< html: of the documentation that was checked against.
};

/// The whole document, ending with a line feed; empty when all is clean and the format has nothing to say then.
std::string render(Format format, const std::vector<File>& files, const RenderOptions& options);

/// What each row is made by.
#define OCPV_ROW(format, name, written, shows, when_clean) \
  std::string format(const std::vector<File>& files, const RenderOptions& options);
OCPV_REPORT_FORMATS(OCPV_ROW)
#undef OCPV_ROW

}  // namespace ocpv::report
