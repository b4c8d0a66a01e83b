#!/usr/bin/env bash
# Builds and publishes once and runs every test: the whole suite on SQLite with a real browser, then on PostgreSQL what meets a database:
# the rules, the guards, and one journey in the browser. On Debian, as root, it installs
# what is missing (Chromium, fonts, PostgreSQL, nginx); elsewhere it uses what it finds.
# The last line is "N passed, N failed"; the exit code is 0 only when nothing failed.
set -euo pipefail
cd "$(dirname "$0")"
export TESTINGPLATFORM_TELEMETRY_OPTOUT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

work=$(mktemp -d)
chmod 755 "$work"
postgres_bin=""
postgres_data=""
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
finish() {
  dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true
  [ -n "$postgres_bin" ] && [ -n "$postgres_data" ] && as_postgres "$postgres_bin/pg_ctl" -D "$postgres_data" -m immediate -s stop >/dev/null 2>&1 || true
  rm -rf "$work" ${postgres_data:+"$postgres_data"}
}
trap finish EXIT

step() { printf '\n== %s\n' "$*"; }

install_missing() {
  local missing=()
  command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
  [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
  [ -n "$(find /usr/share/fonts -iname 'NotoSansArabic*' -print -quit 2>/dev/null)" ] || missing+=(fonts-noto-core)
  [ -n "$(find /usr/share/fonts -iname 'DejaVuSans*' -print -quit 2>/dev/null)" ] || missing+=(fonts-dejavu-core)
  [ ${#missing[@]} -eq 0 ] && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    step "Installing ${missing[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$work/apt.log" 2>&1 || { tail -20 "$work/apt.log"; exit 1; }
  else
    echo "Missing on this machine: ${missing[*]}. Install them (on Debian: sudo apt-get install ${missing[*]}) and run ./test.sh again." >&2
    exit 1
  fi
}

# A throwaway server of our own, on loopback only, with a password made for this run.
start_postgres() {
  postgres_bin=$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -1)")
  local port password
  password=$(head -c 18 /dev/urandom | base64 | tr -d '/+=')
  port=$((20000 + RANDOM % 20000))
  # In memory where there is room: each test makes a database of its own, hundreds of small files.
  if [ "$(df --output=avail /dev/shm 2>/dev/null | tail -1)" -gt 4000000 ] 2>/dev/null; then postgres_data=$(mktemp -d /dev/shm/postgres-XXXXXX); else postgres_data=$(mktemp -d "$work/postgres-XXXXXX"); fi
  mkdir "$work/socket"
  printf '%s' "$password" >"$work/password"
  if [ "$(id -u)" = 0 ]; then chown postgres "$postgres_data" "$work/socket" "$work/password"; fi
  as_postgres "$postgres_bin/initdb" -D "$postgres_data" -U tester -A scram-sha-256 --pwfile="$work/password" -E UTF8 --locale=C.UTF-8 >/dev/null
  as_postgres "$postgres_bin/pg_ctl" -D "$postgres_data" -s -w -l "$postgres_data/log" \
    -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$work/socket -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" start
  export AUSAIDUCATION_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=tester;Password=$password;Database=postgres"
}

passed=0
failed=0
# run NAME ARGS…: runs the suite and adds its counts.
run() {
  local name=$1 log="$work/run.log" code=0
  shift
  step "$name"
  dotnet test --project AusAiducation.Tests -c Release --no-build --no-ansi --no-progress --output Normal --results-directory "$work/results" "$@" >"$log" 2>&1 || code=$?
  # Each failure with its sentence, then how it ended.
  grep -A12 -E '^failed ' "$log" | cut -c1-600 | head -300 || true
  grep -vE '^\s*$' "$log" | tail -12
  local ok bad
  ok=$(grep -oE '^ *(succeeded|passed): *[0-9]+' "$log" | grep -oE '[0-9]+' | tail -1 || true)
  bad=$(grep -oE '^ *failed: *[0-9]+' "$log" | grep -oE '[0-9]+' | tail -1 || true)
  passed=$((passed + ${ok:-0}))
  failed=$((failed + ${bad:-0}))
  # A run that ended badly without counting a failure (a crash, no test found) is a failure all the same.
  if [ "$code" != 0 ] && [ "${bad:-0}" = 0 ]; then failed=$((failed + 1)); fi
}

coverage() {
  local file
  file=$(find "$work/results" -name '*cobertura*.xml' -print -quit 2>/dev/null || true)
  [ -n "$file" ] && sed -nE '0,/<coverage/ s/.*line-rate="([0-9.]+)" branch-rate="([0-9.]+)".*/Coverage: lines \1, branches \2/p' "$file" || true
}

install_missing
step "Building"
# One compiler for the three projects, warm after the first, that does not stop to measure its own code: half the time.
DOTNET_TieredPGO=0 dotnet build AusAiducation.sln -c Release -v quiet -nologo -tl:off -p:UseSharedCompilation=true
step "Publishing"
dotnet publish AusAiducation.Web -c Release -o "$work/out" --no-build -v quiet -nologo -tl:off
export AUSAIDUCATION_TEST_PUBLISHED="$work/out"
step "Migrations are those of the model"
dotnet tool restore >/dev/null
for provider in Sqlite Postgres; do
  dotnet ef migrations has-pending-model-changes --context "${provider}AppDbContext" --project AusAiducation.Core --startup-project AusAiducation.Web --configuration Release --no-build
done
unset AUSAIDUCATION_TEST_POSTGRES
run "SQLite, with the browser journeys" --filter-not-trait Database=Postgres --coverlet --coverlet-single-hit --coverlet-output-format cobertura --coverlet-include '[AusAiducation.*]*' --coverlet-exclude '[AusAiducation.Tests]*'
coverage
start_postgres
run "PostgreSQL" --filter-not-trait Database=Sqlite --filter-not-namespace "AusAiducation.Tests.Web*"
printf '\n%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
