"""People counted: which number goes with which people and which harm, and what it is a part of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import cue_table, harm_words, people_words
from annals.extract.sentence.numbered import Numbered, numbered, of_them
from annals.extract.sentence.scan import Scan
from annals.extract.sentence.senses import BE
from annals.extract.tolls.counted import CountHit, scoped
from annals.extract.tolls.governed import among, has_object, is_loose, left_so, speaks
from annals.extract.tolls.harms import HarmHit, harms
from annals.extract.tolls.persons import Person, persons, told_of
from annals.model.vocabulary import Harm, Scope
from annals.text.numbers import NumberWords

_FILL = BE | cue_set("grammar", "fill")
_BETWEEN = _FILL | cue_set("grammar", "before_number")
_AFTER_REACH = 16
_BEFORE_REACH = 4
_PART_REACH = 6


def counts(scan: Scan, *, campaign: bool, void: frozenset[int]) -> list[CountHit]:
    """Return the people counted in a sentence; ``campaign`` says that it tells of a war or the like.

    ``void`` are words of harm that did not happen or harm nobody ("to arrest", "shot down").
    """
    told = harms(scan, void)
    phrases = numbered(scan)
    found: list[CountHit] = []
    for index, phrase in enumerate(phrases):
        if phrase.single and not _is_part(scan, phrase):
            continue
        hit = _bind(scan, phrase, told, phrases[index + 1 :], found)
        if hit is not None and not (hit.nobody and scan.low(hit.harm_at - 1) in _HOW_BADLY):
            found.append(hit)
    found.extend(_toll(scan, [p for p in phrases if all(p.number != hit.number for hit in found)]))
    found = [*found, *_unhurt(found)]
    found = _with_persons(scan, told, phrases, found)
    found.extend(_and_more(scan, phrases, found))
    found.extend(_bomber(scan, found))
    parts = [phrase for phrase in phrases if _is_part(scan, phrase)]
    found.extend(list(among(scan, phrases, parts, found)))
    for hit in found:
        hit.loose = is_loose(scan, hit)
    return [scoped(scan, hit, campaign=campaign) for hit in _widened_harm(found)]


def _bind(
    scan: Scan, phrase: Numbered, harms: list[HarmHit], later: list[Numbered], found: list[CountHit]
) -> CountHit | None:
    """Return the count of a number phrase with its nearest harm."""
    part = _part_of(scan, phrase, found)
    options = [(cost, harm) for harm in harms if (cost := _cost(scan, phrase, harm, later)) is not None]
    if options:
        best = _ended(phrase, options)
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


def _ended(phrase: Numbered, options: list[tuple[float, HarmHit]]) -> HarmHit:
    """Return the nearest harm; of victims who are then told to have died, their death."""
    _, best = min(options, key=lambda option: option[0])
    victims = best.harm is Harm.KILLED_OR_INJURED and best.first < phrase.after
    return next(
        (h for _, h in options if victims and h.harm is Harm.KILLED and h.first >= phrase.after), best
    )


def _cost(scan: Scan, phrase: Numbered, harm: HarmHit, later: list[Numbered]) -> float | None:
    """Return how far a harm is from a number phrase, None where they do not go together."""
    if harm.people_only and phrase.bare:
        return None
    if phrase.first <= harm.first < phrase.after:
        if scan.low(harm.first) in _DEEDS and harm.after < phrase.after:
            return None
        return 0.1 if harm.first > phrase.first else None
    if harm.first >= phrase.after:
        return _cost_after(scan, phrase, harm, later)
    return _cost_before(scan, phrase, harm)


def _cost_after(scan: Scan, phrase: Numbered, harm: HarmHit, later: list[Numbered]) -> float | None:
    """Return the distance of a harm told after the people ("12 people were killed")."""
    if has_object(scan, harm):
        return None
    gap = range(phrase.after, harm.first)
    if left_so(scan, phrase, harm, [o for o in later if o.first < harm.first and _is_part(scan, o)]):
        return 2.0
    next_one = next((other for other in later if other.first == harm.after), None)
    active = scan.low(harm.after) in _ARTICLES if next_one is None else not _ends_harmed(scan, next_one)
    active = active and not (phrase.bare and speaks(scan, harm.after))
    if not gap and active and harm.form in {"past", "participle"}:
        return None
    lows = {scan.low(i) for i in gap}
    if lows & {"has", "have", "had"} and "been" not in lows and scan.low(harm.first) not in _OF_THEMSELVES:
        return None
    if all(scan.low(i) in _FILL for i in gap):
        return 0.0 if harm.form != "ing" else None
    if phrase.bare and len(gap) > 2:
        return None
    whose = scan.low(phrase.after) == "of" and lows.isdisjoint(_RELATIVE)  # "members | of a family"
    rest = [o for o in later if not (whose and o.first == phrase.after + 1)]
    nearer = any(other.first < harm.first and not _is_part(scan, other) for other in rest)
    verb = _before_times(scan, harm.first)
    passive = any(scan.low(i) in BE for i in range(max(phrase.after, verb - 3), harm.first))
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


def _before_times(scan: Scan, at: int) -> int:
    """Return where the words for a time begin that end before a word ("were early on Friday | killed")."""
    return next((time.first for time in scan.times if time.after == at), at)


def _ends_harmed(scan: Scan, phrase: Numbered) -> bool:
    """Say whether a number phrase ends with a harm of its own ("5 others injured", not "5 wounded men")."""
    ends = [at for at in (phrase.after - 1, phrase.after) if at < len(scan.words)]
    harmed = next((found for at in ends if (found := harm_words().match(scan.words, at))), None)
    after = harmed.after if harmed else len(scan.words)
    return harmed is not None and (after == len(scan.words) or not people_words().match(scan.words, after))


def _cost_before(scan: Scan, phrase: Numbered, harm: HarmHit) -> float | None:
    """Return the distance of a harm told before the people ("killing 12 people")."""
    gap = range(harm.after, phrase.first)
    lows = [scan.low(i) for i in gap]
    if lows in (["himself", "and"], ["herself", "and"], ["themselves", "and"]):
        return 0.5
    along = lows[:-1] if lows[-1:] and lows[-1] in _THEIRS else lows
    if harm.verbal and tuple(along[-2:]) in _ALONG and len(lows) <= _AFTER_REACH:
        return 3.0 + len(lows) / 2
    if len(lows) > _BEFORE_REACH or not _BETWEEN.issuperset(lows):
        return None
    if harm.form == "word":
        heads = scan.low(harm.after - 1) in _HEADS
        return 1.0 + len(lows) if heads and lows[:1] in (["of"], ["to"], ["at"], [":"]) else None
    if _befell(scan, phrase, harm, lows):
        return None
    if not harm.verbal or (phrase.bare and scan.low(harm.first) in _LOSE):
        return None
    return 0.3 + len(lows)


def _befell(scan: Scan, phrase: Numbered, harm: HarmHit, between: list[str]) -> bool:
    """Say whether a verb is of those before it alone ("one man died and two others were hurt")."""
    at = harm.first - 1
    while at >= 0 and scan.low(at).endswith("ly"):
        at -= 1
    if scan.low(harm.first - 1) in BE:
        return True
    own = scan.low(at) in BE or scan.low(harm.first) in _OF_THEMSELVES
    if between:
        return between[0] == "and" and own
    return phrase.bare and scan.low(at).isdigit() and harm.form in {"past", "participle"}


def _part_of(scan: Scan, phrase: Numbered, found: list[CountHit]) -> CountHit | None:
    """Return the count of which a phrase is told as a part ("19, among them 3 children")."""
    if not found or not _is_part(scan, phrase):
        return None
    whole = found[-1]
    return whole.part_of or whole


def _is_part(scan: Scan, phrase: Numbered | Person) -> bool:
    """Say whether a phrase is introduced as a part of what was counted before."""
    for match in cue_table("counting", "part").scan(scan.words):
        if match.after <= phrase.first <= match.after + _PART_REACH:
            between = range(match.after, phrase.first)
            return not any(scan.low(i) in BE | {"when", "while", ";"} for i in between)
    return any(of_them(scan, at) for at in range(phrase.first + 1, phrase.after + 1))


def _share(scan: Scan, phrase: Numbered) -> tuple[int, int] | None:
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


def _toll(scan: Scan, phrases: list[Numbered]) -> Iterator[CountHit]:
    """Yield the number that a death toll is given as ("the toll rose to 12")."""
    toll = next(iter(cue_table("counting", "toll").scan(scan.words)), None)
    if toll is None:
        return
    rising = [m.after for m in cue_table("counting", "rising").scan(scan.words)]
    for phrase in phrases:
        if (
            phrase.first > toll.after
            and not phrase.single
            and (
                any(0 <= phrase.first - after <= 2 for after in rising)
                or phrase.first - toll.after <= 3
                or (any(after < toll.after for after in rising) and _risen_to(scan, phrase.first))
            )
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


def _risen_to(scan: Scan, first: int) -> bool:
    """Say whether a number is what something rose to ("raising the toll of the blast to at least 17")."""
    while scan.low(first - 1) in {"at", "least", "more", "than", "about", "some"}:
        first -= 1
    return scan.low(first - 1) == "to"


def _and_more(scan: Scan, phrases: list[Numbered], found: list[CountHit]) -> Iterator[CountHit]:
    """Yield those joined to one person told of at length ("killing a leader of X and two more men")."""
    for phrase in phrases:
        lows = {scan.low(i) for i in range(phrase.first, phrase.after)}
        ends = scan.low(phrase.after) in _PHRASE_ENDS or not scan.low(phrase.after)[:1].isalnum()
        known = any(hit.number == phrase.number for hit in found)
        last = max(
            (hit for hit in found if hit.after <= phrase.first), key=lambda hit: hit.after, default=None
        )
        if known or phrase.bare or not ends or last is None or scan.low(phrase.first - 1) != "and":
            continue
        between = range(last.after, phrase.first - 1)
        if last.number[0] > scan.words[last.harm_at].start:
            apart = any(harm_words().match(scan.words, i) or scan.low(i) in _CLAUSE | BE for i in between)
            if lows & _MORE and len(between) <= _AFTER_REACH and not apart:
                yield replace(
                    last,
                    after=phrase.after,
                    number=phrase.number,
                    group=phrase.group,
                    part_of=None,
                    person=False,
                )


def _bomber(scan: Scan, found: list[CountHit]) -> Iterator[CountHit]:
    """Yield an attacker who is told to have died by the own act ("killed five people and himself")."""
    attacker = next((item for item in scan.actors if "bomber" in scan.low(item.after - 1)), None)
    own = next((i for i, word in enumerate(scan.words) if word.low in {"himself", "herself"}), None)
    if attacker is None or own is None or not found or found[-1].harm != Harm.KILLED:
        return
    span = (scan.words[attacker.first].start, scan.words[attacker.after - 1].end)
    if all(hit.number != span for hit in found):
        yield replace(found[-1], first=attacker.first, after=own + 1, number=span, group=span, part_of=None)


def _with_persons(
    scan: Scan, told: list[HarmHit], phrases: list[Numbered], found: list[CountHit]
) -> list[CountHit]:
    """Add single people told of ("a man", "the mayor", "he"); who was hit and then died is killed."""
    if not told:
        return sorted(found, key=lambda hit: (hit.first, hit.number))
    spans = {phrase.first: phrase for phrase in phrases}
    people = persons(scan, [(phrase.first, phrase.after) for phrase in spans.values()])
    behind = {hit.harm_at for hit in found if scan.sentence.at(hit.number[1]) == hit.harm_at}
    for harm, person in told_of(scan, told, people):
        if harm.first in behind and person.first == harm.after and speaks(scan, person.first):
            continue
        number, group = _span(scan, person, spans)
        known = next((hit for hit in found if hit.number == number), None)
        if known is None and person.sort != "many" and scan.low(person.first) not in _NOBODY:
            hit = _single(harm, person, (number, group))
            before = [one for one in found if one.first < hit.first and one.part_of is None]
            if before and _is_part(scan, person):
                hit.part_of = before[-1]
            found.append(hit)
        elif known is not None and known.harm == Harm.INJURED and harm.harm == Harm.KILLED:
            phrase = spans.get(person.first)
            if phrase is not None and harm.first < known.harm_at and _ends_harmed(scan, phrase):
                continue
            if scan.low(person.first - 1) == "the" and scan.low(person.first - 2) == "of":
                continue  # "two of the nine people wounded on Sunday have died"
            known.harm, known.harm_at = harm.harm, harm.first
            known.after = max(known.after, harm.after)
    return sorted(found, key=lambda hit: (hit.first, hit.number))


def _span(
    scan: Scan, person: Person, spans: dict[int, Numbered]
) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Return the offsets of the number and of the group of a person; without a number both are one."""
    numbered = spans.get(person.first)
    if numbered is not None:
        return numbered.number, numbered.group
    whole = scan.words[person.first].start, scan.words[person.after - 1].end
    return whole, whole


def _single(harm: HarmHit, person: Person, spans: tuple[tuple[int, int], tuple[int, int] | None]) -> CountHit:
    return CountHit(
        first=min(person.first, harm.first),
        after=max(person.after, harm.after),
        number=spans[0],
        group=spans[1],
        harm=harm.harm,
        harm_at=harm.first,
        scope=Scope.UNCLEAR,
        period=None,
        share=None,
        part_of=None,
        person=person.sort != "number",
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


_RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
_OF_THEMSELVES = frozenset({"died", "dead", "perished", "drowned", "fled", "disappeared", "vanished"})
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_HOW_BADLY = frozenset({"seriously", "critically", "badly", "severely", "gravely"})
_THERE = frozenset({"in", "at", "near"})
_NOBODY = frozenset({"no", "nobody", "none"})
_LOSE = frozenset({"lost", "lose", "losing", "loses"})
_DEEDS = cue_set("harm_words", "deeds")
_ALONG = frozenset({("along", "with"), ("together", "with"), ("well", "as")})
_THEIRS = frozenset({"his", "her", "their", "its"})
_HEADS = cue_set("grammar", "heads")
_MORE = frozenset({"more", "other", "others"})
_PHRASE_ENDS = cue_set("grammar", "prepositions") | {""}
_CLAUSE = frozenset({".", ";", "and", "while", "when", "after", "before", "as", "who", "which"})


def _unhurt(found: list[CountHit]) -> Iterator[CountHit]:
    """Yield that nobody was killed where nobody was hurt ("no one was hurt")."""
    harms = {hit.harm for hit in found}
    for hit in found:
        if hit.nobody and hit.group is None and hit.harm == Harm.INJURED and Harm.KILLED not in harms:
            yield replace(hit, harm=Harm.KILLED)
