// In: what a page is about. Out: the whole page: head, way through the site, search, its own part.
// Promises: each page leads to the same page in the other language, and by a first link past what all pages have.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"

namespace ocpv::site {

struct Frame {
  Language language = Language::en;
  std::string name;  ///< Within the language's folder: `operations/add-region.html`.
  std::string title;
  std::string aside;  ///< Links to what is near; may be empty.
  std::string main;
  bool has_other_language = true;
  bool has_checker = false;  ///< It may run WebAssembly.
};

/// The folder of a language: `en`.
std::string_view folder_of(Language language) noexcept;

/// From a page of this name to the language's folder: empty, or `../`.
std::string_view up_from(std::string_view name) noexcept;

std::string framed(const Frame& frame);

/// `index.html` of the site, which leads to the languages.
std::string first_page(bool has_en, bool has_zh);

}  // namespace ocpv::site
