#!/usr/bin/env bash
# Counts instructions a document takes, stage by stage: repeatable where times are not.
# Needs valgrind. Prints thousands of instructions a document and the ratio to the plain pipeline.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v valgrind >/dev/null || { echo "valgrind is not installed" >&2; exit 2; }

binary=$(cargo bench --bench instructions --no-run --message-format=json 2>/dev/null |
  sed -n 's/.*"name":"instructions".*"executable":"\([^"]*\)".*/\1/p' | tail -n 1)
[ -x "$binary" ] || { echo "the bench did not build: cargo bench --bench instructions --no-run" >&2; exit 1; }

stages=("$@")
[ ${#stages[@]} -gt 0 ] || stages=(plain gray_matter pulldown-cmark comrak split parse texts meaning check fix)
[ "${stages[0]}" = plain ] || stages=(plain "${stages[@]}")

# Thousands of instructions a document takes in a stage, of the `own` documents or of `all`.
count() {
  local log out total documents
  log=$(mktemp)
  out=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect='*instructions::measured*' \
    "$binary" "$1" "$2" 2>"$log")
  total=$(sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$log")
  rm -f "$log"
  documents=$(sed 's/.*: \([0-9]*\) documents.*/\1/' <<<"$out")
  awk -v t="$total" -v n="$documents" 'BEGIN { printf "%.1f", t / n / 1000 }'
}

declare -A yardstick
printf '%-16s %14s %8s %14s %8s\n' 'k instr./document' 'own documents' ratio 'and the corpus' ratio
for stage in "${stages[@]}"; do
  printf '%-17s' "$stage"
  for documents in own all; do
    each=$(count "$stage" "$documents")
    : "${yardstick[$documents]:=$each}"
    awk -v e="$each" -v y="${yardstick[$documents]}" 'BEGIN { printf " %14s %8.2f", e, e / y }'
  done
  echo
done
