#include "base/version.h"
#include "tools/ocpv/commands.h"

namespace ocpv::program {
namespace {

constexpr Message kName{"NAME", "名称"};
constexpr Message kSynopsis{"SYNOPSIS", "概要"};
constexpr Message kManualCommands{"COMMANDS", "命令"};
constexpr Message kManualOptions{"OPTIONS OF ALL COMMANDS", "所有命令的选项"};
constexpr Message kManualStatus{"EXIT STATUS", "退出状态"};
constexpr Message kManualPurpose{"check OceanBase Cloud Platform requests against their documentation",
                                 "按照文档检查 OceanBase 云平台的请求"};
constexpr Message kManualOneOf{"One of: ", "可选值："};

struct StatusRow {
  char number;
  Message text;
};
constexpr StatusRow kStatuses[] = {
    {'0', {"clean", "没有问题"}},
    {'1', {"findings", "发现问题"}},
    {'2', {"usage or configuration", "用法或配置错误"}},
    {'3',
     {"a file could not be read or written, is not JSON, or is over a limit", "文件无法读写、不是 JSON 或超出限制"}},
    {'4', {"internal fault", "内部错误"}},
};

constexpr std::string_view kOpening = "（“", kClosing = "，。、；：）”";

/// The first character of the text if it is one of the East Asian ones that a page is written in.
std::string_view wide_character(std::string_view text) {
  const bool is_wide = text.size() >= 3 && (static_cast<unsigned char>(text[0]) >= 0xE3 || text.starts_with("\u201C") ||
                                            text.starts_with("\u201D"));
  return is_wide ? text.substr(0, 3) : std::string_view();
}

/// Message of a man page: `\` and `-` are themselves, no line begins with a control character, and Chinese may be
/// broken anywhere but before and after its punctuation.
std::string troff(std::string_view text) {
  std::string out;
  std::string_view before;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (const std::string_view wide = wide_character(text.substr(at)); !wide.empty()) {
      const bool may_break =
          !before.empty() && kClosing.find(wide) == kClosing.npos && kOpening.find(before) == kOpening.npos;
      if (may_break) out += "\\:";
      out += wide;
      before = wide;
      at += wide.size() - 1;
      continue;
    }
    before = {};
    const bool at_line_start = out.empty() || out.back() == '\n';
    if (at_line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string section(const Message& title, Language language) { return ".SH " + std::string(title.in(language)) + "\n"; }

std::string option_text(const OptionRow& row, Language language) {
  std::string out = ".TP\n";
  if (row.letter != 0) out += std::string("\\fB\\-") + row.letter + "\\fR, ";
  out += "\\fB" + troff("--" + std::string(row.name)) + "\\fR";
  if (!row.value.empty()) out += " \\fI" + troff(row.value) + "\\fR";
  out += "\n" + troff(row.help.in(language)) + "\n";
  if (!row.choices.empty())
    out += ".br\n" + troff(std::string(kManualOneOf.in(language)) + std::string(row.choices)) + "\n";
  return out;
}

std::string command_text(const Command& command, Language language) {
  std::string out = ".SS " + troff(std::string(command.name) + " " + std::string(command.words)) + "\n";
  out += troff(command.summary.in(language)) + "\n";
  if (!command.details.in(language).empty()) out += ".PP\n" + troff(command.details.in(language)) + "\n";
  for (const OptionRow& row : command.options) out += option_text(row, language);
  return out;
}

ExitStatus run_manual(const Arguments&, Context& context) {
  const Language language = context.language;
  std::string out = ".TH OCPV 1 \"\" \"ocpv " + std::string(kVersion) + "\"\n.ad l\n.nh\n";
  out += section(kName, language) + "ocpv \\- " + troff(kManualPurpose.in(language)) + "\n";
  out += section(kSynopsis, language) + "\\fBocpv\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIFILE\\fR...]\n";
  out += section(kManualCommands, language);
  for (const Command& command : commands()) out += command_text(command, language);
  out += section(kManualOptions, language);
  for (const OptionRow& row : common_options()) out += option_text(row, language);
  out += section(kManualStatus, language);
  for (const StatusRow& row : kStatuses)
    out += std::string(".TP\n") + row.number + "\n" + troff(row.text.in(language)) + "\n";
  context.out.write(out);
  return ExitStatus::clean;
}

}  // namespace

const Command kManualCommand = {
    "manual",
    "",
    0,
    0,
    {"print the man page", "打印手册页"},
    {"To read it: ocpv manual | man -l -", "阅读：ocpv manual | man -l -"},
    {},
    run_manual,
};

}  // namespace ocpv::program
