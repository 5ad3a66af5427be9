"""INCIDENT: DATE, the rest of the template given: what the product tells, and the rules that score it.

The forms are those of the task's document (part 1, section 7.3), the rules those of its scoring
guidelines (version 7, section 3.2.2). The product gets the text and the offsets of the strings that
fill the slots of perpetrators, targets and victims, and the type; it finds the times that may date
the act and lays them to the calendar.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import annals
from annals.codebook import event_types
from annals.extract.sentence.words import sentences
from annals.extract.tagger import LexicalTagger, Tagged
from annals.extract.where_when.given import Named, times_given
from annals.model.reading import Role
from annals.model.report import Refused, Report
from annals.model.values import TimeRange
from annals.resolve.times.resolver import resolve_time
from annals.text._time_forms import Away, Bounded, Overnight, Season, Shifted, Stretch, Unit, Weekday
from annals.text.timewords import find_times
from evaluation.muc4.keys import Filler, Message, Slot, Template, read_day
from evaluation.results import BASE_LINE_MARK, Score

_PARTIAL = 0.5
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_COUNTED = (Unit.SECOND, Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.NIGHT)
_ROLES = {
    Role.TARGET: (Slot.THING,),
    Role.VICTIM: (Slot.HUMAN_NAME, Slot.HUMAN_DESCRIPTION),
    Role.ATTACKER: (Slot.PERP_PERSON, Slot.PERP_GROUP),
    Role.WEAPON: (Slot.INSTRUMENT,),
}


@dataclass(frozen=True, slots=True)
class Dates:
    """Days as the slot holds them, ``first`` and ``last`` included; without ``first``, up to ``last``."""

    first: date | None
    last: date

    def __str__(self) -> str:
        last = _written(self.last)
        if self.first is None:
            return f"- {last}"
        return last if self.first == self.last else f"{_written(self.first)} - {last}"

    def holds(self, other: Dates) -> bool:
        """Say whether other dates lie within these; what has no first day lies in nothing."""
        return (
            other.first is not None
            and (self.first is None or self.first <= other.first)
            and other.last <= self.last
        )


@dataclass(frozen=True, slots=True)
class _Row:
    key: tuple[Dates, ...]
    told: Dates | None
    filed: date | None


def _written(day: date) -> str:
    """Write a day as the keys do, whatever language the machine speaks."""
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day:%y}"


def read_dates(words: str) -> Dates | None:
    """Read "02 FEB 90", "15 JAN 89 - 21 JAN 89" or "- 21 JAN 89"; None where it is none of these."""
    first, mark, last = words.partition("-")
    days = [read_day(part) if part.strip() else None for part in (first, last)]
    if not mark:
        return Dates(days[0], days[0]) if days[0] else None
    if days[1] is None or (first.strip() and days[0] is None):
        return None
    return Dates(days[0], days[1])


def key_dates(fillers: Sequence[Filler]) -> tuple[Dates, ...]:
    """Return the readable alternatives of a template's date; none where the key gives no whole date."""
    words = (value for filler in fillers for value in filler.values)
    return tuple(dates for one in words if (dates := read_dates(one)) is not None)


def credit(key: Iterable[Dates], told: Dates | None, filed: date | None) -> float:
    """Return what a response is worth: 1 right, 0.5 partly right, 0 wrong, by the best alternative.

    Right is the key's own day, range or bound. Partly right is a day or range within the key's
    range or bound, and the default fill (on or before the message's own date) where that date is
    the key's last day or its only one.
    """
    return max((_credit(one, told, filed) for one in key), default=0.0) if told else 0.0


def _credit(key: Dates, told: Dates, filed: date | None) -> float:
    if key == told:
        return 1.0
    default = told.first is None and told.last == filed
    return _PARTIAL if key.holds(told) or (default and key.last == told.last) else 0.0


def told_dates(
    message: Message, template: Template, tagged: Sequence[Tagged], report: Report
) -> Dates | None:
    """Return the product's date of a template in the slot's forms; None without a day to count from."""
    types = {one.id for one in event_types().values() if one.muc4 in template.strings(Slot.TYPE)}
    for mention in times_given(tagged, _named(message, template), types):
        words = mention.span.quote
        found = resolve_time(words, published=report.published)
        if found is None:
            continue
        days = found.range
        if report.published and days.earliest and days.earliest > report.published:
            continue
        return as_dates(words, days, report.published)
    return Dates(None, report.published) if report.published else None


def as_dates(words: str, days: TimeRange, filed: date | None) -> Dates | None:
    """Write a time in the slot's forms, by the task's notes on them.

    A weekday, and what no number of days tells ("last week", "since May"), is the default fill; a
    day or a span counted in days or hours is itself.
    """
    (form, *_) = (one.form for one in find_times(words))
    core = form.core.day.core if isinstance(form.core, Overnight) and form.core.day else form.core
    counted = not isinstance(core, Away | Stretch) or core.unit in _COUNTED
    vague = isinstance(core, Weekday | Shifted | Bounded | Season) or not counted
    if vague or days.before is None:
        return Dates(None, filed) if filed else None
    return Dates(days.earliest, days.before - timedelta(days=1))


def _named(message: Message, template: Template) -> list[Named]:
    """Return who and what a template names, with the places in the text."""
    found = []
    for role, slots in _ROLES.items():
        for filler in (filler for slot in slots for filler in template.slots[slot]):
            spans = tuple(span for words in filler.values for span in message.spans(words))
            found.append(Named(role=role, spans=spans))
    return found


def score(messages: Sequence[Message]) -> Iterator[Score]:
    """Score the dates of all templates whose key has one, optional templates too."""
    start = time.perf_counter()
    rows = [row for message in messages for row in _rows(message)]
    seconds = time.perf_counter() - start
    filed = [row.filed for row in rows]
    answers = {
        "": [row.told for row in rows],
        "until_dateline": [Dates(None, day) if day else None for day in filed],
        "dateline": [Dates(day, day) if day else None for day in filed],
    }
    for name, told in answers.items():
        worth = [credit(row.key, one, row.filed) for row, one in zip(rows, told, strict=True)]
        yield from _scores(BASE_LINE_MARK + name if name else "", worth, 0.0 if name else seconds)


def _rows(message: Message) -> Iterator[_Row]:
    keys = [(one, key_dates(one.slots[Slot.DATE])) for one in message.templates]
    if not any(key for _, key in keys):
        return
    report = annals.read_text(message.text)
    if isinstance(report, Refused):
        yield from (_Row(key, None, message.filed) for _, key in keys if key)
        return
    placed = replace(message, text=report.text)  # the offsets are those of the report
    tagged = LexicalTagger().tag(report, sentences(report.text))
    for template, key in keys:
        if key:
            yield _Row(key, told_dates(placed, template, tagged, report), message.filed)


def _scores(name: str, worth: Sequence[float], seconds: float) -> Iterator[Score]:
    """Yield the share of fully right responses, and the mean with half a point for partly right ones."""
    n = len(worth)
    right = sum(one == 1.0 for one in worth)
    yield Score(measure=f"date{name}", value=right / n if n else None, n=n, seconds=seconds)
    yield Score(measure=f"date_with_partial{name}", value=sum(worth) / n if n else None, n=n, seconds=seconds)
