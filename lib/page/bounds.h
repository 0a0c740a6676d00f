// In: the bytes of a page, before any Markdown is read. Out: nothing, or why the page is not read.
// Promises: one pass; what passes costs the Markdown reader time linear in its length.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"

namespace ocpv::page {

inline constexpr std::size_t kMostColumns = 64;  ///< Published tables have up to 5 columns.
inline constexpr std::size_t kMostTables = 400;  ///< Published pages have up to 12.
inline constexpr std::size_t kMostNesting = 32;  ///< List and quote marks before one line; published pages have 2.
inline constexpr std::size_t kMostLineBytes = std::size_t{16} << 10;  ///< The longest published line has 3 KiB.
inline constexpr std::size_t kMostTextBytes = std::size_t{16} << 10;  ///< Running text without a blank line: 3 KiB too.

// cmark-gfm looks from each of these to the end of its block, or copies what a reference stands for; published pages
// have under 200 of each, and some more in their examples.
inline constexpr std::size_t kMostTags = 20'000;       ///< `<`.
inline constexpr std::size_t kMostBrackets = 10'000;   ///< `[`.
inline constexpr std::size_t kMostPipeLines = 30'000;  ///< Lines with a `|`: rows, headers, and slack.

// Of saved web pages.
inline constexpr std::size_t kMostHtmlTags = 50'000;  ///< `<`; highlighted examples have one for each word.
inline constexpr std::size_t kMostHtmlDepth = 256;    ///< Elements inside each other; saved pages have some 40.
inline constexpr std::size_t kMostHtmlMemory = std::size_t{128} << 20;  ///< A page of 200 KiB takes some 4 MiB.

/// Refuses a page that is too long, is no UTF-8, or has a line over one of the bounds above; says which, and where.
Result<void> check_bounds(std::string_view markdown, std::string_view name);

}  // namespace ocpv::page
