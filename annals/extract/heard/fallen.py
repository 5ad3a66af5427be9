"""An assailant who came to harm is the attacker of what he did, not its victim; who harmed him is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annals.extract.heard.heard_count import Heard
from annals.extract.parties.fallen import Fallen
from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import cue_table, harm_words
from annals.extract.tagger import Tagged
from annals.model.ids import FrameId
from annals.model.reading import PERSON, Count, Filler, Frame, Label, Mention, Role
from annals.model.report import Span
from annals.model.vocabulary import Harm, Kind
from annals.neural.heard import Act, Words

_DOERS = frozenset({Role.ATTACKER, Role.INTERCEPTOR})
_HIT = frozenset({Role.TARGET, Role.VICTIM})
_SCORE = 0.8


def joined(acts: Sequence[Act], tagged: Sequence[Tagged]) -> list[Act]:
    """Return the acts, those of harm to an assailant alone as a part of what he did."""
    told = [one for each in tagged for one in each.fallen if one.deed is not None]
    homes = [_home(act, acts, told) for act in acts]
    return [
        _with(act, [a for a, home in zip(acts, homes, strict=True) if home is act])
        for act, home in zip(acts, homes, strict=True)
        if home is None
    ]


def _home(act: Act, acts: Sequence[Act], told: Sequence[Fallen]) -> Act | None:
    """Return the act of the deed for which somebody came to the harm that an act tells of and no more."""
    ours = [one for one in told if any(_is_in(words, one.harm) for words in act.words)]
    whole = act.words and all(any(_is_in(words, one.harm) for one in ours) for words in act.words)
    deeds = (other for other in acts if other is not act and other.kind == act.kind == Kind.INCIDENT)
    done = (one for one in deeds if any(_is_in(words, o.deed) for o in ours if o.deed for words in one.words))
    return next(done, None) if whole else None


def _is_in(words: Words, span: Span) -> bool:
    return words.start < span.end and span.start < words.end


def _with(act: Act, parts: Sequence[Act]) -> Act:
    """Return an act with the words and tolls of its parts."""
    tolls = (one for part in parts for one in part.tolls)
    new = (one for one in tolls if all(one.words.start != own.words.start for own in act.tolls))
    words = (one for part in parts for one in part.words)
    return replace(act, words=(*act.words, *words), tolls=(*act.tolls, *new)) if parts else act


class Assailants:
    """Knows which of a report's acts were done by somebody who came to harm for them."""

    def __init__(self, tagged: Sequence[Tagged], frames: Iterable[Frame]) -> None:
        self._tagged = tagged
        self._all = [one for each in tagged for one in each.fallen]
        self._fallen: dict[FrameId, list[Fallen]] = {}
        self._doers: dict[FrameId, list[Span]] = {}
        incidents = [one for one in frames if one.kind == Kind.INCIDENT]
        for one in self._all:
            for frame in _of(one, incidents):
                own = [f.mention.span for f in frame.of(Role.ATTACKER) if not _names(f, one.by)]
                if one.who or (_hurt(frame, one) and any(_agree(one, span) for span in own)):
                    self._fallen.setdefault(frame.id, []).append(one)
                    self._doers[frame.id] = [one.who] if one.who else own

    def frame(self, frame: Frame) -> Frame:
        """Return a frame with each assailant as who did it, and without who harmed him."""
        for one in self._fallen.get(frame.id, ()):
            frame = _turned(frame, one)
        return frame

    def heard(self, counts: Iterable[Heard]) -> list[Heard]:
        """Return the counts; whom he hurt in words of no death but his own is not dead, or not even hurt."""
        sound = any(any(cue_table("fallen", "unhurt").scan(each.sentence.words)) for each in self._tagged)
        told = ((one, self._survived(one)) for one in counts)
        return [new for old, new in told if new is old or not sound]

    def lexical(self, counts: Iterable[Count]) -> list[Count]:
        """Return the counts of the lexicon, those of whom he hurt of himself where his harm is told."""
        return [next((own for one in self._all if (own := _himself(count, one))), count) for count in counts]

    def counts(self, counts: Iterable[Count]) -> tuple[Count, ...]:
        """Return the counts, those of an assailant told by a pronoun with the words for who did it."""
        return tuple(self._by_name(one) for one in counts)

    def _survived(self, heard: Heard) -> Heard:
        words, mine = heard.harmed.words, self._fallen.get(heard.frame, ())
        told = next(
            (one for one in self._tagged if one.sentence.start <= words.start < one.sentence.end), None
        )
        if not mine or told is None or heard.harmed.harm is not Harm.KILLED:
            return heard
        himself = [*(one.named for one in mine), *self._doers[heard.frame]]
        if any(_is_in(words, span) for span in himself):
            return heard
        words_told = told.sentence.words
        deaths = (m for m in harm_words().scan(words_told) if m.value[0] is Harm.KILLED)
        starts = (words_told[m.first].start for m in deaths)
        dead = any(not any(one.harm.start <= start < one.harm.end for one in mine) for start in starts)
        if dead or cue_set("harm_words", "open").isdisjoint(word.low for word in words_told):
            return heard
        return replace(heard, harmed=replace(heard.harmed, harm=Harm.INJURED))

    def _by_name(self, count: Count) -> Count:
        mine = self._fallen.get(count.frame, ()) if count.frame else ()
        pronoun = any(one.pronoun and count.number.touches(one.named) for one in mine)
        doers = self._doers[count.frame] if pronoun and count.frame else ()
        return replace(count, group=doers[0]) if doers else count


def _himself(count: Count, one: Fallen) -> Count | None:
    """Return the count of an assailant for that of those hurt between the words for him and for his harm."""
    if not one.aside or not one.named.end <= count.number.start < one.harm.start:
        return None
    told = count.span.covers(one.harm)
    return replace(count, span=one.named, number=one.named, group=one.named) if told else None


def _of(one: Fallen, incidents: Sequence[Frame]) -> list[Frame]:
    """Return the incidents of a deed: those of its own words, of the harm's, or of their sentence."""
    for words in (one.deed, one.harm):
        found = [f for f in incidents if words and any(event.span.touches(words) for event in f.events)]
        if found:
            return found
    return [f for f in incidents if any(told.covers(one.harm) for told in f.sentences)]


def _turned(frame: Frame, one: Fallen) -> Frame:
    kept = [f for f in frame.fillers if not _wrong(f, one)]
    if one.who is not None and not any(_names(f, one.who) for f in frame.of(Role.ATTACKER)):
        mention = Mention(label=Label.ACTOR, span=one.who, tag=PERSON, score=_SCORE)
        kept.append(Filler(role=Role.ATTACKER, mention=mention, score=_SCORE))
    return replace(frame, fillers=tuple(kept))


def _agree(one: Fallen, doer: Span) -> bool:
    """Say whether the words for who was harmed may stand for who did it: "he" for no more than one."""
    alone = one.pronoun and one.named.quote.lower() not in {"they", "them"}
    last = doer.quote.lower().split()[-1]
    return last in cue_set("fallen", "assailants") | cue_set("fallen", "people") and not (
        alone and last.endswith(("s", "men"))
    )


def _hurt(frame: Frame, one: Fallen) -> bool:
    """Say whether an act hit people beside who was harmed for it."""
    return any(not _names(f, one.named) for f in frame.of(Role.VICTIM))


def _wrong(filler: Filler, one: Fallen) -> bool:
    """Say whether words stand in a role that is theirs in the harm that came to the assailant."""
    if filler.role in _DOERS:
        return _names(filler, one.by)
    return filler.role in _HIT and (_names(filler, one.who) or _names(filler, one.named))


def _names(filler: Filler, words: Span | None) -> bool:
    """Say whether a filler is of the same people as words, and of nobody beside them."""
    span = filler.mention.span
    return words is not None and span.touches(words) and (words.covers(span) or " and " not in span.quote)
