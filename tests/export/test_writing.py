"""Files: their bytes, their rows, and the manifest beside them."""

import csv
import io
import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from annals.errors import AnnalsError, MissingExtraError
from annals.export import COLUMNS, FORMATS, ManifestInfo, export_events
from annals.export.evidence import STATEMENT_COLUMNS
from annals.export.formats import csv_bytes, parquet_bytes
from annals.link import link
from annals.model import vocabulary as v
from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.settings import ExportSettings, LinkSettings, Settings
from annals.wire import read_lines
from tests import strategies
from tests.link.acts import COUNTRY, FAR_TOWN, act, day, place, toll

INFO = ManifestInfo(versions={"tagger": "lexical 1", "annals": "0.1.0"}, settings=Settings())
SETTINGS = ExportSettings()
DRAFTS = (
    act(
        report="a",
        told='Shells fell,\non a "market"; nobody knew why.',
        tolls=(toll(12),),
        attacker="x:front",
    ),
    act(report="b", told="=SUM(A1) is what the note said", where=FAR_TOWN, when=day("2024-10-20")),
    act(report="c", where=None, when=None),
    act(report="d", kind=v.Kind.TOLL, where=COUNTRY, tolls=(toll(42_718, None, scope=v.Scope.CUMULATIVE),)),
    act(report="e", motive=v.Motive.CRIMINAL, where=place("Elsewhere", (-35.0, -60.0), country="XB")),
)
EVENTS = link(DRAFTS, (), LinkSettings())


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))


def test_csv_holds_the_incidents_their_evidence_and_the_rest(tmp_path: Path) -> None:
    export_events(EVENTS, tmp_path / "out.csv", "csv", SETTINGS, INFO)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["out.csv", "out.manifest.json", "out.other.csv", "out.statements.csv"]
    rows = read(tmp_path / "out.csv")
    assert list(rows[0]) == list(COLUMNS)
    assert [one["evidence"] for one in rows] == [
        "'=SUM(A1) is what the note said",
        'Shells fell, on a "market"; nobody knew why.',
        "Something happened there.",
    ]
    assert [one["killed_best"] for one in rows] == ["", "12", ""]
    (other,) = read(tmp_path / "out.other.csv")
    assert other["kind"] == "toll"
    assert other["tolls"] == "at least 42718 killed (people, running total)"


def test_every_statement_stands_in_the_evidence_file(tmp_path: Path) -> None:
    export_events(EVENTS, tmp_path / "out.csv", "csv", ExportSettings(motives=tuple(v.Motive)), INFO)
    rows = read(tmp_path / "out.statements.csv")
    assert list(rows[0]) == list(STATEMENT_COLUMNS)
    told = {statement.id: statement for draft in DRAFTS for statement in draft.statements()}
    assert {one["statement_id"] for one in rows} == set(told)
    for one in rows:
        span = told[one["statement_id"]].evidence[0]  # type: ignore[index]
        assert (int(one["start"]), int(one["end"])) == (span.start, span.end)
        assert one["quote"].removeprefix("'") == " ".join(span.quote.split())
        assert one["speaker_role"] == "outlet"
        assert one["origin"].startswith("outlet:paper")


CELLS = [
    ("=1+1", "'=1+1"),
    ("+1", "'+1"),
    ("-1 dead", "'-1 dead"),
    ("@x", "'@x"),
    ("\ttab", "'\ttab"),
    (-60.25, "-60.25"),
    (None, ""),
    (0, "0"),
    (True, "true"),
    ('a "b", c', 'a "b", c'),
    ("two\nlines", "two\nlines"),
]


@pytest.mark.parametrize(("value", "cell"), CELLS)
def test_csv_cells(value: Any, cell: str) -> None:  # noqa: ANN401  (any cell)
    class One:
        told = value

    content = csv_bytes(("told",), [One()])
    assert content.startswith(b"told\r\n")
    header, only = csv.reader(content.decode().splitlines(keepends=True))
    assert (header, only or [""]) == (["told"], [cell])


def test_jsonl_holds_the_whole_events(tmp_path: Path) -> None:
    export_events(EVENTS, tmp_path / "out.jsonl", "jsonl", ExportSettings(motives=tuple(v.Motive)), INFO)
    found = tuple(read_lines((tmp_path / "out.jsonl").read_bytes().splitlines(), Event))
    assert sorted(found, key=lambda event: event.id) == list(EVENTS)


def test_geojson_has_points_with_a_radius_and_nothing_where_nothing_is_known(tmp_path: Path) -> None:
    export_events(EVENTS, tmp_path / "out.geojson", "geojson", SETTINGS, INFO)
    features = json.loads((tmp_path / "out.geojson").read_text(encoding="utf-8"))["features"]
    geometries = [feature["geometry"] for feature in features]
    assert geometries == [
        {"type": "Point", "coordinates": [20.0, 12.0]},
        {"type": "Point", "coordinates": [20.0, 10.0]},
        None,
    ]
    assert features[0]["properties"]["radius_km"] == 3.0
    assert features[0]["properties"]["date"] == "2024-10-20"
    assert features[2]["properties"]["date"] is None


def test_parquet_keeps_types(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    export_events(EVENTS, tmp_path / "out.parquet", "parquet", SETTINGS, INFO)
    table = parquet.read_table(tmp_path / "out.parquet")
    assert tuple(table.column_names) == COLUMNS
    assert table.column("killed_best").to_pylist() == [None, 12, None]
    assert str(table.schema.field("date").type) == "date32[day]"


def test_a_missing_part_is_named_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"annals\[parquet\]"):
        parquet_bytes(())


@pytest.mark.parametrize("form", FORMATS)
def test_the_manifest_says_how_it_was_made(tmp_path: Path, form: str) -> None:
    exported = export_events(EVENTS, tmp_path, form, replace(SETTINGS, figures="ucdp"), INFO)
    manifest = json.loads((tmp_path / exported.manifest).read_text(encoding="utf-8"))
    assert exported.manifest == "incidents.manifest.json"
    assert manifest["versions"] == {"annals": "0.1.0", "tagger": "lexical 1"}
    assert manifest["figures"]["rule"] == "ucdp"
    assert manifest["settings"]["export"]["figures"] == "ucdp"
    assert manifest["counts"]["incidents"] == 3
    assert manifest["counts"]["incidents_left_out"] == 1
    assert manifest["counts"]["toll"] == 1
    assert "created" not in manifest
    for file in manifest["files"]:
        content = (tmp_path / file["name"]).read_bytes()
        assert (len(content), sha256(content).hexdigest()) == (file["bytes"], file["sha256"])


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_events_give_the_same_bytes(tmp_path: Path, form: str) -> None:
    for name, drafts in (("one", DRAFTS), ("two", DRAFTS[::-1])):
        export_events(link(drafts, (), LinkSettings()), tmp_path / name, form, SETTINGS, INFO)
    one, two = ({f.name: f.read_bytes() for f in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(AnnalsError, match="csv, jsonl, geojson, parquet"):
        export_events(EVENTS, tmp_path, "xls", SETTINGS, INFO)
    (tmp_path / "file").write_text("here")
    with pytest.raises(AnnalsError, match="cannot be written"):
        export_events(EVENTS, tmp_path / "file" / "out.csv", "csv", SETTINGS, INFO)


@given(strategies.draft_lists())
@settings(max_examples=25)
def test_any_events_at_all_can_be_exported(
    tmp_path_factory: pytest.TempPathFactory, drafts: tuple[EventDraft, ...]
) -> None:
    folder = tmp_path_factory.mktemp("out")
    events = link(drafts, (), LinkSettings())
    every = ExportSettings(motives=tuple(v.Motive))
    exported = export_events(events, folder / "out.csv", "csv", every, INFO)
    assert exported.counts["statements"] == sum(1 for draft in drafts for _ in draft.statements())
    assert len(read(folder / "out.csv")) == exported.counts["incidents"]
    assert len(read(folder / "out.statements.csv")) == exported.counts["statements"]
    export_events(events, folder / "out.geojson", "geojson", every, INFO)
