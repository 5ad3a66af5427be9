#!/usr/bin/env bash
# Writes requirements/*.lock from pyproject.toml: one universal file each for Python 3.11 to 3.13, hashed,
# without index or link lines, which plain pip reads. Needs uv. Arguments are handed on (--upgrade).
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
    local out=$1
    shift
    uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-emit-find-links --fork-strategy fewest --no-annotate --no-header --quiet --output-file "$out" "$@"
    if grep -nE '^(-i|--index-url|--extra-index-url|--find-links|-f|-e) |://|file:|/' "$out"; then
        echo "$out names a place, see above" >&2
        exit 1
    fi
    echo "$out: $(grep -c == "$out") packages"
}
compile requirements/run.lock "$@"
compile requirements/dev.lock --all-extras --group dev "$@"
