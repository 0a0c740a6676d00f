#!/bin/sh
# commit_hooks.sh WAY PROGRAM SOURCE: commits to a repository whose hooks run the program, good ones and bad ones.
# WAY is `plain` (examples/pre-commit/pre-commit as git's own hook), or for Debian's real pre-commit, without a network:
# `clone` (.pre-commit-hooks.yaml of a repository) or `local` (examples/pre-commit/.pre-commit-config.yaml).
# Exit status 77: skipped, and said why.
set -u
way=$1 program=$2 source=$3
failures=0

skip() { printf 'SKIPPED: %s\n' "$*"; exit 77; }
command -v git >/dev/null || skip 'no git'
if [ "$way" != plain ]; then command -v pre-commit >/dev/null || skip 'no pre-commit (Debian package pre-commit)'; fi

place=$(mktemp -d) || exit 1
trap 'rm -rf "$place"' EXIT
export HOME="$place/home" PRE_COMMIT_HOME="$place/cache" LC_ALL=C GIT_CONFIG_NOSYSTEM=1 PATH="${program%/*}:$PATH"
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
export http_proxy=http://127.0.0.1:9 https_proxy=http://127.0.0.1:9 PRE_COMMIT_COLOR=never
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
mkdir "$HOME"
offline=''
if unshare -rn true 2>/dev/null; then offline='unshare -rn'; fi

wrong() { failures=$((failures + 1)); printf 'FAILED: %s\n%s\n' "$*" "$(cat "$place/said")"; }
commit() { $offline git commit -q -m x >"$place/said" 2>&1; }
commits() { if commit; then printf 'ok: %s\n' "$1"; else wrong "$1"; fi; }
# refuses SENTENCE TEXT...: the commit must be refused, and each text be said.
refuses() {
  sentence=$1
  shift
  if commit; then wrong "$sentence: it was committed"; git reset -q --soft HEAD~1; return; fi
  for text; do grep -qF -- "$text" "$place/said" || { wrong "$sentence: it should say: $text"; return; }; done
  printf 'ok: %s\n' "$sentence"
}

good=$source/examples/requests/backup-tenant-now.json broken=$source/examples/requests/broken.json

mkdir -p "$place/project/ocp-requests" && cd "$place/project" && git init -q -b main . || exit 1
printf '[[files]]\nmatch = "ocp-requests/*"\noperation = "backup-tenant-now"\n' >.ocpv.toml
case $way in
  plain) cp "$source/examples/pre-commit/pre-commit" .git/hooks/pre-commit && chmod +x .git/hooks/pre-commit ;;
  local) cp "$source/examples/pre-commit/.pre-commit-config.yaml" . ;;
  clone)
    mkdir "$place/ocpv"
    (cd "$place/ocpv" && git init -q -b main . && cp "$source/.pre-commit-hooks.yaml" . && git add -A && git commit -q -m x && git tag v1)
    printf 'repos:\n  - repo: %s\n    rev: v1\n    hooks: [{id: ocpv}, {id: ocpv-schemas}]\n' "$place/ocpv" >.pre-commit-config.yaml ;;
esac
if [ "$way" != plain ]; then
  cp -R "$source/schemas" schemas
  if [ "$way" = clone ]; then
    sed -i 's/rev: v1/rev: HEAD/' .pre-commit-config.yaml
    $offline pre-commit autoupdate --bleeding-edge --freeze >"$place/said" 2>&1 || wrong 'pre-commit pins the newest commit'
    grep -qE 'rev: [0-9a-f]{40}' .pre-commit-config.yaml || wrong 'docs/ci.md says how a commit is pinned'
  fi
  $offline pre-commit install >"$place/said" 2>&1 || wrong 'pre-commit installs the hook'
fi
echo 'Requests we send.' >README
git add -A
commits 'a commit without requests passes'

cp "$good" ocp-requests/a.json
git add -A
commits 'a good request passes'

cp "$broken" 'ocp-requests/b c.json'
git add -A
refuses 'a broken request is refused, with its place and what to write' \
  "ocp-requests/b c.json:8:21: error: 'FULL' is not a value of 'dataBackupMode' [not-in-enum]" \
  'did you mean "FULL_BACKUP"?' '4 errors in 1 of'

cp "$good" 'ocp-requests/b c.json'
refuses 'what is staged is judged: broken in the index, mended in the work tree' "'FULL' is not a value"
git add -A
cp "$broken" 'ocp-requests/b c.json'
commits 'what is staged is judged: good in the index, broken in the work tree'
cmp -s "$broken" 'ocp-requests/b c.json' || wrong 'the work tree is left as it was'
git checkout -q -- .

printf '{"backupMode":\n' >ocp-requests/cut.json
git add -A
refuses 'half a file is refused' 'ocp-requests/cut.json:2:1: error: not JSON'
git rm -qf ocp-requests/cut.json

cp "$broken" elsewhere.json
git add -A
commits 'a file that is no request is not looked at'

printf 'backupMode: PHYSICAL\n' >ocp-requests/d.yaml
printf 'GET /nowhere\n' >ocp-requests/e.http
git add -A
refuses 'YAML and .http files are requests too' 'ocp-requests/d.yaml:1:13: error:' 'ocp-requests/e.http:1:5: error:'
git rm -qf ocp-requests/d.yaml ocp-requests/e.http

printf '{"dev": {"host": "https://ocp.example.com"}}\n' >ocp-requests/http-client.env.json
printf '{"dev": {"token": "x"}}\n' >ocp-requests/http-client.private.env.json
printf 'TOKEN=x\n' >ocp-requests/.env
printf '{"version": "1", "name": "shop", "type": "collection"}\n' >ocp-requests/bruno.json
mkdir ocp-requests/environments && printf 'vars {\n  host: https://ocp.example.com\n}\n' >ocp-requests/environments/dev.bru
git add -Af
commits 'what clients keep beside requests is no request'

printf 'get {\n  url: /nowhere\n}\n' >ocp-requests/g.bru
git add -A
refuses 'a request of Bruno is one' 'ocp-requests/g.bru:2:8: error:'
git rm -qf ocp-requests/g.bru

git rm -qf ocp-requests/a.json
commits 'a request that is taken away is not looked for'

if [ "$way" != plain ]; then
  sed 's/FULL_BACKUP/WHOLE_BACKUP/' schemas/backup-tenant-now/page.en.md >edited && mv edited schemas/backup-tenant-now/page.en.md
  git add -A
  refuses 'a page that was changed without its schemas is refused' 'schemas/backup-tenant-now'
  git reset -q --hard
fi

mkdir -p ocp-requests && cp "$good" ocp-requests/f.json
git add -A
with_program=$PATH
PATH=$(printf '%s' "$PATH" | sed "s|^[^:]*:||")
if command -v ocpv >/dev/null; then
  echo 'SKIPPED: the program missing: there is an installed one'
else
  refuses 'without the program nothing is committed unchecked' ocpv
fi
PATH=$with_program

exit "$failures"
