"""People counted: which number goes with which people and which harm, and what it is a part of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annals.extract.counted import CountHit, scoped
from annals.extract.cues import cue_set
from annals.extract.lexicon import cue_table, harm_words, people_words
from annals.extract.persons import person_after, person_before
from annals.extract.scan import Scan
from annals.extract.senses import BE
from annals.model.vocabulary import Harm, Scope
from annals.text.numbers import NumberWords

_FILL = BE | cue_set("grammar", "fill")
_NOT_GROUP = cue_set("grammar", "not_group")
_GROUP_REACH = 6
_AFTER_REACH = 16
_BEFORE_REACH = 4
_PART_REACH = 6
_VERBAL = frozenset({"past", "participle", "ing", "base", "third"})


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A number with the people that it counts; ``after`` is the index after both."""

    first: int
    after: int
    number: tuple[int, int]
    group: tuple[int, int] | None
    bare: bool
    large: bool


@dataclass(frozen=True, slots=True)
class _HarmHit:
    first: int
    after: int
    harm: Harm
    form: str


def counts(scan: Scan, *, campaign: bool, void: frozenset[int]) -> list[CountHit]:
    """Return the people counted in a sentence; ``campaign`` says that it tells of a war or the like.

    ``void`` are words of harm that did not happen or harm nobody ("to arrest", "shot down").
    """
    harms = [
        _HarmHit(m.first, m.after, *m.value) for m in harm_words().scan(scan.words) if m.first not in void
    ]
    phrases = _compounds(scan, list(_phrases(scan)))
    found: list[CountHit] = []
    for index, phrase in enumerate(phrases):
        hit = _bind(scan, phrase, harms, phrases[index + 1 :], found)
        if hit is not None:
            found.append(hit)
    found.extend(_toll(scan, [p for p in phrases if all(p.number != hit.number for hit in found)]))
    found = [*found, *_unhurt(found)]
    found.extend(_bomber(scan, found))
    found.extend(_persons(scan, harms, found))
    return [scoped(scan, hit, campaign=campaign) for hit in _widened_harm(found)]


def _phrases(scan: Scan) -> Iterator[_Phrase]:
    """Yield the numbers of a sentence with the people that each counts."""
    base = scan.sentence.start
    for number in scan.numbers:
        start, end = base + number.start, base + number.end
        inside = scan.sentence.inside(start, end)
        if scan.low(inside.start) == "no" and scan.low(inside.stop) in {
            "casualties",
            "reports",
            "injuries",
            "deaths",
        }:
            continue
        group_after = _group(scan, inside.stop)
        if _article(scan, number) and "number" in {scan.low(i) for i in range(inside.stop, inside.stop + 4)}:
            continue
        if group_after is None and _article(scan, number):
            continue
        group = (
            (scan.words[inside.stop].start, scan.words[group_after - 1].end)
            if group_after is not None and group_after > inside.stop
            else None
        )
        after = group_after if group_after is not None else inside.stop
        large = (number.low or number.high or 0) >= _LARGE
        yield _Phrase(inside.start, after, (start, end), group, bare=group is None, large=large)


def _article(scan: Scan, number: NumberWords) -> bool:
    """Say whether a number is only "a", "an" or "one", which counts nobody without a noun."""
    base = scan.sentence.start
    inside = scan.sentence.inside(base + number.start, base + number.end)
    return number.low == 1 and scan.low(inside.stop - 1) in {"a", "an", "one"}


def _group(scan: Scan, index: int) -> int | None:
    """Return the index after the people's noun that follows a number, None where none does."""
    at = index
    limit = min(len(scan.words), index + _GROUP_REACH)
    best: int | None = None
    starts = {scan.sentence.at(scan.sentence.start + number.start) for number in scan.numbers}
    while at < limit:
        low = scan.low(at)
        if at in starts and at > index:
            break
        if low == "of" and at == index:
            at += 1
            continue
        match = people_words().match(scan.words, at)
        actor = next((a for a in scan.actors if a.first == at), None)
        if match is not None:
            best = match.after
        elif actor is not None:
            best = actor.after
        elif low.endswith("-year-old"):
            best = at + 1
        elif (
            best is not None
            or low in _NOT_GROUP
            or not any(c.isalpha() for c in low)
            or harm_words().match(scan.words, at) is not None
        ):
            break
        elif (
            scan.words[at].text[0].isupper()
            and low.endswith(("ns", "is", "ese", "ans", "s"))
            and low != "others"
        ):
            best = at + 1
        at = best if best is not None and best > at else at + 1
    return best


def _compounds(scan: Scan, phrases: list[_Phrase]) -> list[_Phrase]:
    """Join numbers told as one list ("three soldiers and a woman were killed")."""
    joined: list[_Phrase] = []
    for phrase in phrases:
        last = joined[-1] if joined else None
        between = [scan.low(i) for i in range(last.after, phrase.first)] if last is not None else []
        listed = [low for low in between if low not in _POSSESSIVES] in (["and"], [",", "and"])
        if last is not None and not last.bare and not phrase.bare and listed:
            last = _with_list(scan, joined)
            joined[-1] = replace(
                last,
                after=phrase.after,
                number=(last.number[0], scan.words[phrase.after - 1].end),
                group=(scan.words[last.first].start, scan.words[phrase.after - 1].end),
            )
        else:
            joined.append(phrase)
    return joined


def _with_list(scan: Scan, joined: list[_Phrase]) -> _Phrase:
    """Take into the last phrase those listed before it with commas ("a man, a woman and ...")."""
    last = joined[-1]
    while len(joined) > 1:
        before = joined[-2]
        if before.bare or [scan.low(i) for i in range(before.after, last.first)] != [","]:
            break
        last = replace(last, first=before.first, number=(before.number[0], last.number[1]))
        joined.pop()
        joined[-1] = last
    return last


def _bind(
    scan: Scan, phrase: _Phrase, harms: list[_HarmHit], later: list[_Phrase], found: list[CountHit]
) -> CountHit | None:
    """Return the count of a number phrase with its nearest harm."""
    part = _part_of(scan, phrase, found)
    options = [(cost, harm) for harm in harms if (cost := _cost(scan, phrase, harm, later)) is not None]
    if options:
        _, best = min(options, key=lambda option: option[0])
        harm, at, end = best.harm, best.first, best.after
    elif part is not None:
        harm, at, end = part.harm, part.harm_at, phrase.after
    elif found and phrase.bare and scan.low(phrase.first - 1) == "and" and scan.low(phrase.after) in _THERE:
        harm, at, end = found[-1].harm, found[-1].harm_at, phrase.after
    else:
        return None
    return CountHit(
        first=min(phrase.first, at),
        after=max(phrase.after, end),
        number=phrase.number,
        group=phrase.group,
        harm=harm,
        harm_at=at,
        scope=Scope.UNCLEAR,
        period=None,
        share=_share(scan, phrase),
        part_of=part,
        person=False,
        nobody=scan.low(phrase.first) in _NOBODY,
        large=phrase.large,
    )


def _cost(scan: Scan, phrase: _Phrase, harm: _HarmHit, later: list[_Phrase]) -> float | None:
    """Return how far a harm is from a number phrase, None where they do not go together."""
    if phrase.first <= harm.first < phrase.after:
        return 0.1 if harm.first > phrase.first else None
    if harm.first >= phrase.after:
        return _cost_after(scan, phrase, harm, later)
    return _cost_before(scan, phrase, harm)


def _cost_after(scan: Scan, phrase: _Phrase, harm: _HarmHit, later: list[_Phrase]) -> float | None:
    """Return the distance of a harm told after the people ("12 people were killed")."""
    gap = range(phrase.after, harm.first)
    active = any(other.first == harm.after for other in later) or scan.low(harm.after) in _ARTICLES
    if not gap and active and harm.form in {"past", "participle"}:
        return None
    lows = {scan.low(i) for i in gap}
    if lows & {"has", "have", "had"} and "been" not in lows and scan.low(harm.first) not in _OF_THEMSELVES:
        return None
    if all(scan.low(i) in _FILL for i in gap):
        return 0.0 if harm.form != "ing" else None
    if phrase.bare and len(gap) > 2:
        return None
    nearer = any(other.first < harm.first and not _is_part(scan, other) for other in later)
    passive = any(scan.low(i) in BE for i in range(max(phrase.after, harm.first - 3), harm.first))
    dies = harm.form in {"past", "base"} and scan.low(harm.first) in {
        "died",
        "die",
        "perished",
        "drowned",
        "fled",
    }
    if len(gap) > _AFTER_REACH or nearer or not (passive or dies):
        return None
    return 2.0 + len(gap) / 2


def _cost_before(scan: Scan, phrase: _Phrase, harm: _HarmHit) -> float | None:
    """Return the distance of a harm told before the people ("killing 12 people")."""
    gap = range(harm.after, phrase.first)
    lows = [scan.low(i) for i in gap]
    if lows in (["himself", "and"], ["herself", "and"], ["themselves", "and"]):
        return 0.5
    if len(lows) > _BEFORE_REACH or any(low in {".", ";", ",", "and", "when", "in"} for low in lows):
        return None
    if harm.form == "word":
        heads = scan.low(harm.after - 1) in _HEADS
        return 1.0 + len(lows) if heads and lows[:1] in (["of"], ["to"], ["at"], [":"]) else None
    passive = scan.low(harm.first - 1) in BE
    if harm.form not in _VERBAL or passive or (phrase.bare and scan.low(harm.first) in _LOSE):
        return None
    return 0.3 + len(lows)


def _part_of(scan: Scan, phrase: _Phrase, found: list[CountHit]) -> CountHit | None:
    """Return the count of which a phrase is told as a part ("19, among them 3 children")."""
    if not found or not _is_part(scan, phrase):
        return None
    whole = found[-1]
    return whole.part_of or whole


def _is_part(scan: Scan, phrase: _Phrase) -> bool:
    """Say whether a phrase is introduced as a part of what was counted before."""
    for match in cue_table("counting", "part").scan(scan.words):
        if match.after <= phrase.first <= match.after + _PART_REACH:
            between = range(match.after, phrase.first)
            return not any(scan.low(i) in BE | {"when", "while", ";"} for i in between)
    before = [scan.low(i) for i in range(phrase.after, phrase.after + 2)]
    return before in (["of", "them"], ["of", "whom"])


def _share(scan: Scan, phrase: _Phrase) -> tuple[int, int] | None:
    """Return words that give a part without a number ("most of them women and children")."""
    at = phrase.after
    if scan.low(at) != ",":
        return None
    first = at + 1
    if scan.low(first) not in {"most", "mostly", "many", "some", "half", "including", "mainly", "largely"}:
        return None
    if scan.low(first) == "including" and any(
        number.start for number in scan.numbers if _inside(scan, number, first)
    ):
        return None
    last = first
    while last < len(scan.words) and scan.low(last) not in {",", ".", ";"} | BE:
        last += 1
    return scan.words[first].start, scan.words[last - 1].end


def _inside(scan: Scan, number: NumberWords, first: int) -> bool:
    start = scan.sentence.start + number.start
    return scan.words[first].start <= start <= scan.words[first].end + 40


def _toll(scan: Scan, phrases: list[_Phrase]) -> Iterator[CountHit]:
    """Yield the number that a death toll is given as ("the toll rose to 12")."""
    toll = next(iter(cue_table("counting", "toll").scan(scan.words)), None)
    if toll is None:
        return
    rising = [m.after for m in cue_table("counting", "rising").scan(scan.words)]
    for phrase in phrases:
        if phrase.first > toll.after and (
            any(0 <= phrase.first - after <= 2 for after in rising) or phrase.first - toll.after <= 3
        ):
            yield CountHit(
                first=toll.first,
                after=phrase.after,
                number=phrase.number,
                group=phrase.group,
                harm=Harm.KILLED_OR_INJURED if "casualt" in toll.value else Harm.KILLED,
                harm_at=toll.first,
                scope=Scope.UNCLEAR,
                period=None,
                share=None,
                part_of=None,
                person=False,
            )
            return


def _bomber(scan: Scan, found: list[CountHit]) -> Iterator[CountHit]:
    """Yield an attacker who is told to have died by the own act ("killed five people and himself")."""
    attacker = next((item for item in scan.actors if "bomber" in scan.low(item.after - 1)), None)
    own = next((i for i, word in enumerate(scan.words) if word.low in {"himself", "herself"}), None)
    if attacker is None or own is None or not found or found[-1].harm != Harm.KILLED:
        return
    span = (scan.words[attacker.first].start, scan.words[attacker.after - 1].end)
    if all(hit.number != span for hit in found):
        yield replace(found[-1], first=attacker.first, after=own + 1, number=span, group=span, part_of=None)


def _persons(scan: Scan, harms: list[_HarmHit], found: list[CountHit]) -> Iterator[CountHit]:
    """Yield single people told of without a number ("the mayor was shot dead")."""
    taken = {hit.harm_at for hit in found}
    for harm in harms:
        found_dead = scan.low(harm.first) == "dead" and scan.low(harm.first - 1) in _FOUND
        if harm.first in taken or not (found_dead or harm.form in {"past", "participle"}):
            continue
        passive = scan.low(harm.first - 1) in {"was", "is", "been"} or scan.low(harm.first) == "died"
        edge = harm.first - 1 if found_dead else harm.first
        span = person_before(scan, edge) if passive or found_dead else person_after(scan, harm.after)
        if span is None:
            continue
        first, after = span
        words = scan.words
        yield CountHit(
            first=first,
            after=max(after, harm.after),
            number=(words[first].start, words[after - 1].end),
            group=(words[first].start, words[after - 1].end),
            harm=harm.harm,
            harm_at=harm.first,
            scope=Scope.UNCLEAR,
            period=None,
            share=None,
            part_of=None,
            person=True,
        )


def _widened_harm(found: list[CountHit]) -> list[CountHit]:
    """Give "casualties" that include missing people their own harm."""
    for hit in found:
        if (
            hit.part_of is not None
            and hit.harm == Harm.MISSING
            and hit.part_of.harm == Harm.KILLED_OR_INJURED
        ):
            hit.part_of.harm = Harm.KILLED_INJURED_OR_MISSING
    return found


_OF_THEMSELVES = frozenset({"died", "dead", "perished", "drowned", "fled", "disappeared", "vanished"})
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_THERE = frozenset({"in", "at", "near"})
_FOUND = frozenset({"found", "pronounced", "declared"})
_LARGE = 500
_NOBODY = frozenset({"no", "nobody", "none"})
_LOSE = frozenset({"lost", "lose", "losing", "loses"})
_POSSESSIVES = frozenset({"his", "her", "their"})
_HEADS = cue_set("grammar", "heads")


def _unhurt(found: list[CountHit]) -> Iterator[CountHit]:
    """Yield that nobody was killed where nobody was hurt ("no one was hurt")."""
    harms = {hit.harm for hit in found}
    for hit in found:
        if hit.nobody and hit.harm == Harm.INJURED and Harm.KILLED not in harms:
            yield replace(hit, harm=Harm.KILLED)
