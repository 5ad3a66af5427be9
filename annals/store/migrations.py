"""How a workspace file came to its present shape: small functions, each applied once and recorded.

A migration that has been released is never edited; a change of shape is a new one at the end.
"""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, insert, select

from annals.store.tables import MIGRATION

Migration = Callable[[Connection], None]


def first_tables(connection: Connection) -> None:
    """Create the tables of the first version."""
    _run(
        connection,
        "CREATE TABLE report (id TEXT NOT NULL PRIMARY KEY, payload TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE found (id TEXT NOT NULL PRIMARY KEY,"
        " report_id TEXT NOT NULL REFERENCES report (id), source TEXT NOT NULL, member TEXT) WITHOUT ROWID",
        "CREATE INDEX found_by_report ON found (report_id, source, member)",
        "CREATE TABLE refused (id TEXT NOT NULL PRIMARY KEY, source TEXT NOT NULL,"
        " reason TEXT NOT NULL, detail TEXT NOT NULL, raw_sha256 TEXT) WITHOUT ROWID",
        "CREATE INDEX refused_by_source ON refused (source, reason, detail, raw_sha256)",
        "CREATE TABLE seen (raw_sha256 TEXT NOT NULL, fingerprint TEXT NOT NULL, source TEXT NOT NULL,"
        " PRIMARY KEY (raw_sha256, fingerprint, source)) WITHOUT ROWID",
        "CREATE TABLE coding (number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,"
        " report_id TEXT NOT NULL REFERENCES report (id), fingerprint TEXT NOT NULL, reading TEXT NOT NULL)",
        "CREATE INDEX coding_by_report ON coding (report_id, number, fingerprint)",
        "CREATE TABLE draft (id TEXT NOT NULL, coding INTEGER NOT NULL REFERENCES coding (number),"
        " payload TEXT NOT NULL, PRIMARY KEY (id, coding)) WITHOUT ROWID",
        "CREATE INDEX draft_by_coding ON draft (coding)",
        "CREATE TABLE judgement (id TEXT NOT NULL PRIMARY KEY, payload TEXT NOT NULL) WITHOUT ROWID",
    )


def refuse_changes(connection: Connection) -> None:
    """Make the file itself refuse that a row of content is changed or deleted."""
    for table in ("report", "found", "refused", "seen", "coding", "draft", "judgement"):
        for verb in ("UPDATE", "DELETE"):
            _run(
                connection,
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed or deleted'); END",
            )


MIGRATIONS: tuple[Migration, ...] = (first_tables, refuse_changes)


def applied(connection: Connection) -> int:
    """Return the number of the newest migration of a workspace, 0 for an empty file."""
    if not connection.dialect.has_table(connection, MIGRATION.name):
        return 0
    numbers = connection.execute(select(MIGRATION.c.number).order_by(MIGRATION.c.number)).scalars().all()
    return numbers[-1] if numbers else 0


def migrate(connection: Connection, migrations: Sequence[Migration]) -> None:
    """Apply the migrations that are missing, inside the transaction that the caller has open."""
    present = applied(connection)
    if not present:
        MIGRATION.create(connection, checkfirst=True)
    for number, step in enumerate(migrations[present:], start=present + 1):
        step(connection)
        connection.execute(insert(MIGRATION).values(number=number, name=step.__name__))


def _run(connection: Connection, *commands: str) -> None:
    for command in commands:
        connection.exec_driver_sql(command)
