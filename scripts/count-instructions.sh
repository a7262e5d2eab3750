#!/usr/bin/env bash
# Counts instructions a document takes, stage by stage: repeatable where times are not.
# Needs valgrind. Prints thousands of instructions a document and the ratio to the plain pipeline.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v valgrind >/dev/null || { echo "valgrind is not installed" >&2; exit 2; }

binary=$(cargo bench --bench instructions --no-run --message-format=json 2>/dev/null |
  sed -n 's/.*"name":"instructions".*"executable":"\([^"]*\)".*/\1/p' | tail -n 1)
[ -x "$binary" ] || { echo "the bench did not build: cargo bench --bench instructions --no-run" >&2; exit 1; }

yardstick=
stages=("$@")
[ ${#stages[@]} -gt 0 ] || stages=(plain gray_matter pulldown-cmark comrak split parse check fix)
[ "${stages[0]}" = plain ] || stages=(plain "${stages[@]}")
printf '%-16s %18s %8s\n' stage 'k instr./document' ratio
for stage in "${stages[@]}"; do
  log=$(mktemp)
  out=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect='*instructions::measured*' \
    "$binary" "$stage" 2>"$log")
  total=$(sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$log")
  rm -f "$log"
  count=$(sed 's/.*: \([0-9]*\) documents.*/\1/' <<<"$out")
  each=$(awk -v t="$total" -v n="$count" 'BEGIN { printf "%.1f", t / n / 1000 }')
  [ -n "$yardstick" ] || yardstick=$each
  awk -v s="$stage" -v e="$each" -v y="$yardstick" 'BEGIN { printf "%-16s %18s %8.2f\n", s, e, e / y }'
done
