// In: the arguments of `ocpv check`. Out: what is wished, with every value checked.
// Promises: an option that cannot be honoured is refused before any file is read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/check.h"
#include "config/compat.h"
#include "config/rules.h"
#include "input/env_file.h"
#include "report/formats.h"
#include "tools/ocpv/command.h"
#include "tools/ocpv/operations/loading.h"

namespace ocpv::program {

using report::Format;

enum class Engine { plan, reference };

struct ReportFile {
  Format format = Format::text;
  std::string path;
};

struct CheckSettings {
  std::vector<std::string> files;  ///< `-` is standard input.
  std::string config_file;         ///< Empty: found upwards from each file.
  bool no_config = false;
  bool git_staged = false;                    ///< The files are those of the index of git; `files` narrows them.
  std::string env_file;                       ///< Of --env-file.
  std::optional<input::Variables> variables;  ///< Of it.
  std::string environment;                    ///< Of the files beside each request file; empty: the only one.
  std::string operation;                      ///< Empty: the only one loaded.
  Wanted wanted;                              ///< Where operations come from.
  std::string other_version;  ///< With two versions: the first, which the second (of `wanted`) is compared with.
  std::string schema_file;    ///< Empty: an operation's schema.
  Engine engine = Engine::plan;
  bool response = false;
  bool curl = false;               ///< Every file holds curl commands.
  std::optional<int> http_status;  ///< Of the responses; without it each body says itself whether it is a failure.
  Format format = Format::text;
  bool maps_lines = false;  ///< --format jsonl: a line out for each line in, and nothing else.
  std::string key;          ///< Of lines: the member that goes from in to out; empty: none.
  std::vector<ReportFile> reports;
  bool tells_notices = true;  ///< What stands beside findings; false where another pass over the files tells it.
  bool tells_unread = true;   ///< The same of files that cannot be read, or hold nothing.
  bool fix = false, dry_run = false;     ///< Put right what is certain; or only show what would be done.
  std::string baseline, write_baseline;  ///< Of known findings; the second is written.
  bool strict = false;
  config::CompatSwitches compat;  ///< Of --compat.
  std::optional<Severity> fail_on;
  bool never_fails = false;                 ///< What is found does not show in the exit status.
  std::vector<config::RuleEntry> rules;     ///< Of --severity.
  std::optional<std::uint32_t> max_errors;  ///< For each file; 0: no limit.
  unsigned jobs = 0;                        ///< 0: as many as help.
  std::string stdin_name = "-";
  bool watch = false;         ///< Again whenever a file has changed.
  bool has_language = false;  ///< --lang was given.
  bool color = false;
  bool quiet = false, verbose = false;
};

/// What every command takes that judges: the configuration, and where operations come from.
CheckSettings common_settings(const Arguments& arguments);

/// How many threads --jobs asks for; 0: as many as help.
Result<unsigned> jobs_given(const Arguments& arguments, Language language);

Result<CheckSettings> read_settings(const Arguments& arguments, const Context& context);

std::span<const OptionRow> check_options();

}  // namespace ocpv::program
