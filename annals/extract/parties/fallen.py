"""Assailants who come to harm themselves: who did a deed and was then shot, stabbed or beaten for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import harm_words, speech_verbs
from annals.extract.sentence.scan import Item, Scan
from annals.extract.sentence.senses import BARRIERS, BE, is_passive, sense_of
from annals.gazetteer.actors import actors
from annals.model.report import Report, Span
from annals.model.vocabulary import ActorKind, Harm

_Run = tuple[int, int]
"""The first word of a phrase and the one after its last."""

_HARMS = frozenset({Harm.KILLED, Harm.INJURED})
_DONE = frozenset({"past", "participle"})
_OF_THEMSELVES = cue_set("harm_words", "of_themselves")
_KNOWN = frozenset({"the", "all", "both"})
_HE = frozenset({"he", "she", "they"})
_HIM = frozenset({"him", "her", "them"})
_WHO = frozenset({"who", "that"})
_BESIDE_VERB = BE | cue_set("grammar", "adverbs") | cue_set("fallen", "beside_verb")
_FOR_IT = cue_set("fallen", "for_it")
_THEREUPON = cue_set("fallen", "thereupon")
_LONG_AGO = cue_set("grammar", "long_ago")
_LATER = cue_set("fallen", "later")
_MONTHS = cue_set("grammar", "months")
_NOUNS = cue_set("fallen", "assailants")
_PEOPLE = _NOUNS | cue_set("fallen", "people")
_AT = frozenset({"at", "on"})
_AGAINST_PEOPLE = cue_set("fallen", "deeds")
_ONE_MORE = cue_set("fallen", "more")
_IN_DOUBT = cue_set("fallen", "doubt")
_ARMY = cue_set("fallen", "army")
_GUARDS = cue_set("fallen", "guards")
_OPENS = cue_set("grammar", "determiners") | cue_set("fallen", "numbers")
_STOPS = (
    cue_set("grammar", "prepositions") | cue_set("grammar", "stops") | BARRIERS | BE | _WHO | {".", "had"}
)
_SOURCE = frozenset({"said", "says", "according"})
_LONGEST = 6
_BY_REACH = 8
_YEAR = 4


@dataclass(frozen=True, slots=True)
class Fallen:
    """One who did a deed and was harmed for it.

    ``who`` are the words for him where he does it, None where another sentence tells it; ``named`` those
    where he is harmed, a ``pronoun`` or not, ``by`` those for who did that. ``aside`` marks a deed that is
    told within the words for him ("a man who stabbed two soldiers was shot").
    """

    who: Span | None
    named: Span
    pronoun: bool
    by: Span | None
    deed: Span | None
    harm: Span
    aside: bool


def fallen(report: Report, scan: Scan) -> tuple[Fallen, ...]:
    """Return the assailants whom a sentence tells to have come to harm."""
    harms = [
        (m.first, m.after)
        for m in harm_words().scan(scan.words)
        if m.value[0] in _HARMS and m.value[1] in _DONE
    ]
    doubted = any(word.low in _IN_DOUBT for word in scan.words)
    return tuple(_Finder(report, scan).all(harms)) if harms and not doubted else ()


class _Finder:
    """Finds the assailants of one sentence."""

    def __init__(self, report: Report, scan: Scan) -> None:
        self._report, self._scan = report, scan
        self._deeds = sorted({verb for verb in self._told() if not self._passive(verb)})
        self._first = self._person_from(self._begin())

    def all(self, harms: list[_Run]) -> Iterator[Fallen]:
        """Yield who of the sentence did a deed and came to one of some harms."""
        for harm in harms:
            if self._passive(harm[0]) or self._scan.low(harm[0]) in _OF_THEMSELVES:
                found = self._suffering(harm)
            else:
                found = self._struck(harm)
            if found is not None:
                yield found

    def _told(self) -> Iterator[int]:
        """Yield the verbs by which somebody hurts people."""
        scan = self._scan
        for hit in scan.events:
            sense = sense_of(scan, hit) or (hit.senses[0] if hit.after - hit.first > 1 else None)
            if sense is None or sense.nominal or sense.lemma not in _AGAINST_PEOPLE:
                continue
            if scan.low(hit.after) not in _AT or self._hurts(hit.after + 1):
                yield hit.first
        for match in harm_words().scan(scan.words):
            harms = match.value[0] in _HARMS and match.value[1] in {*_DONE, "ing"}
            if harms and self._hurts(match.after + (scan.low(match.after) in _AT)):
                yield match.first

    def _hurts(self, at: int) -> bool:
        """Say whether people stand behind a verb, or a figure for them alone ("killing two")."""
        words = self._scan.words
        figure = at < len(words) and any(one.start == words[at].start for one in self._scan.numbers)
        alone = self._scan.low(at + 1) in _STOPS | _ONE_MORE | {",", ""}
        return self._person_from(at) is not None or (figure and alone)

    def _passive(self, verb: int) -> bool:
        """Say whether a verb tells what is done to its subject."""
        beside = range(self._verb(verb), verb)
        return is_passive(self._scan, verb) or any(self._scan.low(at) in BE for at in beside)

    def _begin(self) -> int:
        """Return where a sentence begins behind a time that opens it ("On Monday, a man ...")."""
        times = (item.after for item in self._scan.times if item.first <= 1)
        at = next(times, 0)
        return at + (self._scan.low(at) == ",")

    # Who is harmed

    def _suffering(self, harm: _Run) -> Fallen | None:
        """Return the assailant who is the subject of a harm."""
        end = self._verb(harm[0])
        before = self._scan.low(end - 1)
        by = self._agent(harm[1])
        if before in _HE:
            named = (end - 1, end)
            if end == 1:
                return self._made(None, named, by, None, harm)
            return self._thereupon(named, end - 1, by, harm)
        if before in _THEREUPON:
            return self._thereupon(self._first, end, by, harm)
        relative = self._relative_before(end)
        if relative is not None:
            who, deed = relative
            return self._made(who, who, by, deed, harm)
        return self._for_it(self._phrase_before(end), by, harm)

    def _struck(self, harm: _Run) -> Fallen | None:
        """Return the assailant who is the object of a harm."""
        scan = self._scan
        by = self._phrase_before(self._subject_end(harm[0]))
        if scan.low(harm[0] + 1) in _HIM:
            named = (harm[0] + 1, harm[0] + 2)
            if by is None or by[0] == 0:
                return self._made(None, named, by, None, harm) if by else None
            return self._thereupon(named, by[0], by, harm)
        return self._for_it(self._person_from(harm[1]), by, harm)

    def _thereupon(self, named: _Run | None, at: int, by: _Run | None, harm: _Run) -> Fallen | None:
        """Return who did a deed and was then harmed ("X stabbed a man before he was shot")."""
        if self._first is None or named is None or self._scan.low(at - 1) not in _THEREUPON:
            return None
        deed = next((d for d in self._deeds if self._first[1] <= d < at), None)
        return None if deed is None else self._made(self._first, named, by, deed, harm, own=True)

    def _for_it(self, named: _Run | None, by: _Run | None, harm: _Run) -> Fallen | None:
        """Return who was harmed for a deed that is told behind ("a man who ...", "after he ...")."""
        if named is None:
            return None
        deed = self._relative_behind(named[1]) or self._since(max(harm[1], named[1]))
        known = self._scan.low(named[0]) in _KNOWN and self._scan.low(named[1] - 1) in _NOUNS
        if deed is None and not known:
            return None
        return self._made(named if deed is not None else None, named, by, deed, harm)

    def _made(
        self,
        who: _Run | None,
        named: _Run,
        by: _Run | None,
        deed: int | None,
        harm: _Run,
        *,
        own: bool = False,
    ) -> Fallen | None:
        """Return an assailant, None where it is in doubt that he is one or fell at once to guards."""
        if by is not None and not self._harmless(by):
            return None
        pronoun = self._scan.low(named[0]) in _HE | _HIM
        if (who or not pronoun) and not self._may_fall(who or named, by):
            return None
        if deed is None and not self._forces(by):
            return None
        if deed is not None and (self._apart(deed, harm) or self._at_them(deed)):
            return None
        return Fallen(
            who=self._span(who) if who else None,
            named=self._span(named),
            pronoun=pronoun,
            by=self._span(by) if by else None,
            deed=None if deed is None else self._span((deed, deed + 1)),
            harm=self._span(harm),
            aside=deed is not None and named[0] < deed < harm[0] and not own,
        )

    # Deeds

    def _relative_behind(self, at: int) -> int | None:
        """Return the deed of somebody told in a clause that begins at a word ("who had stabbed ...")."""
        at += self._scan.low(at) == ","
        return self._clause(at)

    def _clause(self, at: int) -> int | None:
        """Return the deed of a relative clause; one done before, in "had", may be another day's."""
        then = self._scan.low(at) in _WHO and self._scan.low(at + 1) != "had"
        return self._governed(at) if then else None

    def _relative_before(self, end: int) -> tuple[_Run, int] | None:
        """Return whom, with his deed, a relative clause tells of that ends before a verb."""
        scan = self._scan
        for at in range(end - 1, 0, -1):
            if scan.low(at) in BARRIERS:
                return None
            deed = self._clause(at)
            if deed is not None and deed < end:
                apart = scan.low(at - 1) == ","
                who = self._phrase_before(at - apart)
                return (who, deed) if who and (not apart or scan.low(end - 1) == ",") else None
        return None

    def _since(self, after: int) -> int | None:
        """Return the deed that a clause behind gives as what came before ("after he had stabbed")."""
        for at in range(after, len(self._scan.words)):
            if self._scan.low(at) in _FOR_IT:
                then = at + 1
                ing = then in self._deeds and self._scan.low(then).endswith("ing")
                return then if ing else self._governed(then) if self._scan.low(then) in _HE else None
        return None

    def _at_them(self, deed: int) -> bool:
        """Say whether a deed is aimed at those who then harm him: both fight ("who had fired at them")."""
        return any(self._scan.low(at) in _HIM for at in range(deed + 1, deed + _BY_REACH // 2))

    def _apart(self, deed: int, harm: _Run) -> bool:
        """Say whether a deed and a harm are told with two times, or with one of an earlier month or year."""
        times = self._scan.times
        lows = {self._scan.low(i) for item in times for i in range(item.first, item.after)}
        days = {low for low in lows if low.isdecimal()}
        old = any(len(low) == _YEAR for low in days) or lows & _LONG_AGO or (lows & _MONTHS and not days)
        between = range(min(deed, harm[0]), max(deed, harm[0]) + 1)
        return len(times) > 1 or bool(old) or any(self._scan.low(at) in _LATER for at in between)

    def _governed(self, subject: int) -> int | None:
        """Return the deed whose subject is the word at an index."""
        return next((d for d in self._deeds if d > subject and self._verb(d) == subject + 1), None)

    def _verb(self, at: int) -> int:
        """Return where the words of a verb begin ("had tried to | stab", "was then | shot dead")."""
        while at > 0 and (self._scan.low(at - 1) in _BESIDE_VERB or self._scan.low(at - 1).endswith("ly")):
            at -= 1
        return at

    # People

    def _subject_end(self, verb: int) -> int:
        """Return where the subject of a verb ends, before a time and a verb joined ("shot and killed")."""
        at, before = self._verb(verb), -1
        while at != before:
            before = at
            at -= self._scan.low(at - 1) == "and" and at - 2 in self._deeds
            at = self._verb(at - 1) if at - 1 in self._deeds else at
            at = next((item.first for item in self._scan.times if item.after == at), at)
            at -= self._scan.low(at - 1) == "on"
        return at

    def _agent(self, after: int) -> _Run | None:
        """Return by whom somebody was harmed."""
        for at in range(after, min(after + _BY_REACH, len(self._scan.words))):
            if self._scan.low(at) == "by":
                return self._person_from(at + 1)
            if self._scan.low(at) in BARRIERS | {",", "."}:
                break
        return None

    def _person_from(self, first: int) -> _Run | None:
        """Return the words for people that begin at a word."""
        for at in range(first, min(first + _LONGEST, len(self._scan.words))):
            after = self._person_at(at)
            if after is not None:
                return first, after
            if self._scan.low(at) in _STOPS:
                break
        return None

    def _person_at(self, at: int) -> int | None:
        """Return where words for people end that a noun at an index closes."""
        item = next((one for one in self._scan.actors if one.first <= at < one.after), None)
        if item is not None:
            joined = any(one.first == item.after for one in self._scan.actors)
            return None if joined else item.after
        word = self._scan.words[at]
        of_a_nation = (
            word.text[0].isupper() and self._scan.low(at - 1) in _OPENS and actors().countries(word.text)
        )
        following = any(one.first in {at + 1, at + 2} for one in self._scan.actors)
        return at + 1 if of_a_nation and not following else None

    def _phrase_before(self, after: int) -> _Run | None:
        """Return the words for people that end before a word, or before what hangs on them."""
        at = after
        while at > 0 and after - at < _LONGEST:
            opened = self._scan.low(at) in _OPENS and self._scan.low(at - 1) not in _OPENS
            if at < after and (opened or self._scan.low(at - 1) in _STOPS):
                break
            at -= 1
        found = self._person_from(at)
        return found if found is not None and found[1] == after else None

    def _item(self, run: _Run) -> Item | None:
        return next((one for one in self._scan.actors if one.after == run[1]), None)

    def _forces(self, run: _Run | None) -> bool:
        item = self._item(run) if run else None
        return item is not None and item.tag == ActorKind.STATE_FORCES

    def _harmless(self, run: _Run) -> bool:
        """Say whether people are guards, police, soldiers or who passes by."""
        return self._forces(run) or self._scan.low(run[1] - 1) in _GUARDS

    def _may_fall(self, run: _Run, by: _Run | None) -> bool:
        """Say whether words for people are of no side of a war and of nobody but by his deed told of."""
        scan, last = self._scan, run[1] - 1
        inside = (one for one in scan.actors if run[0] <= one.first < run[1])
        if any(key.startswith("actor:") for one in inside for key in one.keys):
            return False
        low, text = scan.low(last), scan.words[last].text
        army = by is not None and any(scan.low(at) in _ARMY for at in range(*by))
        if army and low.endswith(("s", "men")):
            return False
        if low in _NOUNS:
            return True
        known = low in _PEOPLE or (text[0].isupper() and bool(actors().countries(text)))
        return known and not self._said_by_forces()

    def _said_by_forces(self) -> bool:
        """Say whether a sentence is told by forces: who killed gives the deed as the reason."""
        forces = (one for one in self._scan.actors if one.tag == ActorKind.STATE_FORCES)
        words = self._scan.words
        return any(
            (one.after < len(words) and speech_verbs().match(words, one.after))
            or {self._scan.low(at) for at in range(one.first - 3, one.first)} & _SOURCE
            or (one.first > 0 and speech_verbs().match(words, one.first - 1))
            for one in forces
        )

    def _span(self, run: _Run) -> Span:
        return self._report.span(self._scan.words[run[0]].start, self._scan.words[run[1] - 1].end)
