// In: what a sub-command is called, which options it takes, and the words of the command line. Out: an exit status.
// Promises: one sub-command is one file and one row of the table in commands.cc; help, parsing and their messages are
// made from that row, in both languages.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/result.h"
#include "tools/ocpv/streams.h"

namespace ocpv::program {

/// What scripts may rely on.
enum class ExitStatus : int {
  clean = 0,
  findings = 1,
  usage = 2,       ///< Usage or configuration.
  unreadable = 3,  ///< A file could not be read or written, is not JSON, or is over a limit.
  internal = 4,
};

/// With several files the worse one wins.
constexpr ExitStatus worse(ExitStatus a, ExitStatus b) noexcept {
  return static_cast<int>(a) < static_cast<int>(b) ? b : a;
}

/// The environment, read once by main() and by nothing else.
struct Environment {
  std::string locale;  ///< LC_ALL, else LC_MESSAGES, else LANG.
  bool no_color = false;
  bool dumb_terminal = false;
  std::string source_date;  ///< SOURCE_DATE_EPOCH: the seconds since 1970 that reports are said to be made at.
};

struct OptionRow {
  std::string_view name;     ///< Without dashes: `format`.
  char letter = 0;           ///< `q` for -q; 0 for none.
  std::string_view value;    ///< What the help shows for its value, such as FILE; empty for a flag.
  std::string_view choices;  ///< `text|short|json`; empty when anything goes.
  Message help;
};

inline constexpr OptionRow kConfigOption = {
    "config", 0, "FILE", "", {"use this configuration for every file", "所有文件都使用此配置"}};
inline constexpr OptionRow kNoConfigOption = {"no-config", 0, "", "", {"look for no .ocpv.toml", "不查找 .ocpv.toml"}};
inline constexpr OptionRow kQuietOption = {
    "quiet", 'q', "", "", {"no talk, the exit status only", "不输出说明，只给出退出状态"}};
inline constexpr OptionRow kBaselineOption = {
    "baseline",
    0,
    "FILE",
    "",
    {"findings that this file lists are known: counted, not told", "此文件所列的问题为已知：只计数，不报告"}};
inline constexpr OptionRow kWriteBaselineOption = {
    "write-baseline",
    0,
    "FILE",
    "",
    {"write what is found to this file, as known", "将发现的问题作为已知问题写入此文件"}};
inline constexpr OptionRow kEnvironmentOption = {
    "env", 0, "NAME", "", {"use this environment of the files beside requests", "使用请求文件旁的这个环境"}};

/// The options and words that were given to a sub-command.
class Arguments {
 public:
  bool has(std::string_view option) const { return options_.contains(option); }
  /// The last value given; `otherwise` when there is none.
  std::string value(std::string_view option, std::string_view otherwise = {}) const;
  std::vector<std::string> values(std::string_view option) const;
  const std::vector<std::string>& words() const noexcept { return words_; }

  void add(std::string_view option, std::vector<std::string> values);
  void add_word(std::string word) { words_.push_back(std::move(word)); }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> options_;
  std::vector<std::string> words_;
};

struct Context {
  Language language = Language::en;
  Environment environment;
  Output& out;
  Talk& talk;
};

struct Command {
  std::string_view name;
  std::string_view words;  ///< What the usage line shows after the name: `[FILE...|-]`.
  std::size_t least_words, most_words;
  Message summary;  ///< One line.
  Message details;  ///< More, for its own help; may be empty.
  std::span<const OptionRow> options;
  ExitStatus (*run)(const Arguments&, Context&);
  bool tells_each_word = false;  ///< An empty word is told by the command itself, which goes on with the others.
};

inline constexpr std::size_t kAnyNumber = static_cast<std::size_t>(-1);

/// All sub-commands, in the order the help lists them.
std::span<const Command> commands();

/// Options that every sub-command takes.
std::span<const OptionRow> common_options();

/// Says what was wrong with the command line; gives ExitStatus::usage.
ExitStatus refuse(Context& context, std::string_view message);

}  // namespace ocpv::program
