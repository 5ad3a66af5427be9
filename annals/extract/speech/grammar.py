"""Who says what: verbs of saying, "according to", quotations, denials and claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import cue_table, speaker_words, speech_verbs
from annals.extract.sentence.nouns import before_relative
from annals.extract.sentence.scan import Item, Scan
from annals.extract.speech.stance import stance_of, withheld
from annals.extract.speech.when_said import time_of
from annals.model.vocabulary import Stance

_OPEN, _CLOSE = '"“«', '"”»'
_STOPS = cue_set("grammar", "stops")
_SKIPPED = cue_set("grammar", "skipped")
_FINITE = cue_set("grammar", "finite")
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which"})
_THROUGH = ("reported by", "cited by", "quoted by", "carried by", "published by", "broadcast by", "aired by")
_TOLD_NEXT = 2
_TIME_REACH = 3
_LONGEST_SPEAKER = 22
_PLAIN_SPEAKER = 7
_LONGEST_SOURCE = 14
_MEANS = frozenset({"telephone", "phone", "email", "e-mail", "letter", "text", "video", "radio"})
_GENERAL = frozenset({"routinely", "always", "regularly", "usually", "consistently", "generally", "often"})


@dataclass(frozen=True, slots=True)
class Said:
    """One act of saying in a sentence; offsets are of the report, None where nothing is named.

    ``after`` is the index of the first word after the cue. ``pronoun`` marks a speaker to be
    found earlier; ``general`` what is said of no act in particular ("routinely denies").
    """

    cue: tuple[int, int]
    lemma: str
    speaker: tuple[int, int] | None
    through: tuple[int, int] | None
    content: tuple[int, int]
    stance: Stance
    pronoun: bool
    general: bool
    anonymous: bool
    time: Item | None
    after: int


def speeches(scan: Scan) -> list[Said]:
    """Return what is said in one sentence, from left to right."""
    found = [*_by_verb(scan), *_by_according(scan), *_unnamed(scan)]
    return sorted(found, key=lambda said: said.cue)


def _by_verb(scan: Scan) -> Iterator[Said]:
    for match in speech_verbs().scan(scan.words):
        stance, form = match.value
        if not _is_verb(scan, match.first, form) or withheld(scan, match.first):
            continue
        found = _subject(scan, match.first) or _inverted(scan, match.after)
        if found is None:
            continue
        (first, after), before = found
        yield _said(scan, match.first, match.after, (first, after, stance, before))


def _is_verb(scan: Scan, index: int, form: str) -> bool:
    """Say whether a form stands as a verb of saying here: finite, with somebody before or after it."""
    word, previous, following = scan.words[index], scan.low(index - 1), scan.low(index + 1)
    if form in {"past", "participle"}:
        if previous in {"was", "were", "is", "are", "be", "been", "being", "the", "a"}:
            return False
        if following == "by" and scan.low(index + 2) not in _MEANS:
            return False
        if word.low == "put" and not {"toll", "number", "dead", "deaths"} & set(_next(scan, index, 6)):
            return False
        if word.low == "described" and following == "as":
            return False
        return not (word.low == "claimed" and following in {"the", "at"} and "lives" in _next(scan, index, 6))
    if form == "third":
        return following in {"that", "the", "it", "he", "its", "they", '"', "“", "a"} or word.low in {
            *("says", "adds", "tells", "denies", "confirms", "rejects", "insists"),
        }
    if form == "base":
        return word.low in {"say", "deny", "claim", "report"} and previous.endswith("s")
    return form == "ing" and previous in {",", "statement"} and word.low != "according"


def _next(scan: Scan, index: int, count: int) -> tuple[str, ...]:
    return tuple(word.low for word in scan.words[index + 1 : index + 1 + count])


def _subject(scan: Scan, cue: int) -> tuple[tuple[int, int], bool] | None:
    """Return the indices of the noun phrase before a verb of saying, and that it stands before."""
    after = cue
    while after > 0 and (scan.low(after - 1) in _SKIPPED or scan.low(after - 1).endswith("ly")):
        after -= 1
    after = before_relative(scan, _before_time(scan, after))
    if scan.low(after - 1) == ")" and scan.low(after - 3) == "(":
        after -= 3
    first = after
    verbs = {hit.first for hit in scan.events if not any(sense.nominal for sense in hit.senses)}
    while first > 0 and after - first < _LONGEST_SPEAKER and not _stops(scan, first - 1):
        first -= 1
        if first in verbs:
            first += 1
            break
        if _begins_phrase(scan, first):
            break
    first = _after_time(scan, first)
    first, after = _about_relative(scan, first, after)
    return ((first, after), True) if first < after and _can_speak(scan, first, after) else None


def _about_relative(scan: Scan, first: int, after: int) -> tuple[int, int]:
    """Return a subject without "which": before it ("Y, which denied"), or behind ("this, which Y denies")."""
    for at in range(first + 1, after):
        if scan.low(at) in {"who", "which"} and scan.low(at - 1) == ",":
            return (first, at - 1) if at == after - 1 else (at + 1, after)
    return first, after


def _stops(scan: Scan, index: int) -> bool:
    """Say whether a word ends the noun phrase to its right."""
    low = scan.low(index)
    if low == "," and scan.low(index + 1) in {"who", "which"}:
        return False
    if low == "and":
        return not (
            scan.words[index + 1].text[0].isupper() and index and scan.words[index - 1].text[0].isupper()
        )
    return low in _STOPS


def _begins_phrase(scan: Scan, index: int) -> bool:
    """Say whether a noun phrase begins at a word: after a time, or with a determiner."""
    if any(item.after == index for item in scan.times):
        return True
    return scan.low(index) in {"the", "a", "an"} and scan.low(index - 1) not in {
        *("of", "for", "at", "in", "by", "from", "with", "and", "to"),
    }


def _before_time(scan: Scan, index: int) -> int:
    """Step back over a time that ends here ("police on Sunday said")."""
    for item in scan.times:
        if item.after == index:
            first = item.first
            return first - 1 if scan.low(first - 1) in {"on", "in", "late", "early"} else first
    return index


def _after_time(scan: Scan, index: int) -> int:
    """Step over a time that starts here ("On Sunday the army said")."""
    at = index
    if scan.low(at) in {"on", "in", "late", "early"}:
        at += 1
    for item in scan.times:
        if item.first in {at, index}:
            return item.after
    return index


def _inverted(scan: Scan, after: int) -> tuple[tuple[int, int], bool] | None:
    """Return the noun phrase after a verb of saying (", said the spokesman.")."""
    last = after
    while (
        last < len(scan.words)
        and last - after < _LONGEST_SPEAKER
        and scan.low(last) not in {",", ".", ";", "“", '"'}
    ):
        last += 1
    first = after
    before = scan.low(after - 2)
    if before not in {",", "”", '"', "'"} or first == last:
        return None
    return ((first, last), False) if _can_speak(scan, first, last) else None


def _can_speak(scan: Scan, first: int, after: int) -> bool:
    """Say whether a noun phrase names somebody who can say something."""
    words = scan.words[first:after]
    if any(word.low in _FINITE for word in words):
        return False
    if any(word.low in _PRONOUNS for word in words[:2]):
        return True
    if any(item.first >= first and item.after <= after for item in scan.actors):
        return True
    if any(True for _ in speaker_words().scan(words)):
        return True
    if scan.low(first) in {"the", "a", "an"} and scan.low(first - 1) == ",":
        return after - first <= _PLAIN_SPEAKER
    return bool(words) and words[-1].text[0].isupper() and words[-1].text[0].isalpha()


def _said(scan: Scan, cue: int, after: int, parts: tuple[int, int, Stance, bool]) -> Said:
    """Build one act of saying from its cue and its noun phrase."""
    first, last, stance, before = parts
    words = scan.words
    speaker, through = _split_through(scan, first, last)
    told = _told(scan, cue) if scan.low(cue) in {"told", "tells", "telling", "informed"} else None
    content = _content(scan, cue, after, first if before else None)
    pronoun = speaker is not None and words[speaker[0]].low in _PRONOUNS and speaker[1] - speaker[0] == 1
    return Said(
        cue=(words[cue].start, words[after - 1].end),
        lemma=words[cue].low,
        speaker=_offsets(scan, speaker),
        through=_offsets(scan, through or told),
        content=content,
        stance=stance_of(scan, after, stance),
        pronoun=pronoun,
        general=scan.low(cue - 1) in _GENERAL,
        anonymous=_anonymous(scan, first, last),
        time=time_of(scan, cue, after, (first, last), before=before),
        after=after,
    )


def _split_through(
    scan: Scan, first: int, last: int
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Part a speaker from the medium that carries the words ("accounts reported by X")."""
    while first < last and scan.low(first) in {"but", "and", "however", "when", "because", "after"}:
        first += 1
    for index in range(first, last - 1):
        if f"{scan.low(index)} {scan.low(index + 1)}" in _THROUGH:
            return (first, index), (index + 2, last)
    return (first, last), None


def _told(scan: Scan, cue: int) -> tuple[int, int] | None:
    """Return the agency or outlet that was told."""
    for item in scan.actors:
        if cue < item.first <= cue + _TOLD_NEXT and item.keys:
            return item.first, item.after
    return None


def _offsets(scan: Scan, span: tuple[int, int] | None) -> tuple[int, int] | None:
    if span is None or span[0] >= span[1]:
        return None
    return scan.words[span[0]].start, scan.words[span[1] - 1].end


def _content(scan: Scan, cue: int, after: int, first: int | None) -> tuple[int, int]:
    """Return the words that are the speaker's: after the cue, or all when the cue closes or parts them."""
    sentence = scan.sentence
    leading = first if first is not None else cue
    rest = [word for word in scan.words[after:] if word.text[0].isalnum()]
    enough = 4
    starts_it = leading <= _time_reach(scan) or all(not w.text[0].isalnum() for w in scan.words[:leading])
    if starts_it or (_subordinate(scan, leading) and len(rest) >= enough):
        start = scan.words[after].start if after < len(scan.words) else scan.words[cue].start
        return start, sentence.end
    return sentence.start, sentence.end


def _time_reach(scan: Scan) -> int:
    """Return how far into the sentence a leading time or adverb reaches."""
    for item in scan.times:
        if item.first <= 1:
            return item.after + 1
    return 1


def _subordinate(scan: Scan, index: int) -> bool:
    """Say whether the words before a speaker belong to another clause of the sentence."""
    return scan.low(index - 1) in {"and", "but", "while", "as", ";"}


def _anonymous(scan: Scan, first: int, last: int) -> bool:
    """Say whether the speaker is a source without a name."""
    words = scan.words[first:last]
    nameless = any(
        word.low.removesuffix("es") in cue_set("speech", "anonymous")
        or word.low.rstrip("s") in cue_set("speech", "anonymous")
        or word.low in cue_set("speech", "anonymous")
        for word in words
    )
    capital = any(word.text[0].isupper() and index + first > 0 for index, word in enumerate(words))
    unnamed = any(word.low in {"anonymity", "unnamed", "anonymous", "anonymously"} for word in scan.words)
    return unnamed or (nameless and not capital)


def _by_according(scan: Scan) -> Iterator[Said]:
    words = scan.words
    for match in cue_table("speech", "according").scan(words):
        last = match.after
        verbs = {hit.first for hit in scan.events if not any(sense.nominal for sense in hit.senses)}
        while last < len(words) and scan.low(last) not in _FINITE | {",", ".", ";", "“", '"', "that"}:
            if last in verbs or last - match.after > _LONGEST_SOURCE:
                break
            last += 1
        if last == match.after:
            continue
        speaker, through = _split_through(scan, match.after, last)
        yield Said(
            cue=(words[match.first].start, words[match.after - 1].end),
            lemma=match.value,
            speaker=_offsets(scan, speaker),
            through=_offsets(scan, through),
            content=(scan.sentence.start, scan.sentence.end),
            stance=Stance.ASSERTED,
            pronoun=False,
            general=False,
            anonymous=_anonymous(scan, match.after, last),
            time=None,
            after=last,
        )


def _unnamed(scan: Scan) -> Iterator[Said]:
    for match in cue_table("speech", "unnamed").scan(scan.words):
        first, last = scan.words[match.first], scan.words[match.after - 1]
        yield Said(
            cue=(first.start, last.end),
            lemma=match.value,
            speaker=None,
            through=None,
            content=(scan.sentence.start, scan.sentence.end),
            stance=Stance.ASSERTED,
            pronoun=False,
            general=False,
            anonymous=True,
            time=None,
            after=match.after,
        )


def open_quote(text: str, start: int, end: int) -> bool:
    """Say whether a quotation that opens between two offsets is still open at the end."""
    depth = 0
    straight = 0
    for char in text[start:end]:
        if char in "“«":
            depth += 1
        elif char in "”»":
            depth -= 1
        elif char == '"':
            straight += 1
    return depth > 0 or straight % 2 == 1
