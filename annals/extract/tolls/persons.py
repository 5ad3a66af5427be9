"""People told of without a number ("the mayor", "his mother", "he", a name), and what befell them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import harm_words, people_words, target_words
from annals.extract.sentence.numbered import age_after
from annals.extract.sentence.scan import Scan
from annals.extract.sentence.senses import BE
from annals.extract.tolls.harms import HarmHit

_NOT_GROUP = cue_set("grammar", "not_group")
_THE = cue_set("persons", "definite")
_PRONOUNS = cue_set("persons", "pronouns")
_SELF = cue_set("persons", "reflexive")
_PASSED = cue_set("persons", "passed_over") | BE
_CLAUSE = cue_set("persons", "clause")
_PREPOSITIONS = cue_set("grammar", "prepositions") | {"behind", "like", "after", "toward", "onto"}
_NO_NAME = cue_set("persons", "no_name")
_WOUNDS = cue_set("harm_words", "wounds")
_BEARING = cue_set("harm_words", "bearing")
_CONDITION = cue_set("harm_words", "condition")
_ITSELF = cue_set("harm_words", "of_themselves")
_ITSELF_OR_PASSED = _ITSELF | _PASSED
_FOUND = frozenset({"found", "pronounced", "declared", "left", "be", "is", "was"})
_CALLED = cue_set("harm_words", "called")
_LYING = frozenset({"lying", "already"})
_BODIES = frozenset({"body", "bodies", "corpse", "corpses", "remains"})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth"})
_THEN = frozenset({",", "and", "then"})
_LOST = frozenset({"lost", "lose", "loses", "losing"})
_POSSESSIVES = frozenset({"his", "her", "their"})
_LIFE = frozenset({"life", "lives"})
_NOBODY = cue_set("persons", "nobody")
_WHERE = frozenset({"in", "at", "on", "near", "from", "to", "into", "inside", "outside", "along"})
_TITLE_SHARE = 0.6
_REACH = 16
_LONGEST = 6
_NAME = 2
_TITLES = 3


@dataclass(frozen=True, slots=True)
class Person:
    """One person or numbered group as a phrase: indices of words; ``sort`` says how it is told.

    ``sort`` is "number", "the", "name", "pronoun", "bare" (a headline's "man") or "many" ("the victims").
    """

    first: int
    after: int
    sort: str


def persons(scan: Scan, numbered: Iterable[tuple[int, int]]) -> list[Person]:
    """Return the people of a sentence, those who are numbered with them, in their order."""
    found = [Person(first, after, "number") for first, after in numbered]
    taken = {i for person in found for i in range(person.first, person.after)}
    headline = _headline(scan)
    at = 0
    while at < len(scan.words):
        person = None if at in taken else _person(scan, at, taken, headline=headline)
        if person is not None:
            found.append(person)
            found.extend(kin := _kin(scan, person))
            person = kin[-1] if kin else person
        at = person.after if person else at + 1
    return sorted(found, key=lambda person: person.first)


def _kin(scan: Scan, person: Person) -> list[Person]:
    """Return those whom one possessive tells of after the first ("his wife, son and daughter")."""
    found: list[Person] = []
    last = person if scan.low(person.first) in _POSSESSIVES else None
    while last is not None:
        at = last.after + 1 + (scan.low(last.after + 1) == "and")
        match = people_words().match(scan.words, at) if at < len(scan.words) else None
        joined = (
            scan.low(last.after) in {",", "and", "&"} and match is not None and _single(scan, match.after)
        )
        last = Person(at, match.after, "the") if joined and match is not None else None
        found.extend([last] if last else [])
    return found


def _headline(scan: Scan) -> bool:
    """Say whether a sentence is told as headlines are, without a full stop."""
    return bool(scan.words) and scan.words[-1].text not in {".", "!", "?", "”", '"'}


def _person(scan: Scan, at: int, taken: set[int], *, headline: bool) -> Person | None:
    low = scan.low(at)
    if low in _PRONOUNS:
        return Person(at, at + 1, "pronoun")
    if low in _THE:
        after = _noun_after(scan, at + 1, taken)
        if after is not None and scan.low(after) not in cue_set("counting", "figures"):
            return Person(at, after, "the" if _single(scan, after) else "many")
        return None
    if low == "a" and scan.low(at + 1) in _ORDINALS:
        after = _noun_after(scan, at + 1, taken)
        return Person(at, after, "the") if after is not None and _single(scan, after) else None
    aged = age_after(scan, at)
    name = None if headline and _titled(scan) else _name_after(scan, aged or at, taken)
    name = name or (None if aged else _surname_after(scan, at, taken))
    if name is not None:
        return Person(at, name, "name")
    match = people_words().match(scan.words, at)
    if match is not None and not _single(scan, match.after):
        return Person(at, match.after, "many")
    if headline and scan.low(at - 1) in {"", ",", ";", ":", "and", "–", "-", "—", "|"}:
        after = _noun_after(scan, at, taken)
        if after is not None and _single(scan, after):
            return Person(at, after, "bare")
    return None


def _noun_after(scan: Scan, index: int, taken: set[int]) -> int | None:
    """Return the index after the people's noun of a phrase that goes on at an index."""
    best: int | None = None
    at = index
    while at < min(len(scan.words), index + _LONGEST) and at not in taken:
        low = scan.low(at)
        match = people_words().match(scan.words, at)
        if match is not None:
            if scan.low(match.after) == "of" and scan.low(at) in _BODIES:
                return None
            best = at = match.after
            continue
        if (aged := age_after(scan, at)) is not None:
            best = at = aged
            continue
        if (
            low in _NOT_GROUP | BE | _PREPOSITIONS | _THE
            or (not low[0].isalnum() and low != "'s")
            or (best is not None and low != "'s" and harm_words().match(scan.words, at) is not None)
        ):
            break
        at += 1
    return best


def _single(scan: Scan, after: int) -> bool:
    """Say whether a people's noun is one person's."""
    low = scan.low(after - 1)
    if low.endswith(("year-old", "month-old")) or (low == "old" and scan.low(after - 2) in {"year", "month"}):
        return True
    for length in (1, 2, 3):
        match = people_words().match(scan.words, after - length) if after >= length else None
        if match is not None and match.after == after:
            return match.value.split()[-1] == low and low not in {"people", "men", "women", "children"}
    return False


def _titled(scan: Scan) -> bool:
    """Say whether most words begin with capitals, as in some headlines."""
    words = [word.text for word in scan.words if word.text[0].isalpha()]
    return sum(word[0].isupper() for word in words) > _TITLE_SHARE * len(words)


def _name_after(scan: Scan, at: int, taken: set[int]) -> int | None:
    """Return the index after a person's name of two to five capitalised words, None where none stands."""
    after = at
    if at >= len(scan.words):
        return None
    while after < len(scan.words) and after not in taken and _of_name(scan, after, at):
        after += 1
    words = range(at, after)
    if not _NAME <= len(words) <= _LONGEST or scan.low(after - 1) in _NO_NAME:
        return None
    busy = {i for item in (*scan.actors, *scan.places, *scan.times) for i in range(item.first, item.after)}
    busy -= {i for item in scan.actors if not item.keys for i in range(item.first, item.after)}
    if set(words) & busy:
        return None
    if scan.low(at - 1) in _WHERE or any(m.first in words for m in target_words().scan(scan.words)):
        return None
    return None if harm_words().match(scan.words, at) else after


def _of_name(scan: Scan, index: int, first: int) -> bool:
    """Say whether a word goes on with a name: a capital, or the full stop of an initial."""
    if scan.words[index].text[0].isupper():
        return True
    initial = index > first and scan.words[index].text == "." and len(scan.words[index - 1].text) == 1
    return initial and index + 1 < len(scan.words) and scan.words[index + 1].text[0].isupper()


def _surname_after(scan: Scan, at: int, taken: set[int]) -> int | None:
    """Return the index after a single name right before "was" or "died", None where none stands."""
    word, following = scan.words[at], scan.low(at + 1)
    if not word.text[0].isupper() or not word.text[1:].islower():
        return None
    if following == "and" and at + 2 < len(scan.words) and _surname_after(scan, at + 2, taken):
        following = scan.low(at + 3)
    object_ = at > 0 and harm_words().match(scan.words, at - 1) is not None and not _headline(scan)
    if object_ and not people_words().match(scan.words, at + 1 if at + 1 < len(scan.words) else at):
        following = "was"
    if following not in _ITSELF_OR_PASSED:
        return None
    busy = {
        i
        for item in (*scan.actors, *scan.places, *scan.times, *scan.targets)
        for i in range(item.first, item.after)
    }
    known = word.low in _NO_NAME | _NOT_GROUP | _THE or people_words().match(scan.words, at) is not None
    known = known or any(hit.first <= at < hit.after for hit in scan.events) or word.low in _NOBODY
    return None if known or at in busy | taken else at + 1


def sufferer(scan: Scan, hit: HarmHit, people: list[Person], earlier: list[HarmHit]) -> Person | None:
    """Return whom a harm befell, None where the sentence does not say it."""
    if hit.form == "word" or scan.low(hit.first) in _WOUNDS:
        return _of_noun(scan, hit, people, earlier)
    if scan.low(hit.first) in _LOST and scan.low(hit.after - 1) not in _LIFE:
        return None
    if scan.low(hit.after) in _SELF:
        return subject(scan, hit.first, people, earlier)
    own = scan.low(hit.after - 2) == "own" or scan.low(hit.after - 1) in _SELF
    itself = own or scan.low(hit.first) in _ITSELF
    if not _passive(scan, hit, people) and not itself:
        told = _object(scan, hit, people)
        reduced = next((p for p in people if p.after == hit.first and p.sort != "pronoun"), None)
        if told is None and reduced is not None and _reduced(scan, hit):
            return reduced
        return told
    return subject(scan, hit.first, people, earlier)


def _reduced(scan: Scan, hit: HarmHit) -> bool:
    """Say whether a participle behind people is theirs, and not what they did ("a man shot in the leg")."""
    following = scan.low(hit.after)
    named = hit.after < len(scan.words) and scan.words[hit.after].text[0].isupper()
    active = following in {"at", "toward", "towards", "into"} or named
    return hit.form in {"past", "participle"} and (_headline(scan) or not active)


def _passive(scan: Scan, hit: HarmHit, people: list[Person]) -> bool:
    """Say whether a verb stands after a form of "be", with adverbs between, and harms nobody behind it."""
    if hit.form not in {"past", "participle"}:
        return False
    at = hit.first - 1
    while scan.low(at) in _PASSED - BE and hit.first - at < _LONGEST:
        at -= 1
    coordinated = scan.low(at) == "and" and any(scan.low(i) in BE for i in range(max(0, at - _REACH), at))
    harms_others = any(p.first == hit.after for p in people) or scan.low(hit.after) in _THE | {"a", "an"}
    return scan.low(at) in BE or (coordinated and not harms_others)


def _object(scan: Scan, hit: HarmHit, people: list[Person]) -> Person | None:
    inside = next((p for p in people if hit.first < p.first and p.after <= hit.after), None)
    found = inside or next((p for p in people if p.first >= hit.after), None)
    if found is None or inside is not None:
        return found
    gap = [scan.low(i) for i in range(hit.after, found.first)]
    named = (
        found.sort == "name"
        and len(gap) <= _TITLES
        and _NOT_GROUP.isdisjoint(gap)
        and all(map(str.isalpha, "".join(gap).replace("-", "")))
    )
    return found if not gap or (len(gap) == 1 and gap[0] in _PASSED) or named else None


def _of_noun(scan: Scan, hit: HarmHit, people: list[Person], earlier: list[HarmHit]) -> Person | None:
    """Return whose death, wounds or condition a noun or adjective tells."""
    low, before = scan.low(hit.first), scan.low(hit.first - 1)
    if scan.low(hit.after) == "of" and low not in _WOUNDS:
        return next((p for p in people if p.first == hit.after + 1), None)
    if low in _WOUNDS:
        at = next(
            (i for i in range(hit.first - 1, max(-1, hit.first - _LONGEST), -1) if scan.low(i) in _BEARING),
            None,
        )
        return subject(scan, at, people, earlier) if at is not None else None
    if low in _CONDITION:
        return subject(scan, hit.first - 1, people, earlier) if before == "in" else None
    if before in _FOUND:
        return subject(scan, hit.first - 1, people, earlier)
    edge = hit.first - (before in _LYING)
    called = (p for p in people if p.after == edge and scan.low(p.first - 1) in _CALLED)
    told = (p for p in people if p.after == hit.first and p.sort in {"bare", "the"})
    return next(called, None) or next(told, None)


def subject(scan: Scan, edge: int, people: list[Person], earlier: list[HarmHit]) -> Person | None:
    """Return who stands as subject before a predicate, that of the verb that "and" joins it to included."""
    while edge > 0 and scan.low(edge - 1) in _PASSED:
        edge -= 1
    doing = scan.low(edge - 1) in {"after", "before"} and scan.low(edge).endswith("ing")
    edge -= doing
    joined = scan.low(edge - 1) in {"and", ",", "but"}
    fallback: Person | None = None
    for person in reversed([p for p in people if p.after <= edge]):
        gap = [scan.low(i) for i in range(person.after, edge)]
        if len(gap) > _REACH or not _CLAUSE.isdisjoint(gap):
            break
        if gap in (["who"], [",", "who"]):
            return person
        harmed = any(hit.verbal and hit.after == person.first for hit in earlier)
        if harmed and (doing or (joined and gap)):
            continue
        if _in_phrase(scan, person) and (gap or scan.low(person.first - 1) == "of"):
            fallback = fallback or (person if not gap else None)
            continue
        return person
    return fallback


def _in_phrase(scan: Scan, person: Person) -> bool:
    """Say whether a preposition stands before people, a rank or the like between."""
    at = person.first - 1
    while person.sort == "name" and at > 0 and (scan.low(at) == "." or scan.words[at].text[0].isupper()):
        at -= 1
    return scan.low(at) in _PREPOSITIONS


def told_of(scan: Scan, hits: list[HarmHit], people: list[Person]) -> Iterator[tuple[HarmHit, Person]]:
    """Yield each harm with whom it befell, everybody of a list ("a man, his wife and two children")."""
    for index, hit in enumerate(hits):
        person = sufferer(scan, hit, people, hits[:index])
        if person is None:
            continue
        yield from ((hit, one) for one in _listed(scan, hit, person, people))
        at = person.after
        while scan.low(at) in _THEN and at - person.after < _LONGEST:
            at += 1
        own = at > person.after and scan.low(at) in _SELF
        doer = subject(scan, hit.first, people, hits[:index]) if own else None
        if doer is not None and person.first > hit.first:
            yield hit, doer
        if scan.low(hit.after) in _SELF and scan.low(hit.after + 1) == "and":
            yield from ((hit, one) for one in people if one.first == hit.after + 2)


def _listed(scan: Scan, hit: HarmHit, person: Person, people: list[Person]) -> list[Person]:
    """Return a person with those whom commas and "and" join to one who is told on the same side of a verb."""
    step = 1 if person.first >= hit.first else -1
    chain = [person]
    joints: list[tuple[str, ...]] = []
    for other in [p for p in people if (p.first - person.first) * step > 0][::step]:
        one, two = (chain[-1], other) if step > 0 else (other, chain[-1])
        between = tuple(scan.low(i) for i in range(one.after, two.first))
        if between not in _JOINTS or _in_phrase(scan, two if step < 0 and len(chain) > 1 else one):
            break
        chain.append(other)
        joints.append(between)
    last = joints[-1:] if step > 0 else joints[:1]
    together = last != [(",",)] or person.sort == "bare"
    return chain if together else [person]


_JOINTS = frozenset(
    {
        *(
            ("and",),
            (",", "and"),
            (",",),
            ("&",),
            ("as", "well", "as"),
            ("along", "with"),
            ("together", "with"),
        ),
        *((",", "along", "with"), (",", "as", "well", "as"), ("and", "also"), (",", "together", "with")),
    }
)
