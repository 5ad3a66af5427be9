"""What an act is done to, by the order of words, and the pronoun that does it."""

from __future__ import annotations

from collections.abc import Iterator

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.nouns import owner_of, parted, thing_of, widened
from annals.extract.sentence.scan import Item, Scan
from annals.extract.sentence.words import Word
from annals.model.reading import Label
from annals.model.vocabulary import ActorKind

_OBJECT_REACH = 9
_SUBJECTS = frozenset({"they"})


def aimed(scan: Scan, after: int) -> Iterator[Item]:
    """Yield what an attack is aimed at ("on a market", "against X", "targeting Y")."""
    aims = cue_set("verbs", "aim") | {"that", "aimed"}
    reach = 3
    if scan.low(after) == "by":
        agent = next((item for item in scan.actors if after < item.first <= after + reach), None)
        after = agent.after if agent is not None else after
    for index in range(after, min(len(scan.words), after + reach)):
        if scan.low(index) in aims and not any(item.first in {index, index + 1} for item in scan.times):
            yield from objects(scan, index + 1)
            return


def objects(scan: Scan, after: int) -> Iterator[Item]:
    """Yield the first thing or people named after a word, with those listed beside it."""
    things = sorted((*scan.actors, *scan.targets), key=lambda item: (item.first, -item.after))
    last: Item | None = None
    for item in things:
        if item.first < after:
            continue
        if last is None:
            if item.first > after + _OBJECT_REACH or parted(scan, after, item.first):
                return
        elif not all(_listing(word) for word in scan.words[last.after : item.first]) or (
            item.label == Label.ACTOR and _acts_next(scan, item)
        ):
            return
        whole = thing_of(scan, widened(scan, item))
        yield whole
        last = whole
        owner = None if item.keys else owner_of(scan, item)
        if owner is not None:
            yield owner
            last = owner


def _acts_next(scan: Scan, item: Item) -> bool:
    """Say whether a verb of attack follows at once, whose subject an actor then is ("and X struck")."""
    return any(
        hit.first == item.after and not any(sense.nominal for sense in hit.senses) for hit in scan.events
    )


def pronoun_before(scan: Scan, index: int) -> Item | None:
    """Return the pronoun that is the subject of a verb at an index ("They attacked")."""
    if scan.low(index - 1) not in _SUBJECTS:
        return None
    word = scan.words[index - 1]
    return Item(Label.ACTOR, index - 1, index, word.start, word.end, ActorKind.EXTERNAL_OR_OTHER)


def _listing(word: Word) -> bool:
    return word.low in {
        ",",
        "and",
        "or",
        "the",
        "a",
        "an",
        "other",
        "as",
        "well",
        "its",
        "their",
        "including",
    }
