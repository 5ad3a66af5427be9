"""The MUC-4 answer keys as typed objects: messages, templates, slots and their fillers.

A filler is one line of a slot in the notation of the task's own document (part 1, sections 4.1 and
4.2): alternatives between slashes, strings in quotes, a cross-reference after a colon, and a
question mark before a filler that may be left out: ``? 10: "PEASANTS" / "VILLAGERS"``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from evaluation.files import DataError, Row, read_json_lines


class Slot(StrEnum):
    """The slots of a template, by the names that the keys give them."""

    DATE = "INCIDENT: DATE"
    LOCATION = "INCIDENT: LOCATION"
    TYPE = "INCIDENT: TYPE"
    STAGE = "INCIDENT: STAGE OF EXECUTION"
    INSTRUMENT = "INCIDENT: INSTRUMENT ID"
    INSTRUMENT_TYPE = "INCIDENT: INSTRUMENT TYPE"
    PERP_CATEGORY = "PERP: INCIDENT CATEGORY"
    PERP_PERSON = "PERP: INDIVIDUAL ID"
    PERP_GROUP = "PERP: ORGANIZATION ID"
    PERP_CONFIDENCE = "PERP: ORGANIZATION CONFIDENCE"
    THING = "PHYS TGT: ID"
    THING_TYPE = "PHYS TGT: TYPE"
    THING_NUMBER = "PHYS TGT: NUMBER"
    THING_NATION = "PHYS TGT: FOREIGN NATION"
    THING_EFFECT = "PHYS TGT: EFFECT OF INCIDENT"
    THING_TOTAL = "PHYS TGT: TOTAL NUMBER"
    HUMAN_NAME = "HUM TGT: NAME"
    HUMAN_DESCRIPTION = "HUM TGT: DESCRIPTION"
    HUMAN_TYPE = "HUM TGT: TYPE"
    HUMAN_NUMBER = "HUM TGT: NUMBER"
    HUMAN_NATION = "HUM TGT: FOREIGN NATION"
    HUMAN_EFFECT = "HUM TGT: EFFECT OF INCIDENT"
    HUMAN_TOTAL = "HUM TGT: TOTAL NUMBER"


_UNREFERRED = (Slot.DATE, Slot.LOCATION)  # in which a colon is no cross-reference
_NO_REFERENCE = ("-",)
_ESCAPED = "\ue000"  # stands for a quotation mark inside a string while a line is read
_PIECES = re.compile(r'"([^"]*)"|([^"/:()]+)|([/:])|["()]')
_PLACE_PIECES = re.compile(r"((?:\([^)]*\)|[^/])+)|(/)")
_DATELINE = re.compile(
    r"(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (\d\d)\b", re.IGNORECASE
)
_HEAD = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """One filler of a slot: any of ``values`` is right.

    ``about`` are the alternative strings of the filler that it refers to, none where the key gives
    none or "-". An ``optional`` filler may be left out.
    """

    values: tuple[str, ...]
    about: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One incident of a message, as the key codes it; ``optional`` where its relevance is in doubt."""

    number: str
    optional: bool
    slots: Mapping[Slot, tuple[Filler, ...]]

    def strings(self, *slots: Slot) -> tuple[str, ...]:
        """Return all alternatives of all fillers of some slots, each once, in their order."""
        found = (value for slot in slots for filler in self.slots[slot] for value in filler.values)
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One text with its templates. ``text`` is in mixed case where the file gives it so."""

    id: str
    text: str
    templates: tuple[Template, ...]

    @property
    def filed(self) -> date | None:
        """Return the date in the message's first words ("SAN SALVADOR, 3 JAN 90"), None of none."""
        found = _DATELINE.search(self.text[:_HEAD])
        return read_day(" ".join(found.groups())) if found else None

    def spans(self, words: str) -> tuple[tuple[int, int], ...]:
        """Return where words of a filler stand in the text, in any case and across line breaks."""
        pieces = [re.escape(piece) for piece in words.split()]
        if not pieces:
            return ()
        pattern = r"(?<!\w)" + r"\s+".join(pieces) + r"(?!\w)"
        return tuple(found.span() for found in re.finditer(pattern, self.text, re.IGNORECASE))


def read_keys(path: Path, limit: int | None = None) -> tuple[Message, ...]:
    """Read the messages of one file of keys, the first ``limit`` of them unless that is None.

    Raises:
        DataError: the file is malformed; the text names line and fault.
    """
    return tuple(_message(row) for row in read_json_lines(path)[:limit])


def read_filler(line: str, slot: Slot) -> Filler:
    """Read one line of a slot."""
    optional = line.lstrip().startswith("?")
    line = line.lstrip().removeprefix("?")
    parts: list[list[str]] = [[]]
    for sort, words in _pieces(line, slot):
        if sort == "/":
            parts[-1].append("")
        elif sort == ":" and slot not in _UNREFERRED:
            parts.append([])
        else:
            parts[-1] = parts[-1] or [""]
            parts[-1][-1] += words
    values, *about = (_alternatives(part) for part in parts)
    return Filler(values=values, about=_referred(about[-1] if about else ()), optional=optional)


def _pieces(line: str, slot: Slot) -> Iterator[tuple[str, str]]:
    """Yield what stands in a line: words, and the marks between them. A stray quote is dropped."""
    if slot is Slot.LOCATION:
        for found in _PLACE_PIECES.finditer(line):
            yield found[2] or "", found[1] or ""
        return
    for found in _PIECES.finditer(line.replace('\\"', _ESCAPED)):
        yield found[3] or "", (found[1] or found[2] or found[3] or "").replace(_ESCAPED, '"')


def _alternatives(part: Sequence[str]) -> tuple[str, ...]:
    words = (" ".join(one.split()) for one in part)
    return tuple(dict.fromkeys(one for one in words if one))


def _referred(about: tuple[str, ...]) -> tuple[str, ...]:
    return () if about == _NO_REFERENCE else about


def read_day(words: str) -> date | None:
    """Read a day as the keys write it ("02 FEB 90"; the century is the twentieth), None where it is none."""
    day, *rest = words.split()
    if len(rest) != 2:  # noqa: PLR2004  (a month and a year)
        return None
    try:
        return datetime.strptime(f"{day} {rest[0][:3]} 19{rest[1]}", "%d %b %Y").date()  # noqa: DTZ007
    except ValueError:
        return None


def _message(row: Row) -> Message:
    mixed = row.get("text_mixed_case", str) if row.fields.get("text_mixed_case") else row.get("text", str)
    templates = (_template(one, row) for one in row.get("templates", list))
    return Message(id=row.get("docid", str), text=mixed, templates=tuple(templates))


def _template(value: object, row: Row) -> Template:
    if not isinstance(value, dict):
        raise DataError(f"{row.where}: a template should be an object, is {type(value).__name__}")
    one = Row(f"{row.where}, template {value.get('template')}", value)
    lines = Row(one.where, one.get("slots", dict))
    slots = {slot: tuple(_filler(line, slot, lines) for line in lines.get(slot, list)) for slot in Slot}
    return Template(number=one.get("template", str), optional=one.get("optional", bool), slots=slots)


def _filler(line: object, slot: Slot, lines: Row) -> Filler:
    if not isinstance(line, str):
        raise DataError(f"{lines.where}: {slot} should hold text, holds {type(line).__name__}")
    return read_filler(line, slot)
