#!/usr/bin/env bash
# Checks that twice a hostile document takes about twice the instructions, shape by shape: what takes
# time without allocating is seen by no other test. Needs valgrind. Names as arguments choose shapes.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v valgrind >/dev/null || { echo "valgrind is not installed" >&2; exit 2; }

binary=$(cargo bench --bench hostile --no-run --message-format=json 2>/dev/null |
  sed -n 's/.*"name":"hostile".*"executable":"\([^"]*\)".*/\1/p' | tail -n 1)
[ -x "$binary" ] || { echo "the bench did not build: cargo bench --bench hostile --no-run" >&2; exit 1; }

# Millions of instructions that a check of a shape takes, at a size.
count() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect='*parapheur::lint::check*' \
    "$binary" "$1" "$2" 2>&1 | awk '/Collected/ { printf "%.1f", $NF / 1e6 }'
}
export -f count
export binary

compare() {
  local half whole
  half=$(count "$1" 25000)
  whole=$(count "$1" 50000)
  awk -v n="$1" -v h="$half" -v w="$whole" 'BEGIN {
    r = h > 0 ? w / h : 0
    printf "%-36s %8.1f %8.1f %6.2f%s\n", n, h, w, r, (r > 2.5 && w > 20 ? "  not linear" : "")
  }'
}
export -f compare

table=$(mktemp)
trap 'rm -f "$table"' EXIT
if [ $# -gt 0 ]; then printf '%s\n' "$@"; else "$binary" names; fi |
  xargs -P "$(nproc)" -I{} bash -c 'compare {}' | sort >"$table"
printf '%-36s %8s %8s %6s\n' 'M instructions for' '25 KB' '50 KB' ratio
cat "$table"
! grep -q 'not linear$' "$table"
