"""Opening a workspace file: the connection, its settings, and clear words for what can go wrong."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from annals.errors import StoreError
from annals.store.migrations import MIGRATIONS, applied, migrate

APPLICATION_ID = 0x416E6E61  # "Anna": SQLite's mark of which program a file belongs to


def connect(path: Path, *, read_only: bool, wait_seconds: float) -> Connection:
    """Return an open connection to a workspace in its newest shape.

    Raises:
        StoreError: as for `annals.store.open_store`.
    """
    _prepare(path, read_only=read_only)
    with clear_errors(path, wait_seconds):
        connection = _engine(path, read_only=read_only, wait_seconds=wait_seconds).connect()
        try:
            _make_ready(connection, path, read_only=read_only)
        except BaseException:
            close(connection)
            raise
    return connection


def close(connection: Connection) -> None:
    """Close the connection and its file."""
    connection.close()
    connection.engine.dispose()


@contextmanager
def transaction(connection: Connection, begin: str) -> Iterator[None]:
    """Run what is inside in one transaction, opened by the command ``begin``."""
    connection.info["begin"] = begin
    with connection.begin():
        yield


@contextmanager
def clear_errors(path: Path, wait_seconds: float) -> Iterator[None]:
    """Turn what SQLite says into a `StoreError` that names the file and says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {_in_words(error, wait_seconds)}") from error
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise
        raise StoreError(f"{path}: {_in_words(error.orig, wait_seconds)}") from error


def _prepare(path: Path, *, read_only: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; a workspace is a file, such as {path / 'annals.db'}")
    if read_only and not path.is_file():
        raise StoreError(f"{path}: there is no workspace here; 'annals code' makes one")
    if not read_only:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{path}: its folder cannot be made: {error.strerror or error}") from error


def _engine(path: Path, *, read_only: bool, wait_seconds: float) -> Engine:
    address = "file:" + quote(os.fsencode(path.absolute()))
    options = "?mode=ro" if read_only else "?mode=rwc"
    if read_only and _lies_still(path):
        options += "&immutable=1"

    def opened() -> sqlite3.Connection:
        connection = sqlite3.connect(address + options, uri=True, timeout=wait_seconds, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    engine = create_engine("sqlite://", creator=opened, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.info.get("begin", "BEGIN"))

    return engine


def _lies_still(path: Path) -> bool:
    """Say whether nothing can be written beside the file and nothing waits there to be taken in."""
    by_effect = os.access in os.supports_effective_ids
    writable = os.access(path.parent, os.W_OK, effective_ids=by_effect)
    return not writable and not Path(f"{path}-wal").exists()


def _make_ready(connection: Connection, path: Path, *, read_only: bool) -> None:
    """Refuse what is no workspace; set the file's mode and bring it to the newest shape."""
    with transaction(connection, "BEGIN"):
        present = _shape(connection, path)
    if read_only and present < len(MIGRATIONS):
        raise StoreError(f"{path}: has an older shape; 'annals code' with this workspace updates it")
    if read_only:
        return
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.execute("PRAGMA journal_mode = WAL")
        driver.execute("PRAGMA synchronous = NORMAL")
    if present < len(MIGRATIONS):
        with transaction(connection, "BEGIN IMMEDIATE"):
            _shape(connection, path)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(connection, MIGRATIONS)


def _shape(connection: Connection, path: Path) -> int:
    """Return the number of the newest migration that a file holds, 0 for an empty file.

    Raises:
        StoreError: it is some other program's file, or of a newer version.
    """
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
    if mark == APPLICATION_ID:
        present = applied(connection)
        if present > len(MIGRATIONS):
            raise StoreError(
                f"{path}: was made by a newer version of Annals"
                f" (shape {present}; this version knows {len(MIGRATIONS)}): update Annals"
            )
        return present
    if mark or connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
        raise StoreError(f"{path}: is an SQLite file, but not a workspace of Annals; choose another name")
    return 0


def _in_words(error: sqlite3.Error, wait_seconds: float) -> str:
    """Say what an error of SQLite means to the user."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    said = {
        sqlite3.SQLITE_BUSY: f"another process writes to it and was not done within {wait_seconds:g} seconds",
        sqlite3.SQLITE_LOCKED: "another process holds it",
        sqlite3.SQLITE_NOTADB: "is not a workspace (nor any SQLite file); choose another name",
        sqlite3.SQLITE_CORRUPT: "is damaged; restore it from a copy, or start a new one",
        sqlite3.SQLITE_READONLY: "cannot be written: the file, its folder or this opening is read-only",
        sqlite3.SQLITE_CANTOPEN: "cannot be opened: the folder does not allow it",
        sqlite3.SQLITE_PERM: "cannot be opened: the folder does not allow it",
        sqlite3.SQLITE_FULL: "cannot be written: the disk is full",
    }
    return said.get(code, f"cannot be used: {error}")
