"""Words that a trained reader heard, as the mentions that the lexicon finds in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from annals.extract.heard import people
from annals.extract.heard.places import HeardPlaces
from annals.extract.heard.things import things_hit
from annals.extract.heard.tidy import no_names, shares_half, thing, tidy
from annals.extract.parties.named import is_named
from annals.extract.sentence.cues import cue_list, cue_set
from annals.extract.sentence.lexicon import people_words
from annals.extract.sentence.words import words as split
from annals.extract.tagger import Tagged
from annals.gazetteer.actors import actors
from annals.gazetteer.places import places
from annals.model.reading import PERSON, Filler, Label, Mention, Role
from annals.model.report import Report
from annals.model.vocabulary import TargetClass, WeaponClass
from annals.neural.heard import Words
from annals.text.dateline import find_dateline

_ROLES = {
    "attacker": (Role.ATTACKER, Label.ACTOR),
    "target": (Role.TARGET, Label.ACTOR),
    "victim": (Role.VICTIM, Label.ACTOR),
    "interceptor": (Role.INTERCEPTOR, Label.ACTOR),
    "thing": (Role.TARGET, Label.TARGET),
    "weapon": (Role.WEAPON, Label.WEAPON),
    "place": (Role.PLACE, Label.PLACE),
    "origin_place": (Role.ORIGIN_PLACE, Label.PLACE),
    "time": (Role.TIME, Label.TIME),
    "acts": (Role.ACTS, Label.ACTS),
    "reason": (Role.REASON, Label.REASON),
}
_WHOLE = frozenset({Label.ACTS, Label.REASON})
"""Labels whose words stand as they were heard."""
_THINGS = frozenset({Label.TARGET, Label.WEAPON})
_NO_PEOPLE = (Label.WEAPON, Label.TARGET, Label.PLACE, Label.TIME)
_SURE = 0.8
"""How sure words that the lexicon does not know must be heard to be people ("two martyrdom-seekers")."""
_SUREST = 0.95
"""How sure they must be where nothing else tells that they are."""
_PARTICIPLE = re.compile(r"(?:(?:the|an?)\s+)?[a-z]+ed", re.IGNORECASE)
_DOERS = re.compile(r"(?:[eo]r|ist|ee|ant|ian|m[ae]n|wom[ae]n)s?$", re.IGNORECASE)
"""How words for people end that no list knows."""
_HIT = frozenset({"target", "victim"})
_SIDES = (cue_set("sides", "adjectives") | cue_set("sides", "forces")) - {"government"}
"""What ends words for a side; governments are blamed for more than they do ("failed to stop the riots")."""
_POSSESSIVE = cue_set("grammar", "determiners") - {"the", "a"}
_ARTICLE = re.compile(r"(?:the|an?|its|his|her|their)\s+", re.IGNORECASE)
_THE = re.compile(r"the\s+", re.IGNORECASE)
_OF = re.compile(r"\bof(?:\s+the)?\s+$")
_OWNED = re.compile(r"(?:(?<=[’']s)|[’']s)\s+(?:[a-z]\w+\s+){0,2}?$")
"""Between the words for whose somebody is and those for himself ("Yemen's Houthi rebels")."""
_OWNED_WITHIN = 30
_ALONGSIDE = re.compile(
    r",? (?:alongside|together with|along with|as well as|including) (?:(?:the|an?) )?(?:[a-z][\w-]* ){0,2}"
)
_ALONGSIDE_WITHIN = 50
_CONDEMNS = re.compile(rf"[^.!?\n]{{0,40}}?\b(?:{'|'.join(cue_list('heard', 'condemns'))})\b")
"""Behind words for somebody: who condemns an act did not do it."""
_LETTER = re.compile(r"\w")
_GOES_ON = re.compile(r"[\s-]+[A-Z]")
"""Behind a word of a longer name."""

_LOOSE = frozenset({WeaponClass.ARTILLERY, WeaponClass.EXPLOSIVE, WeaponClass.OTHER})
"""Classes of words that others beside them tell more closely ("rocket shells")."""
_SEVERAL = re.compile(r",|\b(?:and|or)\b")
_TAIL = re.compile(rf"\s+(?:{'|'.join(cue_list('heard', 'tails'))})\b", re.IGNORECASE)
"""Behind the noun for a thing: whose it is, or where."""
_AT = re.compile(rf"\b(?:{'|'.join(cue_list('heard', 'people_at'))})\b", re.IGNORECASE)
"""Before the noun for a thing: words for who stood there."""
_FIGURES = re.compile(r"\b(?:(?:19|20)\d\d|\d{1,2}[:.]\d\d)\b")


class Lexicon:
    """The mentions that word lists find in a report, asked for those within a range."""

    def __init__(self, report: Report, tagged: Iterable[Tagged]) -> None:
        self._report = report
        self._mentions: dict[Label, list[Mention]] = {}
        for sentence in tagged:
            for mention in sentence.mentions:
                self._mentions.setdefault(mention.label, []).append(mention)
        known, actors = (self._mentions.get(label, []) for label in (Label.PLACE, Label.ACTOR))
        dateline = find_dateline(report.text)
        self._filed = dateline.place if dateline and dateline.place else (0, 0)
        self._places = HeardPlaces(report, known, actors)

    def within(self, label: Label, words: Words) -> list[Mention]:
        """Return the mentions of a label that share at least half of themselves or of the range."""
        return [m for m in self._mentions.get(label, ()) if shares_half(words, m.span)]

    def fillers(self, role: str, words: Sequence[Words]) -> Iterator[Filler]:
        """Yield the fillers of a role: known words within those heard, else the words themselves.

        People aimed at or hit are told by all the words heard. Of places the surest stand.
        """
        chosen, label = _ROLES[role]
        whole = self._whole(label, words)
        if label == Label.PLACE:
            for one in self._places.likely(whole):
                yield from (Filler(role=chosen, mention=m, score=one.score) for m in self._places.told(one))
            return
        unknown = label == Label.ACTOR and not any(map(self._people, whole))
        for one in whole:
            if label == Label.ACTOR and self._filed[0] <= one.start < self._filed[1]:
                continue
            if chosen == Role.ATTACKER and self._did_nothing(one):
                continue
            found = [] if label in _WHOLE else self.within(label, one)
            if label == Label.ACTOR:
                found += self._partners(found) if chosen == Role.ATTACKER else []
                joined = people.together(self._report, self._not_owning(found))
                found = [self._in_phrase(mention, one) for mention in joined]
            if role in _HIT:
                found = self._hit(role, one, found, unknown=unknown)
            if label in _THINGS:
                found = self._things(label, found, one)
            for mention in found or self._raw(label, one, None, unknown=unknown):
                yield Filler(role=chosen, mention=mention, score=one.score)

    def _hit(self, role: str, words: Words, found: Sequence[Mention], *, unknown: bool) -> list[Mention]:
        """Return the people aimed at or hit that words tell, by all words heard, or the thing aimed at."""
        aimed = self._aim(words) if role == "target" else []
        if self._is_thing(words):
            return [*aimed, *found]
        tag = next((mention.tag for mention in found if mention.tag), PERSON)
        listed = people.by_heads(self._report.text, words)
        raw = (self._raw(Label.ACTOR, part, tag, unknown=unknown) for part in listed)
        return [mention for each in raw for mention in each] or aimed

    def _is_thing(self, words: Words) -> bool:
        """Say whether words heard for people tell of a thing by their noun ("the house of a chief")."""
        text = self._report.text
        end = _end_of_noun(text, words)
        told = text[words.start : end].lower().split()
        if not told or told[-1] in cue_set("heard", "gathered") or _AT.search(text, words.start, end):
            return False
        nouns = (one.span for one in self.within(Label.TARGET, replace(words, end=end)))
        return any(one.end == end and not noun_for_people(text, one.start, end) for one in nouns)

    def _aim(self, words: Words) -> list[Mention]:
        """Return the thing that words heard for those aimed at tell instead ("the base")."""
        aimed = thing(self._report.text, words)
        return self._in_full(self.within(Label.TARGET, aimed), aimed) if aimed is not None else []

    def _whole(self, label: Label, words: Sequence[Words]) -> list[Words]:
        """Return the words heard for one label as whole phrases, those of no weight left out."""
        if label in _WHOLE:
            return list(words)
        text = self._report.text
        told = [found for one in words if (found := self._tidy(label, one)) is not None]
        if label in _THINGS:
            told = [found for one in told if (found := thing(text, one)) is not None]
        if label != Label.ACTOR:
            return things_hit(text, told) if label == Label.TARGET else told
        return people.apart(text, [found for one in told if (found := people.whole(text, one)) is not None])

    def _tidy(self, label: Label, words: Words) -> Words | None:
        """Return words without what hangs loose, those for a place in full, a year or an hour as heard."""
        found, text = tidy(self._report.text, words), self._report.text
        if found is None and label == Label.TIME and _FIGURES.search(text, words.start, words.end):
            return words
        return self._places.in_full(words) if found is None and label == Label.PLACE else found

    def _did_nothing(self, words: Words) -> bool:
        """Say whether words for somebody do not say that he did it: he condemns it, or it was in his land."""
        text = self._report.text
        named_after = people.names_an_act(text, words.start, words.end)
        return named_after or _CONDEMNS.match(text, words.end) is not None

    def _not_owning(self, found: Sequence[Mention]) -> list[Mention]:
        """Return mentions, for one that says whose another is that other ("Colombia's National Army")."""
        owned = (next((o for o in self._behind(one) if self._owns(one, o)), one) for one in found)
        return list(dict.fromkeys(owned))

    def _behind(self, one: Mention) -> Iterator[Mention]:
        """Yield those who are named just behind somebody."""
        end = one.span.end
        return (m for m in self._mentions[Label.ACTOR] if end <= m.span.start <= end + _OWNED_WITHIN)

    def _owns(self, one: Mention, other: Mention) -> bool:
        """Say whether somebody is only whose another is: a land, or one whose other has a name of his own."""
        named = any(letter.isupper() for letter in other.span.quote) or people.is_land(one.span.quote)
        return named and _OWNED.match(self._report.text, one.span.end, other.span.start) is not None

    def _partners(self, found: Sequence[Mention]) -> list[Mention]:
        """Return those beside whom the last of some fought ("the army alongside a militia")."""
        last = max(found, key=lambda one: one.span.end, default=None)
        if last is None:
            return []
        text, at = self._report.text, last.span.end
        behind = (one for one in self._mentions[Label.ACTOR] if at < one.span.start <= at + _ALONGSIDE_WITHIN)
        return [one for one in behind if _ALONGSIDE.fullmatch(text, at, one.span.start)][:1]

    def _in_phrase(self, mention: Mention, words: Words) -> Mention:
        """Return an actor without a name with the words of its phrase beside it ("Kurdish militants")."""
        after = people.flown(self._report.text, mention.span.end)
        if after > mention.span.end:
            return replace(mention, span=self._report.span(mention.span.start, after))
        if is_named(mention.span.quote):
            return mention
        span = mention.span
        start, end = people.grown(self._report.text, span.start, span.end, words.start)
        return replace(mention, span=self._report.span(start, end))

    def _in_full(self, found: list[Mention], words: Words) -> list[Mention]:
        """Return the words heard for one thing as one, of the class of its noun ("a vital target").

        The noun is the last before what says whose or where it is ("the office of a bank": "office").
        """
        text = self._report.text
        if not found or _SEVERAL.search(text, words.start, words.end):
            return found
        end = _end_of_noun(text, words)
        ends = sorted(found, key=lambda one: (one.span.start < end, one.span.end))
        tag = ends[-1].tag
        if len(ends) > 1 and ends[-2].span.start < end and _is_of(ends[-2], ends[-1]):
            tag = ends[-2].tag
        return self._raw(Label.TARGET, words, tag)

    def _things(self, label: Label, found: list[Mention], words: Words) -> list[Mention]:
        """Return the mentions of things or weapons in full, with those whom a thing belongs to."""
        if label == Label.WEAPON:
            return self._one_weapon(found, words)
        return [*self._in_full(found, words), *self._owners(words)]

    def _one_weapon(self, found: list[Mention], words: Words) -> list[Mention]:
        """Return the words for one weapon in whole, of the class told most closely ("rocket shells")."""
        ends = sorted((one.span for one in found), key=lambda span: span.start)
        between = (self._report.text[one.end : two.start] for one, two in pairwise(ends))
        if not found or any(_SEVERAL.search(gap) for gap in between):
            return found
        told = min((one.tag for one in found), key=lambda tag: tag in _LOOSE)
        return self._raw(Label.WEAPON, words, told)

    def _owners(self, words: Words) -> list[Mention]:
        """Return those whom a thing belongs to by the words for it ("a camp of the rebels")."""
        inside = (m for m in self._mentions.get(Label.ACTOR, ()) if words.start <= m.span.start < words.end)
        lead = self._report.text
        return [m for m in inside if _OF.search(lead, words.start, m.span.start)]

    def _raw(self, label: Label, words: Words, tag: str | None, *, unknown: bool = False) -> list[Mention]:
        """Return the words as a mention, people by words that name or describe them.

        Where all heard in a role are ``unknown`` to the lexicon, who is surely heard is somebody.
        """
        start, end = words.start, words.end
        text = self._report.text
        if label == Label.ACTOR and not (self._people(words) or self._surely(words, unknown=unknown)):
            return []
        if label not in {*_WHOLE, Label.ACTOR}:
            article = _ARTICLE.match(text, start, end)
            start = article.end() if article else start
        if not _LETTER.search(text, start, end):
            return []
        return [Mention(label=label, span=self._report.span(start, end), tag=tag, score=words.score)]

    def _people(self, words: Words) -> bool:
        """Say whether words name or describe people: a known actor, a noun for people, or a name."""
        text = self._report.text
        if self.within(Label.ACTOR, words):
            return True
        named = names_somebody(text, words.start, words.end) and not self.within(Label.TIME, words)
        told = noun_for_people(text, words.start, words.end) or _is_side(text[words.start : words.end])
        return told or (named and not self._is_place(words))

    def _surely(self, words: Words, *, unknown: bool) -> bool:
        """Say whether words are surely heard, for no thing or place; the less sure end as if for people."""
        told = self._report.text[words.start : words.end]
        if any(self.within(label, words) for label in _NO_PEOPLE) or self._is_place(words):
            return False
        if unknown and _DOERS.search(told) is not None:
            return words.score >= _SURE
        return words.score >= _SUREST and _PARTICIPLE.fullmatch(told) is None

    def _is_place(self, words: Words) -> bool:
        """Say whether words are the name of a place that the report tells of, or of any behind "the"."""
        text = self._report.text
        lead = _THE.match(text, words.start, words.end)
        name = text[lead.end() if lead else words.start : words.end]
        told = (one.span.quote for one in self._mentions.get(Label.PLACE, ()))
        alone = lead is not None and name.istitle() and not _GOES_ON.match(text, words.end)
        return (alone or name in told) and places().holds(name) and not actors().find(name)


def _end_of_noun(text: str, words: Words) -> int:
    """Return where the words before those for whose a thing is, or where, end."""
    behind = _TAIL.search(text, words.start, words.end)
    return behind.start() if behind else words.end


def _is_of(one: Mention, last: Mention) -> bool:
    """Say whether a thing is of the class of another that stands before it ("a church compound")."""
    noun = last.span.quote.rsplit(maxsplit=1)[-1].lower()
    pupils = one.tag == TargetClass.SCHOOL and noun in cue_set("heard", "of_pupils")
    return one.span.end <= last.span.start and (pupils or noun in cue_set("heard", "of_another"))


def _is_side(words: str) -> bool:
    """Say whether more words than one end in a side ("the government"), with no "its" before."""
    first, *rest = words.casefold().split()
    return bool(rest) and rest[-1] in _SIDES and first not in _POSSESSIVE


def names_somebody(text: str, start: int, end: int) -> bool:
    """Say whether a range of a text holds a word with a capital that is more than the head of a sentence."""
    light = no_names()
    return any(word.text[0].isupper() and word.low not in light for word in split(text, start, end))


def noun_for_people(text: str, start: int, end: int) -> bool:
    """Say whether a range of a text holds a noun for people."""
    return bool(list(people_words().scan(split(text, start, end))))
