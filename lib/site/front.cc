#include "site/front.h"

#include <map>

#include "openapi/chapters.h"
#include "site/frame.h"
#include "site/labels.h"
#include "site/names.h"
#include "site/operation.h"
#include "site/pieces.h"

namespace ocpv::site {
namespace {

constexpr Message kFrontTitle{"Operations of OCP's HTTP API", "OCP HTTP API 的操作"};
constexpr Message kChapters{"Chapters", "章节"};
constexpr Message kColumns[] = {{"Operation", "操作"}, {"Method", "方法"}, {"Path", "路径"}, {"Versions", "版本"}};

std::string row_of(const OperationModel& model, const Reference& reference) {
  const Operation& operation = *model.operation;
  const Contract& newest = operation.contracts.front();
  const std::vector<std::string> versions = versions_of(operation);
  std::string out = "<tr " + versions_attribute(versions) + "><th scope=\"row\">" +
                    link("operations/" + file_name(operation.id) + ".html", title_of(operation, reference.language)) +
                    "</th>";
  out += element("td", newest.method) + "<td>" + code(newest.path) + "</td>";
  if (!reference.versions.empty()) out += element("td", documented_in(operation, reference));
  return out + "</tr>\n";
}

std::string chooser(const Reference& reference) {
  if (reference.versions.size() < 2) return {};
  const Language language = reference.language;
  std::string out = "<p class=\"chooser\" hidden>" + element("label", kShow.in(language), "for=\"version\"") +
                    " <select id=\"version\">" + element("option", kAllVersions.in(language), "value=\"\"");
  for (auto version = reference.versions.rbegin(); version != reference.versions.rend(); ++version)
    out += element("option", version_words(*version, language), "value=\"" + report::markup(*version) + "\"");
  return out + "</select></p>\n";
}

}  // namespace

std::vector<Chapter> chapters_of(const std::vector<OperationModel>& models) {
  std::map<std::string, std::vector<const OperationModel*>> found;
  for (const OperationModel& model : models) found[chapter_of(*model.operation)].push_back(&model);
  std::vector<Chapter> chapters;
  for (auto& [name, operations] : found) chapters.push_back({name, std::move(operations)});
  return chapters;
}

File front_page(const std::vector<Chapter>& chapters, const Reference& reference, bool has_other_language) {
  const Language language = reference.language;
  Frame frame{language, "index.html", std::string(kFrontTitle.in(language)), {}, {}, has_other_language};
  frame.main = element("h1", frame.title) + chooser(reference);
  frame.aside =
      "<div class=\"aside\"><nav class=\"contents\" aria-label=\"" + std::string(kChapters.in(language)) + "\"><ul>";
  for (const Chapter& chapter : chapters) {
    const std::string words = openapi::chapter_words(chapter.name, language);
    const std::string id = "chapter-" + file_name(chapter.name);
    frame.aside += "<li>" + link("#" + id, words) + "</li>";
    frame.main += "<section>\n" + element("h2", words, "id=\"" + id + "\"") + "<table>" +
                  element("caption", words, "class=\"unseen\"") + "<thead><tr>";
    for (std::size_t at = 0; at < (reference.versions.empty() ? 3U : 4U); ++at)
      frame.main += element("th", kColumns[at].in(language), "scope=\"col\"");
    frame.main += "</tr></thead><tbody>\n";
    for (const OperationModel* model : chapter.operations) frame.main += row_of(*model, reference);
    frame.main += "</tbody></table>\n</section>\n";
  }
  frame.aside += "</ul></nav></div>\n";
  return {std::string(folder_of(language)) + "/" + frame.name, framed(frame)};
}

}  // namespace ocpv::site
