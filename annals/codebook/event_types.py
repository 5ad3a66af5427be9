"""Event types: their rank, family and counterparts in other data sets' schemes."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from annals.errors import AnnalsError


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One event type. ``rank`` 1 is the highest; an empty string is no counterpart.

    Types of one ``family`` are those that two reports may give to one act.
    """

    id: str
    rank: int
    family: str
    acled_event: str
    acled_sub_event: str
    plover_event: str
    plover_mode: str
    muc4: str


@cache
def event_types() -> dict[str, EventType]:
    """Return every event type by id, highest rank first."""
    text = files(__package__).joinpath("event_types.toml").read_text(encoding="utf-8")
    rows = (EventType(**row) for row in tomllib.loads(text)["type"])
    return {row.id: row for row in sorted(rows, key=lambda row: row.rank)}


def event_type(type_id: str) -> EventType:
    """Return the event type with this id.

    Raises:
        AnnalsError: there is none; the text lists those that there are.
    """
    types = event_types()
    if type_id not in types:
        raise AnnalsError(f"no event type {type_id!r}; there are {', '.join(types)}")
    return types[type_id]
