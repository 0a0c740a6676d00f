#!/bin/bash
# Usage: shell_help.sh man|bash|zsh|fish PROGRAM
# Every command and option that `--help` names is in the man page or the completion script, in both languages, and
# what reads such files accepts them. 77: that reader is not here.
set -euo pipefail
way=$1 program=${OCPV_PROGRAM:-$2}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ln -s "$program" "$folder/ocpv"
export PATH="$folder:$PATH" HOME="$folder" LC_ALL=C.UTF-8
cd "$folder"
fail() { echo "shell_help: $*"; exit 1; }
needs() { command -v "$1" >/dev/null || { echo "skipped: $1 is not here (package: $2)"; exit 77; }; }

commands=$(ocpv --help --lang en | sed -n '/^commands:/,/^$/s/^  \([a-z]*\).*/\1/p')
options_of() { ocpv "$1" --help --lang en | sed -n '/^options:/,$s/^  \(    \|-., \)\(--[a-z-]*\).*/\2/p'; }
[ "$(wc -w <<<"$commands")" -ge 12 ] || fail "the help names too few commands: $commands"
[ "$(options_of check | wc -w)" -ge 20 ] || fail "the help names too few options of check"

# The parser knows what the help names, and nothing near to it.
for command in $commands; do
  for option in $(options_of "$command"); do
    said=$(ocpv "$command" "$option" --help --lang en 2>&1 || true)
    [[ $said != *'unknown option'* ]] || fail "$command does not know $option"
  done
  said=$(ocpv "$command" --hellp --lang en 2>&1 || true)
  [[ $said == *"unknown option '--hellp'; did you mean '--help'?"* ]] || fail "$command takes --hellp"
done

check_man() {
  needs mandoc mandoc
  for language in en zh; do
    ocpv manual --lang $language >ocpv.1
    mandoc -T lint -W warning ocpv.1 | grep -v 'missing date' >warnings || true  # The same bytes on every day.
    [ ! -s warnings ] || { cat warnings; fail "mandoc warns of the $language page"; }
    if command -v groff >/dev/null; then
      [ -z "$(groff -K utf8 -ww -man -Tutf8 ocpv.1 2>&1 >/dev/null | tee /dev/stderr)" ] || fail "groff warns of the $language page"
    fi
    mandoc -T utf8 -O width=100 ocpv.1 | sed 's/.\x08//g' >page
    for command in $commands; do
      # The piece of the page about this command; the options of all commands stand in a section of their own.
      { awk -v name="$command" '/^   [a-z]/ { on = $1 == name } /^[^ ]/ { on = 0 } on' page; sed -n '/--lang/,$p' page; } >piece
      for option in $(options_of "$command"); do
        grep -Eq -- "(^|[ ,])$option([ ,]|$)" piece || fail "the $language page does not say $option of $command"
      done
    done
  done
}

check_bash() {
  ocpv completion bash >ocpv.bash
  bash -n ocpv.bash
  cat >ask.bash <<'ASK'
source ./ocpv.bash
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_ocpv
printf '%s\n' "${COMPREPLY[@]}"
ASK
  for command in $commands; do
    bash ask.bash ocpv "$command" | grep -qx "$command" || fail "bash does not offer $command"
    bash ask.bash ocpv "$command" -- >offered
    for option in $(options_of "$command"); do grep -qx -- "$option" offered || fail "bash does not offer $option of $command"; done
  done
  [ "$(bash ask.bash ocpv check --fail-on '' | tr '\n' ' ')" = 'error warning note never ' ] || fail "bash does not offer the severities"
}

# A shell in a pseudo terminal is asked to list; what _arguments makes of the script cannot be seen otherwise.
check_zsh() {
  needs zsh zsh
  cat >ask.zsh <<'ASK'
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z 'PROMPT=; LISTMAX=10000; setopt nobeep; fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D; stty columns 300 rows 1000; bindkey "^G" list-choices; bindkey "^U" kill-whole-line; print READY-$((1+1))'
zpty -r -m z text '*READY-2*'
for line; do
  print "asked: $line"
  zpty -w -n z "$line"$'\C-G'
  sleep 0.3
  zpty -w -n z $'\C-U'"print END-\$((1+1))"$'\n'
  zpty -r -m z text '*END-2*'
  print -r -- "$text" | sed $'s/\e\\[[?0-9;]*[a-zA-Z]//g'
done
zpty -d z
ASK
  for language in en zh; do
    ocpv completion zsh --lang $language >_ocpv
    zsh -fn _ocpv
    lines=("ocpv ")
    for command in $commands; do lines+=("ocpv $command --"); done
    timeout 60 zsh -f ask.zsh "${lines[@]}" >offered
    for command in $commands; do
      grep -Eq "^$command +-- " offered || fail "zsh does not offer $command ($language)"
      sed -n "/^asked: ocpv $command --/,/END-2/p" offered >options
      for option in $(options_of "$command"); do
        grep -Eq -- "(^|[[:space:]])$option([[:space:]]|$)" options || fail "zsh does not offer $option of $command ($language)"
      done
    done
  done
}

check_fish() {
  needs fish fish
  for language in en zh; do
    ocpv completion fish --lang $language >ocpv.fish
    fish -n ocpv.fish
    offered() { fish --no-config -c 'source ocpv.fish; complete -C "$argv[1]"' -- "$1" 2>/dev/null; }
    offered 'ocpv ' >names
    for command in $commands; do
      grep -q "^$command	" names || fail "fish does not offer $command ($language)"
      offered "ocpv $command --" >options
      for option in $(options_of "$command"); do
        grep -q -- "^$option=\?\(	\|$\)" options || fail "fish does not offer $option of $command ($language)"
      done
    done
    [ "$(offered 'ocpv check --fail-on ' | cut -f1 | sort | tr '\n' ' ')" = 'error never note warning ' ] || fail "fish does not offer the severities"
  done
}

check_"$way"
