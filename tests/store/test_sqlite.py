"""What holds of the file alone: its mode, its refusals, other processes, and a process killed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import MetaData, create_engine

from annals.errors import StoreError
from annals.model.ids import DraftId
from annals.model.judgement import Judgement, judgement_id
from annals.model.report import Refused
from annals.model.statement import Producer
from annals.model.vocabulary import Reason, Verdict
from annals.store import Found, open_store
from annals.store.migrations import MIGRATIONS
from annals.store.tables import CONTENT, WORKSPACE
from tests.plain import bare_draft, bare_reading, bare_report

ROOT = Path(__file__).parents[2]
REFUSED = Refused(source="a.txt", reason=Reason.EMPTY, detail="", raw_sha256=None)

BY = Producer(name="test", version="1", person=False)
JUDGEMENT = Judgement(
    id=judgement_id(DraftId("d-1"), DraftId("d-2"), BY, None),
    left=DraftId("d-1"),
    right=DraftId("d-2"),
    verdict=Verdict.SAME,
    score=1.0,
    reasons=("the same day",),
    by=BY,
    at=None,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "annals.db"


@pytest.fixture
def filled(path: Path) -> Path:
    report = bare_report("Two people were killed.")
    with open_store(path) as store:
        store.add_report(report, Found(report_id=report.id, source="a.txt", member=None))
        store.add_coding(bare_reading(report), [bare_draft(report)], "v1")
        store.add_refused(REFUSED)
        store.add_judgement(JUDGEMENT)
        store.mark_seen("aa", "v1", "a.txt")
    return path


def raw(path: Path, command: str) -> list[tuple[object, ...]]:
    """Run one command on the file behind the store's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(command).fetchall()


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "é ?#%20" / "annals.db"
    open_store(path).close()
    assert path.is_file()


def test_a_second_opening_finds_what_was_kept(filled: Path) -> None:
    with open_store(filled) as store:
        assert store.counts("v1").reports == store.counts("v1").coded == 1
        assert list(store.refusals()) == [REFUSED]


def test_the_file_is_in_wal_mode_and_holds_its_foreign_keys(filled: Path) -> None:
    assert raw(filled, "PRAGMA journal_mode") == [("wal",)]
    assert raw(filled, "PRAGMA foreign_key_check") == []
    keys = {
        row[2]
        for table in ("found", "coding", "draft")
        for row in raw(filled, f"PRAGMA foreign_key_list({table})")
    }
    assert keys == {"report", "coding"}


def test_migrations_are_recorded_by_name(filled: Path) -> None:
    rows = raw(filled, "SELECT number, name FROM migration ORDER BY number")
    assert rows == [(number, step.__name__) for number, step in enumerate(MIGRATIONS, start=1)]


def test_the_tables_are_what_the_migrations_made(filled: Path) -> None:
    engine = create_engine(f"sqlite:///{filled}")
    made = MetaData()
    made.reflect(engine)
    engine.dispose()
    shape = {
        name: [(column.name, str(column.type), column.nullable) for column in table.columns]
        for name, table in made.tables.items()
    }
    assert shape == {
        name: [(column.name, str(column.type), column.nullable) for column in table.columns]
        for name, table in WORKSPACE.tables.items()
    }


@pytest.mark.parametrize("table", [table.name for table in CONTENT])
def test_rows_are_never_changed_or_deleted(filled: Path, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never changed or deleted"):
        raw(filled, f"DELETE FROM {table}")  # noqa: S608  (a table of ours)
    column = raw(filled, f"PRAGMA table_info({table})")[0][1]
    with pytest.raises(sqlite3.IntegrityError, match="never changed or deleted"):
        raw(filled, f"UPDATE {table} SET {column} = {column}")  # noqa: S608  (likewise)


def test_an_older_shape_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        older.setattr("annals.store.opening.MIGRATIONS", MIGRATIONS[:1])
        open_store(path).close()
    assert len(raw(path, "SELECT * FROM migration")) == 1
    with pytest.raises(StoreError, match="older shape"):
        open_store(path, read_only=True)
    open_store(path).close()
    assert len(raw(path, "SELECT * FROM migration")) == len(MIGRATIONS)


def test_a_newer_shape_is_refused(filled: Path) -> None:
    raw(filled, "INSERT INTO migration VALUES (99, 'from_tomorrow')")
    with pytest.raises(
        StoreError, match=r"annals\.db: was made by a newer version .*shape 99.*update Annals"
    ):
        open_store(filled)


def test_another_programs_file_is_refused_and_left_as_it_is(path: Path) -> None:
    raw(path, "CREATE TABLE things (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a workspace of Annals"):
        open_store(path)
    assert path.read_bytes() == before


def test_what_is_no_sqlite_file_is_refused_and_left_as_it_is(path: Path) -> None:
    path.write_text("Two people were killed on Thursday. " * 40)
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(StoreError, match="is not a workspace"):
            open_store(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_damaged_file_is_told(filled: Path) -> None:
    data = bytearray(filled.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    filled.write_bytes(data)
    with pytest.raises(StoreError, match="damaged"), open_store(filled) as store:
        list(store.reports())


def test_a_folder_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder; a workspace is a file"):
        open_store(tmp_path)


def test_only_looking_makes_no_file(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no workspace here"):
        open_store(path, read_only=True)
    assert not path.exists()


def test_only_looking_cannot_write(filled: Path) -> None:
    with open_store(filled, read_only=True) as store:
        assert list(store.refusals()) == [REFUSED]
        with pytest.raises(StoreError, match="read-only"):
            store.add_refused(REFUSED)


@pytest.fixture
def closed_folder() -> Iterator[Path]:
    """A folder with a workspace, in which this process may not write, even when run by root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        open_store(folder / "annals.db").close()
        folder.chmod(0o555)
        (folder / "annals.db").chmod(0o444)
        user = os.geteuid()
        try:
            if user == 0:
                os.seteuid(65534)
            yield folder
        finally:
            os.seteuid(user)
            folder.chmod(0o755)


def test_a_read_only_folder_can_be_looked_at_and_not_written(closed_folder: Path) -> None:
    with open_store(closed_folder / "annals.db", read_only=True) as store:
        assert list(store.reports()) == []
    with pytest.raises(StoreError, match=r"annals\.db: cannot be written: .*read-only"):
        open_store(closed_folder / "annals.db")
    with pytest.raises(StoreError, match=r"new\.db: cannot be opened: the folder does not allow it"):
        open_store(closed_folder / "new.db")
    with pytest.raises(StoreError, match="its folder cannot be made"):
        open_store(closed_folder / "more" / "annals.db")


def test_a_workspace_that_another_holds_is_told_after_the_wait(filled: Path) -> None:
    with open_store(filled) as first, open_store(filled, wait_seconds=0.05) as second, first.batch():
        first.add_refused(REFUSED)
        with pytest.raises(StoreError, match=r"another process writes to it .* 0\.05 seconds"):
            second.add_refused(REFUSED)
        assert list(second.refusals()) == [REFUSED]


WRITER = """
import sys
from pathlib import Path
from annals.model.report import Refused
from annals.model.vocabulary import Reason
from annals.store import open_store

def refused(name, number):
    return Refused(source=f"{name} {number:04}", reason=Reason.EMPTY, detail="", raw_sha256=None)

store = open_store(Path(sys.argv[1]))
"""

KILLED = """
store.add_refused(refused("kept", 0))
with store.batch():
    for number in range(3000):
        store.add_refused(refused("lost", number))
    print("ready", flush=True)
    sys.stdin.read()
"""

BUSY = """
for start in range(0, 200, 20):
    with store.batch():
        for number in range(start, start + 20):
            store.add_refused(refused("both", number))
            store.add_refused(refused(sys.argv[2], number))
store.close()
"""


def spawn(script: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603  (this interpreter, a script of this file)
        [sys.executable, "-c", WRITER + script, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_process_killed_in_a_batch_leaves_what_was_before(path: Path) -> None:
    with spawn(KILLED, str(path)) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        writer.kill()
        assert writer.wait() != 0
    with open_store(path, wait_seconds=5) as store:
        assert [one.source for one in store.refusals()] == ["kept 0000"]
        assert store.add_refused(REFUSED)
    assert raw(path, "PRAGMA integrity_check") == [("ok",)]


def test_two_processes_write_and_nothing_is_lost_or_doubled(path: Path) -> None:
    with spawn(BUSY, str(path), "left") as left, spawn(BUSY, str(path), "right") as right:
        assert [left.wait(timeout=60), right.wait(timeout=60)] == [0, 0]
    with open_store(path, read_only=True) as store:
        sources = [one.source for one in store.refusals()]
    assert sources == [f"{name} {number:04}" for name in ("both", "left", "right") for number in range(200)]


def test_importing_the_store_does_not_import_sqlalchemy() -> None:
    script = "import sys, annals.store; sys.exit('sqlalchemy' in sys.modules or 'msgspec' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)  # noqa: S603  (this interpreter)
    assert done.returncode == 0
