#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/utf8.h"
#include "compare/change_kinds.h"
#include "config/describe.h"
#include "config/find.h"
#include "config/schema.h"
#include "generate/finding_kinds.h"
#include "input/environment.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/operations/loading.h"

namespace ocpv::program {
namespace {

constexpr OptionRow kSchemaOption = {
    "schema",
    0,
    "",
    "",
    {"print the JSON Schema of .ocpv.toml, for editors", "输出 .ocpv.toml 的 JSON Schema，供编辑器使用"}};
constexpr OptionRow kConfigOptions[] = {kSchemaOption, kConfigOption, kNoConfigOption, kEnvironmentOption};

constexpr Message kVariables{"variables, each with the file that sets it", "变量及其所在的文件"};

constexpr Message kSchemaAlone{"'--schema' takes no file: one schema is for all configurations",
                               "'--schema' 不带文件：同一模式适用于所有配置"};

// Names and files, never a value.
void tell_variables(const std::string& file, const Arguments& arguments, Context& context) {
  const input::SurroundingVariables around = input::variables_around(file, arguments.value("env"), context.language);
  for (const input::Notice& notice : around.notices) context.talk.problem(file + ": " + notice.message);
  if (around.origins.empty()) return;
  context.out.write("\n# " + std::string(kVariables.in(context.language)) + "\n");
  for (const auto& [name, from] : around.origins) {
    context.out.write("# " + shown(name, kMostShownBytes) + ": " + shown(from, kMostShownBytes) + "\n");
  }
}

template <class Kind>
std::vector<std::string_view> ids_of(std::span<const Kind> kinds) {
  std::vector<std::string_view> ids;
  for (const Kind& kind : kinds) ids.push_back(kind.id);
  return ids;
}

ExitStatus print_schema(const Arguments& arguments, Context& context) {
  if (!arguments.words().empty()) return refuse(context, std::string(kSchemaAlone.in(context.language)));
  const std::vector<std::string_view> docs = ids_of(generate::finding_kinds());
  const std::vector<std::string_view> diff = ids_of(compare::change_kinds());
  context.out.write(config::schema_of_configuration({docs, diff}, context.language));
  return ExitStatus::clean;
}

ExitStatus run_config(const Arguments& arguments, Context& context) {
  if (arguments.has("schema")) return print_schema(arguments, context);
  config::Finder finder(context.language);
  if (const auto used = heed_config_options(arguments, finder); !used.ok())
    return refuse(context, to_string(used.error(), context.language));
  // Without a file: what would hold for one in the working folder.
  const std::vector<std::string> files = arguments.words().empty() ? std::vector<std::string>{"*"} : arguments.words();
  bool is_first = true;
  for (const std::string& file : files) {
    const auto found = finder.for_file(file);
    if (!found.ok()) return refuse(context, to_string(found.error(), context.language));
    if (!is_first) context.out.write("\n");
    is_first = false;
    context.out.write(config::describe(found->config, file, found->relative, context.language));
    tell_variables(file, arguments, context);
  }
  return ExitStatus::clean;
}

}  // namespace

const Command kConfigCommand = {
    "config",
    "[FILE...]",
    0,
    kAnyNumber,
    {"show which configuration holds for a file, and which line says so", "显示适用于文件的配置及其出处"},
    {"The nearest .ocpv.toml holds, from the file's folder upwards to the repository's root.",
     "从文件所在目录向上到仓库根目录，最近的 .ocpv.toml 生效。"},
    kConfigOptions,
    run_config,
};

}  // namespace ocpv::program
