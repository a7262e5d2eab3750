#!/usr/bin/env bash
# Fetches html5lib's tests of tokenizers, which the npm package `html5` carries, where the tests look
# for them: `html5lib/` in cargo's target folder. Needs npm and a network.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
folder=$target/html5lib
if [ -d "$folder" ]; then exit 0; fi
command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent html5@1.0.5 >/dev/null)
tar -xzf "$work"/html5-1.0.5.tgz -C "$work" package/test/data/tokenizer 2>/dev/null
mkdir -p "$target"
mv "$work/package/test/data/tokenizer" "$folder"
