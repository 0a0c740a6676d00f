#include "reader/correct_outlines.h"

#include <algorithm>

#include "reader/corrections/apply_corrections.h"
#include "reader/corrections/reach.h"

namespace ocpv::reader {
namespace {

bool is_about_outline(const Correction& correction) {
  return correction.change == Change::endpoint || correction.change == Change::no_operation;
}

std::string listed(const std::vector<Sheet>& sheets) {
  std::string out;
  for (const Sheet& sheet : sheets) out += (out.empty() ? "" : ", ") + sheet.id;
  return out;
}

bool has_half_brace(std::string_view path) {
  bool open = false;
  for (const char c : path) {
    if ((c == '{' && open) || (c == '}' && !open)) return true;
    if (c == '{' || c == '}') open = c == '{';
  }
  return open;
}

Bilingual set_endpoint(Outline& outline, const std::string& endpoint) {
  const std::optional<RequestLine> line = read_request_line(endpoint);
  if (!line || !line->target.starts_with('/'))
    return Message{"\"endpoint\" must be METHOD /path", "\"endpoint\" 应为“方法 /路径”"};
  if (has_half_brace(line->target))
    return Message{"\"endpoint\" has a brace without its other half", "\"endpoint\" 中的花括号不成对"};
  Outline before = outline;
  set_operation(outline, *line, outline.operation_line);
  const bool is_same =
      before.method == outline.method && before.path == outline.path && before.selectors == outline.selectors;
  return is_same ? Bilingual(kAlready) : Bilingual();
}

Bilingual apply_to(Sheet& sheet, const Correction& correction) {
  Outline& outline = sheet.outline;
  if (correction.change == Change::endpoint) return set_endpoint(outline, correction.text);
  if (!correction.flag) return Message{"\"no_operation\" must be true", "\"no_operation\" 应为 true"};
  if (outline.method.empty()) return kAlready;
  outline.method.clear();
  outline.withdrawn = say(kCorrected, {correction.because});
  return {};
}

/// The complaint, or nothing.
Bilingual apply(std::vector<Sheet>& sheets, const Correction& correction) {
  std::size_t count = 0;
  for (Sheet& sheet : sheets) {
    if (!correction.operation.empty() && correction.operation != sheet.id) continue;
    ++count;
    if (!is_about_outline(correction)) continue;
    if (sheets.size() > 1 && correction.operation.empty())
      return say({"the page has several operations: say by \"operation\" which, of {0}",
                  "页面有多个操作：请用 \"operation\" 指定其一：{0}"},
                 {listed(sheets)});
    if (Bilingual complaint = apply_to(sheet, correction); !complaint.empty()) return complaint;
  }
  if (count != 0) return {};
  return say({"the page has no operation \"{0}\"; it has {1}", "页面中没有操作 \"{0}\"；有：{1}"},
             {correction.operation, listed(sheets)});
}

}  // namespace

Result<void> correct_outlines(std::vector<Sheet>& sheets, const std::vector<Correction>& corrections,
                              const std::vector<std::string>& pages, const std::string& file) {
  for (const Correction& correction : corrections) {
    const auto is_meant = [&](const std::string& page) { return is_for_page(correction, page); };
    Bilingual complaint;
    if (std::none_of(pages.begin(), pages.end(), is_meant))
      complaint = say({"there is no page \"{0}\" that it belongs to", "没有它所属的页面 \"{0}\""}, {correction.page});
    else if (is_for_page(correction, sheets.front().path))
      complaint = apply(sheets, correction);
    if (!complaint.empty()) return Error{.message = std::move(complaint), .file = file, .line = correction.line};
  }
  return {};
}

}  // namespace ocpv::reader
