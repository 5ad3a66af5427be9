"""Which of a field's statements the table shows, and the rule that chose it, in words."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import typer

from annals.cli._incidents import figure
from annals.cli._text import words
from annals.export import choose, value_text
from annals.export.chief import attackers, chief, targets
from annals.export.rules import rule as rule_of
from annals.model.draft import STATEMENT_FIELDS, EventDraft
from annals.model.event import Event
from annals.model.statement import Statement
from annals.model.values import Participant
from annals.model.vocabulary import Harm, ParticipantRole, Stance
from annals.settings import ExportSettings

_MOST = (
    "what most reports assert; of equals the best-founded (stated, then relative, then inferred),"
    " then the best score"
)
_RULES = {
    "time": f"the narrowest time; then {_MOST}",
    "place": f"the finest place; then {_MOST}",
    "participants": "every actor that a report asserts a part of, those of most reports first",
    "nationality": _MOST,
}
_EVERY = "every actor to whom a report lays this part (a cleared one apart)"
_ROLES = {role.value: (role,) for role in ParticipantRole} | {
    "target": (ParticipantRole.TARGET, ParticipantRole.VICTIM)
}
_ALIASES = {
    "date": "time",
    "day": "time",
    "when": "time",
    "where": "place",
    "attackers": "attacker",
    "targets": "target",
    "victims": "victim",
    "who": "participants",
    "toll": "tolls",
    "deaths": "killed",
    "dead": "killed",
    "wounded": "injured",
    "sources": "status",
    "origins": "status",
    "disputes": "status",
}
NAMES = tuple(dict.fromkeys((*STATEMENT_FIELDS, *_ROLES, *(harm.value for harm in Harm))))
STATUS = "status"
"""Is asked for as a field is, but follows from the origins and has no statements of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The value shown of a field, the ids of the statements it stands on, and the rule.

    ``of`` returns a draft's statements about the field.
    """

    value: str | None
    ids: frozenset[str]
    rule: str
    of: Callable[[EventDraft], tuple[Statement[Any], ...]]


def field_name(given: str) -> str:
    """Return the one of `NAMES`, or `STATUS`, that the user's word names.

    Raises:
        typer.BadParameter: there is none; the text names close ones.
    """
    asked = given.strip().lower().replace(" ", "_").replace("-", "_")
    asked = _ALIASES.get(asked, asked)
    known = (*NAMES, STATUS)
    if asked in known:
        return asked
    close = difflib.get_close_matches(asked, known, n=3, cutoff=0.5)
    there = f"close to it: {', '.join(close)}" if close else f"there are {', '.join(known)}"
    raise typer.BadParameter(f"no field {given!r}; {there}")


def shown_by(event: Event, name: str, settings: ExportSettings) -> Shown:
    """Return what the table shows of a field; ``name`` is one of `NAMES`."""
    if name in set(Harm):
        return _harm(event, Harm(name), settings)
    if name == "tolls":
        return _tolls(event, settings)
    if name in _ROLES:
        return _role(event, name)
    if name == "participants":
        return _participants(event)
    return _single(event, name)


def _single(event: Event, name: str) -> Shown:
    told = chief(event, name)
    same = _same_value(event, name, told) if told else ()
    return Shown(
        value=value_text(told.value) if told else None,
        ids=frozenset(one.id for one in same),
        rule=_RULES.get(name, _MOST),
        of=lambda draft: tuple(getattr(draft, name)),
    )


def _same_value(event: Event, name: str, told: Statement[Any]) -> Iterable[Statement[Any]]:
    wanted = value_text(told.value)
    every = (one for draft in event.drafts for one in getattr(draft, name))
    return [one for one in every if one.stance is Stance.ASSERTED and value_text(one.value) == wanted]


def _role(event: Event, name: str) -> Shown:
    """Lay out the participants of one role; a target may be told as words without an actor too."""
    roles = _ROLES[name]
    chosen = {"attacker": attackers, "target": targets}.get(name)
    who = chosen(event) if chosen else []

    def of(draft: EventDraft) -> tuple[Statement[Any], ...]:
        acting = tuple(one for one in draft.participants if one.value.role in roles)
        return acting + (draft.target if name == "target" else ())

    first = "names before words for anybody, then " if name == "attacker" else ""
    aimed_at = chief(event, "target") if name == "target" else None
    names = [one.actor.name for one in who] + ([aimed_at.value] if aimed_at else [])
    keys = {one.actor.key for one in who}
    told = [one for draft in event.drafts for one in of(draft) if _stands(one, keys, names)]
    return Shown(
        value="; ".join(dict.fromkeys(names)) or None,
        ids=frozenset(one.id for one in told),
        rule=f"{_EVERY}, {first}those of most reports first",
        of=of,
    )


def _stands(one: Statement[Any], keys: set[str], names: list[str]) -> bool:
    if one.stance is not Stance.ASSERTED:
        return False
    if isinstance(one.value, Participant):
        return one.value.actor.key in keys
    return one.value in names


def _participants(event: Event) -> Shown:
    every = [one for draft in event.drafts for one in draft.participants]
    told = [one for one in every if one.stance is Stance.ASSERTED]
    shown = dict.fromkeys(f"{one.value.role}: {one.value.actor.name}" for one in told)
    return Shown(
        value="; ".join(shown) or None,
        ids=frozenset(one.id for one in told),
        rule=_RULES["participants"],
        of=lambda draft: draft.participants,
    )


def _harm(event: Event, harm: Harm, settings: ExportSettings) -> Shown:
    chosen = choose(event, harm, settings.figures)
    told = bool(chosen.statement_ids)
    return Shown(
        value=figure(chosen.low, chosen.best, chosen.high) if told else None,
        ids=frozenset(chosen.statement_ids),
        rule=f"the rule '{chosen.rule}': {rule_of(chosen.rule).says}",
        of=lambda draft: tuple(one for one in draft.tolls if one.value.harm is harm),
    )


def _tolls(event: Event, settings: ExportSettings) -> Shown:
    each = {harm: _harm(event, harm, settings) for harm in Harm}
    told = [f"{words(harm)} {found.value}" for harm, found in each.items() if found.value]
    return Shown(
        value="; ".join(told) or None,
        ids=frozenset().union(*(found.ids for found in each.values())),
        rule=each[Harm.KILLED].rule,
        of=lambda draft: draft.tolls,
    )
