#include "report/formats.h"

namespace ocpv::report {
namespace {

std::string all_text(const std::vector<File>& files, const RenderOptions& options, bool snippets) {
  std::string out;
  for (const File& file : files) {
    append_text(out, file, {options.language, options.color, snippets, options.max_bytes_per_file});
  }
  const std::string summary = snippets ? summary_text(files, options.language) : std::string();
  return summary.empty() ? out : out + summary + "\n";
}

}  // namespace

std::string text(const std::vector<File>& files, const RenderOptions& options) {
  return all_text(files, options, true);
}

std::string short_text(const std::vector<File>& files, const RenderOptions& options) {
  return all_text(files, options, false);
}

std::string json(const std::vector<File>& files, const RenderOptions& options) {
  return json(files, options.language, options.max_bytes_per_file);
}

std::optional<Format> parse_format(std::string_view name) noexcept {
  for (const FormatFacts& one : kFormats) {
    if (one.name == name) return one.format;
  }
  return std::nullopt;
}

std::string format_names(std::string_view between) {
  std::string names;
  for (const FormatFacts& one : kFormats) {
    if (!names.empty()) names += between;
    names += one.name;
  }
  return names;
}

std::string render(Format format, const std::vector<File>& files, const RenderOptions& options) {
  switch (format) {
#define OCPV_ROW(format, name, written, shows, when_clean) \
  case Format::format:                                     \
    return format(files, options);
    OCPV_REPORT_FORMATS(OCPV_ROW)
#undef OCPV_ROW
  }
  return {};
}

}  // namespace ocpv::report
