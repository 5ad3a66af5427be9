"""Reads the registry's files, from a compiled copy where one is there and fits.

Parsing the TOML takes some 0.25 s, which every start of the command line would pay; JSON takes 3 ms.
``python -m annals.gazetteer._actor_cache`` writes the copy; a copy of other files is ignored.
"""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from annals.gazetteer._actor_rows import FILES, packaged_tables

_COPY = "actors.json"


def _digest() -> str:
    folder = files("annals.gazetteer").joinpath("data", "actors")
    made = hashlib.sha256()
    for name in FILES:
        made.update(folder.joinpath(name).read_bytes())
    return made.hexdigest()


def load_tables() -> tuple[dict[str, dict[str, Any]], str]:
    """Return the parsed files by their names, and the digest of their bytes."""
    digest = _digest()
    copy = files("annals.gazetteer").joinpath("data", _COPY)
    if copy.is_file():
        held = json.loads(copy.read_bytes())
        if held.get("digest") == digest:
            tables: dict[str, dict[str, Any]] = held["tables"]
            return tables, digest
    return packaged_tables(), digest


def write_copy(folder: Path) -> Path:
    """Write the compiled copy into a folder and return its path."""
    path = folder / _COPY
    held = {"digest": _digest(), "tables": packaged_tables()}
    path.write_text(json.dumps(held, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return path


if __name__ == "__main__":
    print(f"compiled {write_copy(Path(__file__).parent / 'data').name}")  # noqa: T201  (a build step that says what it did)
