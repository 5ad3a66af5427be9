"""Values in plain text, as tables and evidence files show them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import singledispatch

from annals.model.values import Amount, Participant, Place, TimeRange, Toll


@singledispatch
def value_text(value: object) -> str:
    """Return a value of any field in one line of text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


@value_text.register
def _(value: Place) -> str:
    """Name the place, with its part and what it lies in."""
    name = f"{value.part} of {value.name}" if value.part else value.name
    around = [unit for unit in (value.admin1, value.country) if unit and unit != value.name]
    return ", ".join([name, *around])


@value_text.register
def _(value: TimeRange) -> str:
    last = last_day(value)
    part = f" ({value.part_of_day})" if value.part_of_day else ""
    if value.earliest is None and last is None:
        return "an unknown day"
    if value.earliest is None or last is None:
        return f"by {last}{part}" if last else f"from {value.earliest}{part}"
    days = str(last) if value.earliest == last else f"{value.earliest} to {last}"
    return f"about {days}{part}" if value.approximate else days + part


@value_text.register
def _(value: Participant) -> str:
    return f"{value.role}: {value.actor.name} ({value.attribution.replace('_', ' ')})"


@value_text.register
def _(value: Amount) -> str:
    return bounds_text(value.low, value.high)


@value_text.register
def _(value: Toll) -> str:
    group = value.group or value.group_class.replace("_", " ")
    running = ", running total" if value.scope == "cumulative" else ""
    return f"{bounds_text(value.low, value.high)} {value.harm.replace('_', ' ')} ({group}{running})"


def bounds_text(low: int | None, high: int | None) -> str:
    """Write two bounds: "12", "at least 12", "up to 12", "10 to 15"."""
    if low is None:
        return "unknown" if high is None else f"up to {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def last_day(value: TimeRange) -> date | None:
    """Return the last day of a range, None where it is open."""
    return value.before - timedelta(days=1) if value.before else None


def one_day(value: TimeRange) -> date | None:
    """Return the day that stands for a range where there must be one: the last, else the first."""
    return last_day(value) or value.earliest
