"""Frames: the tellings of a report brought together, one frame for each act."""

from __future__ import annotations

from collections.abc import Sequence

from annals.extract.acts.event_words import Act
from annals.extract.sentence.cues import cue_set
from annals.extract.tagger import Tagged
from annals.extract.tellings.kinds import kind_of, only_total, stands
from annals.extract.tellings.split import Splitter, twin_act
from annals.extract.tellings.told import Told, fit, settled_type
from annals.extract.tolls.counted import CountHit
from annals.extract.where_when.clock import Clock
from annals.extract.where_when.setting import Setting
from annals.model.ids import FrameId, content_id
from annals.model.reading import Count, Denial, Filler, Frame, Label, Mention, Role, Speech
from annals.model.report import Report, Span
from annals.model.vocabulary import Harm, Kind, Mode, Scope, Stage, Stance

_EVENT_SCORE = 0.75
_OWN_SCORE = 0.05
REFERS_SCORE = 0.5
"""The score of words that only point to an act told before ("the attack")."""
_TOLL_SCORE = 0.7
_MERGES_AT = 0.8
_REFERS_AT = -1.5
_LEAD = 3.0
_HARM_AT = 0.3
_COUNTED = frozenset({Kind.INCIDENT, Kind.SERIES, Kind.CAMPAIGN})
_FOCUS_REACH = 4
_MARK_ROLES = {
    Label.WARNING: Role.WARNING,
    Label.EFFECT: Role.EFFECT,
    Label.REASON: Role.REASON,
    Label.ACTS: Role.ACTS_INTERCEPTED,
}
_DENIES = cue_set("grammar", "denies")


class FrameBuilder:
    """Builds the frames, ``counts`` and ``denials`` of one report, sentence by sentence."""

    def __init__(self, report: Report, speeches: Sequence[Speech]) -> None:
        self._report = report
        self._speeches = speeches
        self._told: list[Told] = []
        self.counts: list[Count] = []
        self.denials: list[Denial] = []
        self._focus: Told | None = None
        self._setting = Setting()
        self._clock = Clock(report)
        self._split = Splitter(report)
        self._since: dict[FrameId, Span] = {}

    def add(self, tagged: Tagged) -> None:
        """Take in one sentence."""
        acts: list[tuple[Act, Told | None]] = [(act, self._place(act, tagged)) for act in tagged.acts]
        self._clock.add(tagged, [act for act, told in acts if told is None])
        self._goes_on(tagged, acts)
        for claim in tagged.claims:
            self._lay(claim.actor, self._meant(acts), tagged)
        for mention in tagged.origins:
            self._launched(mention, tagged)
        for mark in tagged.marks:
            self._mark(mark, acts, tagged)
        self._count(tagged, acts)
        self._deny(tagged, acts)

    def frames(self) -> tuple[Frame, ...]:
        """Return the frames, in the order of their first telling."""
        title = self._report.title
        head = len(title) if title and self._report.text.startswith(title) else 0
        self._clock.lend(self._told)
        frames = (_frame(told, head) for told in self._told)
        return tuple(sorted(frames, key=lambda f: (f.sentences[0].start, f.events[0].span.start, f.id)))

    # Acts

    def _place(self, act: Act, tagged: Tagged) -> Told | None:
        """Put an act where it belongs: with one told before, as a new one, or nowhere."""
        denial = self._denying(act, tagged)
        if denial is not None:
            told = self._best(act, tagged.sentence.index, _REFERS_AT)
            if told is None and act.definite and stands(act, act.kind):
                told = self._new(act, act.kind, tagged)
                told.absorb(act, self._events(act), self._sentence(tagged), tagged.sentence.index)
            self.denials.append(Denial(speech=denial, frame=told.id if told else None))
            return None
        if act.reason or act.mode in {Mode.DENIED, Mode.HYPOTHETICAL} or only_total(act, tagged):
            return None
        kind = kind_of(act, pointed=self._focus is not None, counted=_counts_harm(tagged))
        act.kind = kind
        told = self._best(act, tagged.sentence.index, self._floor(act, tagged))
        if told is None:
            if not stands(act, kind):
                self._setting.keep(act, tagged.sentence.index)
                return None
            told = self._found(act, kind, tagged)
        if told.kind == Kind.INCIDENT:
            self._setting.give(act, told, tagged.sentence.index)
        told.absorb(act, self._events(act), self._sentence(tagged), tagged.sentence.index)
        if told.kind == Kind.POSTURE:
            self._setting.keep(act, tagged.sentence.index)
        if told.kind == Kind.INCIDENT:
            self._focus = told
        since = [m.span for m in tagged.mentions if m.label == Label.TIME and m.tag == "since"]
        if told.kind == Kind.CAMPAIGN and since:
            self._since[told.id] = since[-1]
        return told

    def _found(self, act: Act, kind: Kind, tagged: Tagged) -> Told:
        """Begin a new act, and one more for each further place at which people are counted."""
        others = self._split.take(act, kind, tagged)
        told = self._new(act, kind, tagged)
        for twin in self._split.twins(told, act, others):
            twin.absorb(twin_act(act, twin), self._events(act), self._sentence(tagged), told.last)
            self._told.append(twin)
        return told

    def _floor(self, act: Act, tagged: Tagged) -> float:
        """Return how well an act told before has to fit; harm told by itself goes on about the last."""
        if act.refers:
            return _REFERS_AT
        follows = all(sense.harm for sense in act.senses) and self._near(tagged) is not None
        return _HARM_AT if follows and not act.again else _MERGES_AT

    def _denying(self, act: Act, tagged: Tagged) -> Speech | None:
        """Return the denial in whose words an act stands."""
        at = act.hits[0].start
        for speech in self._speeches:
            if speech.stance == Stance.DENIED and speech.content.start <= at < speech.content.end:
                inside = tagged.sentence.start <= speech.cue.start < tagged.sentence.end
                return speech if inside and speech.cue.start < at else None
        return None

    def _best(self, act: Act, index: int, floor: float) -> Told | None:
        """Return the act told before that a telling fits best, at least as well as the floor."""
        scored = [
            (score, told)
            for told in self._told
            if (score := fit(told, act, index, self._report.published)) is not None
        ]
        lead = next((told for told in self._told if told.kind == Kind.INCIDENT), None)
        if act.headline:
            scored = [(score + (_LEAD if told is lead else 0.0), told) for score, told in scored]
        if not scored:
            return None
        score, told = max(scored, key=lambda pair: (pair[0], pair[1] is self._focus))
        needed = _MERGES_AT + 1 if told.kind != Kind.INCIDENT and not act.refers else floor
        return told if score >= needed else None

    def _new(self, act: Act, kind: Kind, tagged: Tagged) -> Told:
        hit = act.hits[0]
        name = content_id("f", self._report.id, kind, str(hit.start), str(hit.end))
        told = Told(
            id=FrameId(name),
            kind=kind,
            type=act.type,
            refine=act.sense.refine,
            stage=act.stage,
            mode=act.mode,
            plural=act.plural,
            means=act.sense.means,
            harm=act.sense.harm,
            weak=act.sense.weak,
            damage=all(sense.damage for sense in act.senses),
            last=tagged.sentence.index,
        )
        self._told.append(told)
        return told

    def _events(self, act: Act) -> list[Mention]:
        """Return the event words of a telling; one that only points to an act told before scores less."""
        return [
            Mention(
                label=Label.EVENT,
                span=self._report.span(hit.start, hit.end),
                tag=act.type or None,
                score=_telling_score(act),
            )
            for hit in act.hits
        ]

    def _sentence(self, tagged: Tagged) -> Span:
        return self._report.span(tagged.sentence.start, tagged.sentence.end)

    # What stands beside the acts

    def _referred(self, acts: list[tuple[Act, Told | None]]) -> Told | None:
        """Return the incident that a sentence is about, else the one told last."""
        here = [told for _, told in acts if told is not None and told.kind == Kind.INCIDENT]
        return here[0] if here else self._focus

    def _meant(self, acts: list[tuple[Act, Told | None]]) -> Told | None:
        """Return the incident that a claim or a blame without an act of its own is about: the main one."""
        here = [told for _, told in acts if told is not None and told.kind == Kind.INCIDENT]
        known = [told for told in self._told if told.kind == Kind.INCIDENT]
        if here or not known:
            return here[0] if here else None
        return max(known, key=lambda told: (len(told.sentences), told is self._focus))

    def _near(self, tagged: Tagged) -> Told | None:
        """Return the incident told last, if it was told a few sentences ago at most."""
        if self._focus is None or tagged.sentence.index - self._focus.last > _FOCUS_REACH:
            return None
        return self._focus

    def _goes_on(self, tagged: Tagged, acts: list[tuple[Act, Told | None]]) -> None:
        """Let a sentence that counts harm without an act of its own go on about the incident told last."""
        if not acts and _counts_harm(tagged) and (told := self._near(tagged)) is not None:
            told.last = tagged.sentence.index

    def _lay(self, actor: Mention, told: Told | None, tagged: Tagged) -> None:
        if told is None:
            return
        filler = Filler(role=Role.ATTACKER, mention=actor, score=actor.score)
        if filler not in told.fillers:
            told.fillers.append(filler)
            sentence = self._sentence(tagged)
            if sentence not in told.sentences:
                told.sentences.append(sentence)

    def _launched(self, place: Mention, tagged: Tagged) -> None:
        """Give a launch place told by itself to the last act with a weapon that flies."""
        flown = [
            t for t in self._told if t.kind == Kind.INCIDENT and any(f.role == Role.WEAPON for f in t.fillers)
        ]
        if flown:
            told = max(flown, key=lambda t: t.last)
            told.fillers.append(Filler(role=Role.ORIGIN_PLACE, mention=place, score=place.score))
            sentence = self._sentence(tagged)
            if sentence not in told.sentences:
                told.sentences.append(sentence)

    def _mark(self, mark: Mention, acts: list[tuple[Act, Told | None]], tagged: Tagged) -> None:
        here = any(placed is not None for _, placed in acts)
        told = self._referred(acts) if here else self._near(tagged)
        if told is not None and (here or mark.label != Label.REASON):
            told.fillers.append(Filler(role=_MARK_ROLES[mark.label], mention=mark, score=mark.score))

    # Counts

    def _count(self, tagged: Tagged, acts: list[tuple[Act, Told | None]]) -> None:
        """Give each count to its act; a running total gets a frame of its own."""
        numbers: dict[int, int] = {}
        for hit in tagged.counts:
            told = self._owner(hit, tagged, acts)
            if hit.person and (told is None or told.kind != Kind.INCIDENT):
                continue
            scope = hit.scope
            if scope != Scope.CUMULATIVE:
                scope = Scope.INCIDENT if told is not None and told.kind == Kind.INCIDENT else Scope.UNCLEAR
            if told is None or told.kind != Kind.INCIDENT:
                scope = Scope.CUMULATIVE if told is not None and told.kind != Kind.THREAT else scope
                told = self._total(hit, tagged, numbers)
            numbers[id(hit)] = len(self.counts)
            self.counts.append(self._as_count(hit, tagged, scope, told.id, numbers))

    def _owner(self, hit: CountHit, tagged: Tagged, acts: list[tuple[Act, Told | None]]) -> Told | None:
        """Return the act that a count belongs to."""
        if hit.scope == Scope.CUMULATIVE:
            return None
        here = [(act, told) for act, told in acts if told is not None and told.kind in _COUNTED]
        if here:
            owner = min(here, key=lambda pair: _reach(hit, pair[0]))[1]
            return self._split.owner(hit, owner) if owner is not None else None
        if hit.harm == Harm.DISPLACED or any(act.mode in {Mode.DENIED, Mode.HYPOTHETICAL} for act, _ in acts):
            return None
        return self._near(tagged)

    def _total(self, hit: CountHit, tagged: Tagged, numbers: dict[int, int]) -> Told:
        """Return a frame for a count that belongs to no single incident."""
        whole = hit.part_of
        if whole is not None and id(whole) in numbers:
            owner = self.counts[numbers[id(whole)]].frame
            return next(told for told in self._told if told.id == owner)
        start, end = hit.number
        there = next((t for t in self._told if t.kind == Kind.TOLL and t.events[0].span.start == start), None)
        if there is not None:
            return there
        name = content_id("f", self._report.id, Kind.TOLL, str(start), str(end))
        event = Mention(label=Label.EVENT, span=self._report.span(start, end), tag=None, score=_TOLL_SCORE)
        told = Told(
            id=FrameId(name),
            kind=Kind.TOLL,
            type="",
            refine=False,
            stage=Stage.CARRIED_OUT,
            mode=Mode.ASSERTED,
            plural=True,
            means=None,
            harm=True,
            events=[event],
            sentences=[self._sentence(tagged)],
            fillers=self._total_places(tagged),
            last=tagged.sentence.index,
        )
        self._told.append(told)
        return told

    def _total_places(self, tagged: Tagged) -> list[Filler]:
        """Return where a running total was counted: its sentence's places, else those of the campaign."""
        own = [_filler(m, Role.PLACE) for m in tagged.mentions if m.label == Label.PLACE]
        campaign = self._campaign()
        return own or ([f for f in campaign.fillers if f.role == Role.PLACE] if campaign else [])

    def _campaign(self) -> Told | None:
        """Return the campaign told last."""
        campaigns = [told for told in self._told if told.kind == Kind.CAMPAIGN]
        return max(campaigns, key=lambda told: told.last, default=None)

    def _period(self, hit: CountHit, scope: Scope) -> Span | None:
        """Return the words of the span that a running total covers, those of its campaign if it has none."""
        if hit.period is not None:
            return self._report.span(*hit.period)
        campaign = self._campaign()
        if scope != Scope.CUMULATIVE or campaign is None:
            return None
        return self._since.get(campaign.id)

    def _as_count(
        self, hit: CountHit, tagged: Tagged, scope: Scope, frame: FrameId, numbers: dict[int, int]
    ) -> Count:
        words = tagged.sentence.words
        first, last = words[hit.first], words[min(hit.after, len(words)) - 1]
        start = min(first.start, hit.number[0])
        end = max(last.end, hit.number[1], hit.group[1] if hit.group else 0)
        return Count(
            span=self._report.span(start, end),
            number=self._report.span(*hit.number),
            harm=hit.harm,
            group=self._report.span(*hit.group) if hit.group else None,
            scope=scope,
            period=self._period(hit, scope),
            share=self._report.span(*hit.share) if hit.share else None,
            part_of=numbers.get(id(hit.part_of)) if hit.part_of else None,
            frame=frame,
            score=_TOLL_SCORE,
        )

    # Denials

    def _deny(self, tagged: Tagged, acts: list[tuple[Act, Told | None]]) -> None:
        """Record a denial that names no act ("denied responsibility") against the act told last."""
        for speech in self._speeches:
            inside = tagged.sentence.start <= speech.cue.start < tagged.sentence.end
            if speech.stance != Stance.DENIED or not inside:
                continue
            if any(speech.content.start <= act.hits[0].start < speech.content.end for act, _ in acts):
                continue
            words = {word.strip('.,;:!?"”') for word in speech.content.quote.lower().split()}
            told = self._near(tagged) if words & _DENIES else None
            self.denials.append(Denial(speech=speech, frame=told.id if told else None))


def _counts_harm(tagged: Tagged) -> bool:
    """Say whether a sentence counts people harmed, and not as a running total."""
    return any(hit.scope != Scope.CUMULATIVE for hit in tagged.counts)


def _telling_score(act: Act) -> float:
    """Return how much of its own a telling says: where and when count, pointing back does not."""
    if act.refers:
        return REFERS_SCORE
    own = {f.role for f in act.fillers}
    return _EVENT_SCORE + _OWN_SCORE * ((Role.PLACE in own) + (Role.TIME in own))


def _filler(mention: Mention, role: Role) -> Filler:
    return Filler(role=role, mention=mention, score=mention.score)


def _reach(hit: CountHit, act: Act) -> float:
    """Return how far a count is from the words of an act."""
    return min(abs(event.first - hit.first) for event in act.hits)


def _frame(told: Told, head: int) -> Frame:
    sentences = tuple(sorted(dict.fromkeys(told.sentences), key=lambda s: s.start))
    places = [f for f in told.fillers if f.role == Role.PLACE]
    return Frame(
        id=told.id,
        kind=told.kind,
        type=settled_type(told) if told.kind not in {Kind.CAMPAIGN, Kind.POSTURE, Kind.TOLL} else "",
        stage=told.stage,
        mode=told.mode,
        background=told.background,
        aggregate=told.kind == Kind.INCIDENT and told.plural and len(places) > 1,
        headline_only=all(span.end <= head for span in sentences),
        events=tuple(sorted(told.events, key=lambda m: m.span.start)),
        sentences=sentences,
        fillers=tuple(sorted(dict.fromkeys(told.fillers), key=lambda f: (f.mention.span.start, f.role))),
        part_of=None,
        score=min(1.0, _EVENT_SCORE + 0.05 * (len(told.events) - 1)),
        manners=(),
    )
