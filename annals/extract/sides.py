"""Who is on which side of an act by the syntax of its sentence: repelled, between two, taken from, held by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annals.extract.cues import cue_set
from annals.extract.lexicon import cue_table
from annals.extract.nouns import is_named, named_for, parted, partners_of, subject_before
from annals.extract.roles import RoleFinder
from annals.extract.scan import EventHit, Item, Scan
from annals.extract.senses import BARRIERS, BE, is_passive
from annals.model.reading import Label, Mention
from annals.model.report import Report, Span
from annals.model.vocabulary import ActorKind

_TWO_SIDED = frozenset({"armed_clash", "agreement"})
_NO_DEED = frozenset({"protest", "agreement", "group_change", "territory_transfer", "base_established", "arrests"})
_TAKEN = frozenset({"state_takes_territory", "nonstate_takes_territory"})
_OWNER = frozenset({"by", "of", "from"})
_AGENT = frozenset({"by"})
_ORIGIN = frozenset({"from"})
_BEFORE_ING = frozenset({"after", "before", "while"})
_PERFECT = frozenset({"has", "have", "had", "'s", "'ve"})
_ENDS = frozenset({".", ",", ";", ":", ""})
_NEXT = 2
_FROM_BEFORE = 4
_STOPS = (
    cue_set("grammar", "prepositions") | BARRIERS | BE | cue_set("grammar", "finite") | {".", "?", "!", ";"}
)
_PLACES = cue_set("places", "nouns") | cue_set("sides", "places")
_NOUN_REACH, _OWNER_REACH, _FROM_REACH, _BETWEEN_REACH = 7, 5, 12, 10
_SCORE = 0.8


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of an act that ``words`` name; of no act in particular where there are none.

    ``attackers`` did it, ``attacked`` is whom it was done to, ``outside`` who did no act by these words.
    ``lent`` says that the attackers are those of another verb of the sentence, ``past`` that the words name
    acts before the one that is told.
    """

    words: tuple[Span, ...]
    attackers: tuple[Mention, ...] = ()
    attacked: tuple[Mention, ...] = ()
    outside: tuple[Span, ...] = ()
    lent: bool = False
    past: bool = False


def sides(report: Report, scan: Scan, roles: RoleFinder) -> tuple[Sides, ...]:
    """Return the sides that the syntax of a sentence tells."""
    finder = _Finder(report, scan, roles)
    return (
        *finder.repelled(),
        *finder.between(),
        *finder.taken(),
        *finder.held(),
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
            if noun is None:
                continue
            agent = self._after(verb.after, _AGENT, _OWNER_REACH)
            defender = agent if passive else subject_before(scan, verb.first, only_actors=True)
            owners = self._owners(noun)
            if defender is None or defender in owners:
                continue
            yield Sides(
                words=(self._span(verb.first, verb.after), self._span(noun.first, noun.after)),
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
                both = self._parties(at + 1)
                if len(both) > 1:
                    yield Sides(words=(self._span(noun.first, noun.after),), attackers=self._mentions(both))

    def taken(self) -> Iterator[Sides]:
        """Yield from whom somebody took a place as the one whom it was done to."""
        scan = self._scan
        for hit in scan.events:
            if not any(not sense.nominal and sense.type in _TAKEN for sense in hit.senses):
                continue
            loser = self._after(hit.after, _ORIGIN, _FROM_REACH)
            if loser is not None:
                told = self._mentions([loser])
                words = (self._span(hit.first, hit.after),)
                yield Sides(words=words, attacked=told, outside=tuple(one.span for one in told))

    def held(self) -> Iterator[Sides]:
        """Yield who only holds a place ("rebel-held", "an area controlled by rebels")."""
        scan = self._scan
        for at, word in enumerate(scan.words):
            if "from" in {scan.low(n) for n in range(at - _FROM_BEFORE, at)}:
                continue  # "shells fired from rebel-held hills"
            if word.low.endswith(tuple(cue_set("sides", "held_by"))):
                yield Sides(words=(), outside=(self._span(at, at + 1),))
            elif word.low in cue_set("sides", "adjectives") and scan.low(at + 1) in _PLACES:
                yield Sides(words=(), outside=(self._span(at, at + 1),))
            elif word.low in cue_set("sides", "holds") and self._of_place(at):
                holder = self._after(at + 1, _AGENT, 1)
                if holder is not None:
                    told = [holder, *partners_of(scan, holder), *self._parties(holder.first)]
                    yield Sides(words=(), outside=tuple(one.span for one in self._mentions(told)))

    def before_nouns(self) -> Iterator[Sides]:
        """Yield the side that stands before the noun of its act ("rebel shelling", "extremist-led attack")."""
        scan = self._scan
        for hit in scan.events:
            deed = any(
                s.nominal and not s.harm and s.kind == "incident" and s.type not in _NO_DEED for s in hit.senses
            )
            side = self._side(hit.first - 1) if deed else None
            if side is not None:
                mention = self._roles.mention(side, _SCORE)
                yield Sides(words=(self._span(hit.first, hit.after),), attackers=(mention,))

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
                yield from self._did(match.first, [hit for hit in scan.events if hit.after <= match.first][-1:])

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
        return None if noun is None or parted(self._scan, after, noun.first) else noun

    def _owners(self, noun: EventHit) -> list[Item]:
        """Return whose attack it is: before its noun, or behind "by" or "of"."""
        scan = self._scan
        before = self._side(noun.first - 1) or self._roles.adjective(scan, noun.first)
        owner = before or self._after(noun.after, _OWNER, _OWNER_REACH)
        return [owner, *partners_of(scan, owner)] if owner is not None else []

    def _after(self, after: int, prepositions: frozenset[str], reach: int) -> Item | None:
        """Return the actor that stands right behind one of some prepositions, within its clause."""
        scan = self._scan
        for at in range(after, min(len(scan.words), after + reach)):
            if scan.low(at) in BARRIERS | {".", ",", "which", "who", "that"}:
                return None
            if scan.low(at) in prepositions:
                found = self._noun_phrase(at + 1)
                if found is not None:
                    return found
        return None

    def _noun_phrase(self, at: int) -> Item | None:
        """Return the actor in whom the noun phrase at a word ends."""
        scan = self._scan
        for item in scan.actors:
            between = [scan.low(n) for n in range(at, item.first)]
            if item.first >= at and not any(low in _STOPS or not low[:1].isalnum() for low in between):
                return named_for(scan, item) if self._is_head(item) else None
        return None

    def _is_head(self, item: Item) -> bool:
        """Say whether an actor is told of, not a thing of his ("the army base")."""
        return self._heads(item.after) and self._scan.low(item.after) not in {"'s", "’s", "'"}

    def _heads(self, after: int) -> bool:
        """Say whether no thing and no place follows at once, which words before it only describe."""
        thing = any(one.first <= after < one.after for one in self._scan.targets)
        return not thing and self._scan.low(after) not in _PLACES

    def _of_place(self, at: int) -> bool:
        """Say whether a participle stands behind words for a place."""
        scan = self._scan
        place = any(item.after == at for item in scan.places)
        return place or scan.low(at - 1) in _PLACES

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

    def _parties(self, at: int) -> list[Item]:
        """Return the parties listed from a word on ("X and forces loyal to Y")."""
        scan, found, first = self._scan, [], at
        while at < len(scan.words):
            aside = self._aside(at)
            item = next((one for one in scan.actors if one.first == at), None) or self._forces(first, at)
            if aside > at:
                at = first = aside
            elif item is not None:
                whole = self._with_loyalty(item)
                if self._is_head(whole):
                    found.append(whole)
                at = first = whole.after
            elif scan.low(at) in _STOPS or any(one.first == at for one in scan.times) or self._is_verb(at):
                break
            else:
                at += 1
        joined = found and "and" in {scan.low(n) for n in range(found[0].after, at)}
        return found if joined else []

    def _aside(self, at: int) -> int:
        """Return where words that tell no party end: "and", "on the one hand", a name in brackets."""
        scan = self._scan
        if scan.low(at) in {"and", ",", "both"}:
            return at + 1
        if scan.low(at) == "(":
            return next((n + 1 for n in range(at, len(scan.words)) if scan.low(n) == ")"), at)
        match = cue_table("sides", "hands").match(scan.words, at)
        return match.after if match is not None else at

    def _forces(self, first: int, at: int) -> Item | None:
        """Return the forces that a noun without an actor of its own ends ("pro-regime forces")."""
        words = self._scan.words
        if words[at].low not in cue_set("sides", "forces"):
            return None
        start = first + (words[first].low in {"the", "a", "an"} and first < at)
        kind = ActorKind.EXTERNAL_OR_OTHER
        return Item(Label.ACTOR, start, at + 1, words[start].start, words[at].end, kind)

    def _with_loyalty(self, item: Item) -> Item:
        """Return fighters as whom they are of, forces with whom they are loyal to."""
        scan = self._scan
        owner = named_for(scan, item)
        if owner is not item:
            return owner
        at = item.after + 1
        at += scan.low(at) == "the"
        if scan.low(item.after) in {"from", "of"}:
            return next((one for one in scan.actors if one.first == at and is_named(scan, one)), item)
        if scan.low(item.after) not in cue_set("sides", "loyal") or scan.low(item.after + 1) not in {"to", "with"}:
            return item
        at = item.after + 2
        at += scan.low(at) == "the"
        lord = next((one.after for one in scan.actors if one.first == at), at + 1)
        return replace(item, after=lord, end=scan.words[lord - 1].end) if lord <= len(scan.words) else item

    def _is_verb(self, at: int) -> bool:
        return any(one.first == at and not _only_noun(one) for one in self._scan.events)


def _only_noun(hit: EventHit) -> bool:
    return all(sense.nominal for sense in hit.senses)

