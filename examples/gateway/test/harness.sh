# Sourced by the tests beside it: starts programs that print "listening on HOST:PORT", and ends them with the test.
set -euo pipefail
gateway=$1 stand_in=$2 load=$3 source=$4
for tool in curl jq; do
  command -v "$tool" >/dev/null || { echo "skipped: $tool is missing (Debian package $tool)"; exit 77; }
done
work=$(mktemp -d)
started=()
end_all() {
  for process in "${started[@]}"; do kill -KILL "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap end_all EXIT

fail() {
  echo "FAILED: $*"
  [ ! -s "$work/answer" ] || { echo "--- answer"; cat "$work/head" "$work/answer"; }
  exit 1
}

# wait_until SENTENCE COMMAND...: until the command succeeds; fails with the sentence after a minute.
wait_until() {
  local sentence=$1 end=$((SECONDS + 60))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || fail "$sentence"
    sleep 0.05
  done
}

# has_begun NAME: true, and `port` is set, once the program says where it listens.
has_begun() {
  port=$(sed -nE 's/^listening on .*:([0-9]+)$/\1/p' "$work/$1.out")
  [ -z "$port" ] || return 0
  kill -0 "$process" 2>/dev/null || { cat "$work/$1.log"; fail "$1 did not start"; }
  return 1
}

# start NAME PROGRAM ARGUMENT...: sets `process` and `port`; what it says goes to $work/NAME.log.
start() {
  local name=$1
  shift
  : >"$work/$name.out" # made here: the program's own shell may open it only after the first look at it
  "$@" >"$work/$name.out" 2>"$work/$name.log" &
  process=$!
  started+=("$process")
  wait_until "$name does not say where it listens" has_begun "$name"
}

# The example of a page, after the heading that names it.
example() {
  awk -v which="$1" '/^#/ { wanted = tolower($0) ~ which }
    wanted && /^```/ { if (inside) exit; if (tolower($0) ~ /^```json/) inside = 1; next }
    inside { print }' "$source/schemas/backup-tenant-now/page.en.md"
}
example 'sample request' >"$work/right.json"
example 'sample response' >"$work/answer.json"
[ -s "$work/right.json" ] && [ -s "$work/answer.json" ] || fail "the page has no examples"
