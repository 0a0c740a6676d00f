#include "generate/languages.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "compare/acceptance.h"
#include "compare/compare.h"

namespace ocpv::generate {

namespace {

using compare::Difference;
using compare::What;

/// How a difference is told as a contradiction between languages. `{0}` is what the Chinese page says, `{1}` what
/// the English page says. Words may differ, so titles and descriptions have no row.
constexpr Message kPagesDiffer{"the pages differ at {0}: {1}", "两种语言的页面在 {0} 处不一致：{1}"};
constexpr Message kChinesePage{"what the Chinese page says", "以中文页面为准"};
constexpr Message kEnglishPage{"what the English page says", "以英文页面为准"};

struct Wording {
  What what;
  const char* id;
  const char* en;
  const char* zh;
};

constexpr std::array<Wording, 23> kWordings = {{
    {What::endpoint_changed, "language-operation", "the operation is {0} in Chinese and {1} in English",
     "操作在中文页面为 {0}，在英文页面为 {1}"},
    {What::part_added, "language-part", "only the English page documents it", "只有英文页面记录了它"},
    {What::part_removed, "language-part", "only the Chinese page documents it", "只有中文页面记录了它"},
    {What::field_added, "language-name", "only the English page has it ({1})", "只有英文页面有它（{1}）"},
    {What::field_removed, "language-name", "only the Chinese page has it ({0})", "只有中文页面有它（{0}）"},
    {What::field_moved, "language-place", "it is at {0} in Chinese and at {1} in English",
     "它在中文页面位于 {0}，在英文页面位于 {1}"},
    {What::field_renamed, "language-name", "its name is {0} in Chinese and {1} in English",
     "其名称在中文页面为 {0}，在英文页面为 {1}"},
    {What::type_changed, "language-type", "its type is {0} in Chinese and {1} in English",
     "其类型在中文页面为 {0}，在英文页面为 {1}"},
    {What::became_required, "language-required", "it is required in English only", "只有英文页面将其标为必选"},
    {What::became_optional, "language-required", "it is required in Chinese only", "只有中文页面将其标为必选"},
    {What::values_changed, "language-values", "values in Chinese only: {0}; in English only: {1}",
     "只见于中文页面的取值：{0}；只见于英文页面的取值：{1}"},
    {What::list_closed, "language-values", "its values are open in Chinese ({0}) and closed in English ({1})",
     "其取值在中文页面是开放的（{0}），在英文页面是封闭的（{1}）"},
    {What::list_opened, "language-values", "its values are closed in Chinese ({0}) and open in English ({1})",
     "其取值在中文页面是封闭的（{0}），在英文页面是开放的（{1}）"},
    {What::known_values_changed, "language-values", "known values in Chinese only: {0}; in English only: {1}",
     "只见于中文页面的已知取值：{0}；只见于英文页面的已知取值：{1}"},
    {What::range_changed, "language-range", "its range is {0} in Chinese and {1} in English",
     "其范围在中文页面为 {0}，在英文页面为 {1}"},
    {What::shape_changed, "language-range", "its form differs: {0} in Chinese, {1} in English",
     "其格式不同：中文页面为 {0}，英文页面为 {1}"},
    {What::unit_changed, "language-unit", "its unit is {0} in Chinese and {1} in English",
     "其单位在中文页面为 {0}，在英文页面为 {1}"},
    {What::secret_changed, "language-secret", "it is secret in one language only", "只在一种语言中是机密"},
    {What::deprecated_changed, "language-deprecated", "it is deprecated in one language only", "只在一种语言中已废弃"},
    {What::default_changed, "language-default", "its default is {0} in Chinese and {1} in English",
     "其默认值在中文页面为 {0}，在英文页面为 {1}"},
    {What::rule_added, "language-condition", "a condition is in English only: {1}", "只有英文页面有此条件：{1}"},
    {What::rule_removed, "language-condition", "a condition is in Chinese only: {0}", "只有中文页面有此条件：{0}"},
    {What::rule_changed, "language-condition", "the condition is {0} in Chinese and {1} in English",
     "其条件在中文页面为 {0}，在英文页面为 {1}"},
}};

const Wording* wording_of(What what) {
  const auto found =
      std::find_if(kWordings.begin(), kWordings.end(), [&](const Wording& row) { return row.what == what; });
  return found == kWordings.end() ? nullptr : &*found;
}

std::string filled(std::string_view wording, const std::string& chinese, const std::string& english,
                   std::string_view nothing) {
  std::string text;
  for (std::size_t at = 0; at < wording.size(); ++at) {
    const std::string_view rest = wording.substr(at);
    if (!rest.starts_with("{0}") && !rest.starts_with("{1}")) {
      text += wording[at];
      continue;
    }
    const std::string& argument = rest[1] == '0' ? chinese : english;
    text += argument.empty() ? nothing : argument;
    at += 2;
  }
  return text;
}

std::string full_pointer(const Difference& difference) {
  return difference.part ? std::string(name_of(*difference.part)) + ":" + difference.pointer : std::string();
}

/// The place of a field; without one, the page alone.
contract::Said said_of(const compare::Place& place, const compare::OperationFacts& operation) {
  return place.line != 0 ? contract::Said{place.page, place.line} : contract::Said{operation.page, 0};
}

void name_page(compare::Place& place, const PageNames& pages) {
  if (const auto page = pages.find(place.page); page != pages.end()) place.page = page->second;
}

}  // namespace

Result<compare::OperationFacts> stated_facts(const emit::Files& files, const std::string& name,
                                             const PageNames& pages) {
  auto facts = compare::operation_facts(
      {name, files.operation_json, files.parameters_schema, files.request_schema, files.response_schema},
      compare::Level::stated);
  if (!facts.ok()) return facts;
  for (auto& part : facts->parts) {
    if (!part) continue;
    for (compare::FieldFacts& field : part->fields) name_page(field.place, pages);
    for (compare::RuleFacts& rule : part->rules) name_page(rule.place, pages);
  }
  return facts;
}

std::vector<reader::Contradiction> language_differences(const compare::OperationFacts& chinese,
                                                        const compare::OperationFacts& english) {
  std::vector<reader::Contradiction> found;
  for (const Difference& difference : compare::compare_operations(chinese, english)) {
    const Wording* wording = wording_of(difference.what);
    if (wording == nullptr) continue;
    const bool ranges = difference.what == What::range_changed;
    const std::string before_zh = ranges ? compare::range_in_chinese(difference.before) : difference.before;
    const std::string after_zh = ranges ? compare::range_in_chinese(difference.after) : difference.after;
    found.push_back({.id = wording->id,
                     .text = {filled(wording->en, difference.before, difference.after, "none"),
                              filled(wording->zh, before_zh, after_zh, "无")},
                     .first = said_of(difference.before_place, chinese),
                     .second = said_of(difference.after_place, english),
                     .pointer = full_pointer(difference)});
  }
  return found;
}

reader::Question question_of(const reader::Contradiction& difference) {
  reader::Question question;
  question.said = difference.first;
  question.text = say(kPagesDiffer, {difference.pointer, difference.text});
  question.candidates = {kChinesePage, kEnglishPage};
  return question;
}

}  // namespace ocpv::generate
