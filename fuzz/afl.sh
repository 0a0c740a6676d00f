#!/bin/bash -eu
# usage: fuzz/afl.sh SECONDS [TARGET...]. Runs the same targets under AFL++ (Debian: afl++), each for SECONDS from its
# committed corpus, and tells executions and findings of each. Builds into build/afl the way OSS-Fuzz would.
cd "$(dirname "$0")/.."
seconds=${1:?usage: fuzz/afl.sh SECONDS [TARGET...]}
shift
export CC=afl-clang-fast CXX=afl-clang-fast++ LIB_FUZZING_ENGINE=-fsanitize=fuzzer WORK=build/afl OUT=$PWD/build/afl/out
export AFL_QUIET=1 AFL_SKIP_CPUFREQ=1 AFL_NO_UI=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_AFFINITY=1
fuzz/build.sh >build/afl-build.log 2>&1 || { tail -n 20 build/afl-build.log >&2; exit 1; }
status=0
printf '%-16s %12s %10s %9s %9s\n' target executions per-second inputs findings
for binary in "$OUT"/*_fuzzer; do
  target=$(basename "$binary")
  name=${target%_fuzzer}
  [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
  found=build/afl/found/$name
  rm -rf "$found"
  mkdir -p "$found"
  words=()
  [ ! -f "fuzz/$name.dict" ] || words=(-x "fuzz/$name.dict")
  afl-fuzz -i "fuzz/corpus/$name" -o "$found" -V "$seconds" -m none -t 5000 "${words[@]}" -- "$binary" >"$found.log" 2>&1 || true
  figure() { sed -n "s/^$1 *: *//p" "$found/default/fuzzer_stats"; }
  [ -f "$found/default/fuzzer_stats" ] || { tail -n 5 "$found.log" >&2; status=1; continue; }
  count=$(($(figure saved_crashes) + $(figure saved_hangs)))
  printf '%-16s %12s %10s %9s %9s\n' "$name" "$(figure execs_done)" "$(figure execs_per_sec)" "$(figure corpus_count)" "$count"
  [ "$count" -eq 0 ] || { echo "  see $found/default/"; status=1; }
done
exit "$status"
