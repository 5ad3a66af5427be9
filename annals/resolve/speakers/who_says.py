"""Who says the words of a span, what that speaker is to the incident, and what a telling rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from annals.gazetteer.actors import ActorEntry, Actors
from annals.model.reading import Frame, Label, Mention, Reading, Speech
from annals.model.report import Span
from annals.model.statement import Speaker
from annals.model.values import Actor
from annals.model.vocabulary import SpeakerRole, Stance
from annals.resolve.actors.found import ResolvedActor
from annals.resolve.actors.resolver import ActorResolver
from annals.resolve.speakers.again import beside, spoken_of_before
from annals.resolve.speakers.role import Sides, is_told, speaker_role

_IN_OFFICE = re.compile(
    r",\s+((?:an?|the|its|his|her)\s+(?:[\w-]+\s+){0,3}(?:spokes\w+|head|chief|director|commander|leader|official|"
    r"officer|member|chairman|president|minister|secretary|ambassador|representative)\b[^,.;\n]{0,80})"
)
"""A speaker's office after the name (", a spokesman for the police")."""
_GRANTED = re.compile(
    r"\b(?:responsib\w+|involve\w+|role|part|behind|hand|any|links?|knowledge|complicity|accusations?|allegations?|charges?|"
    r"who|which|saying|said|adding|insisting|but|while|after|when|carrying|carried)\b",
    re.IGNORECASE,
)
"""Between a denial and words that tell what happened all the same."""
_CAN_DENY = frozenset({SpeakerRole.PERPETRATOR, SpeakerRole.OFFICIAL_THIRD_PARTY, SpeakerRole.UNKNOWN})
"""Roles of those who may be a party to an act that they deny."""
_CLAIMS = ("claim", "admit", "responsib")
_BLAMES = ("accus", "blam")


class Speakers:
    """Speakers of one report."""

    def __init__(self, reading: Reading, resolver: ActorResolver, registry: Actors) -> None:
        self._reading = reading
        self._resolver = resolver
        self._registry = registry
        self._known: dict[Span, ResolvedActor] = {}
        self._meant: dict[Span, tuple[str, ResolvedActor]] = {}
        blaming = (one for one in reading.speeches if _has_cue(one, _BLAMES))
        self._blaming = tuple(one for one in blaming if one.speaker is not None)
        self._actors = tuple(one for one in reading.mentions if one.label == Label.ACTOR)
        self._speech: dict[tuple[int, int], Speech | None] = {}
        self._said: dict[tuple[Span, Sides], tuple[Speaker, Stance]] = {}
        self.outlet_actor = outlet_actor(reading.report.outlet, registry)

    def speech(self, span: Span) -> Speech | None:
        """Return the speech in whose words a span stands, the closest where several do."""
        key = span.start, span.end
        if key not in self._speech:
            self._speech[key] = self._closest(span)
        return self._speech[key]

    def _closest(self, span: Span) -> Speech | None:
        covering = [s for s in self._reading.speeches if s.content.covers(span)]
        best = min(covering, key=lambda s: (s.content.end - s.content.start, -s.cue.start), default=None)
        denied = (s for s in covering if s.stance == Stance.DENIED and s.cue.end <= span.start)
        later = (s for s in denied if best and best.cue.start > span.start and s.content.covers(best.cue))
        return next(later, best)  # "denied that nine had died and said that two had": nine are denied

    def of(self, span: Span, sides: Sides) -> tuple[Speaker, Stance]:
        """Return who says the words of a span, and how."""
        known = self._said.get((span, sides))
        if known is None:
            known = self._said[span, sides] = self._of(span, sides)
        return known

    def _of(self, span: Span, sides: Sides) -> tuple[Speaker, Stance]:
        speech = self.speech(span)
        if speech is None or (speech.speaker is None and speech.through is None):
            doubted = speech is not None and speech.stance == Stance.DOUBTED
            return self.outlet(sides), Stance.DOUBTED if doubted else Stance.ASSERTED
        if speech.stance == Stance.DENIED and self._granted(speech, span):
            return self.outlet(sides), Stance.ASSERTED
        return self.speaker(speech, sides), speech.stance

    def _granted(self, speech: Speech, span: Span) -> bool:
        """Say whether words in a denial are granted by it ("denied a part in the blast that killed 12")."""
        between = self._reading.report.text[speech.cue.end : span.start]
        return span.start < speech.cue.end or _GRANTED.search(between) is not None

    def speeches_by(self, span: Span) -> tuple[Speech, ...]:
        """Return the speeches whose speaker the words of a span name."""
        named = (s for s in self._reading.speeches if s.speaker is not None)
        return tuple(s for s in named if s.speaker is not None and s.speaker.span.covers(span))

    def accuser(self, span: Span) -> Speech | None:
        """Return the speech that blames whom a span names ("X accused Y of the attack")."""
        return next((speech for speech in self._blaming if speech.content.covers(span)), None)

    def blames(self, speech: Speech) -> bool:
        """Say whether a speech lays an act to somebody."""
        return speech in self._blaming

    def claims(self, speech: Speech) -> bool:
        """Say whether a speech claims an act for its speaker, or admits it."""
        return _has_cue(speech, _CLAIMS)

    def stands_with(self, speaker: Speaker, actor: Actor) -> bool:
        """Say whether a speaker speaks for an actor; of an unknown one nothing says otherwise."""
        key = actor.key
        if speaker.words and actor.written in speaker.words:
            return True  # "The self-styled Ansar Brigade said it ..."
        entry = self._registry.get(speaker.actor) if speaker.actor else None
        kin = lineage(entry.key, entry) if entry else frozenset({key})
        return key in kin or key.partition("/")[0] in {one.partition("/")[0] for one in kin}

    def outlet(self, sides: Sides) -> Speaker:
        """Return the outlet's own voice; a party's own outlet is that party."""
        role = SpeakerRole.OUTLET
        if self.outlet_actor is not None and self.outlet_actor in sides.attackers:
            role = SpeakerRole.PERPETRATOR
        elif self.outlet_actor is not None and self.outlet_actor in sides.attacked:
            role = SpeakerRole.VICTIM_SIDE
        return Speaker(
            words=None,
            evidence=(),
            actor=self.outlet_actor,
            role=role,
            anonymous=False,
            through=None,
            inferred=False,
        )

    def speaker(self, speech: Speech, sides: Sides) -> Speaker:
        """Return the speaker of a speech."""
        if speech.speaker is None:
            return self._unnamed(speech)
        found = self.actor(speech.speaker)
        return Speaker(
            words=speech.speaker.span.quote,
            evidence=(speech.speaker.span, speech.cue),
            actor=found.actor.key,
            role=self._role(speech, speech.speaker, sides),
            anonymous=speech.anonymous,
            through=self._through(speech),
            inferred=False,
        )

    def _through(self, speech: Speech) -> str | None:
        """Return the medium cited in between; of those who are told something, only media are one."""
        if speech.through is None:
            return None
        words = speech.through.span.quote
        told = speech.cue.quote.lower().startswith(("told", "tell", "inform"))
        media = any(entry.category in {"agency", "outlet"} for entry in self._registry.find(words))
        return words if media or not told else None

    def _unnamed(self, speech: Speech) -> Speaker:
        return Speaker(
            words=speech.cue.quote,
            evidence=(speech.cue,),
            actor=None,
            role=SpeakerRole.MEDIA if speech.through else SpeakerRole.UNKNOWN,
            anonymous=True,
            through=speech.through.span.quote if speech.through else None,
            inferred=False,
        )

    def actor(self, mention: Mention) -> ResolvedActor:
        """Return the actor that a speaker's words name; the first actor within them counts."""
        if mention.span not in self._known:
            inner = self._inner(mention.span)
            self._known[mention.span] = self._resolver.resolve(inner or mention)
        return self._known[mention.span]

    def armed(self, words: str) -> bool:
        """Say whether words name an armed group."""
        entries = (self._registry.get(match.keys[0]) for match in self._registry.match(words))
        return any(entry is not None and entry.category == "armed_group" for entry in entries)

    def _inner(self, span: Span) -> Mention | None:
        """Return the named actor inside a speaker's words ("a spokesman for X")."""
        inside = self._within(span)
        named = [m for m in inside if self._stands_for(m, span)]
        if not named:
            role = _IN_OFFICE.match(self._reading.report.text, span.end)
            beside = self._reading.report.span(role.start(1), role.end(1)) if role else span
            named = [m for m in self._within(beside) if self._stands_for(m, beside)]
        return max(named, key=lambda m: (self._carries(m), m.span.end - m.span.start), default=None)

    def _within(self, span: Span) -> list[Mention]:
        return [one for one in self._actors if span.covers(one.span)]

    def _carries(self, mention: Mention) -> bool:
        """Say whether a mention is of an agency, outlet or monitor: "Turkey's official Anadolu Agency"."""
        entry = self._resolver.resolve(mention).entry
        return entry is not None and entry.category in {"agency", "outlet", "monitor"}

    def _stands_for(self, mention: Mention, span: Span) -> bool:
        """Say whether a named actor inside a speaker's words is who speaks.

        A state's bare name is only where it begins the words: "the UN envoy for Syria" is not Syria's.
        """
        matches = self._registry.match(mention.span.quote)
        if not matches:
            return mention.span.quote[:1].isupper() and self._carries(mention)
        bare = all("/" not in key and key.startswith("state:") for key in matches[0].keys)
        before, after = (
            span.quote[: mention.span.start - span.start],
            span.quote[mention.span.end - span.start :],
        )
        alone = not before or before.casefold() == "the "
        return not bare or (alone and not after.lstrip()[:1].isupper())

    def _role(self, speech: Speech, mention: Mention, sides: Sides) -> SpeakerRole:
        """Return what a speaker is to the incident; who denies what is laid to him is accused."""
        words, found = self._told(mention)
        category = found.entry.category if found.entry else ""
        role = speaker_role(words, category, lineage(found.actor.key, found.entry), sides)
        return SpeakerRole.ACCUSED if speech.stance is Stance.DENIED and role in _CAN_DENY else role

    def _told(self, mention: Mention) -> tuple[str, ResolvedActor]:
        """Return the words that tell who a speaker is, and the actor: his own words, else those elsewhere."""
        known = self._meant.get(mention.span)
        if known is None:
            known = self._meant[mention.span] = self._look(mention)
        return known

    def _look(self, mention: Mention) -> tuple[str, ResolvedActor]:
        said = [one.speaker for one in self._reading.speeches if one.speaker is not None]
        by_span = {one.span: one for one in sorted(said, key=lambda one: one.span.start)}
        for one in (mention.span, *spoken_of_before(mention.span, tuple(by_span))):
            found = self.actor(by_span.get(one, mention))
            if found.entry is not None or is_told(one.quote):
                return one.quote, found
            office = beside(self._reading.report.text, one)
            if is_told(office):
                return f"{one.quote}, {office}", found
        return mention.span.quote, self.actor(mention)

    def basis_of(self, frame: Frame, sides: Sides) -> Speaker | None:
        """Return the perpetrator as what an act told in the outlet's voice rests on.

        The report has to show the perpetrator speaking of the act, and nobody else doing so.
        """
        if not sides.attackers:
            return None
        own: Speech | None = None
        for speech in self._about(frame):
            if speech.speaker is None or speech.stance == Stance.DENIED:
                continue
            found = self.actor(speech.speaker)
            if not lineage(found.actor.key, found.entry) & sides.attackers:
                return None
            own = own or (None if self.blames(speech) else speech)
        if own is None or own.speaker is None:
            return None
        return Speaker(
            words=own.speaker.span.quote,
            evidence=(own.speaker.span, own.cue),
            actor=self.actor(own.speaker).actor.key,
            role=SpeakerRole.PERPETRATOR,
            anonymous=False,
            through=None,
            inferred=True,
        )

    def _about(self, frame: Frame) -> Iterable[Speech]:
        """Yield the speeches in whose words an event word of the frame stands."""
        for speech in self._reading.speeches:
            if any(speech.content.covers(event.span) for event in frame.events) or (
                self.claims(speech) and any(sentence.covers(speech.cue) for sentence in frame.sentences)
            ):
                yield speech


def _has_cue(speech: Speech, cues: Iterable[str]) -> bool:
    """Say whether the cue of a speech holds one of these beginnings of words."""
    words = speech.cue.quote.lower()
    return any(cue in words for cue in cues)


def lineage(key: str, entry: ActorEntry | None) -> frozenset[str]:
    """Return an actor's key with those of what it belongs to."""
    return frozenset({key, *(entry.parents if entry else ())})


def outlet_actor(outlet: str | None, registry: Actors) -> str | None:
    """Return the key of the party that an outlet belongs to, None for one that belongs to no party."""
    if outlet is None:
        return None
    for entry in registry.find(outlet):
        if entry.party and entry.category not in {"outlet", "agency"}:
            return entry.key
        for parent in entry.parents:
            owner = registry.get(parent)
            if owner is not None and owner.party:
                return owner.key
    return None
