"""The schema files say what the code does, and what the code writes fits them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from annals.errors import WireError
from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.model.judgement import Judgement
from annals.model.reading import Reading
from annals.model.report import Refused, Report
from annals.wire import decode, encode
from annals.wire.schemas import WIRE_TYPES, schema, schema_files
from tests import strategies

FOLDER = Path(__file__).parents[2] / "schemas" / "v1"
STRATEGIES: Mapping[type, st.SearchStrategy[Any]] = {
    Report: strategies.reports(),
    Refused: strategies.refusals,
    Reading: strategies.readings(),
    EventDraft: strategies.drafts(),
    Judgement: strategies.judgements(),
    Event: strategies.events(),
}
each_type = pytest.mark.parametrize("kind", WIRE_TYPES, ids=lambda kind: str(kind.__name__))


def test_the_files_are_those_of_the_code() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert written == schema_files(), "run: python -m tools.write_schemas"


def test_every_wire_type_has_a_strategy() -> None:
    assert set(STRATEGIES) == set(WIRE_TYPES)


@each_type
def test_a_schema_is_valid_and_says_what_it_is_of(kind: type) -> None:
    made = schema(kind)
    Draft202012Validator.check_schema(made)
    assert made["$id"] == f"urn:annals:schema:v1:{_snake(kind.__name__)}"
    parts = [made, *dict(made["$defs"]).values()]  # type: ignore[call-overload]
    assert all(part["title"] and part["description"].endswith((".", ")", "?", "!")) for part in parts)


@each_type
@given(data=st.data())
@settings(max_examples=12)
def test_what_is_encoded_fits_its_schema_and_decodes_to_the_same(kind: type, data: st.DataObject) -> None:
    value = data.draw(STRATEGIES[kind])
    encoded = encode(value)
    VALIDATORS[kind].validate(json.loads(encoded))
    assert decode(encoded, kind) == value
    assert encode(decode(encoded, kind)) == encoded


@each_type
@given(data=st.data())
@settings(max_examples=6)
def test_a_missing_key_fits_neither_the_schema_nor_the_code(kind: type, data: st.DataObject) -> None:
    table = json.loads(encode(data.draw(STRATEGIES[kind])))
    del table[data.draw(st.sampled_from(sorted(table)))]
    assert not VALIDATORS[kind].is_valid(table)
    with pytest.raises(WireError, match=f"not a {kind.__name__}: .*missing required"):
        decode(json.dumps(table), kind)


@given(strategies.reports(), st.integers(-3, 0))
def test_bounds_hold_in_the_schema_as_in_the_code(report: Report, end: int) -> None:
    span = {"report_id": report.id, "start": 0, "end": end, "quote": ""}
    reading = {"report": json.loads(encode(report)), "sentences": [span], "mentions": [], "speeches": []}
    reading |= {"counts": [], "frames": [], "denials": [], "dateline": None, "credits": []}
    reading |= {"tagger": "t", "subjects": None}
    assert not VALIDATORS[Reading].is_valid(reading)
    with pytest.raises(WireError, match="sentences"):
        decode(json.dumps(reading), Reading)
    assert VALIDATORS[Reading].is_valid(reading | {"sentences": []})


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).removeprefix("_")


VALIDATORS = {kind: Draft202012Validator(schema(kind)) for kind in WIRE_TYPES}
