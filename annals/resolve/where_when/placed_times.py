"""How the times of an act are placed: by their words, its statement, its own day or one told before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from annals.model.reading import Filler, Role
from annals.model.values import TimeRange
from annals.model.vocabulary import Anchor, Basis, Kind
from annals.resolve.drafts import DraftWriter
from annals.resolve.times.days_told import DaysTold
from annals.resolve.times.resolver import ResolvedTime, resolve_time
from annals.text._time_forms import part_alone
from annals.text.timewords import find_times


def all_placed(writer: DraftWriter, days: DaysTold) -> list[tuple[Filler, ResolvedTime]]:
    """Return the times of an act as they were placed: an hour on the day that the act tells beside it.

    Words that name no day ("then") place an incident on the day told before them, where no others do.
    """
    heard = sorted(writer.frame.of(Role.TIME), key=lambda one: _is_hour(one.mention.span.quote))
    found: list[tuple[Filler, ResolvedTime]] = []
    for one in heard:
        hour = _is_hour(one.mention.span.quote)
        own = next((told.range for _, told in found if told.range.day()), None) if hour else None
        placed = _placed(writer, one, days, own)
        found += [(one, placed)] if placed is not None else []
    if found or writer.frame.kind != Kind.INCIDENT:
        return found
    leaning = ((one, days.leaning(one.mention.span)) for one in heard)
    return [(one, placed) for one, placed in leaning if placed is not None]


def _is_hour(words: str) -> bool:
    """Say whether words tell an hour or a part of the day, and no day."""
    found = find_times(words)
    return bool(found) and all(part_alone(one.form) for one in found)


def _placed(
    writer: DraftWriter, filler: Filler, days: DaysTold, own: TimeRange | None
) -> ResolvedTime | None:
    """Return a time as its words place it, counted from the statement it stands in or a day told before.

    ``own`` is the day that the act tells for an hour of it.
    """
    said = _said_on(writer, filler)
    words, counted_from = days.counted(filler.mention.span, writer.event_spans)
    found = resolve_time(
        words,
        published=_spoken_on(writer, filler, said) or writer.report.published,
        future=writer.frame.kind == Kind.THREAT,
        incident=own or said or counted_from,
    )
    if found is not None and said is not None and found.range.anchor == Anchor.INCIDENT:
        counted = replace(found.range, anchor=Anchor.STATEMENT)
        found = replace(found, range=counted, basis=Basis.RELATIVE)
    return found


def _said_on(writer: DraftWriter, filler: Filler) -> TimeRange | None:
    """Return the day of the statement that a time stands in: "a day earlier" is counted from it."""
    speech = writer.speakers.speech(filler.mention.span)
    if speech is None or speech.time is None:
        return None
    said = resolve_time(speech.time.span.quote, published=writer.report.published)
    return said.range if said is not None and said.range.day() else None


def _spoken_on(writer: DraftWriter, filler: Filler, said: TimeRange | None) -> date | None:
    """Return the day of the statement for a time inside a quotation: its "yesterday" is the speaker's."""
    speech = writer.speakers.speech(filler.mention.span)
    if speech is None or said is None or speech.time is None or speech.time.span == filler.mention.span:
        return None
    before = writer.report.text[speech.content.start : filler.mention.span.start]
    quoted = before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")
    return said.earliest if quoted else None
