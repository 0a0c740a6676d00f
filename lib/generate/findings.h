// In: what was read from pages of one or both languages. Out: the contradictions inside the documentation.
// Promises: one cause, one finding; the same finding at several places is one family; the order of the pages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bilingual.h"
#include "base/language.h"
#include "base/terms.h"
#include "generate/generate.h"

namespace ocpv::generate {

/// A line of a page; line 0 for the whole page; no page for nothing.
struct PageLine {
  std::string page;  ///< Path of the page, as the input named it.
  std::uint32_t line = 0;
};

/// `page:75`, on one line.
std::string line_text(const PageLine& place);

/// One place where a finding holds.
struct FindingPlace {
  std::string operation, pointer;
  PageLine first, second;  ///< `second` without a page: there is only one.
};

/// A contradiction and all places that have it.
struct Finding {
  std::string id;  ///< As reader::Contradiction::id, or `language-...`.
  Bilingual text;
  std::vector<FindingPlace> places;  ///< At least one.
  Severity severity = Severity::error;
};

/// All contradictions of the batches: inside each page, and between the Chinese and the English page of an operation.
/// Pages of two trees are one operation if their paths are equal but for folders named by language (`zh-CN`,
/// `en-US`), or else if their methods and paths are.
std::vector<Finding> find_contradictions(const std::vector<Batch>& batches);

/// `page:line: sentence [id]`, with the second place and the other members of the family below.
std::string findings_text(const std::vector<Finding>& findings, Language language, bool all_places);
/// `known`: places that a baseline lists; they are not among the findings.
std::string findings_json(const std::vector<Finding>& findings, Language language, std::size_t known = 0);

/// A table, a row for each finding with all its places; empty without any.
std::string findings_markdown(const std::vector<Finding>& findings, Language language);

/// How many findings there are of each id that there is, in the order of finding_kinds().
std::vector<std::pair<std::string_view, std::size_t>> count_by_id(const std::vector<Finding>& findings);

}  // namespace ocpv::generate
