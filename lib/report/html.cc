// One page to look at, complete in itself: it needs no network, and no script to be read. Nothing of a document can
// become markup.
#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <vector>

#include "base/joined.h"
#include "base/utf8.h"
#include "base/version.h"
#include "report/catalogue.h"
#include "report/details.h"
#include "report/excerpt.h"
#include "report/formats.h"
#include "report/html_page.h"
#include "report/html_style.h"
#include "report/id_texts.h"
#include "report/markup.h"
#include "report/place.h"
#include "report/verdict.h"
#include "report/words.h"

namespace ocpv::report {
namespace {

using findings::Diagnostic;

constexpr std::array kSeverities{Severity::error, Severity::warning, Severity::note};
constexpr Message kErrors{"Errors", "错误"}, kWarnings{"Warnings", "警告"}, kNotes{"Notes", "提示"};

Message verdict_words(Verdict verdict) noexcept {
  switch (verdict) {
    case Verdict::valid:
      return {"valid", "有效"};
    case Verdict::invalid:
      return {"invalid", "无效"};
    case Verdict::unreadable:
      return {"could not be judged", "无法判定"};
  }
  return {};
}

std::string say(Message words, Language language) { return std::string(words.in(language)); }

std::string verdict_badge(Verdict verdict, Language language) {
  return element("span", verdict_words(verdict).in(language),
                 "class=\"verdict " + std::string(name_of(verdict)) + "\"");
}

std::string summary_line(const std::vector<File>& files, Language language) {
  std::string summary = summary_text(files, language);
  if (!summary.empty()) return summary;
  return counted(files.size(), {" file, no findings", " 个文件，没有发现问题"},
                 {" files, no findings", " 个文件，没有发现问题"}, language);
}

// A file with nothing to say has its row in the table and no more; a run may have ten thousand of them.
bool has_section(const File& file) noexcept {
  return !file.problem.empty() ||
         (file.findings != nullptr && (!file.findings->diagnostics.empty() || file.findings->left_out != 0));
}

// The operation, and which of several documents it is.
std::string named(const File& file) {
  if (file.label.empty()) return std::string(file.operation);
  return shown(file.label, kMostPathBytes) + (file.operation.empty() ? "" : ": ") + std::string(file.operation);
}

// 0 is the worst: what could not be judged, errors, warnings, notes, nothing.
int rank(const File& file) noexcept {
  if (!file.problem.empty() || file.findings == nullptr || verdict_of(file) == Verdict::unreadable) return 0;
  if (file.findings->errors != 0) return 1;
  if (file.findings->warnings != 0) return 2;
  return file.findings->notes != 0 ? 3 : 4;
}

// The files in the order a reader needs them; those that are alike keep theirs.
std::vector<std::size_t> worst_first(const std::vector<File>& files) {
  std::vector<std::size_t> order(files.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rank(files[a]) < rank(files[b]); });
  return order;
}

std::string files_table(const std::vector<File>& files, Language language) {
  std::string out =
      "<table>\n<tr>" + element("th", say({"File", "文件"}, language)) +
      element("th", say({"Operation", "操作"}, language)) + element("th", say({"Verdict", "结论"}, language)) +
      element("th", say(kErrors, language), "class=\"n\"") + element("th", say(kWarnings, language), "class=\"n\"") +
      element("th", say(kNotes, language), "class=\"n\"") + "</tr>\n";
  for (const std::size_t i : worst_first(files)) {
    const File& file = files[i];
    const Verdict verdict = verdict_of(file);
    const findings::Findings* findings = file.findings;
    const auto number = [&](std::uint32_t count, Message label) {
      const std::string shown_beside = " data-label=\"" + markup(label.in(language)) + "\"";
      return element("td", std::to_string(count), (count == 0 ? "class=\"n quiet\"" : "class=\"n\"") + shown_beside);
    };
    const std::string path = shown(file.path, kMostPathBytes);
    const std::string link = "href=\"#file-" + std::to_string(i + 1) + "\"";
    out += "<tr><td>" + (has_section(file) ? element("a", path, link) : markup(path)) + "</td>" +
           element("td", named(file)) + "<td>" + verdict_badge(verdict, language) + "</td>" +
           number(findings == nullptr ? 0 : findings->errors, kErrors) +
           number(findings == nullptr ? 0 : findings->warnings, kWarnings) +
           number(findings == nullptr ? 0 : findings->notes, kNotes) + "</tr>\n";
  }
  return out + "</table>\n";
}

/// What the findings of a run offer to filter by.
struct Kinds {
  std::map<findings::Id, std::size_t> ids;
  std::map<Severity, std::size_t> severities;
  bool empty() const noexcept { return ids.empty(); }
};

Kinds kinds_in(const std::vector<File>& files) {
  Kinds kinds;
  for (const File& file : files) {
    if (file.findings == nullptr) continue;
    for (const Diagnostic& d : file.findings->diagnostics) {
      ++kinds.ids[d.id];
      ++kinds.severities[d.severity];
    }
  }
  return kinds;
}

std::string filter_form(const Kinds& kinds, Language language) {
  if (kinds.empty()) return {};
  std::string out =
      "<form id=\"filter\" hidden aria-label=\"" + markup(Message{"filter", "筛选"}.in(language)) + "\">\n";
  for (const Severity severity : kSeverities) {
    const auto found = kinds.severities.find(severity);
    const std::size_t count = found == kinds.severities.end() ? 0 : found->second;
    const std::string name(name_of(severity));
    out += joined({"<label class=\"", name, "\"><input type=\"checkbox\" checked value=\"", name, "\"",
                   count == 0 ? " disabled" : "", "> ",
                   element("span", words_for(severity).in(language), "class=\"badge\""), " ",
                   element("span", std::to_string(count), "class=\"quiet\""), "</label>\n"});
  }
  out += "<label>" + markup(Message{"id", "编号"}.in(language)) + " <select name=\"id_name\">" +
         element("option", say({"all", "全部"}, language), "value=\"\"");
  for (const auto& [id, count] : kinds.ids) {
    const std::string name(name_of(id));
    out += element("option", name + " (" + std::to_string(count) + ")", "value=\"" + name + "\"");
  }
  return out + "</select></label>\n<span class=\"quiet\">" + markup(Message{"shown: ", "显示："}.in(language)) +
         "<output id=\"shown\"></output></span>\n<button type=\"reset\">" +
         markup(Message{"show all", "全部显示"}.in(language)) + "</button>\n</form>\n" +
         element("p", say({"No finding is of the kinds that were chosen.", "没有符合所选条件的问题。"}, language),
                 "id=\"nothing\" class=\"quiet\" hidden") +
         "\n";
}

std::string place_line(const Diagnostic& d, Language language) {
  const Position& start = place_of(d).start;
  std::string place;
  if (start.line != 0) {
    const std::string line = std::to_string(start.line), column = std::to_string(start.column);
    place = language == Language::zh ? "第 " + line + " 行第 " + column + " 列 · "
                                     : "line " + line + ", column " + column + " · ";
  }
  const bool is_body = d.part == RequestPart::body;
  const std::string part = is_body ? std::string() : std::string(name_of(d.part)) + " ";
  if (!d.pointer.empty()) {
    place += part + element("code", shown(d.pointer, kMostPathBytes)) + " · ";
  } else if (is_body) {
    place += std::string(Message{"the whole document", "整个文档"}.in(language)) + " · ";
  }
  const std::string id(name_of(d.id));
  return "<p class=\"quiet\">" + place + "<a href=\"#id-" + id + "\"><code>" + id + "</code></a></p>\n";
}

// The row beside the finding: its first line names the field, the others are what the page says.
std::string documented(const Diagnostic& d, const DetailLine& said, std::string_view row, Language language) {
  const std::size_t end = std::min(row.find('\n'), row.size());
  std::string caption = joined({said.label.in(language), Message{": ", "："}.in(language)});
  append_detail(caption, said, d, language);
  return "<figure>" + element("figcaption", caption, "class=\"quiet\"") + "<blockquote>" +
         element("strong", row.substr(0, end)) + markup(row.substr(end)) + "</blockquote></figure>";
}

std::string details(const Diagnostic& d, const RenderOptions& options) {
  std::string row, out;
  if (options.documented_row && !d.doc_page.empty() && d.doc_line != 0)
    row = options.documented_row(d.doc_page, d.doc_line);
  std::vector<DetailLine> lines = details_of(d);
  std::string figure;
  if (!row.empty()) {
    figure = documented(d, lines.back(), row, options.language);  // The last line is the one that names the page.
    lines.pop_back();
  }
  if (!lines.empty()) {
    out += "<dl>";
    for (const DetailLine& line : lines) {
      std::string text;
      append_detail(text, line, d, options.language);
      out += element("dt", line.label.in(options.language)) + element("dd", text);
    }
    out += "</dl>";
  }
  out += figure;
  return out.empty() ? out : "<div>" + out + "</div>\n";
}

std::string card(const File& file, const Diagnostic& d, const std::vector<ByteRange>& secrets,
                 const RenderOptions& options) {
  const std::string severity(name_of(d.severity));
  std::string excerpt;
  // Where the bytes are no JSON text nobody knows which of them are secret.
  if (may_be_shown(file)) {
    excerpt = html_excerpt(file.source, marks_of(d, options.language), secrets);
  }
  if (!excerpt.empty()) excerpt = "<pre tabindex=\"0\">" + excerpt + "</pre>\n";
  const std::string below = excerpt + details(d, options);
  return "<article class=\"" + severity + "\" data-severity=\"" + severity + "\" data-id=\"" +
         std::string(name_of(d.id)) + "\">\n<h3>" +
         element("span", words_for(d.severity).in(options.language), "class=\"badge\"") + " " +
         markup(message(d, options.language)) + "</h3>\n" + place_line(d, options.language) +
         (below.empty() ? "" : "<div class=\"pair\">\n" + below + "</div>\n") + "</article>\n";
}

std::string section(const File& file, std::size_t number, const RenderOptions& options) {
  const Verdict verdict = verdict_of(file);
  std::string out = "<section id=\"file-" + std::to_string(number) + "\">\n<header>" +
                    element("h2", shown(file.path, kMostPathBytes)) + verdict_badge(verdict, options.language) +
                    element("span", named(file), "class=\"quiet\"") + "</header>\n";
  if (!file.problem.empty())
    out += "<article class=\"error\">" + element("h3", shown(file.problem, kMostPathBytes)) + "</article>\n";
  if (file.findings != nullptr) {
    const std::vector<ByteRange> secrets = secrets_of(*file.findings);
    for (const Severity severity : kSeverities) {
      for (const Diagnostic& d : file.findings->diagnostics) {
        if (d.severity == severity) out += card(file, d, secrets, options);
      }
    }
    const std::string left_out = left_out_text(file.findings->left_out, options.language);
    if (!left_out.empty()) out += element("p", left_out, "class=\"quiet\"") + "\n";
  }
  return out + "</section>\n";
}

std::string meanings(const Kinds& kinds, Language language) {
  if (kinds.empty()) return {};
  std::string out =
      "<section id=\"meanings\">\n" + element("h2", say({"What the ids mean", "编号的含义"}, language)) + "\n";
  for (const auto& [id, count] : kinds.ids) {
    const Explanation& explanation = explanation_of(id);
    out += "<article id=\"id-" + std::string(name_of(id)) + "\"><h3><code>" + std::string(name_of(id)) +
           "</code></h3>" + element("p", explanation.meaning.in(language)) + "<dl>" +
           element("dt", say({"wrong", "错误"}, language)) + "<dd>" + element("code", explanation.wrong.in(language)) +
           "</dd>" + element("dt", say({"right", "正确"}, language)) + "<dd>" +
           element("code", explanation.right.in(language)) + "</dd></dl></article>\n";
  }
  return out + "</section>\n";
}

std::string footer(const RenderOptions& options) {
  std::string text = "ocpv " + std::string(kVersion);
  if (!options.documented_versions.empty()) text += " · OCP " + shown(options.documented_versions, kMostPathBytes);
  if (!options.made_at.empty()) text += " · " + shown(options.made_at, kMostPathBytes);
  return element("footer", text, "class=\"quiet\"");
}

}  // namespace

std::string html(const std::vector<File>& files, const RenderOptions& options) {
  const Language language = options.language;
  const Kinds kinds = kinds_in(files);
  std::string out = html_head(summary_line(files, language), language) + "<body>\n<header>" +
                    element("h1", say({"ocpv report", "ocpv 检查报告"}, language)) +
                    element("p", summary_line(files, language)) + "</header>\n";
  out += files_table(files, language) + filter_form(kinds, language) + "<main>\n";
  for (const std::size_t i : worst_first(files)) {
    if (has_section(files[i])) out += section(files[i], i + 1, options);
  }
  out += meanings(kinds, language) + "</main>\n" + footer(options) + "\n";
  if (!kinds.empty()) out += "<script>" + std::string(kScript) + "</script>\n";
  return out + "</body>\n</html>\n";
}

}  // namespace ocpv::report
