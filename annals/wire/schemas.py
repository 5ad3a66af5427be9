"""JSON Schemas of the types that travel, derived from the code; ``schemas/v1/`` holds them as files."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.model.judgement import Judgement
from annals.model.reading import Reading
from annals.model.report import Refused, Report

VERSION = "v1"
WIRE_TYPES: tuple[type, ...] = (Report, Refused, Reading, EventDraft, Judgement, Event)

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_BOUNDS: Mapping[str, Mapping[str, Mapping[str, object]]] = {
    # What the classes check when they are built, and their annotations cannot say.
    "Span": {"start": {"minimum": 0}, "end": {"minimum": 1}, "quote": {"minLength": 1}},
    "Statement": {"evidence": {"minItems": 1}, "score": {"minimum": 0, "maximum": 1}},
}


def schema_name(kind: type) -> str:
    """Return the name of a type in file names and ids: ``EventDraft`` is ``event_draft``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


def schema_files() -> dict[str, str]:
    """Return the text of every schema file by its name, ``report.schema.json`` and so on."""
    return {
        f"{schema_name(kind)}.schema.json": json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n"
        for kind in WIRE_TYPES
    }


def schema(kind: type) -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of one type, all that it refers to within it."""
    _, parts = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    named = {name: _finished(name, part) for name, part in sorted(parts.items())}
    top = named.pop(kind.__name__)
    head = {"$schema": _DIALECT, "$id": f"urn:annals:schema:{VERSION}:{schema_name(kind)}"}
    return {**head, **top, "$defs": named}


def _finished(name: str, part: Mapping[str, Any]) -> dict[str, Any]:
    """Return one definition with its title, its description on one line and its bounds."""
    done = {"title": name, **part}
    if "description" in done:
        done["description"] = " ".join(inspect.cleandoc(done["description"]).replace("``", "").split())
    bounds = _BOUNDS.get(name.split("_", maxsplit=1)[0], {})
    if bounds:
        properties = {key: {**value, **bounds.get(key, {})} for key, value in done["properties"].items()}
        done["properties"] = properties
    return done
