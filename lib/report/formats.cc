#include "report/formats.h"

#include <array>
#include <utility>

#include "report/github.h"
#include "report/gitlab.h"
#include "report/html.h"
#include "report/junit.h"
#include "report/sarif.h"

namespace ocpv::report {
namespace {

constexpr std::array<std::pair<std::string_view, Format>, 8> kNames{{{"text", Format::text},
                                                                     {"short", Format::short_text},
                                                                     {"json", Format::json},
                                                                     {"sarif", Format::sarif},
                                                                     {"junit", Format::junit},
                                                                     {"github", Format::github},
                                                                     {"gitlab", Format::gitlab},
                                                                     {"html", Format::html}}};

std::string all_text(const std::vector<File>& files, const RenderOptions& options, bool snippets) {
  std::string out;
  for (const File& file : files) {
    append_text(out, file, {options.language, options.color, snippets, options.max_bytes_per_file});
  }
  const std::string summary = snippets ? summary_text(files, options.language) : std::string();
  return summary.empty() ? out : out + summary + "\n";
}

}  // namespace

std::optional<Format> parse_format(std::string_view name) noexcept {
  for (const auto& [known, format] : kNames) {
    if (known == name) return format;
  }
  return std::nullopt;
}

std::string_view name_of(Format format) noexcept {
  for (const auto& [name, known] : kNames) {
    if (known == format) return name;
  }
  return {};
}

std::string render(Format format, const std::vector<File>& files, const RenderOptions& options) {
  switch (format) {
    case Format::text:
      return all_text(files, options, true);
    case Format::short_text:
      return all_text(files, options, false);
    case Format::json:
      return json(files, options.language, options.max_bytes_per_file);
    case Format::sarif:
      return sarif(files, options);
    case Format::junit:
      return junit(files, options);
    case Format::github:
      return github(files, options);
    case Format::gitlab:
      return gitlab(files, options);
    case Format::html:
      return html(files, options);
  }
  return {};
}

}  // namespace ocpv::report
