// In: texts in both languages, and texts of contracts. Out: pieces of pages.
// Promises: what comes from a contract is escaped; attributes are ours.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "report/html_page.h"
#include "report/markup.h"

namespace ocpv::site {

using report::element;

inline std::string code(std::string_view text, std::string_view attributes = {}) {
  return element("code", text, attributes);
}

inline std::string link(std::string_view address, std::string_view text, std::string_view attributes = {}) {
  return element(
      "a", text,
      "href=\"" + report::markup(address) + "\"" + (attributes.empty() ? "" : " ") + std::string(attributes));
}

/// A text that is scrolled, with the keyboard too, where it is wider than the page.
inline std::string listing(std::string_view text, std::string_view name) {
  return "<pre tabindex=\"0\" role=\"region\" aria-label=\"" + report::markup(name) + "\">" + report::markup(text) +
         "</pre>\n";
}

/// `4.0.0, 4.0.3`; three and more that follow each other in `all` as `4.0.0 – 4.2.0`.
std::string spans_of(const std::vector<std::string>& versions, const std::vector<std::string>& all, Language language);

/// The name of a version as people read it.
std::string version_words(std::string_view version, Language language);

/// `data-versions="4.0.0 4.0.3"`, by which the script shows one version.
std::string versions_attribute(const std::vector<std::string>& versions);

}  // namespace ocpv::site
