// In: nothing. Out: the rows of the command table; each stands in the file of its command.
// Promises: adding a sub-command is a file command_<name>.cc, a line here, and a line in commands.cc.
#pragma once

#include "tools/ocpv/command.h"

namespace ocpv::program {

extern const Command kCheckCommand;
extern const Command kGenerateCommand;
extern const Command kDocsCommand;
extern const Command kDiffCommand;
extern const Command kConfigCommand;
extern const Command kOperationsCommand;
extern const Command kSampleCommand;
extern const Command kOpenapiCommand;
extern const Command kSiteCommand;
extern const Command kTestCommand;
extern const Command kReplayCommand;
extern const Command kMockCommand;
extern const Command kSchemaCommand;
extern const Command kExplainCommand;
extern const Command kLspCommand;
extern const Command kVersionCommand;
extern const Command kCompletionCommand;
extern const Command kManualCommand;
extern const Command kHelpCommand;

}  // namespace ocpv::program
