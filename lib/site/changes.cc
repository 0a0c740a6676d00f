#include "site/changes.h"

#include <algorithm>
#include <map>
#include <set>

#include "compare/change_report.h"
#include "site/frame.h"
#include "site/labels.h"
#include "site/names.h"
#include "site/operation.h"
#include "site/pieces.h"

namespace ocpv::site {
namespace {

using compare::Difference;

constexpr Message kBetween{"What changed between two versions", "两个版本之间的变化"};
constexpr Message kFrom{"from", "从"};
constexpr Message kToVersion{"to", "到"};
constexpr Message kUnchanged{"Nothing changed.", "没有变化。"};
constexpr Message kChangedOperations{"{0}: {1} operations", "{0}：{1} 个操作"};
constexpr Message kWhom{
    "A change of a request breaks those who send it when it allows less; a change of a response breaks its readers "
    "when it allows more.",
    "请求变得更严格时，对发送方不兼容；响应变得更宽松时，对读取方不兼容。"};

std::string one_difference(const Difference& one, Language language) {
  std::string out = "<li>" +
                    element("span", compare::words_of(one.effect, language),
                            "class=\"badge " + std::string(name_of(one.effect)) + "\"") +
                    " ";
  if (const std::string subject = compare::subject(one); !subject.empty()) out += code(subject) + " ";
  out += report::markup(compare::sentence(one, language));
  const compare::Place& place = one.after_place.line != 0 ? one.after_place : one.before_place;
  if (!place.page.empty()) {
    const std::string line = place.line == 0 ? std::string() : ":" + std::to_string(place.line);
    out += " " + element("span", place.page + line, "class=\"quiet\"");
  }
  return out + "</li>\n";
}

/// What the operations of one version state.
std::vector<compare::OperationFacts> tree_of(const std::vector<OperationModel>& models, const std::string& version) {
  std::vector<compare::OperationFacts> tree;
  for (const OperationModel& model : models) {
    for (std::size_t at = 0; at < model.facts.size(); ++at) {
      const std::vector<std::string>& versions = model.operation->contracts[at].versions;
      if (std::find(versions.begin(), versions.end(), version) != versions.end()) tree.push_back(model.facts[at]);
    }
  }
  return tree;
}

using OfOperation = std::pair<std::string, std::vector<Difference>>;

/// Those of each operation together; operations in which something breaks first.
std::vector<OfOperation> by_operation(const std::vector<Difference>& differences) {
  std::map<std::string, std::vector<Difference>> found;
  for (const Difference& one : differences) found[one.operation].push_back(one);
  std::vector<OfOperation> all(found.begin(), found.end());
  std::stable_partition(all.begin(), all.end(),
                        [](const OfOperation& one) { return compare::count(one.second).breaking != 0; });
  return all;
}

std::string name_of_pair(const std::string& before, const std::string& after) {
  return file_name(before) + "-" + file_name(after) + ".html";
}

class Pages {
 public:
  Pages(const std::vector<OperationModel>& models, const Reference& reference, bool has_other_language)
      : reference_(reference), language_(reference.language), has_other_language_(has_other_language) {
    for (const std::string& version : reference.versions) trees_.push_back(tree_of(models, version));
    for (const OperationModel& model : models)
      titles_.emplace(model.operation->id, title_of(*model.operation, language_));
  }

  std::vector<File> all() {
    std::vector<File> files;
    for (std::size_t after = 1; after < trees_.size(); ++after) {
      for (std::size_t before = 0; before < after; ++before) files.push_back(pair(before, after));
    }
    files.push_back(index());
    return files;
  }

 private:
  File file(const std::string& name, const std::string& title, const std::string& main) const {
    const Frame frame{language_, "versions/" + name, title, {}, element("h1", title) + main, has_other_language_};
    return {std::string(folder_of(language_)) + "/" + frame.name, framed(frame)};
  }

  File pair(std::size_t before, std::size_t after) {
    const std::string &old_name = reference_.versions[before], &new_name = reference_.versions[after];
    const std::vector<Difference> differences = compare::compare_trees(trees_[before], trees_[after]);
    counts_[{before, after}] = compare::count(differences);
    std::string main = element("p", compare::counts_text(compare::count(differences), language_));
    if (differences.empty()) main = element("p", kUnchanged.in(language_));
    for (const auto& [id, of_operation] : by_operation(differences)) {
      const auto title = titles_.find(id);
      const std::string words = title == titles_.end() ? id : title->second;
      main += "<h2>" + link("../operations/" + file_name(id) + ".html", words) + "</h2>\n";
      main += list_of_differences(of_operation, language_);
    }
    return file(name_of_pair(old_name, new_name),
                fill(kFromTo, language_, {version_words(old_name, language_), version_words(new_name, language_)}),
                main);
  }

  /// Older versions as rows, newer ones as columns.
  File index() const {
    std::string table = element("h2", kBetween.in(language_)) + element("p", kWhom.in(language_));
    if (trees_.size() < 2) return file("index.html", std::string(kVersions.in(language_)), sizes());
    table += "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" + std::string(kBetween.in(language_)) +
             "\"><table><thead><tr><td></td>";
    for (std::size_t after = 1; after < trees_.size(); ++after) table += version_cell(after, "col", kToVersion);
    table += "</tr></thead><tbody>\n";
    for (std::size_t before = 0; before + 1 < trees_.size(); ++before) {
      table += "<tr>" + version_cell(before, "row", kFrom);
      for (std::size_t after = 1; after < trees_.size(); ++after) {
        table += after <= before ? "<td></td>" : "<td>" + cell(before, after) + "</td>";
      }
      table += "</tr>\n";
    }
    return file("index.html", std::string(kVersions.in(language_)), sizes() + table + "</tbody></table></div>\n");
  }

  std::string version_cell(std::size_t at, std::string_view scope, const Message& direction) const {
    return element("th", std::string(direction.in(language_)) + " " + version_words(reference_.versions[at], language_),
                   "scope=\"" + std::string(scope) + "\"");
  }

  std::string cell(std::size_t before, std::size_t after) const {
    const compare::Counts& counts = counts_.at({before, after});
    return link(name_of_pair(reference_.versions[before], reference_.versions[after]),
                compare::counts_text(counts, language_));
  }

  std::string sizes() const {
    std::string out = "<ul>";
    for (std::size_t at = trees_.size(); at-- > 0;) {
      out +=
          element("li", fill(kChangedOperations, language_,
                             {version_words(reference_.versions[at], language_), std::to_string(trees_[at].size())}));
    }
    return trees_.empty() ? std::string() : out + "</ul>\n";
  }

  const Reference& reference_;
  Language language_;
  bool has_other_language_;
  std::vector<std::vector<compare::OperationFacts>> trees_;  ///< By version.
  std::map<std::string, std::string> titles_;
  std::map<std::pair<std::size_t, std::size_t>, compare::Counts> counts_;
};

}  // namespace

std::string list_of_differences(const std::vector<Difference>& differences, Language language) {
  std::string out = "<ul class=\"changes\">\n";
  for (const compare::Effect effect :
       {compare::Effect::breaking, compare::Effect::compatible, compare::Effect::documentation}) {
    for (const Difference& one : differences) {
      if (one.effect == effect) out += one_difference(one, language);
    }
  }
  return out + "</ul>\n";
}

std::vector<File> changes_pages(const std::vector<OperationModel>& models, const Reference& reference,
                                bool has_other_language) {
  return Pages(models, reference, has_other_language).all();
}

}  // namespace ocpv::site
