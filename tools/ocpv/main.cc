#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "base/version.h"
#include "files/files.h"
#include "tools/ocpv/command.h"
#include "tools/ocpv/command_line.h"
#include "tools/ocpv/help.h"

namespace ocpv::program {
namespace {

constexpr Message kSeeHelp{"see: ocpv {0}--help", "参见：ocpv {0}--help"};
constexpr Message kNoOutput{"cannot write to standard output: {0}", "无法写到标准输出：{0}"};
constexpr Message kFault{"internal fault: {0}", "内部错误：{0}"};

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

Environment read_environment() {
  Environment environment;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (environment.locale.empty()) environment.locale = variable(name);
  }
  environment.no_color = !variable("NO_COLOR").empty();
  environment.dumb_terminal = variable("TERM") == "dumb";
  environment.source_date = variable("SOURCE_DATE_EPOCH");
  return environment;
}

// A standard stream that is closed would lend its number to the next file that is opened, and results would go there.
// The wrong direction keeps reading and writing an error.
void hold_standard_streams() {
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(number, F_GETFD) != -1) continue;
    if (::open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
      return;  // The lowest free number: this one.
  }
}

ExitStatus refuse_command(Context& context, const std::string& word) {
  context.talk.problem(unknown_command(word, context.language));
  context.talk.line(fill(kSeeHelp.in(context.language), {""}));
  return ExitStatus::usage;
}

ExitStatus run_without_command(Context& context, const std::vector<std::string>& words) {
  const auto given = [&](std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); };
  if (given("--version")) {
    context.out.write("ocpv " + std::string(kVersion) + "\n");
    return ExitStatus::clean;
  }
  if (given("--help") || given("-h")) {
    context.out.write(help(context.language));
    return ExitStatus::clean;
  }
  context.talk.line(help(context.language));
  return ExitStatus::usage;
}

ExitStatus run(Context& context, std::vector<std::string> words) {
  const std::size_t at = find_command_word(words);
  if (at == words.size()) return run_without_command(context, words);
  const std::string name = words[at];
  const auto command =
      std::find_if(commands().begin(), commands().end(), [&](const Command& row) { return row.name == name; });
  if (command == commands().end()) return refuse_command(context, name);
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));

  const Result<Arguments> arguments = parse(*command, std::move(words), context.language);
  if (!arguments.ok()) {
    context.talk.problem(arguments.error().message.in(context.language));
    context.talk.line(fill(kSeeHelp.in(context.language), {name + " "}));
    return ExitStatus::usage;
  }
  if (arguments->has("help")) {
    context.out.write(help(*command, context.language));
    return ExitStatus::clean;
  }
  return command->run(*arguments, context);
}

}  // namespace

int run_program(std::vector<std::string> words) {
  const Environment environment = read_environment();
  Output out;
  Talk talk;
  Context context{choose_language(words, environment.locale), environment, out, talk};
  ExitStatus status = ExitStatus::internal;
  try {
    status = run(context, std::move(words));
  } catch (const std::exception& fault) {
    talk.problem(fill(kFault.in(context.language), {fault.what()}));
  }
  if (!out.flush()) {
    // Whoever closed a pipe (`| head`) knows, and wants to hear of nothing else.
    if (out.error() != EPIPE)
      talk.problem(fill(kNoOutput.in(context.language), {files::reason_of(out.error(), context.language)}));
    status = worse(status, ExitStatus::unreadable);
  }
  return static_cast<int>(status);
}

}  // namespace ocpv::program

int main(int count, char** words) {
  ocpv::program::hold_standard_streams();
  std::signal(SIGPIPE, SIG_IGN);  // A closed pipe is then an error of write(), with a message and a status.
  return ocpv::program::run_program({words + 1, words + std::max(count, 1)});
}
