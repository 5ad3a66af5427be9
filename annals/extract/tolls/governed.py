"""Which number a word of harm governs: who stands apart from it, and who only stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import harm_words, speech_verbs
from annals.extract.sentence.numbered import Numbered
from annals.extract.sentence.scan import Scan
from annals.extract.sentence.senses import BE
from annals.extract.tolls.counted import CountHit
from annals.extract.tolls.harms import HarmHit

_FILL = cue_set("grammar", "fill") | BE
_ENDS = (
    cue_set("grammar", "prepositions") | cue_set("grammar", "determiners") | cue_set("grammar", "not_group")
)
_STRIKING = cue_set("harm_words", "striking")
_FORCING = cue_set("harm_words", "forcing")
_TOGETHER = cue_set("counting", "together")
_MEASURES = cue_set("counting", "measures")
_NO_SPEAKER = cue_set("grammar", "prepositions") | {"and", "or", "who", "which", "that"}
_LEFT = frozenset({"left", "leaves", "leaving"})
_APART = frozenset({".", ";"})
_REACH = 12
_SPEAKER_REACH = 6
_NEXT = 5


def has_object(scan: Scan, harm: HarmHit) -> bool:
    """Say whether a verb of harm in the present has a number behind it as its object ("injures 90")."""
    return harm.form == "third" and _begins_number(scan, harm.after)


def left_so(scan: Scan, phrase: Numbered, harm: HarmHit, parts: Iterable[Numbered]) -> bool:
    """Say whether people are left dead, their parts told between ("left 35 including 22 women dead")."""
    gap = set(range(phrase.after, harm.first))
    gap -= {at for part in parts for at in range(part.first, part.after)}
    between = {scan.low(at) for at in gap}
    left = scan.low(phrase.first - 1) in _LEFT and harm.form in {"word", "past", "participle"}
    return left and "including" in between and len(gap) <= _REACH and between.isdisjoint(BE | _APART)


def speaks(scan: Scan, first: int) -> bool:
    """Say whether people who begin at a word say something, their comma lost ("a source told ...")."""
    ahead = range(first, min(first + _SPEAKER_REACH, len(scan.words)))
    between = list(takewhile(lambda at: speech_verbs().match(scan.words, at) is None, ahead))
    told = 1 < len(between) < len(ahead)
    return told and all(scan.low(at).isalpha() and scan.low(at) not in _NO_SPEAKER for at in between)


def among(
    scan: Scan, phrases: Sequence[Numbered], parts: Sequence[Numbered], found: Sequence[CountHit]
) -> Iterator[CountHit]:
    """Yield those who were among others counted ("10 children were among 48 people killed")."""
    known = {hit.number for hit in found}
    within = {at for part in parts for at in range(part.first, part.after)}
    for phrase in phrases:
        at = phrase.after
        while scan.low(at) in _FILL | {"including"} or at in within:
            at += 1
        told = phrase.number in known or phrase in parts or scan.low(at - 1) not in BE
        if told or scan.low(at) != "among":
            continue
        first = at + 1 + (scan.low(at + 1) == "the")
        start = scan.words[first].start if first < len(scan.words) else -1
        whole = next((hit for hit in found if hit.number[0] == start and hit.part_of is None), None)
        if whole is not None:
            yield replace(whole, first=phrase.first, number=phrase.number, group=phrase.group, part_of=whole)


def is_loose(scan: Scan, hit: CountHit) -> bool:
    """Say whether people only stand beside a word of harm that does not govern them."""
    first = scan.sentence.at(hit.number[0])
    end = max(hit.number[1], hit.group[1] if hit.group else 0)
    after = scan.sentence.inside(hit.number[0], end).stop
    part = hit.part_of is not None and (_said_by(scan, after) or scan.low(first - 1) in _FORCING)
    return (
        part
        or _of_things(scan, after, hit)
        or _does_harm(scan, after, hit)
        or _named_after_victims(scan, first, hit)
        or _counted_next(scan, after)
    )


def _of_things(scan: Scan, after: int, hit: CountHit) -> bool:
    """Say whether a noun goes on that is no people's ("10 militia | targets were hit", "some lost hills")."""
    if scan.low(hit.harm_at) == "lost":
        return after == hit.harm_at and hit.group is None and _is_noun(scan, after + 1)
    return scan.low(hit.harm_at) in _STRIKING and after < hit.harm_at and _is_noun(scan, after)


def _does_harm(scan: Scan, after: int, hit: CountHit) -> bool:
    """Say whether people harm others, who are counted next ("an angry mob | shot to death two farmers")."""
    harm = harm_words().match(scan.words, after) if after == hit.harm_at < len(scan.words) else None
    single = scan.low(scan.sentence.at(hit.number[0])) in _ENDS
    if harm is None or harm.value[1] != "past" or not (single and _begins_number(scan, harm.after)):
        return False
    often = scan.low(harm.after + 1) in _MEASURES or any(time.first == harm.after for time in scan.times)
    ahead = range(harm.after + 1, min(harm.after + _NEXT, len(scan.words)))
    return not often and not any(harm_words().match(scan.words, at) for at in ahead)


def _named_after_victims(scan: Scan, first: int, hit: CountHit) -> bool:
    """Say whether victims stand before a speaker, their comma lost ("some of the wounded | chief X said")."""
    before = [scan.low(hit.harm_at - 2), scan.low(hit.harm_at - 1)]
    return first == hit.harm_at + 1 and before == ["of", "the"] and speaks(scan, first)


def _counted_next(scan: Scan, after: int) -> bool:
    """Say whether the people of a group are counted behind it ("an Iraqi family | of four")."""
    group = scan.low(after - 1) in _TOGETHER and scan.low(after) == "of"
    return group and _begins_number(scan, after + 1)


def _said_by(scan: Scan, after: int) -> bool:
    """Say whether people who end at a word say something ("... and a hospital official | said")."""
    said = speech_verbs().match(scan.words, after) if after < len(scan.words) else None
    if said is None or said.value[1] != "past":
        return False
    ahead = range(said.after, min(said.after + 2, len(scan.words)))
    harmed = any(harm_words().match(scan.words, at) for at in ahead)
    return scan.low(said.after) != "to" and not harmed


def _is_noun(scan: Scan, index: int) -> bool:
    """Say whether a word may be a noun: none of those that end a phrase, no adverb."""
    low = scan.low(index)
    small = index < len(scan.words) and scan.words[index].text.islower()
    return small and low.isalpha() and not low.endswith("ly") and low not in _ENDS | _FILL


def _begins_number(scan: Scan, index: int) -> bool:
    """Say whether a number that is no article begins at a word."""
    starts = {scan.sentence.start + number.start for number in scan.numbers}
    here = index < len(scan.words) and scan.words[index].start in starts
    return here and scan.low(index) not in _ENDS
