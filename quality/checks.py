"""Judging a check on an outcome: None when it holds, else the reason in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from annals.model.draft import STATEMENT_FIELDS, EventDraft
from annals.model.event import Event
from annals.model.statement import Statement
from annals.model.values import Place, TimeRange, Toll
from annals.model.vocabulary import Basis, Level, Stance
from quality.cases import WHO, CaseError, Check, Selector, Value
from quality.matching import (
    Wanted,
    match_amount,
    match_participant,
    match_place,
    match_statement,
    match_time,
    match_toll,
    match_value,
    one_of,
)
from quality.names import any_of
from quality.outcome import Outcome
from quality.who import ROLES, judge_who

_STATEMENT_KEYS = frozenset(
    ["speaker", "speaker_role", "anonymous", "through", "basis", "stance", "rests_on_role"]
)
_MATCHERS: dict[str, tuple[Callable[[Any, Wanted], bool], frozenset[str]]] = {
    "acts": (match_amount, frozenset(["low", "high", "qualifier"])),
    "acts_intercepted": (match_amount, frozenset(["low", "high", "qualifier"])),
    "time": (match_time, frozenset(["from", "before", "granularity", "part_of_day", "ambiguous"])),
    "place": (
        match_place,
        frozenset(
            [
                "name",
                "names",
                "written",
                "country",
                "country_name",
                "level",
                "part",
                "precision",
                "contested",
                "contested_any",
            ]
        ),
    ),
    "participants": (
        match_participant,
        frozenset(["role", "actor", "actor_name", "actor_kind", "attribution"]),
    ),
    "tolls": (
        match_toll,
        frozenset(
            [
                "harm",
                "low",
                "high",
                "qualifier",
                "scope",
                "group",
                "group_class",
                "share",
                "is_part",
                "about_enemy",
                "period_from",
                "as_of",
            ]
        ),
    ),
}
_MATCHERS["origin_place"] = _MATCHERS["place"]
_PLAIN = (match_value, frozenset({"value", "has", "has_words"}))
_NAMES = {"participant": "participants", "toll": "tolls"}
_FLAGS = frozenset(["kind", "background", "aggregate", "headline_only", "part_of"])
_OPEN = 10**9
_FINEST = (
    *(Level.INSTALLATION, Level.SETTLEMENT, Level.DISTRICT, Level.REGION),
    *(Level.AREA, Level.WATER, Level.COUNTRY),
)
_ONE_VALUE = frozenset(["type", "stage", "time", "place"])
_EVENT_KEYS = {
    "status": frozenset({"value"}),
    "origins": frozenset({"value"}),
    "dispute": frozenset({"on"}),
}
_OWN_KEYS = {
    **_EVENT_KEYS,
    **dict.fromkeys(_FLAGS, frozenset({"value"})),
    "count": frozenset({"count"}),
    "link": frozenset({"link"}),
    "denial": frozenset({"speaker"}),
    WHO: frozenset(f"{role}{end}" for role in ROLES for end in ("", "_not")),
}


def judge(check: Check, outcome: Outcome) -> str | None:
    """Return why the check does not hold, None when it does.

    Raises:
        CaseError: the check asks for a field or key that there is none of.
    """
    validate(check)
    if check.field == "count":
        return _judge_count(check, outcome)
    if check.field == "link":
        return _judge_link(check, outcome)
    if check.field == WHO:
        return judge_who(check, outcome)
    if check.field in _EVENT_KEYS:
        return _judge_events(check, outcome)
    drafts = outcome.drafts(check.where)
    if not drafts:
        return f"{check.field}: no draft is {_show_selector(check.where)}"
    holds = [_draft_holds(draft, check) for draft in drafts]
    if check.absent:
        return f"{_show(check)}: must not be there" if any(holds) else None
    return None if any(holds) else f"{_show(check)}: not among {_given(drafts, check.field)}"


def validate(check: Check) -> None:
    """Refuse a check that asks for what there is not.

    Raises:
        CaseError: the text says which field or key, and which there are.
    """
    field = _NAMES.get(check.field, check.field)
    if field not in (*_OWN_KEYS, *STATEMENT_FIELDS):
        raise CaseError(f"there is no field {check.field!r}")
    keys = _OWN_KEYS.get(field) or _MATCHERS.get(field, _PLAIN)[1] | _STATEMENT_KEYS
    unknown = set(check.wanted) - keys
    if unknown:
        raise CaseError(f"{check.field} has no {sorted(unknown)}; it has {sorted(keys)}")


def _judge_count(check: Check, outcome: Outcome) -> str | None:
    given = len(outcome.drafts(check.where))
    wanted = check.wanted["count"]
    return None if given == wanted else f"{given} drafts, not {wanted}, are {_show_selector(check.where)}"


def _judge_link(check: Check, outcome: Outcome) -> str | None:
    sides = [{draft.id for draft in outcome.drafts(where)} for where in check.between]
    if not all(sides):
        return "link: one of the reports has no such draft"
    joined = [event for event in outcome.events if sum(1 for ids in sides if _in(event, ids)) > 1]
    if check.wanted["link"] == "apart":
        return "link: joined, must stay apart" if joined else None
    whole = any(all(_in(event, ids) for ids in sides) for event in joined)
    return None if whole else "link: apart, must be joined"


def _in(event: Event, ids: set[Any]) -> bool:
    return any(draft.id in ids for draft in event.drafts)


def _judge_events(check: Check, outcome: Outcome) -> str | None:
    events = outcome.selected_events(check.where)
    if not events:
        return f"{check.field}: no event is {_show_selector(check.where)}"
    holds = any(_event_holds(event, check) for event in events)
    given = ", ".join(f"{event.status} on {len(event.origins)} origins" for event in events)
    return None if holds != check.absent else f"{_show(check)}: given {given}"


def _event_holds(event: Event, check: Check) -> bool:
    if check.field == "status":
        return one_of(check.wanted["value"], event.status)
    if check.field == "origins":
        return len(event.origins) == check.wanted["value"]
    return disputes(event, check.wanted.get("on"))


def disputes(event: Event, harm: Value | None = None) -> bool:
    """Say whether the event has a dispute, about tolls of this harm or about this field."""
    statements = {item.id: item for draft in event.drafts for item in draft.statements()}
    for dispute in event.disputes:
        items = [statements[key] for pair in dispute.pairs for key in pair if key in statements]
        if harm is None or any(_about(item, harm) for item in items):
            return True
    return False


def _about(item: Statement[Any], harm: Value) -> bool:
    return item.value.harm == harm if isinstance(item.value, Toll) else item.field == harm


def _draft_holds(draft: EventDraft, check: Check) -> bool:
    if check.field in _FLAGS:
        value = draft.part_of is not None if check.field == "part_of" else getattr(draft, check.field)
        return one_of(check.wanted["value"], value)
    if check.field == "denial":
        wanted = check.wanted.get("speaker")
        speakers = [denied.speaker for denied in draft.denials]
        return any(wanted is None or any_of(wanted, each.words, each.actor) for each in speakers)
    field = _NAMES.get(check.field, check.field)
    match, _ = _MATCHERS.get(field, _PLAIN)
    return any(
        match(item.value, check.wanted) and match_statement(item, check.wanted)
        for item in _candidates(draft, field, absent=check.absent)
    )


def _candidates(draft: EventDraft, field: str, *, absent: bool) -> list[Statement[Any]]:
    """Return the statements to look at: of a field with one value, the one that a table would show."""
    items = [item for item in getattr(draft, field) if item.stance != Stance.DENIED]
    if field in _ONE_VALUE and items and not absent:
        return [min(items, key=_rank)]
    return items


def _rank(item: Statement[Any]) -> tuple[int, int, float]:
    """Order statements: the finest place, the narrowest time, then the firmest basis, then the score."""
    value, breadth = item.value, 0
    if isinstance(value, Place):
        breadth = _FINEST.index(value.level)
    elif isinstance(value, TimeRange):
        ends = (value.earliest, value.before)
        breadth = (ends[1] - ends[0]).days if ends[0] and ends[1] else _OPEN
    return breadth, list(Basis).index(item.basis), -item.score


def _show(check: Check) -> str:
    return f"{check.field} " + " ".join(f"{key}={value}" for key, value in check.wanted.items())


def _show_selector(where: Selector) -> str:
    parts = [*where.kinds, *where.types, *(f"“{words}”" for words in where.words)]
    if where.background is not None:
        parts.append("background" if where.background else "not background")
    return " ".join(parts)


def _given(drafts: tuple[EventDraft, ...], field: str) -> str:
    if field in _FLAGS or field == "denial":
        return f"{len(drafts)} drafts"
    name = _NAMES.get(field, field)
    values = [_short(item) for draft in drafts for item in getattr(draft, name)]
    return "; ".join(values) or "nothing"


def _short(item: Statement[Any]) -> str:
    value = item.value
    who = item.speaker.words or "outlet"
    if isinstance(value, Toll):
        shown = f"{value.harm} {value.low}..{value.high} {value.qualifier} {value.group_class}"
    elif hasattr(value, "earliest"):
        shown = f"{value.earliest}..{value.before} {value.granularity}"
    elif hasattr(value, "actor"):
        shown = f"{value.role} {value.actor.name} ({value.actor.kind}, {value.attribution})"
    elif hasattr(value, "written"):
        shown = f"{value.name} {value.country} {value.level} {value.part or ''}"
    else:
        shown = str(value)
    return f"{shown} [{who}/{item.speaker.role}, {item.basis}]"
