#include <algorithm>

#include "tools/ocpv/command_line.h"
#include "tools/ocpv/commands.h"

namespace ocpv::program {
namespace {

constexpr Message kUnknownShell{"there is no completion for '{0}', only for bash, zsh and fish",
                                "没有 '{0}' 的补全脚本，只有 bash、zsh 与 fish"};

std::string blanks_for_bars(std::string_view choices) {
  std::string out(choices);
  std::replace(out.begin(), out.end(), '|', ' ');
  return out;
}

/// Quoted for a shell; no text of the table holds anything but plain characters and these.
std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::string command_names() {
  std::string out;
  for (const Command& command : commands()) out += (out.empty() ? "" : " ") + std::string(command.name);
  return out;
}

std::string bash_completion() {
  std::string out =
      "# bash completion for ocpv; load it by: source <(ocpv completion bash)\n"
      "_ocpv() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]-}\n"
      "  local options= choices=\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W '" +
      command_names() +
      " --help --version' -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case $command in\n";
  for (const Command& command : commands()) {
    out += "    " + std::string(command.name) + ")\n      options='";
    for (const OptionRow& row : all_options(command)) out += "--" + std::string(row.name) + " ";
    out.back() = '\'';
    out += "\n      case $before in\n";
    for (const OptionRow& row : all_options(command)) {
      if (!row.choices.empty())
        out += "        --" + std::string(row.name) + ") choices='" + blanks_for_bars(row.choices) + "' ;;\n";
    }
    out += "      esac ;;\n";
  }
  out +=
      "  esac\n"
      "  if [ -n \"$choices\" ]; then\n"
      "    COMPREPLY=($(compgen -W \"$choices\" -- \"$word\"))\n"
      "  elif [ \"${word#-}\" != \"$word\" ]; then\n"
      "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
      "  else\n"
      "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
      "  fi\n"
      "}\n"
      "complete -o filenames -F _ocpv ocpv\n";
  return out;
}

/// A text inside `[...]` of zsh's _arguments.
std::string in_brackets(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

// `'*--name=[help]:VALUE:(a b)'`, and for an option with a letter `'*'{-q,--quiet}'[help]'`.
std::string zsh_option(const OptionRow& row, Language language) {
  const std::string_view value_mark = row.value.empty() ? "" : "=";
  std::string spec = "[" + in_brackets(row.help.in(language)) + "]";
  if (!row.value.empty()) {
    spec += ":" + std::string(row.value) + ":" +
            (row.choices.empty() ? "_files" : "(" + blanks_for_bars(row.choices) + ")");
  }
  if (row.letter != 0)
    return std::string("'*'{-") + row.letter + ",--" + std::string(row.name) + "}" + shell_quoted(spec);
  return shell_quoted("*--" + std::string(row.name) + std::string(value_mark) + spec);
}

std::string zsh_completion(Language language) {
  std::string out =
      "#compdef ocpv\n"
      "# zsh completion for ocpv; put it as _ocpv into a folder of $fpath\n"
      "_ocpv() {\n"
      "  if (( CURRENT == 2 )); then\n"
      "    local -a names=(";
  for (const Command& command : commands())
    out += "\n      " + shell_quoted(std::string(command.name) + ":" + std::string(command.summary.in(language)));
  out +=
      ")\n    _describe command names\n    return\n  fi\n  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n "
      " case $command in\n";
  for (const Command& command : commands()) {
    out += "    " + std::string(command.name) + ") _arguments";
    for (const OptionRow& row : all_options(command)) out += " \\\n      " + zsh_option(row, language);
    out += " \\\n      '*:file:_files' ;;\n";
  }
  return out + "  esac\n}\n_ocpv \"$@\"\n";
}

std::string fish_completion(Language language) {
  std::string out = "# fish completion for ocpv; load it by: ocpv completion fish | source\n";
  for (const Command& command : commands()) {
    out += "complete -c ocpv -n __fish_use_subcommand -f -a " + std::string(command.name) + " -d " +
           shell_quoted(command.summary.in(language)) + "\n";
    for (const OptionRow& row : all_options(command)) {
      out += "complete -c ocpv -n '__fish_seen_subcommand_from " + std::string(command.name) + "' -l " +
             std::string(row.name);
      if (row.letter != 0) out += std::string(" -s ") + row.letter;
      if (!row.value.empty()) out += " -r";
      if (!row.choices.empty()) out += " -f -a " + shell_quoted(blanks_for_bars(row.choices));
      out += " -d " + shell_quoted(row.help.in(language)) + "\n";
    }
  }
  return out;
}

ExitStatus run_completion(const Arguments& arguments, Context& context) {
  const std::string& shell = arguments.words().front();
  if (shell == "bash") {
    context.out.write(bash_completion());
  } else if (shell == "zsh") {
    context.out.write(zsh_completion(context.language));
  } else if (shell == "fish") {
    context.out.write(fish_completion(context.language));
  } else {
    return refuse(context, fill(kUnknownShell.in(context.language), {shell}));
  }
  return ExitStatus::clean;
}

}  // namespace

const Command kCompletionCommand = {
    "completion",
    "bash|zsh|fish",
    1,
    1,
    {"print a completion script for a shell", "打印一种 shell 的补全脚本"},
    {"", ""},
    {},
    run_completion,
};

}  // namespace ocpv::program
