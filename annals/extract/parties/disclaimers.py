"""Whom a sentence names and lays nothing to: who denies an act, does not claim it, is known for others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import cue_table
from annals.extract.sentence.nouns import subject_before
from annals.extract.sentence.scan import Scan
from annals.extract.speech.grammar import Said
from annals.model.vocabulary import Stance

_REACH = 3
_DENY = ("den", "disow", "disav")
_NEXT = 2
_COMES_FROM = ("hailed", "from")
_APART = frozenset({",", "who", "which"})
_NOT = frozenset({"not", "n't", "never", "no", "yet"})


def disclaimers(scan: Scan, said: Sequence[Said]) -> Iterator[tuple[int, int]]:
    """Yield stretches of a sentence, as offsets of the report, whose words lay the act to nobody.

    They are the words for who denies it with those that he denies, for who is silent about it, for who is
    only said to do the like ("X often carries out such attacks"), and for who is accused of help.
    """
    for one in said:
        if one.stance == Stance.DENIED and _of_a_deed(scan, one):
            if one.speaker is not None:
                yield one.speaker
            yield one.cue[0], _end(scan, one, said)
    for match in cue_table("verbs", "silent").scan(scan.words):
        if (scan.low(match.after - 1), scan.low(match.after)) != _COMES_FROM:
            yield from _subject(scan, match.first)
    yield from _helpers(scan)
    for at, word in enumerate(scan.words):
        if word.low in cue_set("verbs", "usual") and _of_others(scan, at):
            yield from _subject(scan, at)
    for match in cue_table("verbs", "claim").scan(scan.words):
        before = [scan.low(at) for at in range(match.first - _REACH, match.first)]
        if not _NOT.isdisjoint(before) and _APART.isdisjoint(before):
            yield from _subject(scan, match.first)


def _of_a_deed(scan: Scan, one: Said) -> bool:
    """Say whether a deed is denied, no help with one; a peace plan is rejected, an officer dismissed."""
    if any(True for _ in _helpers(scan)):
        return False
    told = {scan.low(at) for at in range(one.after, len(scan.words))}
    return one.lemma.startswith(_DENY) or not cue_set("grammar", "denies").isdisjoint(told)


def _helpers(scan: Scan) -> Iterator[tuple[int, int]]:
    """Yield who is accused of help for those who did it ("accused X of backing the rebels")."""
    for actor in scan.actors:
        of, verb = scan.low(actor.after), scan.low(actor.after + 1)
        if of in {"of", "for"} and verb in cue_set("verbs", "backing"):
            yield scan.words[actor.first].start, scan.words[actor.after - 1].end


def _end(scan: Scan, one: Said, said: Sequence[Said]) -> int:
    """Return where what is denied ends: with its clause, or where somebody else is said to say something."""
    after = (other.speaker or other.cue for other in said if other.cue[0] > one.cue[1])
    others = [first for first, _ in after if first > one.cue[1]]
    buts = [scan.words[at].start for at in range(one.after, len(scan.words)) if scan.low(at) in {"but", ";"}]
    return max(one.cue[1], min([one.content[1], *others, *buts]))


def _of_others(scan: Scan, at: int) -> bool:
    """Say whether a word like "often" or "similar" stands in a clause on acts as such, not on one of them."""
    if scan.low(at) not in {"similar", "such"}:
        verbs = (hit for hit in scan.events if not all(sense.nominal for sense in hit.senses))
        return any(0 < hit.first - at <= _NEXT for hit in verbs)
    return any(0 < hit.first - at <= _NEXT and scan.low(hit.first).endswith("s") for hit in scan.events)


def _subject(scan: Scan, index: int) -> Iterator[tuple[int, int]]:
    actor = subject_before(scan, index, only_actors=True)
    if actor is not None:
        yield scan.words[actor.first].start, scan.words[actor.after - 1].end
