#include "tools/ocpv/operations/unknown_operation.h"

#include <algorithm>
#include <utility>

#include "files/library_words.h"

namespace ocpv::program {
namespace {

constexpr std::string_view kNone = "没有操作 '{0}'";
constexpr std::string_view kSeveral = "'{0}' 对应多个操作，请指定其中一个：{1}";
constexpr std::string_view kBadEncoding = "：其中的百分号编码无效";
constexpr std::string_view kDidYouMean = "；是否应为 {0}？";

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "'" : " 或 '") + name + "'";
  return out;
}

std::string differences(const catalog::Unknown& unknown) {
  const std::pair<bool, std::string_view> all[] = {{unknown.wrong_method, "方法不同"},
                                                   {unknown.letter_case, "大小写不同"},
                                                   {unknown.trailing_slash, "结尾多了斜杠"},
                                                   {unknown.missing_prefix, "缺少 /api/v2"},
                                                   {unknown.other_segment, "有一段路径不同"},
                                                   {unknown.wrong_value, "应为数字处是单词"},
                                                   {unknown.wrong_query, "用于区分操作的查询参数不同"}};
  std::string out;
  for (const auto& [holds, words] : all) {
    if (holds) (out += out.empty() ? "（" : "，") += words;
  }
  return out.empty() ? out : out + "）";
}

constexpr Message kNotInVersion{"operation '{0}' is documented, but not in this version of OCP",
                                "操作 '{0}' 有文档，但此 OCP 版本中没有"};

}  // namespace

bool is_of_another_version(const catalog::Catalog& catalog, const std::string& name) {
  const auto& loaded = catalog.operations();
  const bool has_box = std::any_of(loaded.begin(), loaded.end(), [](const auto& one) { return one.embedded; });
  if (!has_box || catalog.find(name).ok()) return false;
  static const Result<catalog::Catalog> all = catalog::Catalog::embedded();  // As they are documented last.
  return all.ok() && all->find(name).ok();
}

Result<catalog::Match> find_operation(const catalog::Catalog& catalog, const std::string& name, Language language) {
  if (const catalog::Refused* refused = catalog.refused_as(name))
    return Error{files::library_words(refused->why, language)};
  Result<catalog::Match> match = catalog.find(name);
  if (!match.ok() && is_of_another_version(catalog, name))
    return Error{fill(kNotInVersion, language, {catalog.unknown(name).said})};
  if (match.ok() || language == Language::en) return match;
  const catalog::Unknown unknown = catalog.unknown(name);
  const std::string what = differences(unknown);
  const bool is_several = unknown.near.size() > 1 && what.empty() && !unknown.bad_encoding;
  if (is_several) return Error{fill(kSeveral, {unknown.said, listed(unknown.near)})};
  std::string message = fill(kNone, {unknown.said});
  if (unknown.bad_encoding) message += kBadEncoding;
  if (!unknown.near.empty()) message += fill(kDidYouMean, {listed(unknown.near)});
  return Error{message + what};
}

}  // namespace ocpv::program
