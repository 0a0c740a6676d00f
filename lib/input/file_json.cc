#include "input/file_json.h"

#include <string>

namespace ocpv::input {

Result<json::Document> parse_exported(std::string_view text, const Limits& limits) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (!text.starts_with(kMark)) return json::parse(text, limits);
  std::string blank(text);
  blank.replace(0, kMark.size(), kMark.size(), ' ');  // So that places stay.
  return json::parse(blank, limits);
}

}  // namespace ocpv::input
