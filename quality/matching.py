"""Whether one value of a field is what a check wants, one small function for each kind of value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from annals.gazetteer.places import places
from annals.model.statement import Statement
from annals.model.values import Amount, Participant, Place, TimeRange, Toll
from annals.model.vocabulary import Level
from quality.cases import Value
from quality.names import all_words, any_of, names

Wanted = Mapping[str, Value]
_ANY_SETTLEMENT = (Level.SETTLEMENT, Level.INSTALLATION)


def one_of(wanted: Value, given: object) -> bool:
    """Say whether the value is the wanted one, or one of the wanted ones; ``_`` is read as a blank."""
    choices = wanted if isinstance(wanted, tuple) else (wanted,)
    return _plain(given) in [_plain(choice) for choice in choices]


def bound(wanted: Value, given: int | None) -> bool:
    """Compare a bound; ``"none"`` is an open one."""
    return given is None if wanted == "none" else given == wanted


def day(wanted: Value, given: date | None) -> bool:
    """Compare an end of a range of days; ``"open"`` is an open one."""
    return given is None if wanted == "open" else given == wanted


def match_statement(statement: Statement[Any], wanted: Wanted) -> bool:
    """Compare everything but the value: who says it and how it follows from the words."""
    speaker, origin = statement.speaker, statement.rests_on
    tests: dict[str, Callable[[Value], bool]] = {
        "speaker": lambda want: any_of(want, speaker.words, speaker.actor, speaker.through),
        "speaker_role": lambda want: one_of(want, speaker.role),
        "anonymous": lambda want: speaker.anonymous == want,
        "through": lambda want: any_of(want, speaker.through),
        "basis": lambda want: one_of(want, statement.basis),
        "stance": lambda want: one_of(want, statement.stance),
        "rests_on_role": lambda want: origin is not None and one_of(want, origin.role),
    }
    return all(test(wanted[key]) for key, test in tests.items() if key in wanted)


def match_value(value: object, wanted: Wanted) -> bool:
    """Compare a value of a closed list (``value``) or words of the report (``has``, ``has_words``)."""
    if "value" in wanted and not one_of(wanted["value"], value):
        return False
    if "has_words" in wanted and not all_words(str(wanted["has_words"]), str(value)):
        return False
    return "has" not in wanted or any_of(wanted["has"], str(value))


def match_amount(value: Amount, wanted: Wanted) -> bool:
    """Compare a number of acts: ``low``, ``high``, ``qualifier``."""
    return _all(
        wanted,
        low=lambda want: bound(want, value.low),
        high=lambda want: bound(want, value.high),
        qualifier=lambda want: one_of(want, value.qualifier),
    )


def match_time(value: TimeRange, wanted: Wanted) -> bool:
    """Compare a range of days: ``from``, ``before``, and how it was told."""
    return day(wanted.get("from", value.earliest or "open"), value.earliest) and _all(
        wanted,
        before=lambda want: day(want, value.before),
        granularity=lambda want: one_of(want, value.granularity),
        part_of_day=lambda want: any_of(want, value.part_of_day),
        ambiguous=lambda want: value.ambiguous == want,
    )


def match_place(value: Place, wanted: Wanted) -> bool:
    """Compare a place by name, country, level, part, alternatives and contested readings."""
    others = [candidate.name for candidate in value.alternatives]
    return _all(
        wanted,
        name=lambda want: any_of(want, value.name, value.written, value.admin1, value.admin2),
        names=lambda want: all(names(each, value.name, value.written, *others) for each in _many(want)),
        written=lambda want: any_of(want, value.written) or names(value.written, str(want)),
        country=lambda want: one_of(want, value.country),
        country_name=lambda want: value.country in country_codes(str(want)),
        level=lambda want: one_of(want, value.level),
        part=lambda want: one_of(want, value.part),
        precision=lambda want: _precise(value, want),
        contested=lambda want: set(_many(want)) == set(value.contested),
        contested_any=lambda want: bool(set(_many(want)) & set(value.contested)),
    )


def match_participant(value: Participant, wanted: Wanted) -> bool:
    """Compare a participant by role, actor, kind of actor and attribution."""
    actor = value.actor
    return _all(
        wanted,
        role=lambda want: one_of(want, value.role),
        actor=lambda want: any_of(want, actor.name, actor.written),
        actor_name=lambda want: any_of(want, actor.name),
        actor_kind=lambda want: one_of(want, actor.kind),
        attribution=lambda want: one_of(want, value.attribution),
    )


def match_toll(value: Toll, wanted: Wanted) -> bool:
    """Compare a toll by everything that codebook 7 says of it."""
    return _all(
        wanted,
        harm=lambda want: one_of(want, value.harm),
        low=lambda want: bound(want, value.low),
        high=lambda want: bound(want, value.high),
        qualifier=lambda want: one_of(want, value.qualifier),
        scope=lambda want: one_of(want, value.scope),
        group=lambda want: any_of(want, value.group),
        group_class=lambda want: one_of(want, value.group_class),
        share=lambda want: any_of(want, value.share),
        is_part=lambda want: (value.part_of is not None) == want,
        about_enemy=lambda want: value.about_enemy == want,
        period_from=lambda want: value.period is not None and value.period.earliest == want,
        as_of=lambda want: _last_day(value.as_of) == want,
    )


def country_codes(name: str) -> set[str | None]:
    """Return the ISO codes of the countries of this name."""
    return {entry.country for entry in places().find(name) if entry.level == Level.COUNTRY}


def _precise(value: Place, wanted: Value) -> bool:
    if wanted == "settlement":
        return value.level in _ANY_SETTLEMENT
    if wanted == "region":
        return value.level == Level.REGION or value.part is not None
    return value.level == wanted


def _last_day(value: TimeRange | None) -> date | None:
    return value.before - timedelta(days=1) if value and value.before else None


def _plain(value: object) -> object:
    return value.replace("_", " ") if isinstance(value, str) else value


def _many(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _all(wanted: Wanted, **tests: Callable[[Value], bool]) -> bool:
    return all(test(wanted[key]) for key, test in tests.items() if key in wanted)
