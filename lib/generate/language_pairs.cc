#include "generate/language_pairs.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/path_template.h"
#include "compare/compare.h"
#include "generate/ids.h"
#include "generate/trees.h"

namespace ocpv::generate {

namespace {

std::string page_key(const Generated& one) { return path_in_any_language(one.reading.operation.page); }

std::string endpoint_key(const Generated& one) {
  return one.reading.operation.method + " " + without_parameter_names(one.reading.operation.path);
}

using Operations = std::vector<const Generated*>;

/// Moves those with equal keys from both lists into pairs.
template <class Key>
void pair_by(Key key, Operations& chinese, Operations& english, std::vector<LanguagePair>& pairs) {
  std::multimap<std::string, const Generated*> by_key;
  for (const Generated* one : english) by_key.emplace(key(*one), one);
  Operations left;
  for (const Generated* one : chinese) {
    const auto found = by_key.find(key(*one));
    if (found == by_key.end()) {
      left.push_back(one);
      continue;
    }
    pairs.push_back({one, found->second});
    std::erase(english, found->second);
    by_key.erase(found);
  }
  chinese = std::move(left);
}

bool is_kept(const Generated& one) {
  return is_chinese_page(one.reading.operation.page) || is_english_page(one.reading.operation.page);
}

}  // namespace

std::vector<LanguagePair> pair_languages(const std::vector<Batch>& batches) {
  Operations chinese, english;
  for (const Batch& batch : batches) {
    for (const Generated& one : batch.operations) {
      if (!is_kept(one)) (one.reading.language == reader::Language::zh ? chinese : english).push_back(&one);
    }
  }
  if (chinese.empty() || english.empty()) return {};
  std::vector<LanguagePair> pairs;
  pair_by(page_key, chinese, english, pairs);
  pair_by(endpoint_key, chinese, english, pairs);
  for (const Generated* one : chinese) pairs.push_back({one, nullptr});
  for (const Generated* one : english) pairs.push_back({nullptr, one});
  const auto page_of = [](const LanguagePair& pair) -> const std::string& {
    return (pair.chinese != nullptr ? pair.chinese : pair.english)->reading.operation.page;
  };
  std::sort(pairs.begin(), pairs.end(), [&](const auto& a, const auto& b) { return page_of(a) < page_of(b); });
  return pairs;
}

}  // namespace ocpv::generate
