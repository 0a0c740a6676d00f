// In: the words of the command line. Out: the sub-command they name and its arguments, or what is wrong with them.
// Promises: nothing is done yet, nothing is printed; messages are in the language asked for.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "tools/ocpv/command.h"

namespace ocpv::program {

/// Those of the command, and those that every command takes.
std::vector<OptionRow> all_options(const Command& command);

/// The sub-command's index in `words`, past options that stand before it; words.size() when there is none.
std::size_t find_command_word(const std::vector<std::string>& words);

/// `--lang` wherever it stands, else the locale; both before anything is parsed, so that every message has a language.
Language choose_language(const std::vector<std::string>& words, const std::string& locale);

/// Parses the words after the sub-command's name by CLI11. The error is a sentence for the user.
Result<Arguments> parse(const Command& command, std::vector<std::string> words, Language language);

}  // namespace ocpv::program
