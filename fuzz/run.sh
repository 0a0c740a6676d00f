#!/bin/bash
# usage: fuzz/run.sh SECONDS [BUILD_FOLDER]. Runs every fuzz target of a build for SECONDS each, one after another, from
# its committed corpus and what earlier runs found, and tells executions, coverage and findings of each.
set -u
cd "$(dirname "$0")/.."
seconds=${1:-60}
build=${2:-build/fuzz}
status=0
printf '%-16s %12s %10s %10s %9s %9s\n' target executions per-second edges inputs findings
for binary in "$build"/fuzz/*_fuzzer; do
  [ -x "$binary" ] || { echo "no fuzz target in $build/fuzz" >&2; exit 1; }
  target=$(basename "$binary")
  name=${target%_fuzzer}
  found=$build/corpus/$name findings=$build/findings/$name
  mkdir -p "$found" "$findings"
  # Entropic scheduling costs half of the time here: without it `check` reached more edges in the same seconds.
  arguments=(-entropic=0 -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$findings/")
  [ -f "fuzz/$name.dict" ] && arguments+=(-dict="fuzz/$name.dict")
  length=$(sed -n 's/^max_len *= *//p' "fuzz/$name.options" 2>/dev/null)
  [ -n "$length" ] && arguments+=(-max_len="$length")
  "$binary" "${arguments[@]}" "$found" "fuzz/corpus/$name" >"$build/$target.log" 2>&1 || status=1
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$target.log")
  rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$build/$target.log")
  edges=$(grep -o 'cov: [0-9]*' "$build/$target.log" | tail -n 1 | cut -d' ' -f2)
  count=$(find "$findings" -type f | wc -l)
  printf '%-16s %12s %10s %10s %9s %9s\n' "$name" "${executions:--}" "${rate:--}" "${edges:--}" "$(find "$found" -type f | wc -l)" "$count"
  if [ "$count" -gt 0 ]; then
    status=1
    echo "  see $build/$target.log and $findings/"
    grep -m 3 -E '^broken:|SUMMARY|ERROR:' "$build/$target.log" | sed 's/^/  /'
  fi
done
exit "$status"
