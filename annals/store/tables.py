"""The tables of a workspace file, as the newest migration leaves them; payloads are the wire's JSON."""

from sqlalchemy import Column, Integer, MetaData, Table, Text

WORKSPACE = MetaData()

MIGRATION = Table(
    "migration",
    WORKSPACE,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False),
)

REPORT = Table(
    "report",
    WORKSPACE,
    Column("id", Text, primary_key=True),
    Column("payload", Text, nullable=False),
)

FOUND = Table(
    "found",
    WORKSPACE,
    Column("id", Text, primary_key=True),
    Column("report_id", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("member", Text),
)

REFUSED = Table(
    "refused",
    WORKSPACE,
    Column("id", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("raw_sha256", Text),
)

SEEN = Table(
    "seen",
    WORKSPACE,
    Column("raw_sha256", Text, primary_key=True),
    Column("fingerprint", Text, primary_key=True),
    Column("source", Text, primary_key=True),
)

CODING = Table(
    "coding",
    WORKSPACE,
    Column("number", Integer, primary_key=True),
    Column("report_id", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("reading", Text, nullable=False),
)

DRAFT = Table(
    "draft",
    WORKSPACE,
    Column("id", Text, primary_key=True),
    Column("coding", Integer, primary_key=True),
    Column("payload", Text, nullable=False),
)

JUDGEMENT = Table(
    "judgement",
    WORKSPACE,
    Column("id", Text, primary_key=True),
    Column("payload", Text, nullable=False),
)

CONTENT = (REPORT, FOUND, REFUSED, SEEN, CODING, DRAFT, JUDGEMENT)
