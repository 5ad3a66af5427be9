"""When something was said: the time that stands at a verb of saying dates the statement, no act."""

from __future__ import annotations

from annals.extract.sentence.scan import Item, Scan

_TOLD_REACH = 6
_NOW = frozenset({"says", "say"})  # "he says on Friday a man was shot" tells the day of the deed
_JOINED = 2  # a name and the "and" that joins it to the next ("Afghan and coalition forces")
_LEADING = frozenset({"but", "and", "then", "yet", ",", "meanwhile", "however", "“", '"'})
_NESTED = frozenset({"who", "which", "whose", "that", "when"})


def time_of(scan: Scan, cue: int, after: int, speaker: tuple[int, int], *, before: bool) -> Item | None:
    """Return a time that stands at the verb of saying: it dates the statement."""
    edge = speaker[0] if before else speaker[1]
    named = {hit.first for hit in scan.events}
    for item in scan.times:
        if item.after in named or scan.low(item.after) == "'s":
            continue
        following = item.first - after
        if 0 <= following <= _reach(scan, cue, after) and scan.low(cue) not in _NOW:
            return item
        beside = item.after <= cue <= item.after + 1 and item.first > 0 and scan.low(item.after) != ","
        if beside and not _of_deed(scan, item):
            return item
        if before and _opens(scan, item) and _leads_to(scan, item, speaker[0]):
            return item
        if edge >= after and 0 <= item.first - edge <= 1:
            return item
        if following >= 0 and _before_that(scan, after, item):
            return item
    return None


def _before_that(scan: Scan, after: int, item: Item) -> bool:
    """Say whether a time stands between a verb of saying and its "that" ("said in Jos, yesterday, that")."""
    that = scan.low(item.after + (scan.low(item.after) == ",")) == "that"
    between = {scan.low(index) for index in range(after, item.first)}
    told = any(after <= hit.first < item.first for hit in scan.events)
    return that and item.first - after <= _TOLD_REACH and not told and not between & _NESTED


def _of_deed(scan: Scan, item: Item) -> bool:
    """Say whether a time before a verb of saying ends a deed ("a man shot in Lima on Monday said")."""
    deed = scan.told_before(item)
    return deed is not None and not any(sense.nominal for sense in deed.senses)


def _leads_to(scan: Scan, item: Item, speaker: int) -> bool:
    """Say whether a time is followed by a speaker, the first of two joined ones included."""
    comma = scan.low(item.after) == ","
    if speaker - item.after <= 1:
        return speaker >= item.after
    pair = speaker - item.after - comma == _JOINED and scan.low(speaker - 1) == "and"
    return pair and scan.words[speaker - _JOINED].text[0].isupper()


def _opens(scan: Scan, item: Item) -> bool:
    """Say whether a time opens the sentence ("But on Tuesday the police said")."""
    leading = item.first - (scan.low(item.first - 1) in {"on", "in", "late", "early"})
    return all(scan.low(i) in _LEADING for i in range(leading))


def _reach(scan: Scan, cue: int, after: int) -> int:
    """Return how many words may stand between a verb of saying and its time."""
    if scan.low(cue) in {"told", "tells", "informed"}:
        return _TOLD_REACH
    if scan.low(after) in {"in", "at", "during"} and any(
        w in {"statement", "communique", "interview", "conference", "briefing", "post", "release"}
        for w in (word.low for word in scan.words[after + 1 : after + 5])
    ):
        return _TOLD_REACH
    return 1 if scan.low(after) in {"on", "late", "early"} else 0
