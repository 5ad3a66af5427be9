"""Who is told of beside an act and took no part in it: found a body, helped, fled, saw it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annals.extract.parties.deeds import acted_before, deed_of_his_own, done_before
from annals.extract.parties.noun_phrases import listed, noun_phrase
from annals.extract.parties.roles import RoleFinder
from annals.extract.parties.sides import Sides, is_attack
from annals.extract.sentence.cues import cue_list, cue_set
from annals.extract.sentence.lexicon import EventWord, cue_table
from annals.extract.sentence.nouns import subject_before
from annals.extract.sentence.scan import Item, Scan
from annals.extract.sentence.senses import BE
from annals.model.report import Report, Span
from annals.model.vocabulary import ActorKind


def _any_of(key: str) -> str:
    return rf"\b(?:{'|'.join(cue_list('bystanders', key))})\b"


_FOUND = re.compile(
    rf"{_any_of('finds')} (?:(?!and\b)[\w'’-]+ ){{0,5}}?(?:(?:dead|burned|charred|mutilated|lifeless) )?"
    r"(?:body|bodies|corpses?|remains)\b",
    re.IGNORECASE,
)
_HELPED = re.compile(
    rf"{_any_of('tries')} to (?:help|save|rescue|assist|treat|aid|reach|evacuate|comfort)\b"
    rf"|{_any_of('helps')} (?:him|her|them|(?:the|several|many|some) (?:[a-z]+ )?"
    r"(?:victims?|injured|wounded|casualties|dead|survivors?|bod(?:y|ies)))\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    rf"{_any_of('carries')} (?:him|her|them|(?:the|several|many|some|his|her|their) (?:[\w'’-]+ ){{1,4}}?)"
    rf" ?(?:away|(?:to|into) (?:(?:a|an|the) )?(?:[\w'’-]+ ){{0,4}}?{_any_of('care')})",
    re.IGNORECASE,
)
_FLED = re.compile(rf"{_any_of('flees')}", re.IGNORECASE)
_SAW = re.compile(
    r"\b(?:was|were) (?:an? )?(?:eye[- ]?)?witness(?:es)? (?:to|of)\b"
    r"|\bwitnessed (?:the|an?|his|her|their)\b",
    re.IGNORECASE,
)
_KIN_SAYS = re.compile(
    rf"(?:(?:[A-Z][\w'’.-]+ ){{0,3}}[A-Z][\w'’.-]+, )?(?:the |an? |his |her |their |whose )?"
    rf"(?:\w+['’]s? )?(?:late |elder |younger |older )?(?:{'|'.join(sorted(cue_set('sides', 'kin')))})"
    rf"(?: of (?:the |one of the |an? )?(?:[\w'’-]+ ){{1,3}}?)?,?(?: (?:[A-Z][\w'’.-]+ ?){{1,3}},?)? ?"
    rf"(?:also )?{_any_of('says')}",
)
_CONFESSES = {
    male: re.compile(
        rf"\b(?:{who}|they|I|we) (?:had |has |have )?(?:kill|shot|stab|strang|murder|attack|beat|set)",
        re.IGNORECASE,
    )
    for male, who in ((True, "he"), (False, "she"))
}
"""Behind kin who say something: it was they who did it."""
_MEN = re.compile(r"father|husband|brother|son\b|uncle", re.IGNORECASE)
_WITH_KIN = re.compile(
    r"\b(?:along|together) with (?:his|her|their) "
    rf"(?:\w+ )?(?:{'|'.join(sorted(cue_set('sides', 'kin')))})\b",
    re.IGNORECASE,
)
_HARMED_BY = re.compile(r"\b(?:was|were|been|being)\b[^.;]{0,60}\bby\b[^.;]{0,60}$", re.IGNORECASE)
_ALSO_HARMED = re.compile(
    r"\b(?:was|were|been|got) (?:also |themselves |himself |herself |later )?(?:\w+ly )?"
    r"(?:killed|shot|wounded|injured|hit|hurt|attacked|arrested|beaten|stabbed|abducted|kidnapped|detained)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:“”\"–—]|\b(?:that|when|after|before|while|where|until|because|but)\b", re.IGNORECASE
)
_BEHIND = re.compile(rf"{_CLAUSE.pattern}|\b(?:as|since|after)\b", re.IGNORECASE)
_CIVIL = re.compile(_any_of("civil"), re.IGNORECASE)
_BESIDE = re.compile(
    r"(?:,? (?:who|which|that|had|has|have|also|then|later|there|nearby|immediately|quickly|\w+ly))*,? ",
    re.IGNORECASE,
)
"""Between people and their verb."""
_INVERTED = re.compile(rf"\b(?:{'|'.join(sorted(cue_set('sides', 'kin')))}), (?:said|says)$", re.IGNORECASE)
"""Kin told of before the one who says something ("his brother, said police")."""
_THEM = re.compile(r"\b(?:them|they|their)\b", re.IGNORECASE)
_RELATIVE = frozenset({"who", "which", "that"})
_FOR = frozenset({"for", "after", "over", "before"})
_MORE = frozenset({"who", "which", "that", "and", ",", "but", "then"})
_DIRECTLY = frozenset({"directly", "straight", "indiscriminately", "randomly"})
_AT = frozenset({"at", "on", "upon", "towards", "toward"})
_SUSTAINS = frozenset({"sustained", "sustaining", "suffered", "suffering"})
_INJURIES = frozenset({"injury", "injuries", "wound", "wounds", "burns", "fractures"})
_UNARMED = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS})
_DEEDS = frozenset({"they", "who", "while", "as", "he", "she"})
"""Words of a sentence that may tell what people did who were hurt."""
_SCORE = 0.8
_REACH, _NEXT, _OBJECT, _CLASH = 80, 2, 6, 8


def bystanders(report: Report, scan: Scan, roles: RoleFinder) -> Iterator[Sides]:
    """Yield who is told of in a sentence and took no part in any act."""
    if not scan.words:
        return
    finder = _Finder(report, scan, roles)
    yield from finder.helped()
    yield from finder.saw()
    yield from finder.kin()
    yield from finder.fired_at()
    yield from finder.instead()
    yield from finder.hurt()
    yield from finder.amid()
    yield from finder.foes()
    yield from finder.wanted()


class _Finder:
    def __init__(self, report: Report, scan: Scan, roles: RoleFinder) -> None:
        self._report, self._scan, self._roles = report, scan, roles
        self._start, self._end = scan.words[0].start, scan.words[-1].end

    def helped(self) -> Iterator[Sides]:
        """Yield who found a body, and people without arms who helped or fled, who did no act by that."""
        text = self._report.text
        for pattern in (_FOUND, _HELPED, _CARRIED, _FLED):
            for found in pattern.finditer(text, self._start, self._end):
                verb = self._word(found.start())
                who = subject_before(self._scan, verb, only_actors=True)
                if deed_of_his_own(self._scan, who, self._word(found.end())) is not None:
                    continue
                start = self._subject(found.start())
                span = self._people(who, start, found.start())
                if span is not None:
                    apart = pattern is not _FLED and self._only_this(verb, found)
                    yield Sides(words=(), outside=(span,), apart=apart)
                elif pattern is _FOUND and text[start : found.start()].strip():
                    yield Sides(words=(), outside=(self._report.span(start, found.start()),))

    def _only_this(self, verb: int, found: re.Match[str]) -> bool:
        """Say whether nothing is told to have been done to those who helped."""
        if acted_before(self._scan, verb) or self._scan.low(verb - 1) in _RELATIVE:
            return False
        text = self._report.text
        return not any(one.search(text, found.end(), self._end) for one in (_ALSO_HARMED, _THEM))

    def _people(self, who: Item | None, start: int, verb: int) -> Span | None:
        """Return the people without arms who are the subject of a verb."""
        text = self._report.text
        civil = _CIVIL.finditer(text, start, verb)
        if who is not None:
            return self._of(who) if any(one.end() == who.end for one in civil) else None
        near = (one for one in civil if _BESIDE.fullmatch(text, one.end(), verb))
        told = next(near, None)
        return self._report.span(*told.span()) if told is not None else None

    def saw(self) -> Iterator[Sides]:
        """Yield who was a witness."""
        for found in _SAW.finditer(self._report.text, self._start, self._end):
            verb = self._word(found.start())
            who = subject_before(self._scan, verb, only_actors=True)
            deed = deed_of_his_own(self._scan, who, verb)
            if deed is not None:
                yield from self._of_that_alone(who, verb, deed)
            elif not acted_before(self._scan, verb):
                yield self._nobody(self._start, found.start(), found.end())
            elif who is not None:
                yield Sides(words=(), outside=(self._of(who),))

    def _of_that_alone(self, who: Item | None, verb: int, deed: int) -> Iterator[Sides]:
        """Yield somebody who did nothing of what is told from a verb of his up to a deed of his own."""
        words = self._scan.words
        if who is not None and deed > verb:
            told = self._report.span(words[verb].start, words[deed - 1].end)
            yield Sides(words=(told,), outside=(self._of(who),), only=True)

    def kin(self) -> Iterator[Sides]:
        """Yield kin of a victim who only say something, or were hit, too ("along with her sister")."""
        text = self._report.text
        for found in _KIN_SAYS.finditer(text, self._start, self._end):
            end = min(self._end, found.end() + _REACH)
            confesses = _CONFESSES[_male(found[0])].search(text, found.end(), end) is not None
            if not confesses and not _INVERTED.search(found[0]):
                yield self._nobody(found.start(), found.end(), found.end())
        for found in _WITH_KIN.finditer(text, self._start, self._end):
            before = text[max(self._start, found.start() - 2 * _REACH) : found.start()]
            if _HARMED_BY.search(before) and not _kin(before):
                yield Sides(words=(), outside=(self._report.span(*found.span()),))

    def fired_at(self) -> Iterator[Sides]:
        """Yield at whom something was fired or thrown, of whom nothing more is told."""
        scan = self._scan
        for n, word in enumerate(scan.words):
            at = n + 1 + (scan.low(n + 1) in _DIRECTLY)
            if word.low not in cue_set("bystanders", "fires") or scan.low(at) not in _AT:
                continue
            item = noun_phrase(scan, at + 1 + (scan.low(at + 1) == "to"))
            if item is not None and scan.low(item.after) not in _MORE:
                yield Sides(words=(), outside=(self._of(item),))

    def instead(self) -> Iterator[Sides]:
        """Yield whom somebody did not fight ("instead of fighting the rebels, soldiers burn houses")."""
        scan = self._scan
        for n in range(len(scan.words) - _NEXT):
            told = f"{scan.low(n)} {scan.low(n + 1)}" in {"instead of", "rather than"}
            if told and scan.low(n + _NEXT).endswith("ing"):
                at = n + _NEXT + 1 + (scan.low(n + _NEXT + 1) == "with")
                item = noun_phrase(scan, at)
                if item is not None and item.first - at <= _NEXT:
                    yield Sides(words=(), outside=(self._of(item),))

    def hurt(self) -> Iterator[Sides]:
        """Yield people without arms who were hurt, of whom no deed is told ("two students were wounded")."""
        scan, text = self._scan, self._report.text
        for found in _ALSO_HARMED.finditer(text, self._start, self._end):
            verb = next((n for n, word in enumerate(scan.words) if word.start >= found.start()), 0)
            yield from self._hurt(verb)
        for n, word in enumerate(scan.words):
            if word.low in _SUSTAINS and any(scan.low(at) in _INJURIES for at in range(n + 1, n + _OBJECT)):
                yield from self._hurt(n)

    def _hurt(self, verb: int) -> Iterator[Sides]:
        """Yield people who were hurt: of that alone where a deed of theirs is told, too."""
        scan = self._scan
        item = subject_before(scan, verb, only_actors=True)
        lows = [scan.low(n) for n in range(len(scan.words))]
        told = {low for n, low in enumerate(lows) if scan.low(n + _NEXT) != "result"}
        if item is None or item.tag not in _UNARMED or item.keys or told & _DEEDS:
            return
        deed = deed_of_his_own(scan, item, verb + 1 + (scan.low(verb) in BE), suffers=True)
        acted = deed is not None or done_before(scan, verb)
        words = (self._report.span(scan.words[verb].start, self._behind(verb, deed)),) if acted else ()
        yield Sides(words=words, outside=(self._of(item),), only=acted, whole=acted)

    def _behind(self, verb: int, deed: int | None) -> int:
        """Return where the words for a harm end: before a deed, else with its clause."""
        words = self._scan.words
        ends = (n for n in range(verb + 1, len(words)) if words[n].low in _FOR)
        stop = min(next(ends, len(words)), len(words) if deed is None else deed)
        return words[stop - 1].end

    def amid(self) -> Iterator[Sides]:
        """Yield the sides of a clash amid which something else was done ("a raid amid fighting between")."""
        scan = self._scan
        for at in (n for n, word in enumerate(scan.words) if word.low in cue_set("bystanders", "amid")):
            near = range(at + 1, min(len(scan.words), at + _CLASH))
            between = next((n for n in near if scan.low(n) == "between"), None)
            both = listed(scan, between + 1) if between is not None else []
            strikes = [hit for hit in scan.events if hit.after <= at and any(map(_is_strike, hit.senses))]
            for hit in strikes if len(both) > 1 else ():
                words = (self._report.span(hit.start, hit.end),)
                yield Sides(words=words, outside=tuple(map(self._of, both)), only=True)

    def foes(self) -> Iterator[Sides]:
        """Yield whom others fight, who did nothing by that ("joined the battle against its old foe, X")."""
        scan = self._scan
        for n, word in enumerate(scan.words):
            if word.low == "against" and scan.low(n - 1) in cue_set("bystanders", "wars"):
                near = (one for one in scan.actors if n < one.first <= n + _OBJECT)
                foe = next(near, None)
                ended = foe is None or {scan.low(at) for at in range(n, foe.first)} & {
                    ".",
                    "and",
                    "by",
                    "when",
                }
                after = foe.after + (scan.low(foe.after) == ",") if foe is not None else n
                if foe is not None and not ended and scan.low(after) not in _MORE - {"and", ","}:
                    told = self._roles.mention(foe, _SCORE)
                    words, of = (
                        (self._report.span(scan.words[n - 1].start, scan.words[n - 1].end),),
                        told.span,
                    )
                    yield Sides(words=words, attacked=(told,), outside=(of,), aimed=True)

    def wanted(self) -> Iterator[Sides]:
        """Yield whom police want or look for, who is laid to no act by that."""
        scan = self._scan
        for n, word in enumerate(scan.words):
            after = word.low == "wanted" and scan.low(n + 1) in {"for", "over", "in", "by"}
            at = n - (scan.low(n - 1) == ",")
            item = next((one for one in scan.actors if one.after == at), None) if after else None
            if item is not None and deed_of_his_own(scan, item, n + 1) is None:
                yield Sides(words=(), outside=(self._of(item),))
            seeker = noun_phrase(scan, n + _NEXT) if after and scan.low(n + 1) == "by" else None
            if seeker is not None:
                yield Sides(words=(), outside=(self._of(seeker),))
        for match in cue_table("bystanders", "hunts").scan(scan.words):
            item = noun_phrase(scan, match.after)
            told = item is None or scan.low(item.after) in {"who", "that", "which"}
            if item is not None and not told and deed_of_his_own(scan, item, item.after) is None:
                yield Sides(words=(), outside=(self._of(item),))

    def _word(self, offset: int) -> int:
        """Return the first word that begins at an offset or behind it."""
        words = self._scan.words
        return next((n for n, word in enumerate(words) if word.start >= offset), len(words))

    def _subject(self, verb: int) -> int:
        """Return where the subject of a verb may begin: behind its clause's head and any other act."""
        text = self._report.text
        start = max((one.end() for one in _CLAUSE.finditer(text, self._start, verb)), default=self._start)
        acts = (hit.end for hit in self._scan.events if hit.end <= verb)
        return max(start, max(acts, default=start))

    def _nobody(self, start: int, end: int, after: int) -> Sides:
        """Return those told in a range as no party, unless more is told of them than that."""
        text = self._report.text
        clause = _BEHIND.search(text, after, self._end)
        behind = clause.start() if clause is not None else self._end
        harmed = _ALSO_HARMED.search(text, start, min(behind, after + _REACH)) is not None
        return Sides(words=(), outside=(self._report.span(start, end),), apart=not harmed)

    def _of(self, item: Item) -> Span:
        return self._report.span(item.start, item.end)


def _is_strike(sense: EventWord) -> bool:
    """Say whether a sense of a word is a noun for what one side does to another."""
    return is_attack(sense) and sense.type != "armed_clash"


def _male(words: str) -> bool:
    return _MEN.search(words) is not None


def _kin(words: str) -> bool:
    """Say whether kin did it themselves ("by her husband along with his brother")."""
    by = words.lower().rpartition(" by ")[2].split()
    return not cue_set("sides", "kin").isdisjoint(by)
