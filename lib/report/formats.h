// In: findings of one or more files, and the name of a format. Out: one document in that format.
// Promises: the same bytes for the same findings whatever the locale; every byte of a document is escaped as its format
// asks; secret values are masked; clean files stand in the documents that list files (json, sarif, junit, html).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace ocpv::report {

enum class Format : std::uint8_t { text, short_text, json, sarif, junit, github, gitlab, html };

/// `text`, `short`, `json`, `sarif`, `junit`, `github`, `gitlab`, `html`; none for another name.
std::optional<Format> parse_format(std::string_view name) noexcept;
std::string_view name_of(Format format) noexcept;

/// The names above with `|` between them, for help texts.
inline constexpr std::string_view kFormatNames = "text|short|json|sarif|junit|github|gitlab|html";

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

/// The whole document, ending with a line feed. Text, short and github are empty when there is nothing to say.
std::string render(Format format, const std::vector<File>& files, const RenderOptions& options);

}  // namespace ocpv::report
