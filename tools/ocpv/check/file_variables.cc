#include "tools/ocpv/check/file_variables.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace ocpv::program {
namespace {

constexpr Message kNoEnvironment{"there is no environment '{0}' beside this file", "此文件旁没有环境“{0}”"};

constexpr Message kNeeded{"it has a variable that may be set by a file which cannot be used: {0}",
                          "其中的变量可能由一个无法使用的文件设置：{0}"};

constexpr Message kSeveral{"several environments lie beside this file ({0}); --env NAME chooses one",
                           "此文件旁有多个环境（{0}）；请用 --env NAME 选择一个"};

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t kMostNamed = 8;
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i)
    out += (i == 0 ? "" : ", ") + shown(names[i], kMostShownBytes);
  return names.size() > kMostNamed ? out + ", ..." : out;
}

}  // namespace

FileVariables::FileVariables(const std::string& name, const std::string& environment, const input::Variables* given,
                             Language language)
    : around_(input::variables_around(name, environment, language)),
      given_(given),
      is_merged_(!around_.values.empty()) {
  const input::Kind kind = input::kind_of(name);
  const bool may_have_one = kind == input::Kind::http || kind == input::Kind::bru;
  if (may_have_one && !environment.empty() && !around_.has_chosen) {
    around_.notices.push_back({{1, 1, 0}, fill(kNoEnvironment, language, {environment})});
  }
  if (!is_merged_ || given == nullptr) return;
  for (const auto& [key, value] : *given) around_.values.insert_or_assign(key, value);
}

void FileVariables::hold_against(input::Document& document, Language language) {
  const auto lacking = std::find_if(document.notices.begin(), document.notices.end(),
                                    [](const input::Notice& notice) { return notice.no_value; });
  const bool lacks = lacking != document.notices.end();
  const Position first = lacks ? lacking->at : Position{};
  if (lacks && !around_.unchosen.empty() && !std::exchange(has_told_, true))
    document.notices.push_back({first, fill(kSeveral, language, {listed(around_.unchosen)})});
  if (around_.unusable.empty() || document.problem) return;
  if (!lacks && document.unjudged.empty()) return;
  Position at = first;
  if (!lacks && document.request) at = document.source->position(document.request->line.begin);
  document.problem = Error{fill(kNeeded, language, {around_.unusable.front()}), document.path, at.line, at.column};
}

}  // namespace ocpv::program
