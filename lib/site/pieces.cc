#include "site/pieces.h"

#include <algorithm>

namespace ocpv::site {
namespace {

constexpr Message kNewest{"newest", "最新"};
constexpr Message kSpan{"{0} to {1}", "{0} 至 {1}"};
constexpr Message kComma{", ", "、"};

}  // namespace

std::string version_words(std::string_view version, Language language) {
  return std::string(version == "newest" ? kNewest.in(language) : version);
}

std::string spans_of(const std::vector<std::string>& versions, const std::vector<std::string>& all, Language language) {
  std::string out;
  const auto is_in = [&](const std::string& one) {
    return std::find(versions.begin(), versions.end(), one) != versions.end();
  };
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (!is_in(all[at])) continue;
    std::size_t end = at;
    while (end + 1 < all.size() && is_in(all[end + 1])) ++end;
    if (!out.empty()) out += kComma.in(language);
    const std::string first = version_words(all[at], language), last = version_words(all[end], language);
    out += end == at ? first : fill(kSpan, language, {first, last});
    at = end;
  }
  return out;
}

std::string versions_attribute(const std::vector<std::string>& versions) {
  std::string list;
  for (const std::string& version : versions) list += (list.empty() ? "" : " ") + version;
  return "data-versions=\"" + report::markup(list) + "\"";
}

}  // namespace ocpv::site
