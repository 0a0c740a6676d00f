#include "report/notices.h"

#include <algorithm>
#include <set>

#include "base/limits.h"
#include "base/utf8.h"
#include "base/version.h"
#include "report/github.h"
#include "report/html_page.h"
#include "report/identity.h"
#include "report/markup.h"
#include "report/sarif_parts.h"

namespace ocpv::report {
namespace {

constexpr Message kNotWhole{"some pages could not be read", "部分页面无法读取"};

std::string line_text(const PagePlace& place) {
  return shown(place.page, kMostPathBytes) + (place.line == 0 ? "" : ":" + std::to_string(place.line));
}

std::string sentence(const Notice& notice, const NoticePlace& place) {
  return place.subject.empty() ? notice.message : place.subject + ": " + notice.message;
}

void write_place(JsonWriter& json, const PagePlace& place, std::string_view working_folder) {
  json.key("physicalLocation").open_object();
  write_sarif_artifact(json, uri_of(place.page, working_folder));
  json.key("region").open_object().key("startLine").value(std::uint64_t{std::max(place.line, 1U)}).close_object();
  json.close_object();
}

std::uint64_t index_of(const NoticeReport& report, std::string_view id) {
  const auto kind =
      std::find_if(report.kinds.begin(), report.kinds.end(), [&](const auto& one) { return one.id == id; });
  return static_cast<std::uint64_t>(kind - report.kinds.begin());
}

void write_result(JsonWriter& json, Fingerprints& fingerprints, const Notice& notice, std::uint64_t rule,
                  const NoticePlace& place, std::string_view working_folder) {
  json.open_object()
      .key("ruleId")
      .value(notice.id)
      .key("ruleIndex")
      .value(rule)
      .key("level")
      .value(name_of(notice.severity));
  write_sarif_text(json, "message", sentence(notice, place));
  json.key("locations").open_array().open_object();
  write_place(json, place.first, working_folder);
  json.key("logicalLocations").open_array().open_object();
  json.key("fullyQualifiedName").value(place.operation + " " + place.subject).key("kind").value("documentation");
  json.close_object().close_array().close_object().close_array();
  if (!place.second.page.empty()) {
    json.key("relatedLocations").open_array().open_object().key("id").value(std::uint64_t{1});
    write_place(json, place.second, working_folder);
    json.close_object().close_array();
  }
  json.key("partialFingerprints").open_object().key(kSarifFingerprint);
  json.value(fingerprints.of(uri_of(place.first.page, working_folder), place.operation, notice.id, {}, place.subject));
  json.close_object();
  json.key("properties").open_object().key("operation").value(place.operation).key("label").value(notice.label);
  json.close_object().close_object();
}

std::vector<const NoticeKind*> kinds_told(const NoticeReport& report) {
  std::set<std::string_view> ids;
  for (const Notice& notice : report.notices) ids.insert(notice.id);
  std::vector<const NoticeKind*> kinds;
  for (const NoticeKind& kind : report.kinds) {
    if (ids.contains(kind.id)) kinds.push_back(&kind);
  }
  return kinds;
}

std::string place_line(const NoticePlace& place) {
  std::string line = markup(line_text(place.first));
  if (!place.second.page.empty()) line += " · " + markup(line_text(place.second));
  if (!place.operation.empty()) line += " · " + markup(shown(place.operation, kMostPathBytes));
  if (!place.subject.empty()) line += " · " + element("code", shown(place.subject, kMostPathBytes));
  return line;
}

std::string card(const Notice& notice) {
  std::string out = "<article class=\"" + std::string(name_of(notice.severity)) + "\">\n<h3>" +
                    element("span", notice.label, "class=\"badge\"") + " " +
                    markup(sentence(notice, notice.places.front())) + "</h3>\n";
  for (const NoticePlace& place : notice.places) out += "<p class=\"quiet\">" + place_line(place) + "</p>\n";
  const std::string id(notice.id);
  return out + "<p class=\"quiet\"><a href=\"#id-" + id + "\"><code>" + id + "</code></a></p>\n</article>\n";
}

std::string meanings(const NoticeReport& report, Language language) {
  const std::vector<const NoticeKind*> kinds = kinds_told(report);
  if (kinds.empty()) return {};
  constexpr Message kTitle{"What the ids mean", "编号的含义"};
  std::string out = "<section id=\"meanings\">\n" + element("h2", kTitle.in(language)) + "\n";
  for (const NoticeKind* kind : kinds) {
    const std::string id(kind->id);
    out += "<article id=\"id-" + id + "\"><h3><code>" + id + "</code></h3>" + element("p", kind->meaning.in(language)) +
           "<dl>" + element("dt", report.wrong.in(language)) + "<dd>" + element("code", kind->wrong) + "</dd>" +
           element("dt", report.right.in(language)) + "<dd>" + element("code", kind->right) + "</dd></dl></article>\n";
  }
  return out + "</section>\n";
}

}  // namespace

std::string sarif(const NoticeReport& report, std::string_view working_folder, Language language) {
  std::vector<SarifRule> rules;
  for (const NoticeKind& kind : report.kinds) {
    const std::string_view meaning = kind.meaning.in(language);
    rules.push_back({kind.id, kind.severity, meaning, kind.wrong, kind.right, std::string(meaning)});
  }
  JsonWriter json;
  open_sarif(json, rules, language);
  json.key("invocations").open_array().open_object();
  json.key("executionSuccessful").raw(report.whole ? "true" : "false");
  json.key("toolExecutionNotifications").open_array();
  if (!report.whole) {
    json.open_object().key("level").value("error");
    write_sarif_text(json, "message", kNotWhole.in(language)).close_object();
  }
  json.close_array().close_object().close_array();
  Fingerprints fingerprints;
  json.key("results").open_array();
  for (const Notice& notice : report.notices) {
    const std::uint64_t rule = index_of(report, notice.id);
    for (const NoticePlace& place : notice.places) {
      write_result(json, fingerprints, notice, rule, place, working_folder);
    }
  }
  json.close_array();
  close_sarif(json);
  return std::move(json).take() + "\n";
}

std::string github(const NoticeReport& report, std::string_view working_folder) {
  std::string out;
  for (const Notice& notice : report.notices) {
    for (const NoticePlace& place : notice.places) {
      std::string text = sentence(notice, place);
      if (!place.second.page.empty()) text += " (" + line_text(place.second) + ")";
      const std::string path = relative_path(place.first.page, working_folder);
      out += workflow_command(notice.severity, path, place.first.line, notice.id, text);
    }
  }
  return out;
}

std::string html(const NoticeReport& report, Language language) {
  std::string out = html_head(report.title + ", " + report.summary, language) + "<body>\n<header>" +
                    element("h1", report.title) + element("p", report.summary) + "</header>\n<main>\n";
  for (const Notice& notice : report.notices) out += card(notice);
  return out + meanings(report, language) + "</main>\n" +
         element("footer", "ocpv " + std::string(kVersion), "class=\"quiet\"") + "\n</body>\n</html>\n";
}

}  // namespace ocpv::report
