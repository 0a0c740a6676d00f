#include "compare/change_report.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "base/version.h"
#include "compare/acceptance.h"

namespace ocpv::compare {

namespace {

using Json = nlohmann::ordered_json;

/// `{0}` is what was before, `{1}` what is now.
struct Wording {
  What what;
  const char* en;
  const char* zh;
};

constexpr std::array<Wording, 29> kWordings = {{
    {What::operation_added, "the operation is new: {1}", "新增操作：{1}"},
    {What::operation_removed, "the operation is gone: {0}", "操作已删除：{0}"},
    {What::endpoint_changed, "the operation is now {1}, was {0}", "操作由 {0} 变为 {1}"},
    {What::operation_renamed, "the page is renamed: the operation is now {1}, was {0}",
     "页面改名：操作由 {0} 变为 {1}"},
    {What::title_changed, "the title is now \"{1}\", was \"{0}\"", "标题由“{0}”变为“{1}”"},
    {What::part_added, "is documented now", "现在有了文档"},
    {What::part_removed, "is no longer documented", "不再有文档"},
    {What::field_added, "is new ({1})", "新增（{1}）"},
    {What::field_removed, "is gone ({0})", "已删除（{0}）"},
    {What::field_moved, "moved here from {0}", "由 {0} 移到此处"},
    {What::field_renamed, "is the new name of {0}", "由 {0} 改名而来"},
    {What::type_changed, "the type is now {1}, was {0}", "类型由 {0} 变为 {1}"},
    {What::became_required, "is required now", "变为必选"},
    {What::became_optional, "is no longer required", "变为可选"},
    {What::values_changed, "values gone: {0}; new values: {1}", "删除的取值：{0}；新增的取值：{1}"},
    {What::list_closed, "only these values are allowed now: {1}", "现在只允许这些取值：{1}"},
    {What::list_opened, "any value is allowed now; only these were: {0}", "现在允许任何取值；之前只允许：{0}"},
    {What::known_values_changed, "known values gone: {0}; new known values: {1}",
     "删除的已知取值：{0}；新增的已知取值：{1}"},
    {What::range_changed, "the range is now {1}, was {0}", "范围由 {0} 变为 {1}"},
    {What::shape_changed, "the form is now {1}, was {0}", "格式由 {0} 变为 {1}"},
    {What::default_changed, "the default is now {1}, was {0}", "默认值由 {0} 变为 {1}"},
    {What::rule_added, "a new rule: {1}", "新增规则：{1}"},
    {What::rule_removed, "a rule is gone: {0}", "规则已删除：{0}"},
    {What::rule_changed, "the rule is now: {1}; was: {0}", "规则由 {0} 变为 {1}"},
    {What::description_changed, "the description changed", "描述有变化"},
    {What::unit_changed, "the unit is now {1}, was {0}", "单位由 {0} 变为 {1}"},
    {What::secret_changed, "its secrecy is now: {1}, was: {0}", "机密性由 {0} 变为 {1}"},
    {What::deprecated_changed, "is now {1}, was {0}", "由 {0} 变为 {1}"},
    {What::example_changed, "only the example changed: held to {1} now, to {0} before",
     "仅示例有变化：现在按 {1} 检查，之前按 {0} 检查"},
}};

/// Lists of values, where only one side has any.
constexpr std::array<Wording, 2> kOnlyGone = {
    {{What::values_changed, "values gone: {0}", "删除的取值：{0}"},
     {What::known_values_changed, "known values gone: {0}", "删除的已知取值：{0}"}}};
constexpr std::array<Wording, 2> kOnlyNew = {
    {{What::values_changed, "new values: {1}", "新增的取值：{1}"},
     {What::known_values_changed, "new known values: {1}", "新增的已知取值：{1}"}}};

const Wording* find_wording(std::span<const Wording> rows, What what) {
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const Wording& one) { return one.what == what; });
  return row == rows.end() ? nullptr : &*row;
}

const Wording* wording_of(const Difference& difference) {
  const Wording* special = difference.after.empty()    ? find_wording(kOnlyGone, difference.what)
                           : difference.before.empty() ? find_wording(kOnlyNew, difference.what)
                                                       : nullptr;
  return special != nullptr ? special : find_wording(kWordings, difference.what);
}

struct EffectWords {
  Effect effect;
  const char* en;
  const char* zh;
};

constexpr std::array<EffectWords, 3> kEffects = {{{Effect::breaking, "breaking", "不兼容"},
                                                  {Effect::compatible, "compatible", "兼容"},
                                                  {Effect::documentation, "documentation only", "仅文档"}}};

std::string filled(std::string_view wording, const std::string& before, const std::string& after, Language language) {
  std::string text;
  for (std::size_t at = 0; at < wording.size(); ++at) {
    const std::string_view rest = wording.substr(at, 3);
    if (rest != "{0}" && rest != "{1}") {
      text += wording[at];
      continue;
    }
    const std::string& argument = rest[1] == '0' ? before : after;
    text += !argument.empty() ? on_one_line(argument) : language == Language::zh ? "无" : "none";
    at += 2;
  }
  return text;
}

std::string place_text(const Place& place) {
  if (place.line == 0) return place.page;
  return place.page + ":" + std::to_string(place.line);
}

std::vector<std::string> operations_of(const std::vector<Difference>& differences) {
  std::vector<std::string> ids;
  for (const Difference& difference : differences) {
    if (std::find(ids.begin(), ids.end(), difference.operation) == ids.end()) ids.push_back(difference.operation);
  }
  return ids;
}

/// Text in a code span cannot hold a backtick.
std::string code(const std::string& text) {
  std::string span = "`";
  for (const char c : text) span += c == '`' ? '\'' : c;
  return span + "`";
}

/// Text of a page in a list item: nothing of it is a mark of Markdown.
std::string plain(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (std::string_view("\\`*_{}[]<>#|").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

Json place_json(const Place& place) {
  if (place.page.empty() && place.line == 0) return nullptr;
  Json json = {{"page", place.page}};
  if (place.line != 0) json["line"] = place.line;
  return json;
}

Json difference_json(const Difference& difference, Language language) {
  Json json = {
      {"id", name_of(difference.what)}, {"effect", name_of(difference.effect)}, {"operation", difference.operation}};
  if (difference.part) json["part"] = name_of(*difference.part), json["pointer"] = difference.pointer;
  json["message"] = sentence(difference, language);
  json["before"] = difference.before;
  json["after"] = difference.after;
  json["old"] = place_json(difference.before_place);
  json["new"] = place_json(difference.after_place);
  return json;
}

/// Words for those who use the API; what they type, or what is refused, is another thing for those who check.
bool changes_checks(What what) { return what == What::operation_renamed || what == What::example_changed; }

}  // namespace

std::string_view words_of(Effect effect, Language language) {
  const auto row =
      std::find_if(kEffects.begin(), kEffects.end(), [&](const auto& one) { return one.effect == effect; });
  return language == Language::zh ? row->zh : row->en;
}

std::string subject(const Difference& difference) {
  if (!difference.part) return {};
  std::string text(name_of(*difference.part));
  if (!difference.pointer.empty()) text += " " + on_one_line(difference.pointer);
  return text;
}

std::string counts_text(const Counts& counts, Language language) {
  const auto part = [&](std::size_t number, Effect effect) {
    return language == Language::zh ? std::string(words_of(effect, language)) + " " + std::to_string(number)
                                    : std::to_string(number) + " " + std::string(words_of(effect, language));
  };
  const char* comma = language == Language::zh ? "，" : ", ";
  return part(counts.breaking, Effect::breaking) + comma + part(counts.compatible, Effect::compatible) + comma +
         part(counts.documentation, Effect::documentation);
}

Counts count(const std::vector<Difference>& differences) {
  Counts counts;
  for (const Difference& difference : differences) {
    if (difference.effect == Effect::breaking)
      ++counts.breaking;
    else if (difference.effect == Effect::compatible)
      ++counts.compatible;
    else
      ++counts.documentation;
  }
  return counts;
}

std::string sentence(const Difference& difference, Language language) {
  const Wording* row = wording_of(difference);
  if (row == nullptr) return {};
  if (language == Language::en) return filled(row->en, difference.before, difference.after, language);
  if (difference.what != What::range_changed) return filled(row->zh, difference.before, difference.after, language);
  return filled(row->zh, range_in_chinese(difference.before), range_in_chinese(difference.after), language);
}

std::string line(const Difference& difference, Language language) {
  std::string text = std::string(words_of(difference.effect, language)) + ": ";
  if (const std::string about = subject(difference); !about.empty()) text += about + ": ";
  text += sentence(difference, language) + " [" + std::string(name_of(difference.what)) + "]";
  const std::string before = place_text(difference.before_place), after = place_text(difference.after_place);
  if (before == after || before.empty() || after.empty()) {
    if (const std::string& only = after.empty() ? before : after; !only.empty()) text += "  (" + only + ")";
  } else {
    text += "  (" + before + " -> " + after + ")";
  }
  return text;
}

std::string text(const std::vector<Difference>& differences, Language language, Detail detail) {
  std::string out;
  for (const std::string& id : operations_of(differences)) {
    std::string lines;
    for (const EffectWords& effect : kEffects) {
      for (const Difference& difference : differences) {
        if (effect.effect == Effect::documentation && detail == Detail::contract && !changes_checks(difference.what))
          continue;
        if (difference.operation == id && difference.effect == effect.effect)
          lines += "  " + line(difference, language) + "\n";
      }
    }
    if (!lines.empty()) out += (id.empty() ? "schema" : on_one_line(id)) + "\n" + lines;
  }
  return out + counts_text(count(differences), language) + "\n";
}

std::string markdown(const std::vector<Difference>& differences, Language language) {
  std::string out;
  for (const EffectWords& effect : kEffects) {
    std::string items;
    for (const Difference& difference : differences) {
      if (difference.effect != effect.effect) continue;
      items += "- **" + plain(on_one_line(difference.operation.empty() ? "schema" : difference.operation)) + "**";
      if (const std::string about = subject(difference); !about.empty()) items += " " + code(about);
      items += ": " + plain(sentence(difference, language)) + "\n";
    }
    if (!items.empty()) out += "## " + std::string(words_of(effect.effect, language)) + "\n\n" + items + "\n";
  }
  return out + counts_text(count(differences), language) + "\n";
}

std::string json(const std::vector<Difference>& differences, Language language) {
  const Counts counts = count(differences);
  Json json = {
      {"schema_version", 1},
      {"tool", {{"name", "ocpv"}, {"version", kVersion}}},
      {"summary",
       {{"breaking", counts.breaking}, {"compatible", counts.compatible}, {"documentation", counts.documentation}}}};
  json["differences"] = Json::array();
  for (const Difference& difference : differences) json["differences"].push_back(difference_json(difference, language));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ocpv::compare
