// In: the rows of the command table. Out: help for people.
// Promises: every option and command of the table is named; columns line up in both languages.
#pragma once

#include <string>

#include "tools/ocpv/command.h"

namespace ocpv::program {

std::string help(Language language);
std::string help(const Command& command, Language language);

/// That there is no such command, and which one was probably meant.
std::string unknown_command(const std::string& word, Language language);

}  // namespace ocpv::program
