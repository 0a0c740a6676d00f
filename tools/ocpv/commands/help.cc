#include "tools/ocpv/help.h"

#include <algorithm>
#include <vector>

#include "tools/ocpv/commands.h"

namespace ocpv::program {
namespace {

ExitStatus run_help(const Arguments& arguments, Context& context) {
  if (arguments.words().empty()) {
    context.out.write(help(context.language));
    return ExitStatus::clean;
  }
  const std::string& name = arguments.words().front();
  for (const Command& command : commands()) {
    if (command.name != name) continue;
    context.out.write(help(command, context.language));
    return ExitStatus::clean;
  }
  return refuse(context, unknown_command(name, context.language));
}

}  // namespace

const Command kHelpCommand = {
    "help",   "[COMMAND]", 0,        1, {"show help, of one command or of all", "显示帮助：某个命令或全部"},
    {"", ""}, {},          run_help,
};

}  // namespace ocpv::program
