#include "tools/ocpv/help.h"

#include <algorithm>

#include "base/suggestion.h"

namespace ocpv::program {
namespace {

constexpr Message kUnknownCommand{"unknown command '{0}'", "未知命令 '{0}'"};

constexpr std::size_t kMostLeftColumn = 34;

constexpr Message kPurpose{"ocpv checks OceanBase Cloud Platform (OCP) requests against their documentation.",
                           "ocpv 按照文档检查 OceanBase 云平台（OCP）的请求。"};
constexpr Message kUsage{"usage: ", "用法："};
constexpr Message kCommand{"COMMAND [OPTION...] [FILE...]", "命令 [选项...] [文件...]"};
constexpr Message kCommands{"commands:", "命令："};
constexpr Message kOptionsTitle{"options:", "选项："};
constexpr Message kOneOf{"one of: ", "可选值："};
constexpr Message kMore{"`ocpv COMMAND --help` says more about one of them.", "`ocpv 命令 --help` 给出该命令的说明。"};
constexpr Message kStatus{
    "exit status:\n"
    "  0  clean\n"
    "  1  findings\n"
    "  2  usage or configuration\n"
    "  3  a file could not be read or written, is not JSON, or is over a limit\n"
    "  4  internal fault\n",
    "退出状态：\n"
    "  0  没有问题\n"
    "  1  发现问题\n"
    "  2  用法或配置错误\n"
    "  3  文件无法读写、不是 JSON 或超出限制\n"
    "  4  内部错误\n"};

// The left column holds ASCII only, so that bytes are columns.
std::string line(std::string left, std::string_view right) {
  std::string out = "  " + std::move(left);
  if (out.size() + 2 > kMostLeftColumn) {
    out += "\n" + std::string(kMostLeftColumn, ' ');
  } else {
    out.resize(kMostLeftColumn, ' ');
  }
  out += right;
  return out + "\n";
}

std::string option_line(const OptionRow& row, Language language) {
  std::string left = row.letter != 0 ? std::string("-") + row.letter + ", " : std::string("    ");
  left += "--" + std::string(row.name);
  if (!row.value.empty()) left += " " + std::string(row.value);
  std::string right(row.help.in(language));
  if (!row.choices.empty()) {
    std::string choices(row.choices);
    std::replace(choices.begin(), choices.end(), '|', ' ');
    right += (language == Language::zh ? "；" : "; ") + std::string(kOneOf.in(language)) + choices;
  }
  return line(left, right);
}

}  // namespace

std::string help(Language language) {
  std::string out = std::string(kPurpose.in(language)) + "\n\n" + std::string(kUsage.in(language)) + "ocpv " +
                    std::string(kCommand.in(language)) + "\n\n" + std::string(kCommands.in(language)) + "\n";
  for (const Command& command : commands()) {
    out += line(std::string(command.name) + (command.words.empty() ? "" : " ") + std::string(command.words),
                command.summary.in(language));
  }
  out += "\n" + std::string(kOptionsTitle.in(language)) + "\n";
  for (const OptionRow& row : common_options()) out += option_line(row, language);
  return out + "\n" + std::string(kStatus.in(language)) + "\n" + std::string(kMore.in(language)) + "\n";
}

std::string help(const Command& command, Language language) {
  std::string out = std::string(kUsage.in(language)) + "ocpv " + std::string(command.name);
  if (!command.options.empty()) out += language == Language::zh ? " [选项...]" : " [OPTION...]";
  if (!command.words.empty()) out += " " + std::string(command.words);
  out += "\n\n" + std::string(command.summary.in(language)) + "\n";
  if (!command.details.in(language).empty()) out += "\n" + std::string(command.details.in(language)) + "\n";
  out += "\n" + std::string(kOptionsTitle.in(language)) + "\n";
  for (const OptionRow& row : command.options) out += option_line(row, language);
  for (const OptionRow& row : common_options()) out += option_line(row, language);
  return out;
}

std::string unknown_command(const std::string& word, Language language) {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  return with_suggestion(fill(kUnknownCommand, language, {word}), word, names, language);
}

}  // namespace ocpv::program
