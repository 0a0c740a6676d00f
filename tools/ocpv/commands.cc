#include "tools/ocpv/commands.h"

#include <vector>

namespace ocpv::program {

std::span<const Command> commands() {
  static const std::vector<Command> rows = {
      kCheckCommand,      kGenerateCommand,   kDocsCommand,   kDiffCommand,    kConfigCommand,
      kOperationsCommand, kSchemaCommand,     kSampleCommand, kTestCommand,    kReplayCommand,
      kMockCommand,       kOpenapiCommand,    kSiteCommand,   kExplainCommand, kLspCommand,
      kVersionCommand,    kCompletionCommand, kManualCommand, kHelpCommand,
  };
  return rows;
}

std::span<const OptionRow> common_options() {
  static constexpr OptionRow kRows[] = {
      {"lang",
       0,
       "LANGUAGE",
       "en|zh|auto",
       {"language of all texts; auto asks the environment", "输出语言；auto 由环境变量决定"}},
      {"help", 'h', "", "", {"show this help", "显示本说明"}},
  };
  return kRows;
}

ExitStatus refuse(Context& context, std::string_view message) {
  context.talk.problem(message);
  return ExitStatus::usage;
}

}  // namespace ocpv::program
