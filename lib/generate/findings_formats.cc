// The findings as a table in Markdown, and their counts.
#include <string_view>

#include "generate/finding_kinds.h"
#include "generate/findings.h"

namespace ocpv::generate {

namespace {

/// Text of a page inside a cell: nothing in it is markup.
std::string in_cell(std::string_view text) {
  std::string cell;
  for (const char c : text) {
    if (std::string_view("\\`*_{}[]<>()#!|~&").find(c) != std::string_view::npos) cell += '\\';
    cell += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  }
  return cell;
}

}  // namespace

std::string findings_markdown(const std::vector<Finding>& findings, Language language) {
  if (findings.empty()) return {};
  const bool zh = language == Language::zh;
  std::string text = zh ? "| 级别 | 发现 | 位置 | id |\n" : "| severity | finding | places | id |\n";
  text += "| --- | --- | --- | --- |\n";
  for (const Finding& finding : findings) {
    const std::string& pointer = finding.places.front().pointer;
    std::string places;
    for (const FindingPlace& place : finding.places) {
      places += (places.empty() ? "" : "<br>") + in_cell(line_text(place.first));
      if (!place.second.page.empty()) places += ", " + in_cell(line_text(place.second));
    }
    text += "| " + std::string(name_of(finding.severity)) + " | " + (pointer.empty() ? "" : in_cell(pointer) + ": ") +
            in_cell(finding.text.in(language)) + " | " + places + " | `" + finding.id + "` |\n";
  }
  return text;
}

std::vector<std::pair<std::string_view, std::size_t>> count_by_id(const std::vector<Finding>& findings) {
  std::vector<std::pair<std::string_view, std::size_t>> counts;
  for (const FindingKind& kind : finding_kinds()) {
    std::size_t count = 0;
    for (const Finding& finding : findings) count += finding.id == kind.id ? std::size_t{1} : std::size_t{0};
    if (count != 0) counts.emplace_back(kind.id, count);
  }
  return counts;
}

}  // namespace ocpv::generate
