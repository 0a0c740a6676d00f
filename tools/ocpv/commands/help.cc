#include "tools/ocpv/help.h"

#include <algorithm>
#include <vector>

#include "base/similar.h"
#include "tools/ocpv/commands.h"

namespace ocpv::program {
namespace {

constexpr Message kUnknownCommand{"unknown command '{0}'", "未知命令 '{0}'"};
constexpr Message kDidYouMean{"; did you mean '{0}'?", "；是否应为 '{0}'？"};

ExitStatus run(const Arguments& arguments, Context& context) {
  if (arguments.words().empty()) {
    context.out.write(help(context.language));
    return ExitStatus::clean;
  }
  const std::string& name = arguments.words().front();
  std::vector<std::string_view> names;
  for (const Command& command : commands()) {
    if (command.name == name) {
      context.out.write(help(command, context.language));
      return ExitStatus::clean;
    }
    names.push_back(command.name);
  }
  std::string message = fill(kUnknownCommand.in(context.language), {name});
  if (const auto near = find_similar(name, names)) message += fill(kDidYouMean.in(context.language), {names[*near]});
  return refuse(context, message);
}

}  // namespace

const Command kHelpCommand = {
    "help", "[COMMAND]", 0, 1, {"show help, of one command or of all", "显示帮助：某个命令或全部"}, {"", ""}, {}, run,
};

}  // namespace ocpv::program
