"""Who is told afterwards to have done an act: "the gunmen were members of X", "the attackers belong to X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annals.extract.sentence.cues import cue_list
from annals.extract.tagger import Tagged
from annals.gazetteer.places import places
from annals.model.ids import FrameId
from annals.model.reading import Filler, Frame, Label, Mention, Role
from annals.model.report import Report, Span
from annals.model.vocabulary import ActorKind, Kind


def _any_of(key: str) -> str:
    return rf"(?:{'|'.join(cue_list('laid', key))})"


_TIED = re.compile(
    rf"(?P<who>\b(?:the|these|those) (?:\w+ )?{_any_of('doers')})"
    rf"(?:,? (?:who )?{_any_of('held')}){{0,4}} {_any_of('of')} (?:the |a |an )?(?-i:[a-z-]+ ){{0,3}}",
    re.IGNORECASE,
)
_NONE_OF = re.compile(
    rf"(?P<who>\b(?:the|these|those) (?:\w+ )?{_any_of('doers')})"
    r" (?:is|are|was|were|did|do|had)(?: not|n['’]t) (?:\w+ ){0,2}?"
    rf"{_any_of('of')} (?:the |a |an )?(?-i:[a-z-]+ ){{0,3}}",
    re.IGNORECASE,
)
_NO_PART = re.compile(
    r"(?: (?:is|are|was|were|had been)(?: not|n['’]t) (?:involved|responsible|behind it|to blame)"
    r"| (?:had|has|have|played) (?:no (?:part|role|hand|involvement)|nothing to do with it)"
    r"| did(?: not|n['’]t) (?:take part|participate))(?: in it)?(?=[,.;:”\"]|$)",
    re.IGNORECASE,
)
"""Behind a party: it did not do the act told before, which no noun names again."""
_LOOSE = re.compile(rf"\b{_any_of('loose')} ", re.IGNORECASE)
"""Of those who did an act: what does not make it the act of a state."""
_OF_VEHICLE = re.compile(
    r"\b(?:run over|hit|struck|rammed|crushed|dragged|knocked down|mowed down) by (?:an? |the )?"
    r"(?:[\w-]+ ){0,2}?"
    r"(?:vehicle|car|truck|tank|jeep|van|pick-?up|bus|motorcade|convoy|lorry)"
    r" (?:belonging to|owned by|driven by|operated by|of) (?:the |an? )?",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w'’-]+(?: (?:(?:of|for|the|and) ){0,2}[A-Z][\w'’-]+)+|[A-Z]{3,}\b")
_SCORE = 0.7
_ARMED = frozenset(
    {
        ActorKind.STATE_FORCES,
        ActorKind.REBEL,
        ActorKind.POLITICAL_MILITIA,
        ActorKind.IDENTITY_MILITIA,
        ActorKind.EXTERNAL_OR_OTHER,
    }
)
_NEAR = 40


class Laid:
    """Knows which acts of a report are laid to somebody by words for those who did them."""

    def __init__(self, report: Report, tagged: Sequence[Tagged], frames: Sequence[Frame]) -> None:
        self._report, self._text = report, report.text
        self._added: dict[FrameId, list[Filler]] = {}
        self._cleared = [span for one in tagged for span in self._not_of(one)]
        incidents = [one for one in frames if one.kind == Kind.INCIDENT]
        for one in tagged:
            for at, actor in self._told(one):
                home = self._home(at, incidents)
                if home is not None:
                    filler = Filler(role=Role.ATTACKER, mention=actor, score=_SCORE)
                    self._added.setdefault(home.id, []).append(filler)
            for told, actor in self._vehicles(one):
                for frame in (f for f in incidents if any(_within(event.span, told) for event in f.events)):
                    filler = Filler(role=Role.ATTACKER, mention=actor, score=_SCORE)
                    self._added.setdefault(frame.id, []).append(filler)

    def frame(self, frame: Frame) -> Frame:
        """Return an incident with those to whom it is laid among who did it, not those of whom nobody was."""
        kept = [f for f in frame.fillers if f.role is not Role.ATTACKER or not self._is_cleared(f)]
        frame = replace(frame, fillers=tuple(kept))
        spans = [one.mention.span for one in frame.of(Role.ATTACKER)]
        told = [
            one
            for one in self._added.get(frame.id, ())
            if not any(one.mention.span.touches(span) for span in spans)
        ]
        return replace(frame, fillers=(*frame.fillers, *told)) if told else frame

    def _is_cleared(self, one: Filler) -> bool:
        return any(one.mention.span.touches(span) for span in self._cleared)

    def _not_of(self, tagged: Tagged) -> Iterator[Span]:
        """Yield the words for the party of which those who did an act are told not to be."""
        for found in _NONE_OF.finditer(self._text, tagged.sentence.start, tagged.sentence.end):
            actor = _at(tagged, found.end())
            if actor is not None:
                yield self._report.span(found.end("who"), actor.span.end)
        for found in _TIED.finditer(self._text, tagged.sentence.start, tagged.sentence.end):
            actor = _at(tagged, found.end())
            if actor is not None and _only_close(found, actor):
                yield actor.span
        for one in tagged.mentions:
            if one.label == Label.ACTOR and _NO_PART.match(self._text, one.span.end, tagged.sentence.end):
                yield one.span

    def _told(self, tagged: Tagged) -> Iterator[tuple[Span, Mention]]:
        """Yield the words for those who did an act and the party that they are told to be of."""
        start, end = tagged.sentence.start, tagged.sentence.end
        for found in _TIED.finditer(self._text, start, end):
            actor = _at(tagged, found.end()) or self._named(found.end(), end)
            if actor is not None and not _only_close(found, actor):
                yield self._report.span(*found.span("who")), actor

    def _named(self, start: int, end: int) -> Mention | None:
        """Return the name that stands from an offset on, of a party that no list holds."""
        name = _NAME.match(self._text, start, end)
        if name is None or places().holds(name[0]):
            return None
        return Mention(label=Label.ACTOR, span=self._report.span(*name.span()), tag=None, score=_SCORE)

    def _vehicles(self, tagged: Tagged) -> Iterator[tuple[range, Mention]]:
        """Yield where somebody was run over, and whose the vehicle was."""
        start, end = tagged.sentence.start, tagged.sentence.end
        for found in _OF_VEHICLE.finditer(self._text, start, end):
            actor = _at(tagged, found.end())
            if actor is not None and actor.tag in _ARMED:
                yield range(max(start, found.start() - _NEAR), found.end()), actor

    def _home(self, who: Span, incidents: Sequence[Frame]) -> Frame | None:
        """Return the incident whose attackers are told by some words, else the last told before them."""
        noun = who.quote.split()[-1].casefold()
        for one in incidents:
            doers = [filler.mention.span for filler in one.of(Role.ATTACKER)]
            if any(span.touches(who) for span in doers):
                return one
        for one in incidents:
            names = (filler.mention.span.quote.casefold().split()[-1:] for filler in one.of(Role.ATTACKER))
            if any(name == [noun] for name in names):
                return one
        before = [(event.span.start, one) for one in incidents for event in one.events]
        told = [(at, one) for at, one in before if at < who.start]
        return max(told, key=lambda pair: pair[0])[1] if told else None


def _at(tagged: Tagged, start: int) -> Mention | None:
    """Return the party that is named from an offset on."""
    actors = (one for one in tagged.mentions if one.label == Label.ACTOR)
    return next((one for one in actors if one.span.start <= start + 1 and one.span.end > start), None)


def _only_close(found: re.Match[str], actor: Mention) -> bool:
    """Say whether those who did it are only close to a state ("linked to Iran"), which did not do it."""
    return (
        actor.tag == ActorKind.STATE_FORCES
        and _LOOSE.search(found[0], found.end("who") - found.start()) is not None
    )


def _within(span: Span, told: range) -> bool:
    return told.start <= span.start < told.stop
