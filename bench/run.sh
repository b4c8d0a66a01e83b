#!/usr/bin/env bash
# Measures the published program and prints each figure beside its budget. It judges nothing: the exit code says only that it ran.
#   bench/run.sh             everything
#   bench/run.sh requests    only that part: requests, browser, acts or apply
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

base=http://127.0.0.1:${PORT:-5080}
requests=${REQUESTS:-300}
# The runtime compiles what is used often a second time, better: a figure is stable only after some 1,500 requests.
warm_up=${WARM_UP:-1500}
work=$(mktemp -d)
server=""
stop() { if [ -n "$server" ]; then kill "$server" && wait "$server" || true; server=""; fi; }
trap 'stop 2>/dev/null; rm -rf "$work"' EXIT

# demonstrate NAME: the published program on a new SQLite file with the demonstration, whose accounts can sign in.
demonstrate() {
  export ASPNETCORE_ENVIRONMENT=Development Data__Folder=$work/data-$1
  mkdir "$Data__Folder"
  serve
}

serve() {
  ( cd "$work/out" && exec dotnet AusAiducation.Web.dll --urls "$base" ) >>"$Data__Folder/log" 2>&1 & server=$!
  until curl -sf -o /dev/null "$base/health/ready"; do kill -0 "$server"; sleep 0.3; done
}

# start CANDIDATES REVIEWS: the same with a generated edition beside it.
start() {
  demonstrate "$1"
  stop
  # The last line is "Edition 2022-2023 was generated."
  edition=$(cd "$work/out" && dotnet AusAiducation.Web.dll generate --candidates "$1" --reviews "$2" --students 0 --members 25 | awk 'END { print $2 }')
  serve
  sign_in manager
}

# sign_in ACCOUNT: sends the real form with its hidden fields; the session is in the jar.
sign_in() {
  local page fields=()
  rm -f "$work/jar"
  page=$(curl -s -c "$work/jar" "$base/account/login" | tr '\n' ' ' | grep -oP '<form[^>]*id="login".*?</form>')
  while IFS=$'\t' read -r name value; do fields+=(--data-urlencode "$name=$value"); done < <(grep -oP '<input[^>]*type="hidden"[^>]*>' <<<"$page" | sed -E 's/.*name="([^"]*)".*value="([^"]*)".*/\1\t\2/')
  curl -s -o /dev/null -b "$work/jar" -c "$work/jar" "${fields[@]}" --data-urlencode "Input.Email=$1@demo.example" --data-urlencode Input.Password=demo-ausaiducation "$base/account/login"
}

get() { curl -s -b "$work/jar" -H 'Accept-Encoding: br' "$@"; }

# Processor time of the server so far, user and system, in milliseconds.
cpu() { awk '{ print ($14 + $15) * 10 }' "/proc/$server/stat"; }

# cost PATH: milliseconds of processor per request, once the code is warm. Every answer must be a 200.
cost() {
  local before
  [ "$(get -o "$work/body" -w '%{http_code}' "$base$1")" = 200 ] || { echo "$1 did not answer 200" >&2; exit 1; }
  get -o /dev/null "$base$1&n=[1-$warm_up]"
  sleep 2
  before=$(cpu)
  get -o /dev/null "$base$1&n=[1-$requests]"
  awk -v spent="$(($(cpu) - before))" -v n="$requests" 'BEGIN { printf "%.1f", spent / n }'
}

# beside NAME OURS THEIRS BUDGET
beside() { awk -v name="$1" -v ours="$2" -v theirs="$3" -v budget="${4:-}" 'BEGIN { printf "%-44s %6.1f ms   HotCRP %5.1f   ratio %.2f%s\n", name, ours, theirs, ours / theirs, budget ? "   budget " budget : "" }'; }

requests() {
  local file list large
  start 500 1500
  file=$(get --compressed "$base/candidates?edition=$edition" | grep -oP 'href="\K/candidates/[0-9a-z]{12}(?=")' | head -1)
  printf '\n== Processor time per request, 500 candidates and 1,500 reviews\n'
  list=$(cost "/candidates?edition=$edition")
  beside "list of 50 candidates" "$list" 47 0.20
  beside "a candidate's file" "$(cost "$file?x=")" 9.5
  beside "home (the manager's desk)" "$(cost "/?x=")" 10
  beside "CSV of the ranking: 500 files, 1,500 reviews" "$(cost "/selection/ranking.csv?edition=$edition")" 36
  printf '%-44s %6d bytes with brotli   budget 25600\n' "list of 50 candidates, HTML" "$(get "$base/candidates?edition=$edition" | wc -c)"
  stop
  start 10000 30000
  large=$(cost "/candidates?edition=$edition")
  awk -v small="$list" -v large="$large" 'BEGIN { printf "%-44s %6.1f ms   at 500: %.1f   ratio %.2f   budget 1.5\n", "list of 50 of 10,000 candidates", large, small, large / small }'
  stop
}

browser() {
  printf '\n== In a browser, on the demonstration\n'
  demonstrate browser
  dotnet run -c Release bench/browser.cs -- "$base" "$server"
  stop
}

acts() {
  printf '\n== Acts on a SQLite file\n'
  dotnet run -c Release bench/acts.cs -- "${SECONDS_OF_SCORING:-60}"
}

apply() {
  printf '\n== The last evening of the public form\n'
  dotnet run -c Release bench/apply.cs -- "${PEOPLE:-200}"
}

printf '%s, %s processors\n' "$(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)" "$(nproc)"
case "${1:-}" in acts | apply) ;; *) dotnet publish AusAiducation.Web -c Release -o "$work/out" -v quiet -tl:off ;; esac
for part in ${1:-requests browser acts apply}; do "$part"; done
