"""Who took part and who tells of it, by keys of the registry: the check ``who``, and precision and recall.

``python -m quality.who`` prints precision and recall of links, one row for each slice of the cases.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from annals.model.draft import EventDraft
from annals.model.vocabulary import Attribution, ParticipantRole
from annals.text.normalise import fold
from quality.cases import WHO, Check, Value, load_cases
from quality.outcome import Outcome
from quality.product import run_case

_LOCAL = "local:"
_NOT = "_not"
_SIDES = {
    "attacker": frozenset({ParticipantRole.ATTACKER}),
    "interceptor": frozenset({ParticipantRole.INTERCEPTOR}),
    "attacked": frozenset({ParticipantRole.TARGET, ParticipantRole.VICTIM}),
    "parties": frozenset({ParticipantRole.ATTACKER, ParticipantRole.TARGET, ParticipantRole.VICTIM}),
}
ROLES = (*_SIDES, "accused", "speaker", "denier")
"""What a check may name: sides of the act, and who is blamed, tells or denies."""
_ACCUSED = frozenset({Attribution.ACCUSED, Attribution.ACCUSED_BY_AUTHORITIES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Links of one check: those that it wants, those given, those right, and what is wrong in words."""

    wanted: int
    given: int
    right: int
    wrong: tuple[str, ...]


def judge_who(check: Check, outcome: Outcome) -> str | None:
    """Return why a check of keys does not hold, None when it does."""
    return "; ".join(links(check, outcome).wrong) or None


def links(check: Check, outcome: Outcome) -> Links:
    """Compare the keys of each role with those that the check names.

    A key of the registry that the check does not name is wrong; a further actor without a name is not.
    """
    drafts = outcome.drafts(check.where)
    wanted = given = right = 0
    wrong: list[str] = []
    for role, value in check.wanted.items():
        found = _keys(drafts, role.removesuffix(_NOT))
        names = _names(value)
        if role.endswith(_NOT):
            bad = [key for key in found if any(_is(name, key) for name in names)]
            given += len(bad)
            wrong += [f"{role.removesuffix(_NOT)} is {key}" for key in bad]
            continue
        met = [name for name in names if any(_is(name, key) for key in found)]
        extra = [k for k in found if not k.startswith(_LOCAL) and not any(_is(name, k) for name in names)]
        wanted, given, right = wanted + len(names), given + len(met) + len(extra), right + len(met)
        if extra or len(met) < len(names):
            wrong.append(f"{role} is {', '.join(found) or 'nobody'}, not {', '.join(names) or 'nobody'}")
    return Links(wanted=wanted, given=given, right=right, wrong=tuple(wrong))


def _keys(drafts: Iterable[EventDraft], role: str) -> list[str]:
    """Return the keys of a role in the drafts, each once."""
    found: dict[str, None] = {}
    for draft in drafts:
        found.update(dict.fromkeys(_of(draft, role)))
    return list(found)


def _of(draft: EventDraft, role: str) -> Iterable[str]:
    if role == "speaker":
        return [s.speaker.actor for s in draft.statements() if s.speaker.words and s.speaker.actor]
    if role == "denier":
        return [denied.speaker.actor for denied in draft.denials if denied.speaker.actor]
    people = [statement.value for statement in draft.participants]
    if role == "accused":
        people = [one for one in people if one.attribution in _ACCUSED]
    return [one.actor.key for one in people if one.role in _SIDES[role if role in _SIDES else "attacker"]]


def _is(name: str, key: str) -> bool:
    """Say whether a key is the one named; a name that ends in a colon is any key that begins so."""
    if name.endswith(":"):
        return key.startswith(name)
    if name.startswith(_LOCAL) and key.startswith(_LOCAL):
        return fold(name.removeprefix(_LOCAL)) == fold(key.removeprefix(_LOCAL))
    return name == key


def _names(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def table() -> Table:
    """Return precision and recall of the links of the cases, by slice."""
    counts: dict[str, list[Links]] = {}
    for case in load_cases():
        checks = [check for check in case.checks if check.field == WHO]
        outcome = run_case(case) if checks else None
        for check in checks if outcome else ():
            assert outcome is not None  # noqa: S101  (there are checks)
            counts.setdefault(case.fields[0], []).append(links(check, outcome))
    shown = Table(title="Links to actors: written cases")
    for column in ("slice", "checks", "wanted", "given", "right", "precision", "recall"):
        shown.add_column(column, justify="left" if column == "slice" else "right")
    for name, found in [*sorted(counts.items()), ("all", [one for many in counts.values() for one in many])]:
        sums = [sum(getattr(one, part) for one in found) for part in ("wanted", "given", "right")]
        wanted, given, right = sums
        shares = (f"{right / given:.3f}" if given else "-", f"{right / wanted:.3f}" if wanted else "-")
        shown.add_row(name, str(len(found)), *map(str, sums), *shares)
    return shown


if __name__ == "__main__":
    Console(highlight=False).print(table())
    sys.exit(0)
