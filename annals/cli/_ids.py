"""Ids as people type them: without their prefix, and no longer than needed to be the only one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

import typer

from annals.cli._app import MISUSED
from annals.cli._console import fail
from annals.cli._options import stop_with_nothing
from annals.model.event import Event

_SHORTEST = 6
_SHOWN = 5


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """Return the beginning that is enough to name each id, all of one length, without the prefix."""
    bare = {one: _bare(one) for one in ids}
    length = _SHORTEST
    longest = max(map(len, bare.values()), default=0)
    while length < longest and len({digits[:length] for digits in bare.values()}) < len(bare):
        length += 1
    return {one: digits[:length] for one, digits in bare.items()}


def find_event(events: Sequence[Event], given: str) -> Event:
    """Return the event whose id begins with what the user gave; with anything else, stop and say why."""
    asked = _bare(given.strip().lower())
    found = [event for event in events if asked and _bare(event.id).startswith(asked)]
    if len(found) == 1:
        return found[0]
    names = short_ids(event.id for event in events)
    if found:
        several = ", ".join(
            sorted(_bare(event.id)[: max(len(asked) + 2, _SHORTEST)] for event in found)[:_SHOWN]
        )
        more = ", …" if len(found) > _SHOWN else ""
        fail(f"{given!r} is the beginning of {len(found)} ids: {several}{more}; give more of one")
        raise typer.Exit(MISUSED)
    close = difflib.get_close_matches(asked[:_SHORTEST], names.values(), n=_SHOWN, cutoff=0.5)
    near = f"; close to it: {', '.join(close)}" if close else ""
    return stop_with_nothing(f"no incident {given!r}{near}; 'annals list' shows the ids")


def _bare(one: str) -> str:
    return one.partition("-")[2] if "-" in one else one
