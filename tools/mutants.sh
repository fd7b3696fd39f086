#!/usr/bin/env bash
# Changes the rules one at a time and runs the tests: a change that no test notices is listed.
#
#   tools/mutants.sh            all, some 3,200; a night on a fast machine
#   tools/mutants.sh 0/50       a fiftieth, spread over all files
#   tools/mutants.sh main       those in lines that differ from this branch or commit
#
# Needs `cargo install cargo-mutants`. The list is in target/mutants/mutants.out.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p target/mutants

which=()
case "${1:-}" in
"") ;;
*/*) which=(--shard "$1" --sharding round-robin) ;;
*)
    git diff "$1" >target/mutants.diff
    which=(--in-diff target/mutants.diff)
    ;;
esac

# Tests of what carries the rules, not of their packaging.
skip=(browser completions docs export files man mcp numbers packages page pick update)
exec cargo mutants --workspace --output target/mutants "${which[@]}" \
    -- --lib --test data --test cli -- "${skip[@]/#/--skip=}"
