#!/usr/bin/env bash
# Times the `lint` example over 10,000 documents on every core, against one core, and one document from
# a cold start. Needs bash and taskset (util-linux). Documents are copies of those given, or of the
# project's own.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
[ $# -gt 0 ] || set -- "$here/examples/documents"
command -v taskset >/dev/null || { echo "taskset is not installed" >&2; exit 2; }

binary=$(cd "$here" && cargo build --release --example lint --message-format=json 2>/dev/null |
  sed -n 's/.*"name":"lint".*"executable":"\([^"]*\)".*/\1/p' | tail -n 1)
[ -x "$binary" ] || { echo "the example did not build: cargo build --release --example lint" >&2; exit 1; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mapfile -t documents < <(find "$@" -type f \( -name '*.md' -o -name '*.markdown' \) | sort)
[ ${#documents[@]} -gt 0 ] || { echo "no document in $*" >&2; exit 1; }
mkdir "$folder/all"
for ((n = 0; n < 10000; n++)); do
  cp "${documents[n % ${#documents[@]}]}" "$folder/all/$n.md"
done

# Seconds gone by, and of processor, of the quickest of three runs.
TIMEFORMAT='%R %U %S'
quickest() {
  for _ in 1 2 3; do
    { time "$@" "$binary" --format concise "$target" >/dev/null || true; } 2>&1 | tail -n 1
  done | sort -n | awk 'NR == 1 { print $1, $2 + $3 }'
}

cores=$(nproc)
target=$folder/all
read -r alone busy_alone < <(quickest taskset -c 0)
read -r together busy < <(quickest env)
awk -v n="$cores" -v a="$alone" -v b="$busy_alone" -v t="$together" -v c="$busy" 'BEGIN {
  printf "10,000 documents   one core  %6.2f s, of which %6.2f s of work\n", a, b
  printf "                   %d cores   %6.2f s, %4.1f cores at work\n", n, t, c / t
  printf "                   %.2f times its parts shared among the cores\n", t * n / b
}'
target=${documents[0]}
"$binary" "$target" >/dev/null || true
read -r cold _ < <(quickest env)
echo "one document       $cold s from a cold start"
