# Sourced by the tests beside it: starts programs that print "listening on ADDRESS:PORT", and ends them with the test.
set -euo pipefail
gateway=$1 source=$2 here=$(dirname "$0")
for tool in curl jq python3; do
  command -v "$tool" >/dev/null || { echo "skipped: $tool is missing (Debian package $tool)"; exit 77; }
done
work=$(mktemp -d)
chmod 711 "$work" # nginx's workers have a user of their own
started=()
end_all() {
  for process in "${started[@]}"; do kill -TERM "$process" 2>/dev/null || true; done
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

# ask STATUS CURL-ARGUMENT...: the answer's body is in $work/answer, its head in $work/head.
ask() {
  local wanted=$1 status
  shift
  : >"$work/answer"
  status=$(curl -sS -m 60 -o "$work/answer" -D "$work/head" -w '%{http_code}' "$@") || status=none
  [ "$status" = "$wanted" ] || fail "status $status instead of $wanted: curl $*"
}
# holds FILTER: jq says true of the answer.
holds() { jq -e "$1" "$work/answer" >/dev/null || fail "not so: $1"; }
has_head() { grep -Eqi "^$1"$'\r?$' "$work/head" || fail "no header $1"; }

# The request example of the page.
awk '/^#/ { wanted = tolower($0) ~ /sample request/ }
  wanted && /^```/ { if (inside) exit; if (tolower($0) ~ /^```json/) inside = 1; next }
  inside { print }' "$source/schemas/backup-tenant-now/page.en.md" >"$work/right.json"
[ -s "$work/right.json" ] || fail "the page has no example"
sed 's/"FULL_BACKUP"/"FULL"/' "$work/right.json" >"$work/wrong.json"
secret=c2VjcmV0LXVzZXI6c2VjcmV0LXBhc3N3b3Jk
path=/api/v2/ob/clusters/31/tenants/207/backup/backupNow
asking=(-H "Authorization: Basic $secret" -H 'Content-Type: application/json')
