#include "input/file_json.h"

#include <string>
#include <string_view>

namespace ocpv::input {

Result<json::Document> parse_exported(const SourceText& source, const Limits& limits) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (!source.text().starts_with(kMark)) return json::parse(source.text(), limits);
  std::string blank(source.text());
  blank.replace(0, kMark.size(), kMark.size(), ' ');  // So that places stay.
  return json::parse(blank, limits);
}

}  // namespace ocpv::input
