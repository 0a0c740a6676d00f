// In: the text of a transcript. Out: the files it writes, the commands it runs, and what they must give.
// Promises: a transcript that cannot be read is an error with its line; writing what was read gives the same bytes.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cli {

/// `=== file NAME`: written before what follows. A line `\` at the end means: no line feed after the last line.
struct FileBlock {
  std::string name, bytes;
};

/// `=== prepare COMMAND`: a shell command that must succeed; its output does not matter.
struct PrepareBlock {
  std::string command;
};

/// `=== run COMMAND`, then `=== status N`, `=== stdout`, `=== stderr`; an absent one means 0 or empty.
struct RunBlock {
  std::string command;
  int status = 0;
  std::string out, err;
  std::size_t line = 0;
};

/// `=== not as root`: what follows needs a user whom permissions stop.
struct NotAsRootBlock {};

using Block = std::variant<FileBlock, PrepareBlock, RunBlock, NotAsRootBlock>;

struct Transcript {
  std::string says;  ///< What stands before the first block: the sentence that the transcript shows to be true.
  std::vector<Block> blocks;
};

/// Throws std::runtime_error with the line of what cannot be read.
Transcript parse_transcript(std::string_view text);
std::string to_text(const Transcript& transcript);

}  // namespace cli
