#include "generate/findings.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/ascii.h"
#include "generate/finding_kinds.h"
#include "generate/language_pairs.h"
#include "generate/languages.h"

namespace ocpv::generate {

namespace {

PageLine line_of(const contract::Said& said, const PageNames& pages) {
  const auto page = pages.find(said.page);
  return {page == pages.end() ? said.page : page->second, said.line};
}

PageNames pages_of(const Batch& batch) {
  PageNames pages;
  for (const Generated& one : batch.operations) pages.emplace(one.id, one.reading.operation.page);
  pages.insert(batch.pages.begin(), batch.pages.end());  // Pages of structures have no operation.
  return pages;
}

/// The last name in a pointer; steps for items have none.
std::string name_in(std::string_view pointer) {
  while (pointer.ends_with("/*")) pointer.remove_suffix(2);
  return std::string(pointer.substr(pointer.rfind('/') + 1));
}

/// Gathers contradictions; what is said in the same words of the same name at another place joins its family.
class Gatherer {
 public:
  void add(const std::string& operation, const reader::Contradiction& found, const PageNames& pages) {
    const bool has_second =
        found.second.line != 0 || (!found.second.page.empty() && found.second.page != found.first.page);
    PageLine second = has_second ? line_of(found.second, pages) : PageLine{};
    add_place(found.id, found.text, {operation, found.pointer, line_of(found.first, pages), std::move(second)});
  }

  void add_place(const std::string& id, const Bilingual& text, FindingPlace place) {
    const auto [family, is_new] = families_.emplace(std::tuple(id, text.en, name_in(place.pointer)), findings_.size());
    if (is_new) {
      const FindingKind* kind = find_kind(id);
      findings_.push_back({id, text, {}, kind == nullptr ? Severity::error : kind->severity});
    }
    findings_[family->second].places.push_back(std::move(place));
  }

  std::vector<Finding> take() { return std::move(findings_); }

 private:
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> families_;
  std::vector<Finding> findings_;
};

constexpr Message kOnlyChinese{"{0} is documented in Chinese only", "{0} 只有中文文档"};
constexpr Message kOnlyEnglish{"{0} is documented in English only", "{0} 只有英文文档"};

void add_missing_operation(const LanguagePair& pair, Gatherer& gatherer) {
  const Generated& one = pair.chinese != nullptr ? *pair.chinese : *pair.english;
  const contract::Operation& operation = one.reading.operation;
  const std::string endpoint = operation.method + " " + operation.path;
  const Message& text = pair.chinese != nullptr ? kOnlyChinese : kOnlyEnglish;
  gatherer.add_place("language-operation", say(text, {endpoint}), {one.id, "", {operation.page, 0}, {}});
}

void add_pair(const LanguagePair& pair, const std::map<const Generated*, PageNames*>& pages, Gatherer& gatherer) {
  const auto facts_of = [&](const Generated& one) { return stated_facts(one.files, one.id, *pages.at(&one)); };
  const auto chinese = facts_of(*pair.chinese), english = facts_of(*pair.english);
  if (!chinese.ok() || !english.ok()) return;  // Our own files: only an operation over the limit of facts comes here.
  for (const reader::Contradiction& found : language_differences(*chinese, *english))
    gatherer.add(pair.chinese->id, found, {});
}

}  // namespace

std::string line_text(const PageLine& place) {
  return on_one_line(place.page) + (place.line == 0 ? "" : ":" + std::to_string(place.line));
}

std::vector<Finding> find_contradictions(const std::vector<Batch>& batches) {
  Gatherer gatherer;
  std::vector<PageNames> names(batches.size());
  std::map<const Generated*, PageNames*> names_of;
  for (std::size_t n = 0; n < batches.size(); ++n) {
    names[n] = pages_of(batches[n]);
    for (const Generated& one : batches[n].operations) {
      names_of.emplace(&one, &names[n]);
      for (const reader::Contradiction& found : one.reading.contradictions) gatherer.add(one.id, found, names[n]);
    }
  }
  for (const LanguagePair& pair : pair_languages(batches)) {
    if (pair.chinese == nullptr || pair.english == nullptr)
      add_missing_operation(pair, gatherer);
    else
      add_pair(pair, names_of, gatherer);
  }
  return gatherer.take();
}

}  // namespace ocpv::generate
