"""Numbers in a sentence with the people that each counts, lists of people joined to one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import harm_words, people_words
from annals.extract.sentence.scan import Scan
from annals.extract.sentence.senses import BE
from annals.text._number_lexicon import number_lexicon
from annals.text.numbers import NumberWords

_NOT_GROUP = cue_set("grammar", "not_group")
_AFTER_NUMBER = _NOT_GROUP | BE | cue_set("grammar", "fill") | cue_set("grammar", "after_number")
_DETERMINERS = cue_set("grammar", "determiners")
_ENDS = cue_set("grammar", "prepositions") | _DETERMINERS | {"toward", "towards"}
_DEADLY = cue_set("harm_words", "deadly")
_GROUP_REACH = 6
_LARGE = 500
_EMERGENCY = "911"
"""The number that callers dial, which counts nobody."""
_ACTIVE = frozenset({"ing", "past"})
_POSSESSIVES = frozenset({"his", "her", "their"})
_QUOTES = frozenset({'"', "“", "”"})
_GROUPS = frozenset({"families", "households"})
_FINITE = frozenset({"was", "were", "had", "have", "died"})
_HEDGES = frozenset({"at", "least", "about", "some", "around", "nearly", "almost", "more", "than"})


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number with the people that it counts; ``after`` is the index after both.

    ``single`` marks one person with an article ("a man", "another"). ``told`` is a number said; people
    without one ("his wife", "the governor") are kept as members of a list alone.
    """

    first: int
    after: int
    number: tuple[int, int]
    group: tuple[int, int] | None
    bare: bool
    large: bool
    low: int = 0
    single: bool = False
    told: bool = True


def numbered(scan: Scan) -> list[Numbered]:
    """Return the numbers of a sentence that count people or stand alone; lists are one."""
    phrases = list(_phrases(scan))
    members = [*phrases, *_unnumbered(scan, phrases)]
    joined = _compounds(scan, sorted(members, key=lambda phrase: phrase.first))
    return [phrase for phrase in joined if phrase.told]


def _unnumbered(scan: Scan, phrases: list[Numbered]) -> Iterator[Numbered]:
    """Yield people told of without a number who may be in a list ("his wife", "the governor")."""
    taken = {at for phrase in phrases for at in range(phrase.first, phrase.after)}
    for at, word in enumerate(scan.words):
        if word.low in _POSSESSIVES | {"the"} and at not in taken:
            after = _group(scan, at + 1)
            if after is not None and taken.isdisjoint(range(at, after)):
                span = (word.start, scan.words[after - 1].end)
                low = 2 if scan.words[after - 1].low.endswith("s") else 1
                yield Numbered(at, after, span, span, bare=False, large=False, low=low, told=False)


def _phrases(scan: Scan) -> Iterator[Numbered]:
    """Yield the numbers of a sentence with the people that each counts."""
    base = scan.sentence.start
    for number in scan.numbers:
        start, end = base + number.start, base + number.end
        inside = scan.sentence.inside(start, end)
        behind = inside.stop + _quoted(scan, inside)
        people_at = behind + 2 * of_them(scan, behind)
        if scan.low(inside.start) == _EMERGENCY:
            continue
        if scan.low(inside.start) == "no" and scan.low(inside.stop) in {
            "casualties",
            "reports",
            "injuries",
            "deaths",
        }:
            continue
        group_after = _group(scan, behind)
        if group_after is not None and scan.low(inside.start - 1) == "from" and _families(scan, group_after):
            continue
        people = group_after is None and scan.low(inside.stop - 1) == "couple"
        if _article(scan, number) and "number" in {scan.low(i) for i in range(inside.stop, inside.stop + 4)}:
            continue
        if group_after is None and _article(scan, number) and not _stands_alone(scan, inside.stop):
            continue
        group = (
            (scan.words[people_at].start, scan.words[group_after - 1].end)
            if group_after is not None and group_after > people_at
            else None
        )
        after = _after_children(scan, group_after if group_after is not None else inside.stop)
        if _of_the(scan, inside.start) and not _harmed(scan, group_after or inside.stop):
            continue
        if group is None and not people and (_is_age(scan, inside.start) or _of_things(scan, inside.stop)):
            continue
        large = (number.low or number.high or 0) >= _LARGE
        single = number.low == number.high == 1 and group is not None
        bare = group is None and not people
        yield Numbered(inside.start, after, (start, end), group, bare, large, number.low or 0, single)


def _quoted(scan: Scan, inside: range) -> bool:
    """Say whether a number alone stands between quotation marks ("left “nearly 50” rebels dead")."""
    return scan.low(inside.start - 1) in _QUOTES and scan.low(inside.stop) in _QUOTES


def _families(scan: Scan, after: int) -> bool:
    """Say whether people who end at a word are told as families, from which others are."""
    return scan.low(after - 1) in _GROUPS


def of_them(scan: Scan, index: int) -> bool:
    """Say whether words go on with those of whom some are counted ("two of them")."""
    return scan.low(index) == "of" and scan.low(index + 1) in {"them", "whom"}


def _after_children(scan: Scan, index: int) -> int:
    """Return the index after "of four" where it tells how many children somebody has ("a father of four")."""
    words = number_lexicon()
    counted = scan.low(index + 1).isdigit() or scan.low(index + 1) in words.cardinals
    parent = scan.low(index - 1) in words.exclude["parents"] and scan.low(index) == "of"
    return index + 2 if parent and counted else index


def _of_the(scan: Scan, index: int) -> bool:
    """Say whether a number is of all, of whom some were told before it ("five of the 20 passengers")."""
    if scan.low(index - 2) != "of" or scan.low(index - 1) not in _DETERMINERS:
        return False
    ends = {scan.sentence.start + number.end for number in scan.numbers}
    return any(word.end in ends for word in scan.words[: index - 2][-1:])


def _harmed(scan: Scan, index: int) -> bool:
    """Say whether a word of harm follows people ("two of the nine people wounded on Sunday")."""
    return index < len(scan.words) and harm_words().match(scan.words, index) is not None


def _of_things(scan: Scan, index: int) -> bool:
    """Say whether a number is followed by a noun that is no people's ("20 rounds")."""
    low = scan.low(index)
    if not low[:1].isalpha() or low.endswith("ly") or low in _AFTER_NUMBER:
        return False
    return harm_words().match(scan.words, index) is None and all(t.first != index for t in scan.times)


def _stands_alone(scan: Scan, index: int) -> bool:
    """Say whether "one" stands for a person ("and one was wounded", "one fatally", "and detaining one")."""
    harmed = any(hit.after == index - 1 and hit.value[1] in _ACTIVE for hit in harm_words().scan(scan.words))
    if (
        scan.low(index - 1) == "one"
        and harmed
        and (scan.low(index) in _ENDS or not scan.low(index).isalpha())
    ):
        return True
    verb = min(index + (scan.low(index) in BE), len(scan.words) - 1)
    told = scan.low(index) in _DEADLY or harm_words().match(scan.words, verb) is not None
    return scan.low(index - 1) == "one" and told


def _is_age(scan: Scan, index: int) -> bool:
    """Say whether bare figures behind a comma are an age ("Smith, 24 was shot", "a teen, also 15,")."""
    figures = scan.low(index)[:1].isdigit() and scan.low(index - 1) == ","
    if scan.low(index).isdigit() and scan.low(index - 1) in {"also", "aged", "age"}:
        return scan.low(index + 1) in {",", ".", ")"}
    return figures and index > 1 and scan.words[index - 2].text[0].isupper()


def _article(scan: Scan, number: NumberWords) -> bool:
    """Say whether a number is only "a", "an" or "one", which counts nobody without a noun."""
    base = scan.sentence.start
    inside = scan.sentence.inside(base + number.start, base + number.end)
    return number.low == 1 and scan.low(inside.stop - 1) in {"a", "an", "one"}


def age_after(scan: Scan, index: int) -> int | None:
    """Return the index after an age that starts here ("17-year-old", "17 year old"), None where none does."""
    low, after = scan.low(index), scan.low(index + 1)
    if low.endswith(("-year-old", "-month-old")):
        return index + 1
    if not low[:1].isalnum():
        return None
    if after in {"year-old", "month-old"}:
        return index + 2
    return index + 3 if after in {"year", "month"} and scan.low(index + 2) == "old" else None


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
        if (low == "of" and at == index) or (scan.low(at - 1) == "of" and low in _DETERMINERS):
            at += 1
            continue
        match = people_words().match(scan.words, at)
        actor = next((a for a in scan.actors if a.first == at), None)
        if match is not None:
            best = match.after
        elif actor is not None:
            best = actor.after
        elif (aged := age_after(scan, at)) is not None:
            best = aged
            at = aged
            continue
        elif (
            best is not None
            or low in _NOT_GROUP
            or (low in _ENDS and at > index)
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


def _compounds(scan: Scan, phrases: list[Numbered]) -> list[Numbered]:
    """Join numbers told as one list ("three soldiers and a woman were killed")."""
    joined: list[Numbered] = []
    for phrase in phrases:
        last = joined[-1] if joined else None
        between = _between(scan, last, phrase) if last is not None else []
        listed = [low for low in between if low not in _POSSESSIVES] in (["and"], [",", "and"])
        if (
            last is not None
            and not last.bare
            and not phrase.bare
            and listed
            and not any(not one.told and scan.low(one.first) == "the" for one in (last, phrase))
            and not _begins_clause(scan, last, phrase)
        ):
            last = _with_list(scan, joined, phrase.low)
            joined[-1] = replace(
                last,
                single=False,
                told=True,
                low=last.low + phrase.low,
                after=phrase.after,
                number=(last.number[0], scan.words[phrase.after - 1].end),
                group=(scan.words[last.first].start, scan.words[phrase.after - 1].end),
            )
        else:
            joined.append(phrase)
    return joined


def _between(scan: Scan, last: Numbered, phrase: Numbered) -> list[str]:
    """Return the words between two numbers of people without the ages of the first ("aged 7 and 9,")."""
    between = [scan.low(i) for i in range(last.after, phrase.first)]
    if between[:2] == [",", "aged"] and "," in between[2:]:
        between = between[between.index(",", 2) :]
    return between


def _begins_clause(scan: Scan, last: Numbered, phrase: Numbered) -> bool:
    """Say whether people begin a clause of their own ("seized 20 men and two others were shot")."""
    if scan.low(phrase.after) not in _FINITE:
        return False
    first = last.first
    while scan.low(first - 1) in _HEDGES:
        first -= 1
    verbs = (hit for hit in scan.events if not all(sense.nominal for sense in hit.senses))
    return any(hit.after == first and scan.low(hit.first - 1) not in _FINITE for hit in verbs)


def _with_list(scan: Scan, joined: list[Numbered], added: int) -> Numbered:
    """Take into the last phrase those listed before it with commas ("a man, a woman and ...").

    ``added`` are those behind it. A list of as many as the number before it says who these are
    ("three victims, a man, a woman and a girl") and is no part of the list itself.
    """
    last = joined[-1]
    while len(joined) > 1:
        before = joined[-2]
        between = [scan.low(i) for i in range(before.after, last.first)]
        if before.bare or not (between == [","] or (not between and before.single and last.single)):
            break
        if before.low > 1 and before.low == last.low + added:
            break
        if not before.told and scan.low(before.first) == "the" and last.single:
            break  # "the mayor, a former colonel and his driver"
        last = replace(
            last, first=before.first, number=(before.number[0], last.number[1]), low=before.low + last.low
        )
        joined.pop()
        joined[-1] = last
    return last
