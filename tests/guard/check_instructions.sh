#!/bin/bash
# usage: check_instructions.sh WORKLOAD SCHEMA FOLDER BUILD_NAME
# Counts the instructions of the workload for each body and compares them with FOLDER/figures.txt. Fails when they grew by
# more than 5 %: then make it cheaper, or put the new figure there with the reason in the commit message.
set -u
workload=$1 schema=$2 folder=$3 build=$4
if ! command -v valgrind >/dev/null; then
  echo "SKIPPED: instructions are counted by valgrind, which is not installed"
  exit 0
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
status=0
for what in verdict report text json call request lengths decimals date-times integers unique unique-numbers misspelt; do
  read -r bodies valid implementation < <("$workload" "$what" 1 "$schema" "$folder/bodies.json")
  if [ -z "${implementation:-}" ] || [ "$valid" -eq 0 ] || [ "$valid" -eq "$bodies" ]; then
    echo "the workload does not run, or judges all bodies alike"
    exit 1
  fi
  # The first round warms the checker; the second is counted.
  valgrind --tool=callgrind --callgrind-out-file="$out/counts" --toggle-collect=guard_pass --dump-after=guard_pass \
    "$workload" "$what" 2 "$schema" "$folder/bodies.json" >/dev/null 2>"$out/log" || { cat "$out/log"; exit 1; }
  total=$(sed -n 's/^\(summary\|totals\): *\([0-9]*\).*/\2/p' "$out/counts.2" | head -n 1)
  measured=$(( total / bodies ))
  key="$build $implementation $what"
  figure=$(sed -n "s/^$key: *\([0-9]*\)$/\1/p" "$folder/figures.txt")
  if [ -z "$figure" ]; then
    echo "SKIPPED: figures.txt has no line for this compiler; it would be"
    echo "$key: $measured"
    continue
  fi
  echo "$key: $measured instructions for a body, $figure committed"
  if [ $((measured * 100)) -gt $((figure * 105)) ]; then
    echo "GROWN by more than 5 %"
    status=1
  elif [ $((measured * 100)) -lt $((figure * 95)) ]; then
    echo "less by more than 5 %: commit the new figure, so that it is kept"
  fi
done
exit "$status"
