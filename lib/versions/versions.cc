#include "versions/versions.h"

#include <algorithm>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "reader/contradictions/contest.h"
#include "reader/contradictions/url_conflicts.h"
#include "reader/examples/examples.h"
#include "versions/align.h"
#include "versions/corrections.h"
#include "versions/spans.h"
#include "versions/trees.h"

#include "base/ascii.h"

namespace ocpv::versions {
namespace {

constexpr Message kNotJson{"not JSON", "不是合法的 JSON"};
constexpr Message kNoOperation{"is for no operation of the pages", "不对应页面中的任何操作"};

using Json = nlohmann::ordered_json;

/// `query-the-task-list` as words.
std::string words_of(const std::string& id) {
  std::string words = id;
  std::replace(words.begin(), words.end(), '-', ' ');
  if (!words.empty()) words.front() = upper(words.front());
  return words;
}

Titles titles_of(const Json& titles, const std::string& id) {
  const auto found = titles.is_object() ? titles.find(id) : titles.end();
  Titles out{"", words_of(id)};
  if (found == titles.end() || !found->is_object()) return out;
  out.chinese = found->value("zh", "");
  out.english = found->value("en", out.english);
  return out;
}

/// What the examples of both pages break never rejects.
void contest_by_all_examples(InVersion& version) {
  contract::Operation& operation = version.joined.operation;
  settle_by_examples(operation, version.joined.witnesses);
  reader::ExampleValues values;
  for (const contract::Example& example : operation.examples) values.push_back(reader::read_json_example(example.text));
  (void)reader::contest_urls(operation);
  (void)reader::contest(operation, values);
}

}  // namespace

Catalogue build(const std::vector<Page>& pages, const Kept& kept) {
  Catalogue catalogue;
  Trees trees = read_trees(pages);
  catalogue.failures = std::move(trees.failures);
  std::vector<Aligned> operations = align(std::move(trees.readings));
  const Json titles = Json::parse(kept.titles, nullptr, false);
  if (titles.is_discarded()) catalogue.failures.push_back(Error{kNotJson, "titles.json"});
  std::set<std::string> ids;
  for (Aligned& operation : operations) {
    ids.insert(operation.id);
    if (const auto text = kept.corrections.find(operation.id); text != kept.corrections.end()) {
      for (Error& error : correct(operation, text->second, operation.id + "/corrections.json"))
        catalogue.failures.push_back(std::move(error));
    }
    for (InVersion& version : operation.versions) contest_by_all_examples(version);
    Spans spans = spans_of(operation, titles_of(titles, operation.id));
    catalogue.contracts += operation.versions.size();
    catalogue.spans += spans.count;
    catalogue.contested += spans.contested;
    for (File& file : spans.files) catalogue.files.push_back(std::move(file));
  }
  for (const auto& [id, text] : kept.corrections) {
    if (!ids.contains(id)) catalogue.failures.push_back(Error{kNoOperation, id + "/corrections.json"});
  }
  catalogue.operations = operations.size();
  std::sort(catalogue.files.begin(), catalogue.files.end(),
            [](const File& a, const File& b) { return a.path < b.path; });
  return catalogue;
}

}  // namespace ocpv::versions
