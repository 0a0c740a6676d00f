#include "base/limits.h"
#include "base/utf8.h"
#include "config/describe.h"
#include "config/find.h"
#include "input/environment.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/operations/loading.h"

namespace ocpv::program {
namespace {

constexpr OptionRow kOptions[] = {kConfigOption, kNoConfigOption, kEnvironmentOption};

constexpr Message kVariables{"variables, each with the file that sets it", "变量及其所在的文件"};

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

ExitStatus run(const Arguments& arguments, Context& context) {
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
    kOptions,
    run,
};

}  // namespace ocpv::program
