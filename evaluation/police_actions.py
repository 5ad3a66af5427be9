"""Which action of the police a draft or a sentence tells of, by the five labels of IndiaPoliceEvents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annals.model.draft import EventDraft
from annals.model.report import Span
from annals.model.vocabulary import ActorKind, Harm, Kind, ParticipantRole
from evaluation.picks import shown

KILL, ARREST, FAIL, FORCE, ANY_ACTION = LABELS = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")
_IMPLIED = {KILL: (FORCE, ANY_ACTION), FORCE: (ANY_ACTION,), ARREST: (ANY_ACTION,)}
_ACTING = frozenset({ParticipantRole.ATTACKER, ParticipantRole.INTERCEPTOR})
_NO_FORCE = frozenset(
    {
        *("arrests", "weapons_seized", "base_established", "territory_transfer", "state_takes_territory"),
        *("group_change", "agreement", "protest"),
    }
)
_ANSWERED = frozenset({"intervention", "excessive force", "excessive_force"})

_POLICE = re.compile(
    r"\b(?:police\w*|cops?|constables?|jawans?|crpf|bsf|rpf|srp|rapid action force|paramilitary|army|"
    r"security forces?|commandos?|troops?)\b",
    re.IGNORECASE,
)
_SAYING = {
    KILL: r"\b(?:kill(?:s|ed|ing)?|shot dead|gunned down|(?:died|dead) in (?:the )?(?:police )?firing)\b",
    ARREST: r"\b(?:arrest\w*|detain\w*|nabbed|rounded up|booked|custody|apprehended|held)\b",
    FAIL: r"\b(?:fail(?:ed|ing|ure)?|mute|inaction|did nothing|did not act|refused|looked the other way|"
    r"stood by|spectators?|no action)\b",
    FORCE: r"\b(?:firing|fired|opened fire|lathi\w*|lathi-charge\w*|tear-?gas\w*|tear gas|baton\w*|beat\w*|"
    r"caned|shot)\b",
}
_ACTION = {label: re.compile(words, re.IGNORECASE) for label, words in _SAYING.items()}


def told_actions(draft: EventDraft) -> Iterator[tuple[str, Span]]:
    """Yield each label that a draft bears with the words that bear it: those for its act, or for its dead."""
    for label in _labels(draft):
        spans = _dead(draft) if label == KILL else draft.event_words
        for span in spans:
            yield from ((one, span) for one in (label, *_IMPLIED.get(label, ())))


def _labels(draft: EventDraft) -> Iterator[str]:
    """Yield the labels of a draft but those that others imply; that the police failed to act is no draft."""
    kind = shown(draft, "type")
    if draft.kind is Kind.INCIDENT and kind == "arrests":
        yield ARREST
    elif draft.kind is Kind.POSTURE or kind == "weapons_seized":
        yield ANY_ACTION
    elif shown(draft, "response") in _ANSWERED:
        yield FORCE
    elif _by_police(draft):
        forceful = kind not in _NO_FORCE and draft.kind is not Kind.THREAT
        yield from (FORCE, KILL) if forceful else (ANY_ACTION,)


def _by_police(draft: EventDraft) -> bool:
    """Say whether a force of the state attacks or intercepts."""
    return any(
        one.value.role in _ACTING and one.value.actor.kind is ActorKind.STATE_FORCES
        for one in draft.participants
    )


def _dead(draft: EventDraft) -> list[Span]:
    dead = [one for one in draft.tolls if one.value.harm is Harm.KILLED and one.value.low]
    return [span for one in dead for span in one.evidence]


def written_actions(sentence: str) -> frozenset[str]:
    """Return the labels of a sentence without reading: a word for a force, and one for the action."""
    if not _POLICE.search(sentence):
        return frozenset()
    found = {label for label, words in _ACTION.items() if words.search(sentence)}
    return frozenset(found | {ANY_ACTION})
