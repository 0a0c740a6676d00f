// What the help of the program names must be shown by some transcript: every sub-command, option, choice and status.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "run.h"
#include "transcript.h"

namespace {

namespace fs = std::filesystem;

std::vector<cli::RunBlock> all_runs() {
  std::vector<cli::RunBlock> runs;
  for (const auto& entry : fs::directory_iterator(std::string(OCPV_SOURCE_DIR) + "/tests/cli/transcripts")) {
    for (const cli::Block& block : cli::parse_transcript(cli::read_bytes(entry.path().string())).blocks) {
      if (const auto* run = std::get_if<cli::RunBlock>(&block)) runs.push_back(*run);
    }
  }
  return runs;
}

// Words that begin a line of help: `  check FILE...` or `      --lang LANGUAGE`, `  -q, --quiet`.
std::set<std::string> named_in_help(const std::string& help, const std::string& after) {
  std::set<std::string> names;
  std::istringstream lines(help);
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line == after) {
      inside = true;
    } else if (line.empty()) {
      inside = false;
    } else if (inside && line.starts_with("  ") && line.find_first_not_of(' ') <= 6) {
      std::istringstream words(line);
      std::string word;
      words >> word;
      if (word.ends_with(",")) words >> word;
      names.insert(word);
    }
  }
  return names;
}

bool holds_word(const std::string& command, const std::string& word) {
  std::istringstream words(command);
  for (std::string one; words >> one;) {
    if (one == word || one.starts_with(word + "=")) return true;
  }
  return false;
}

bool some_run_has(const std::vector<cli::RunBlock>& runs, const std::string& command, const std::string& option) {
  for (const cli::RunBlock& run : runs) {
    if (run.command.find("ocpv " + command) != std::string::npos && holds_word(run.command, option)) return true;
  }
  return false;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_command_and_option_of_the_help_is_shown_by_a_transcript) {
  const cli::Folder folder;
  const std::vector<cli::RunBlock> runs = all_runs();
  const std::set<std::string> commands = named_in_help(cli::run("ocpv --help", folder.path()).out, "commands:");
  BOOST_TEST(commands.contains("check"));
  for (const std::string& command : commands) {
    const std::set<std::string> options =
        named_in_help(cli::run("ocpv " + command + " --help", folder.path()).out, "options:");
    BOOST_TEST(options.contains("--lang"), command);
    for (const std::string& option : options) {
      BOOST_TEST(some_run_has(runs, command, option), "no transcript shows: ocpv " << command << " " << option);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_exit_status_a_user_can_cause_is_shown_by_a_transcript) {
  std::set<int> statuses;
  for (const cli::RunBlock& run : all_runs()) statuses.insert(run.status);
  for (const int status : {0, 1, 2, 3}) BOOST_TEST(statuses.contains(status), status);
}
