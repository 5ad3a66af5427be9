#!/usr/bin/env bash
# Makes the virtual environment $1 with the interpreter $2, or with the first that fits when $2 is empty.
set -euo pipefail
venv=$1
wanted=${2:-}
fits='import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'

if [ -x "$venv/bin/python" ] && "$venv/bin/python" -c "$fits" 2> /dev/null \
    && "$venv/bin/python" -m pip --version > /dev/null 2>&1; then
    exit 0
fi
for python in ${wanted:-python3 python3.13 python3.12 python3.11}; do
    if "$python" -c "$fits" 2> /dev/null; then
        echo "== Making $venv with $("$python" --version)"
        exec "$python" -m venv --clear "$venv"
    fi
done
echo "Annals needs Python 3.11, 3.12 or 3.13 with its venv module (Debian: apt install python3-venv);" >&2
echo "none of this name fits: ${wanted:-python3 python3.13 python3.12 python3.11}." >&2
echo "Say which to use: make setup PYTHON=/path/to/python3" >&2
exit 1
