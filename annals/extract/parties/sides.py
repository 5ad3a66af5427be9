"""Who is on which side of an act by the syntax of its sentence: repelled it, lost by it, fought in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annals.extract.parties.noun_phrases import PLACES, fighters_of, listed, party_after, with_lord
from annals.extract.parties.roles import RoleFinder
from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import EventWord, cue_table
from annals.extract.sentence.nouns import named_for, parted, partners_of, subject_before
from annals.extract.sentence.scan import EventHit, Item, Scan
from annals.extract.sentence.senses import BE, is_passive
from annals.model.reading import Label, Mention
from annals.model.report import Report, Span
from annals.model.vocabulary import ActorKind, Kind

_TWO_SIDED = frozenset({"armed_clash", "agreement"})
_NO_DEED = frozenset(
    {"protest", "agreement", "group_change", "territory_transfer", "base_established", "arrests"}
)
_TAKEN = frozenset({"state_takes_territory", "nonstate_takes_territory"})
_OWNER = frozenset({"by", "of", "from"})
_AGENT = frozenset({"by"})
_ORIGIN = frozenset({"from"})
_BEFORE_ING = frozenset({"after", "before", "while"})
_PERFECT = frozenset({"has", "have", "had", "'s", "'ve"})
_ENDS = frozenset({".", ",", ";", ":", ""})
_RELATIVE = BE | {
    "which",
    "that",
    "been",
    "has",
    ",",
    "mostly",
    "largely",
    "now",
    "still",
    "currently",
    "partly",
}
"""Words between a place and who holds it."""
_NEXT = 2
_FROM_BEFORE = 4
_NOUN_REACH, _OWNER_REACH, _FROM_REACH, _BETWEEN_REACH = 7, 5, 12, 10
_SCORE = 0.8


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of an act that ``words`` name; of no act in particular where there are none.

    ``attackers`` did it, ``attacked`` is whom it was done to, ``outside`` who did no act by these words.
    ``lent`` says that the attackers are those of another verb of the sentence, ``past`` that the words name
    acts before the one that is told, ``only`` that who is outside of them may have done other acts,
    ``apart`` that nothing at all was done to them either, ``aimed`` that they were attacked in all its words,
    ``beside`` that it holds only where another act is told by the words of who is outside,
    ``whole`` only where no other words tell the act.
    """

    words: tuple[Span, ...]
    attackers: tuple[Mention, ...] = ()
    attacked: tuple[Mention, ...] = ()
    outside: tuple[Span, ...] = ()
    lent: bool = False
    past: bool = False
    only: bool = False
    apart: bool = False
    aimed: bool = False
    beside: bool = False
    whole: bool = False


def sides(report: Report, scan: Scan, roles: RoleFinder) -> tuple[Sides, ...]:
    """Return the sides that the syntax of a sentence tells."""
    finder = _Finder(report, scan, roles)
    return (
        *finder.repelled(),
        *finder.between(),
        *finder.taken(),
        *finder.held(),
        *finder.inquiring(),
        *finder.before_nouns(),
        *finder.before_ing(),
        *finder.earlier(),
    )


class _Finder:
    """Finds the sides of the acts of one sentence."""

    def __init__(self, report: Report, scan: Scan, roles: RoleFinder) -> None:
        self._report, self._scan, self._roles = report, scan, roles

    def repelled(self) -> Iterator[Sides]:
        """Yield those who repelled an attack as attacked, and whose attack it was as attackers."""
        scan = self._scan
        for verb in cue_table("sides", "repel").scan(scan.words):
            passive = is_passive(scan, verb.first)
            noun = self._attack(verb.first, verb.after, before=passive)
            agent = party_after(scan, verb.after, _AGENT, _OWNER_REACH)
            subject = subject_before(scan, verb.first, only_actors=True)
            defender = subject if not passive else named_for(scan, agent) if agent is not None else None
            act, owners = (noun, self._owners(noun)) if noun else self._who_attacked(verb.after)
            if act is not None and defender is not None and defender not in owners:
                yield Sides(
                    words=(self._span(verb.first, verb.after), self._span(act.first, act.after)),
                    attackers=self._mentions(owners),
                    attacked=self._mentions([defender, *partners_of(scan, defender)]),
                )

    def between(self) -> Iterator[Sides]:
        """Yield both sides of a fight or an agreement "between" them."""
        scan = self._scan
        for at in (n for n, word in enumerate(scan.words) if word.low == "between"):
            nouns = (hit for hit in scan.events if hit.after <= at <= hit.after + _BETWEEN_REACH)
            noun = max(nouns, key=lambda hit: hit.after, default=None)
            if noun is None or parted(scan, noun.after, at):
                continue
            if any(sense.nominal and sense.type in _TWO_SIDED for sense in noun.senses):
                both = listed(scan, at + 1)
                words = (self._span(noun.first, noun.after),)
                theirs = tuple(one.span for one in self._mentions(fighters_of(scan, both)))
                if len(both) > 1:
                    yield Sides(words=words, attackers=self._mentions(both), outside=theirs)

    def taken(self) -> Iterator[Sides]:
        """Yield from whom somebody took a place as the one whom it was done to."""
        scan = self._scan
        for hit in scan.events:
            if not any(not sense.nominal and sense.type in _TAKEN for sense in hit.senses):
                continue
            yield from self._taken_by(hit.first, hit.after)
        for at, word in enumerate(scan.words):
            if word.low in cue_set("sides", "frees") and self._place_before_from(at + 1):
                yield from self._taken_by(at, at + 1)

    def _taken_by(self, first: int, after: int) -> Iterator[Sides]:
        """Yield from whom a place was taken by words for that."""
        scan = self._scan
        loser = party_after(scan, after, _ORIGIN, _FROM_REACH)
        if loser is None or self._come_from(loser):
            return
        aside = {scan.low(n) for n in range(after, loser.first)} & cue_set("sides", "aside")
        if not aside:  # "with support from Y", "despite shelling from Y"
            told = self._mentions([loser, with_lord(scan, loser)])
            words = (self._span(first, after),)
            whole = self._span(loser.first, self._in_brackets(loser))  # "the Plains Army (PA) fighters"
            yield Sides(words=words, attacked=told, outside=(*(one.span for one in told), whole))

    def _place_before_from(self, at: int) -> bool:
        """Say whether a place stands between an index and the next "from" ("freed two towns from ...")."""
        scan = self._scan
        end = next((n for n in range(at, at + _FROM_REACH) if scan.low(n) == "from"), at)
        named = any(at <= one.first < end for one in scan.places)
        return named or any(scan.low(n) in PLACES for n in range(at, end))

    def _in_brackets(self, item: Item) -> int:
        """Return where an actor ends with his short name in brackets and the noun behind ("(IS) group")."""
        scan = self._scan
        if scan.low(item.after) != "(" or scan.low(item.after + _NEXT) != ")":
            return item.after
        after = item.after + _NEXT + 1
        return next((one.after for one in scan.actors if one.first == after and not one.keys), after)

    def _come_from(self, item: Item) -> bool:
        """Say whether those named before "from" are of somebody, no force of the other side."""
        scan = self._scan
        at = item.first - (scan.low(item.first - 1) == "the") - 1
        people = next((one for one in scan.actors if one.after == at and not one.keys), None)
        forces = ActorKind.STATE_FORCES
        alike = people is not None and (people.tag == forces) == (item.tag == forces)
        return scan.low(at) == "from" and alike

    def held(self) -> Iterator[Sides]:
        """Yield who only holds a place ("rebel-held", "an area controlled by rebels")."""
        scan = self._scan
        for at, word in enumerate(scan.words):
            if "from" in {scan.low(n) for n in range(at - _FROM_BEFORE, at)}:
                continue  # "shells fired from rebel-held hills"
            owned = word.low in cue_set("sides", "adjectives") and scan.low(at + 1) in PLACES
            by = word.low.endswith(tuple(cue_set("sides", "held_by"))) and not self._of_party(at)
            if owned or by:
                yield Sides(words=(), outside=(self._span(at, at + 1),))
            elif word.low in cue_set("sides", "holds") and self._of_place(at):
                holder = party_after(scan, at + 1, _AGENT, 1)
                if holder is not None:
                    told = [holder, *partners_of(scan, holder), *listed(scan, holder.first)]
                    spans = tuple(one.span for one in self._mentions(told))
                    yield Sides(
                        words=(), outside=(*spans, self._span(holder.first, self._in_brackets(holder)))
                    )

    def _of_party(self, at: int) -> bool:
        """Say whether a word is of the name of a party ("the Hamas-run government")."""
        scan = self._scan
        places = {one.first for one in scan.places}
        return any(
            (one.first <= at < one.after - 1 or one.first == at + 1) and one.after - 1 not in places
            for one in scan.actors
        )

    def inquiring(self) -> Iterator[Sides]:
        """Yield who only looks into an act ("the authorities are still investigating")."""
        scan = self._scan
        for match in cue_table("sides", "inquires").scan(scan.words):
            be = next((n for n in range(match.first - 1, match.first - 3, -1) if scan.low(n) in BE), None)
            actor = next((one for one in scan.actors if be is not None and 0 <= be - one.after <= 1), None)
            if actor is not None:
                yield Sides(words=(), outside=(self._span(actor.first, actor.after),))

    def before_nouns(self) -> Iterator[Sides]:
        """Yield the side that stands before the noun of its act ("rebel shelling")."""
        scan = self._scan
        for hit in scan.events:
            at = hit.first - 1
            while scan.low(at) in cue_set("sides", "means"):
                at -= 1
            side = self._side(at) if any(map(is_attack, hit.senses)) else None
            if side is not None:
                mention = self._roles.mention(side, _SCORE)
                yield Sides(words=(self._span(hit.first, hit.after),), attackers=(mention,))
                yield from self._after(hit.after)

    def _after(self, at: int) -> Iterator[Sides]:
        """Yield who did what an act of others came after ("the raid that came after rebels fired")."""
        scan = self._scan
        for n in (n for n in range(at, len(scan.words)) if scan.low(n) == "after"):
            first = n + 1 + (scan.low(n + 1) == "the")
            doer = next((one for one in scan.actors if one.first == first), None)
            if doer is not None and any(
                hit.first == doer.after and not _only_noun(hit) for hit in scan.events
            ):
                behind = self._span(n, len(scan.words))
                yield Sides(words=(behind,), outside=(self._span(doer.first, doer.after),), lent=True)

    def before_ing(self) -> Iterator[Sides]:
        """Yield the subject of the main clause as who did what is told before it ("after seizing")."""
        scan = self._scan
        for hit in scan.events:
            if scan.low(hit.first - 1) not in _BEFORE_ING or not scan.low(hit.first).endswith("ing"):
                continue
            main = [one for one in scan.events if one.after < hit.first and not _only_noun(one)]
            verb = max(main, key=lambda one: one.first, default=None)
            if verb is None or parted(scan, verb.after, hit.first - 1) or is_passive(scan, verb.first):
                continue
            doer = subject_before(scan, verb.first, only_actors=True)
            if doer is not None:
                words = (self._span(hit.first, hit.after),)
                yield Sides(words=words, attackers=self._mentions([doer]), lent=True)

    def earlier(self) -> Iterator[Sides]:
        """Yield who did acts before the one that is told ("has claimed previous bombings"), and not that."""
        scan = self._scan
        for at, word in enumerate(scan.words):
            if word.low in cue_set("sides", "earlier"):
                yield from self._did(at, [hit for hit in scan.events if 0 < hit.first - at <= _NEXT])
        for match in cue_table("sides", "in_the_past").scan(scan.words):
            counted = any(time.first < match.after and match.first <= time.after for time in scan.times)
            if scan.low(match.after) in _ENDS and not counted:
                before = [hit for hit in scan.events if hit.after <= match.first]
                yield from self._did(match.first, before[-1:])

    def _did(self, at: int, told: list[EventHit]) -> Iterator[Sides]:
        """Yield the subject of a verb in the perfect before a word as who did several acts."""
        scan = self._scan
        acts = [hit for hit in told if scan.low(hit.after - 1).endswith("s")]
        doer = subject_before(scan, min(at, acts[0].first), only_actors=True) if acts else None
        if doer is None:
            return
        between = {scan.low(n) for n in range(doer.after, at)}
        if between & _PERFECT and not between & {",", "who", "which", "as"}:
            told_of = self._mentions([doer])
            words = tuple(self._span(hit.first, hit.after) for hit in acts)
            outside = tuple(one.span for one in told_of)
            yield Sides(words=words, attackers=told_of, outside=outside, past=True)

    # Phrases

    def _span(self, first: int, after: int) -> Span:
        words = self._scan.words
        return self._report.span(words[first].start, words[after - 1].end)

    def _mentions(self, items: list[Item]) -> tuple[Mention, ...]:
        told = dict.fromkeys(self._roles.described(self._scan, item) for item in items)
        return tuple(self._roles.mention(item, _SCORE) for item in told)

    def _attack(self, first: int, after: int, *, before: bool) -> EventHit | None:
        """Return the noun of the attack that is repelled."""
        events = self._scan.events
        inside = next((hit for hit in events if hit.first == first and hit.after > after), None)
        if inside is not None:  # "repelled an attack" is one act by its words
            return inside
        nouns = [hit for hit in events if any(s.nominal and not s.harm for s in hit.senses)]
        if before:
            near = [hit for hit in nouns if hit.after <= first and not parted(self._scan, hit.after, first)]
            return max(near, key=lambda hit: hit.first, default=None)
        near = [hit for hit in nouns if after <= hit.first < after + _NOUN_REACH]
        noun = min(near, key=lambda hit: hit.first, default=None)
        if noun is None or parted(self._scan, after, noun.first) or self._beside(after, noun.first):
            return None
        return noun

    def _beside(self, after: int, first: int) -> bool:
        """Say whether a noun stands beside an object, not in it ("drove back rebels with air strikes")."""
        between = {self._scan.low(n) for n in range(after, first)}
        return bool(between & cue_set("grammar", "prepositions"))

    def _who_attacked(self, after: int) -> tuple[EventHit | None, list[Item]]:
        """Return what those did who were repelled ("repelled rebels who attacked"), and who they are."""
        scan = self._scan
        people = (item for item in scan.actors if after <= item.first < after + _NEXT + 1)
        who = next((item for item in people if scan.low(item.after) == "who"), None)
        first = who.after + 1 if who is not None else 0
        act = next((hit for hit in scan.events if who and first <= hit.first <= first + _NEXT), None)
        return act, [who] if who is not None else []

    def _owners(self, noun: EventHit) -> list[Item]:
        """Return whose attack it is: before its noun, or behind "by" or "of"."""
        scan = self._scan
        before = self._side(noun.first - 1) or self._roles.adjective(scan, noun.first)
        owner = before or party_after(scan, noun.after, _OWNER, _OWNER_REACH)
        return [named_for(scan, owner), *partners_of(scan, owner)] if owner is not None else []

    def _of_place(self, at: int) -> bool:
        """Say whether a participle stands behind words for a place ("a town that is held by")."""
        scan = self._scan
        if scan.low(at) != "held" and scan.low(at - 1) in BE and scan.low(at - 2) == "and":
            at = next((n for n in range(at - 2, max(0, at - _FROM_REACH), -1) if scan.low(n) == "which"), at)
        while scan.low(at - 1) in _RELATIVE:
            at -= 1
        place = any(item.after == at for item in scan.places)
        return place or scan.low(at - 1) in PLACES

    def _side(self, at: int) -> Item | None:
        """Return the side that a word before a noun tells of ("rebel", "extremist-led")."""
        word = self._scan.words[at] if at >= 0 else None
        if word is None:
            return None
        led = word.low.endswith("-led")
        if word.low.removesuffix("-led") not in cue_set("sides", "adjectives"):
            return None
        known = next((one for one in self._scan.actors if one.after == at + 1 and not led), None)
        end = word.end - len("-led") * led
        return known or Item(Label.ACTOR, at, at + 1, word.start, end, ActorKind.EXTERNAL_OR_OTHER)


def is_attack(sense: EventWord) -> bool:
    """Say whether a sense of a word is a noun for an act that one side does to another."""
    incident = sense.nominal and not sense.harm and sense.kind == Kind.INCIDENT
    return incident and sense.type not in _NO_DEED


def _only_noun(hit: EventHit) -> bool:
    return all(sense.nominal for sense in hit.senses)
