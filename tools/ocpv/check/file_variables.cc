#include "tools/ocpv/check/file_variables.h"

namespace ocpv::program {
namespace {

constexpr Message kNoEnvironment{"there is no environment '{0}' beside this file", "此文件旁没有环境“{0}”"};

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

}  // namespace ocpv::program
