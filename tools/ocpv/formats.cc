#include "formats.h"

#include <vector>

namespace ocpv::program {
namespace {

using Files = std::vector<report::File>;

std::string render_text(const Files& files, report::Language language, bool color, std::size_t most, bool snippets) {
  report::TextOptions options;
  options.language = language;
  options.color = color;
  options.snippets = snippets;
  options.max_bytes = most;
  std::string out;
  for (const report::File& file : files) out += report::text(file, options);
  return out;
}

std::string whole_text(const Files& files, report::Language language, bool color, std::size_t most) {
  const std::string summary = report::summary_text(files, language);
  return render_text(files, language, color, most, true) + summary + (summary.empty() ? "" : "\n");
}

std::string brief(const Files& files, report::Language language, bool color, std::size_t most) {
  return render_text(files, language, color, most, false);
}

std::string json(const Files& files, report::Language language, bool, std::size_t most) {
  return report::json(files, language, most);
}

struct Row {
  Format format;
  std::string_view name;
  bool stream;
  std::string (*render)(const Files&, report::Language, bool color,
                        std::size_t max_bytes_per_file);  ///< Null: not there yet.
};

constexpr Row kRows[] = {
    {Format::text, "text", true, whole_text},   {Format::brief, "short", true, brief},
    {Format::json, "json", false, json},        {Format::sarif, "sarif", false, nullptr},
    {Format::junit, "junit", false, nullptr},   {Format::github, "github", false, nullptr},
    {Format::gitlab, "gitlab", false, nullptr},
};

const Row& row_of(Format format) { return kRows[static_cast<std::size_t>(format)]; }

}  // namespace

std::optional<Format> format_named(std::string_view name) {
  for (const Row& row : kRows) {
    if (row.name == name) return row.format;
  }
  return std::nullopt;
}

bool is_available(Format format) { return row_of(format).render != nullptr; }

bool is_stream(Format format) { return row_of(format).stream; }

std::string render(Format format, const std::vector<report::File>& files, report::Language language, bool color,
                   std::size_t max_bytes_per_file) {
  return row_of(format).render(files, language, color, max_bytes_per_file);
}

}  // namespace ocpv::program
