"""The reader with weights: acts, roles, counts and sayings as the model hears them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from annals.extract.acts.aims import describes, undone
from annals.extract.acts.habits import as_series
from annals.extract.heard.backers import without_backers
from annals.extract.heard.beside import filled, homes
from annals.extract.heard.blame import Blame
from annals.extract.heard.clauses import Clauses
from annals.extract.heard.counts import counts
from annals.extract.heard.dated import Dated
from annals.extract.heard.days import lend
from annals.extract.heard.denials import Deniers, denials, denied_as_such, with_denials
from annals.extract.heard.fallen import Assailants, joined
from annals.extract.heard.heard_count import Heard as Counted
from annals.extract.heard.hints import hints
from annals.extract.heard.laid import Laid
from annals.extract.heard.names import in_whole, names_a_meeting
from annals.extract.heard.occasions import Occasions, only_avenged, with_news, without_avengers
from annals.extract.heard.own import Own
from annals.extract.heard.rivals import settled
from annals.extract.heard.running import day_acts, running
from annals.extract.heard.running_counts import of_whole
from annals.extract.heard.scenes import Scenes
from annals.extract.heard.sentence_types import of_sentence
from annals.extract.heard.sides import Sided
from annals.extract.heard.speech import speeches
from annals.extract.heard.subjects import subjects
from annals.extract.heard.things import of_one_act
from annals.extract.heard.tidy import reaching, tidy, whole
from annals.extract.heard.totals import totals, worded
from annals.extract.heard.types import on_the_ground, type_of
from annals.extract.heard.words import Lexicon
from annals.extract.lexical import lexical_reading
from annals.extract.sentence.causes import of_nature
from annals.extract.sentence.surface import sentence_spans
from annals.extract.sentence.unreal import is_none_of
from annals.extract.sentence.words import sentences
from annals.extract.speech.long import with_announced, with_quotations
from annals.extract.tagger import LexicalTagger, Tagged
from annals.extract.tolls.miscounts import firm_counts, without_miscounts
from annals.extract.tolls.unharmed import with_unharmed
from annals.gazetteer.actors import actors
from annals.model.ids import FrameId, content_id
from annals.model.reading import Filler, Frame, Label, Manner, Mention, Reading, Role
from annals.model.report import Report, Span
from annals.model.vocabulary import Kind, Mode, Scope
from annals.neural.heard import Act, Harmed, Heard, Words
from annals.neural.reader import Reader
from annals.text.furniture import without_furniture
from annals.text.headlines import headline_end

_MARKS = {Label.WARNING: Role.WARNING, Label.EFFECT: Role.EFFECT, Label.ACTS: Role.ACTS_INTERCEPTED}
_KINDS = frozenset(Kind)
_UNTYPED = frozenset({Kind.CAMPAIGN, Kind.POSTURE, Kind.TOLL})
_UNLESS = re.compile(r"\b(?:unless\b|if\b[^,;.!?\n]*\bwere to\b)[^,;.!?\n]*$", re.IGNORECASE)
_SHOT_DOWN = re.compile(
    r"\b(?:shot|brought|shoot) (?:it|them|the \w+) down\b|\b(?:shot|brought|shooting) down\b", re.IGNORECASE
)
_CLAUSE = 100
"""How far before a word its clause may begin, in code points."""
_ARMED = "armed_group"
_LEAST = 0.15
"""How likely an act must be by its own words and by all of its report together to be told."""
_UNTOLD = frozenset({Mode.DENIED, Mode.HYPOTHETICAL})


def reading_of(
    report: Report, tagged: Sequence[Tagged], lexical: Reading, heard: Heard, version: str
) -> Reading:
    """Return the reading that what was heard in a report makes.

    ``tagged`` is what the lexicon finds in its sentences, ``lexical`` the reading that makes by itself.
    """
    spans = lexical.sentences
    parts = [one.sentence for one in tagged]
    said = with_announced(report, speeches(report, tagged, heard.sayings), parts)
    said = with_denials(with_quotations(report, said, parts), tagged, lexical)
    builder = _Builder(report, tagged, spans, heard)
    over = running(report, spans)
    told = [whole(report.text, act) for act in heard.acts if act.score * heard.relevance >= _LEAST]
    told = day_acts(told, over)
    for act in settled(joined(told, tagged), report.text, spans):
        if not denied_as_such(act, said):
            builder.add(act)
    blame = Blame(tagged, builder.frames)
    said = blame.speeches(said)
    mentions = tuple(_mentions(report, tagged))
    own = Own(builder.frames, spans, builder.counted, mentions)
    deniers = Deniers(said, tagged)
    occasions = Occasions(report, spans)
    assailants = Assailants(tagged, builder.frames)
    sided, clauses = Sided(tagged, builder.frames), Clauses(report, spans, tagged, builder.frames)
    dated, laid = Dated(report, tagged, builder.frames), Laid(report, tagged, builder.frames)
    full = (sided.frame(filled(report.text, one, lexical.frames, builder.frames)) for one in builder.frames)
    parted = (blame.frame(assailants.frame(laid.frame(one))) for one in full)
    done = (occasions.frame(deniers.without(one)) for one in parted)
    days = lend([dated.frame(own.frame(clauses.frame(one))) for one in done])
    scenes = Scenes(days, spans, report.text)
    frames = of_one_act([without_backers(report, scenes.frame(one)) for one in days], spans)
    harmed = assailants.heard(own.counts(sided.counts(builder.counted)))
    known = assailants.lexical(worded(firm_counts(lexical.counts, tagged), tagged))
    people = counts(report, harmed, known, homes(builder.frames, lexical.frames))
    frames, counted = totals(report, frames, of_whole(report, people, over), spans, over)
    return Reading(
        report=report,
        sentences=spans,
        mentions=mentions,
        speeches=said,
        counts=assailants.counts(counted),
        frames=tuple(sorted(with_news(frames, spans), key=_order)),
        denials=tuple(denials(said, tagged, lexical, builder.frames)),
        dateline=lexical.dateline,
        credits=lexical.credits,
        tagger=version,
        subjects=tuple(subjects(report, heard.whole)),
    )


def _mentions(report: Report, tagged: Sequence[Tagged]) -> Iterator[Mention]:
    """Yield what the lexicon found, names of places in whole and none that only names a summit."""
    every = (one for sentence in tagged for one in sentence.mentions)
    return (in_whole(report, one) for one in every if not names_a_meeting(report.text, one))


def _order(frame: Frame) -> tuple[int, int, str]:
    return frame.sentences[0].start, frame.events[0].span.start, frame.id


class _Builder:
    """Builds the frames and counts of one report."""

    def __init__(
        self,
        report: Report,
        tagged: Sequence[Tagged],
        sentences: tuple[Span, ...],
        heard: Heard,
    ) -> None:
        self._report, self._tagged, self._sentences = report, tagged, sentences
        self._about, self._acts = heard.about, heard.acts
        self._lexicon = Lexicon(report, tagged)
        self.counted: list[Counted] = []
        self.frames: list[Frame] = []
        self._shot_down = _SHOT_DOWN.search(report.text) is not None
        self._head = headline_end(report.text, report.title)

    def add(self, act: Act) -> None:
        """Add one act; its running totals get a frame of their own."""
        words = tuple(one for one in self._words(act) if self._literal(one))
        if act.kind not in _KINDS or act.mode in _UNTOLD or not words:
            return
        sentences = [one.sentence for one in self._tagged]
        done = undone(replace(act, words=words), sentences)
        if done is None:
            return
        act, words = as_series(replace(done, type=self._type(done)), sentences), done.words
        if any(map(self._by_accident, words)) or all(self._none_of(act.type, one) for one in words):
            return
        act = without_avengers(self._report.text, act)
        if only_avenged(self._report.text, act):
            return
        act = replace(act, tolls=tuple(t for t in act.tolls if not self._of_accident(t.words)))
        running = [t for t in act.tolls if t.scope == Scope.CUMULATIVE and act.kind != Kind.TOLL]
        own = [t for t in act.tolls if t not in running]
        frame = self._frame(act, Kind(act.kind), own)
        self.frames.append(frame)
        self.counted += [Counted(toll, frame.id) for toll in own]
        for toll in running:
            self._total(act, toll)

    def _words(self, act: Act) -> tuple[Words, ...]:
        """Return the words that name an act; where none of them has weight, those that the words begin."""
        text = self._report.text
        if act.kind == Kind.TOLL:
            return tuple(tidy(text, one) or one for one in act.words)
        told = [one for one in (tidy(text, one) for one in act.words) if one is not None]
        begun = () if told else (reaching(text, one) for one in act.words)
        return (*told, *(one for one in begun if one is not None))

    def _literal(self, words: Words) -> bool:
        """Say whether words tell of what people did to people or things: no disease, no words alone."""
        for one in self._telling(words):
            told = _inside(one, words)
            if one.figurative.intersection(told) or _in_name(one, words):
                return False
        return not (self._of_nature(words) or self._unless(words) or self._describes(words))

    def _describes(self, words: Words) -> bool:
        """Say whether words only tell who is meant: "the rebels fighting the army in the east"."""
        found = ((one, _inside(one, words)) for one in self._telling(words))
        return any(describes(one.sentence.words, told, _people(one)) for one, told in found)

    def _unless(self, words: Words) -> bool:
        """Say whether words tell of what would keep something else from happening."""
        return _UNLESS.search(self._report.text, max(0, words.start - _CLAUSE), words.start) is not None

    def _of_nature(self, words: Words) -> bool:
        """Say whether words tell of what a disease or a force of nature did."""
        for one in self._telling(words):
            return any(of_nature(one.sentence.words, at, _people(one)) for at in _inside(one, words))
        return False

    def _by_accident(self, words: Words) -> bool:
        """Say whether words tell of an accident; a crash is none where something was shot down."""
        return not self._shot_down and any(
            one.no_deed.intersection(_inside(one, words)) for one in self._telling(words)
        )

    def _type(self, act: Act) -> str:
        """Return the type of an act, where the sentences of its words settle it."""
        heard, words = act.type, act.words[0]
        settled = (type_of(heard, one.sentence.words, _inside(one, words)) for one in self._telling(words))
        heard = next(settled, heard) if heard else heard
        for one in self._telling(words):
            heard = of_sentence(heard, act, one, _inside(one, words), self._acts) if heard else heard
        doers = [self._report.text[one.start : one.end] for one in act.roles.get("attacker", ())]
        if not doers or not all(map(_is_group, doers)):
            return heard
        told = (one.sentence.words for words in act.words for one in self._telling(words))
        return on_the_ground(heard, (word for words in told for word in words))

    def _none_of(self, type_: str, words: Words) -> bool:
        """Say whether words stand in a sentence that tells of no act of a type."""
        return any(is_none_of(type_, one.sentence.words) for one in self._telling(words))

    def _of_accident(self, words: Words) -> bool:
        """Say whether words stand in a sentence that tells of an explosion by accident."""
        return any(one.no_deed for one in self._telling(words))

    def _telling(self, words: Words) -> Iterator[Tagged]:
        """Yield the sentence that words begin in."""
        return (one for one in self._tagged if one.sentence.start <= words.start < one.sentence.end)

    def _total(self, act: Act, toll: Harmed) -> None:
        """Add a running total that is told beside an act."""
        words = (toll.words,)
        if any(f.kind == Kind.TOLL and f.events[0].span.start == toll.words.start for f in self.frames):
            return
        alone = Act(
            words=words,
            kind=Kind.TOLL,
            type="",
            stage=act.stage,
            mode=Mode.ASSERTED,
            background=False,
            aggregate=False,
            score=toll.words.score,
            roles={},
            tolls=(toll,),
        )
        self.add(alone)

    def _frame(self, act: Act, kind: Kind, tolls: Sequence[Harmed]) -> Frame:
        report = self._report
        events = tuple(
            Mention(label=Label.EVENT, span=report.span(w.start, w.end), tag=act.type or None, score=w.score)
            for w in sorted(act.words, key=lambda w: w.start)
        )
        heard = [f for role, words in act.roles.items() for f in self._lexicon.fillers(role, words)]
        told = self._told(
            [*(e.span for e in events), *(report.span(t.words.start, t.words.end) for t in tolls)]
        )
        fillers = dict.fromkeys([*heard, *self._marks(told)])
        first = events[0].span
        return Frame(
            id=FrameId(content_id("f", report.id, kind, str(first.start), str(first.end))),
            kind=kind,
            type="" if kind in _UNTYPED else act.type,
            stage=act.stage,
            mode=act.mode,
            background=act.background,
            aggregate=act.aggregate,
            headline_only=all(event.span.end <= self._head for event in events),
            events=events,
            sentences=told,
            fillers=tuple(sorted(fillers, key=lambda f: (f.mention.span.start, f.mention.span.end, f.role))),
            part_of=None,
            score=act.score,
            manners=tuple(Manner(field=n, value=v, score=s) for n, (v, s) in sorted(act.manners.items())),
            main=self._about.get(act.type, 0.0) if act.type else 0.0,
            placed=max([act.placed, *(one.score for one in act.roles.get("place", ()))]),
        )

    def _told(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return the sentences in which any of some words stand."""
        told = list(spans)
        found = [s for s in self._sentences if any(s.start < w.end and w.start < s.end for w in told)]
        return tuple(found or self._sentences[:1])

    def _marks(self, told: Sequence[Span]) -> Iterable[Filler]:
        """Yield the warnings and effects that the sentences of an act tell."""
        here = {span.start for span in told}
        for tagged in self._tagged:
            if tagged.sentence.start in here:
                for mark in tagged.marks:
                    if mark.label in _MARKS:
                        yield Filler(role=_MARKS[mark.label], mention=mark, score=mark.score)


def _is_group(words: str) -> bool:
    """Say whether words name an armed group of the registry, or are a noun for such people ("gunmen")."""
    entries = [actors().get(match.keys[0]) for match in actors().match(words)]
    plain = None if entries else actors().generic(words)
    known = any(entry is not None and entry.category == _ARMED for entry in entries)
    return known or (plain is not None and plain.category == _ARMED)


def _in_name(tagged: Tagged, words: Words) -> bool:
    """Say whether words are a part of a known actor's name ("the Global Coalition to Counter ISIL")."""
    names = (one.span for one in tagged.mentions if one.label == Label.ACTOR and " " in one.span.quote)
    inside = (one for one in names if one.start <= words.start and words.end <= one.end)
    return any(words.end - words.start < len(one.quote) and actors().match(one.quote) for one in inside)


def _inside(tagged: Tagged, words: Words) -> range:
    """Return the indices of words in their sentence."""
    return tagged.sentence.inside(words.start, words.end)


def _people(tagged: Tagged) -> set[int]:
    """Return the indices of words for actors in a sentence."""
    actors = (one.span for one in tagged.mentions if one.label == Label.ACTOR)
    return {at for span in actors for at in tagged.sentence.inside(span.start, span.end)}


class TrainedReader:
    """Reads by a trained model; ``version`` names its weights.

    With ``skip_irrelevant`` a report is left unread when its words tell of nothing that is recorded.
    """

    def __init__(self, folder: Path, *, skip_irrelevant: bool = False) -> None:
        self._reader = Reader(folder)
        self._skip = skip_irrelevant
        self.version = self._reader.version

    def read(self, report: Report) -> Reading:
        """Return what was read in a report."""
        parts = sentences(report.text)
        spans = sentence_spans(report, parts)
        if self._skip and not self._reader.may_be_relevant(report.text):
            return lexical_reading(report, spans, [], self.version)
        tagged = LexicalTagger().tag(report, parts)
        lexical = lexical_reading(report, spans, tagged, self.version)
        known = hints(report.text, tagged, lexical)
        ranges = [(one.start, one.end) for one in parts]
        heard = self._reader.hear(without_furniture(report.text), ranges, known)
        return with_unharmed(without_miscounts(reading_of(report, tagged, lexical, heard, self.version)))
