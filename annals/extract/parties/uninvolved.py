"""Who stands in the sentence of an act and did not do it: fights elsewhere, was aimed at, is pressed."""

from __future__ import annotations

from collections.abc import Iterator

from annals.extract.parties.noun_phrases import party_after
from annals.extract.parties.sides import Sides, is_attack
from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import cue_table
from annals.extract.sentence.nouns import partners_of, subject_before
from annals.extract.sentence.scan import Item, Scan
from annals.extract.sentence.senses import BARRIERS, BE, is_passive
from annals.model.report import Report, Span

_AT = frozenset({"on", "upon", "against"})
_TWO_SIDED = frozenset({"armed_clash", "agreement", "protest"})
_HAVE = frozenset({"have", "has", "had"})
_LINKING = BE | _HAVE | {"'re", "'ve"}
_MORE = frozenset({"who", "which", "whose", "that", "and", "for", "accused", "with"})
"""Behind a party of whom more is told."""
_WHERE_REACH = 3
_NEXT = 2


def uninvolved(report: Report, scan: Scan) -> Iterator[Sides]:
    """Yield who did no act, or not the one that some words of a sentence tell."""
    finder = _Finder(report, scan)
    yield from finder.there()
    yield from finder.aimed_at()
    yield from finder.searched()
    yield from finder.pressed()
    yield from finder.by_others()
    yield from finder.habits()


class _Finder:
    def __init__(self, report: Report, scan: Scan) -> None:
        self._report, self._scan = report, scan

    def there(self) -> Iterator[Sides]:
        """Yield who does something else where an act was ("a town, where X are fighting Y").

        Who acts in that clause did not do what is told outside of it, nor the others what is told in it.
        """
        scan = self._scan
        for at in (n for n, word in enumerate(scan.words) if word.low == "where"):
            doer = next((one for one in scan.actors if at < one.first <= at + _WHERE_REACH), None)
            if doer is None or scan.low(doer.after) not in _LINKING:
                continue
            verb = next((hit for hit in scan.events if 0 < hit.first - doer.after <= _NEXT), None)
            after = self._end(doer.after if verb is None else verb.after)
            if any(cue_table("sides", "lays").scan(scan.words[at:after])):
                continue
            inside = self._span(at, after)
            yield Sides(words=(inside,), outside=(inside,), lent=True)
            if verb is not None and at > 0:
                before, end = self._span(0, at), len(scan.words)
                behind = (self._span(verb.after, end),) if verb.after < end else ()
                yield Sides(words=(before, *behind), outside=(before,), lent=True)

    def aimed_at(self) -> Iterator[Sides]:
        """Yield whom an attack was "on", "upon" or "against", who did not do it."""
        scan = self._scan
        for hit in scan.events:
            senses = [one for one in hit.senses if is_attack(one)]
            if not senses or any(one.type in _TWO_SIDED for one in senses) or scan.low(hit.after) not in _AT:
                continue
            party = party_after(scan, hit.after, _AT, 1)
            if party is not None and party.first - hit.after <= _NEXT:
                yield Sides(words=(self._span(hit.first, hit.after),), outside=(self._of(party),))

    def searched(self) -> Iterator[Sides]:
        """Yield whose home a raid was on, whom the sentence is about ("caught after a raid on her home")."""
        scan = self._scan
        for hit in scan.events:
            at = hit.after
            owned = scan.low(at) in {"on", "at", "of"} and scan.low(at + 1) in cue_set("sides", "owners")
            if not owned or scan.low(at + 2) not in cue_set("sides", "homes"):
                continue
            verb = next((n for n in range(hit.first - 1, 0, -1) if is_passive(scan, n)), None)
            owner = subject_before(scan, verb, only_actors=True) if verb is not None else None
            first = 0 if owner is None else owner.first
            if verb is not None:
                yield Sides(words=(self._span(hit.first, hit.after),), outside=(self._span(first, verb),))

    def pressed(self) -> Iterator[Sides]:
        """Yield whom others put under pressure."""
        scan = self._scan
        for match in cue_table("sides", "pressure").scan(scan.words):
            on = (n + 1 for n in range(match.after, match.after + _NEXT) if scan.low(n) in _AT)
            yield from self._only(next(on, len(scan.words)))

    def by_others(self) -> Iterator[Sides]:
        """Yield who only found, asked for or told what another did ("found by members of the convoy")."""
        for match in cue_table("sides", "by_others").scan(self._scan.words):
            yield from self._only(match.after)

    def _only(self, at: int) -> Iterator[Sides]:
        """Yield the party that begins at a word, unless more is told of it ("..., who shot two")."""
        scan = self._scan
        party = next((one for one in scan.actors if at <= one.first <= at + _NEXT), None)
        told = party is None or scan.low(party.after) in _MORE or scan.low(party.after + 1) in _MORE
        if party is not None and not told and "them" not in {word.low for word in scan.words[party.after :]}:
            yield Sides(words=(), outside=(self._of(party),))

    def habits(self) -> Iterator[Sides]:
        """Yield who is said to do such acts as a rule ("they say X deliberately target clinics")."""
        scan = self._scan
        for hit in [] if scan.times else scan.events:
            now = not scan.low(hit.first).endswith(("ed", "ing")) and not all(
                one.nominal for one in hit.senses
            )
            if now and scan.low(hit.first - 1) in cue_set("sides", "habits"):
                doer = subject_before(scan, hit.first - 1, only_actors=True)
                if doer is None or not any(
                    scan.low(n) in cue_set("sides", "says") for n in range(doer.first)
                ):
                    continue  # what is told of him next may be his
                words = (self._span(hit.first - 1, hit.after),)
                others = [doer, *partners_of(scan, doer)]
                yield Sides(words=words, outside=tuple(map(self._of, others)), lent=True, past=True)

    def _end(self, first: int) -> int:
        """Return where a clause ends, from its verb on: at a comma, else at the verb of the main clause."""
        scan = self._scan
        verbs = {hit.first for hit in scan.events if not all(one.nominal for one in hit.senses)}
        verbs = {at for at in verbs if not scan.low(at).endswith("ing")}
        for at in range(first, len(scan.words)):
            if scan.low(at) == "," or at in verbs:
                return at
            if scan.low(at) in BARRIERS | {"and", "or", "who", "which", "that", "to"}:
                break
        return next((n for n in range(first, len(scan.words)) if scan.low(n) == ","), len(scan.words))

    def _of(self, item: Item) -> Span:
        return self._span(item.first, item.after)

    def _span(self, first: int, after: int) -> Span:
        words = self._scan.words
        return self._report.span(words[first].start, words[after - 1].end)
