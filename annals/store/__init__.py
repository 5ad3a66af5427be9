"""Keeps everything: reports, refusals, readings, drafts and judgements, added and never changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annals.store.base import Counts, Found, Reader, Writer
from annals.store.memory import MemoryStore

if TYPE_CHECKING:
    from annals.store.sqlite import SqliteStore

__all__ = ["Counts", "Found", "MemoryStore", "Reader", "Writer", "open_store"]


def open_store(path: Path, *, read_only: bool = False, wait_seconds: float = 30.0) -> SqliteStore:
    """Open the workspace file, making it (and its folder) unless ``read_only``.

    ``wait_seconds`` is how long a write waits for another process to finish its own.

    Raises:
        StoreError: the file is no workspace, is of a newer version, or cannot be opened or written.
    """
    from annals.store.sqlite import SqliteStore  # noqa: PLC0415  (SQLAlchemy takes long to import)

    return SqliteStore(path, read_only=read_only, wait_seconds=wait_seconds)
