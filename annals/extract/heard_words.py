"""Words that a trained reader heard, as the mentions that the lexicon finds in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from annals.extract.cues import cue_list, cue_set
from annals.extract.heard_tidy import tidy
from annals.extract.lexicon import people_words
from annals.extract.surnames import in_place, surnames
from annals.extract.tagger import Tagged
from annals.extract.words import words as split
from annals.gazetteer.place_words import place_words
from annals.gazetteer.places import places
from annals.model.reading import PERSON, Filler, Label, Mention, Role
from annals.model.report import Report
from annals.model.vocabulary import Level
from annals.neural.heard import Words

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
_RIVAL = 0.8
"""How sure a place of an act must be, beside the surest, to be another place of it."""
_NAMED = re.compile(
    r"(?:[ae][a-z]h?[-’'])?[A-Z][\w'’-]*"
    r"(?:\s+(?:(?:of|de|del|la|al|el|and)\s+)*(?:[ae][a-z]h?[-’'])?[A-Z][\w'’-]*)*"
)
_HIT = frozenset({"target", "victim"})
_ARTICLE = re.compile(r"(?:the|an?|its|his|her|their)\s+", re.IGNORECASE)
_OF = re.compile(r"\bof(?:\s+the)?\s+$")
_OWNING = re.compile(r"[’']s\s+(?=[A-Z])")
_CONDEMNS = re.compile(rf"[^.!?\n]{{0,40}}?\b(?:{'|'.join(cue_list('heard', 'condemns'))})\b")
"""Behind words for somebody: who condemns an act did not do it."""
_APART = re.compile(r"(?:,|\W(?:in|of|near|at|on))\W[^A-Z]*$")
"""Between a name and the known place that says where it lies."""
_LISTED = re.compile(r"\s*(?:,|and|or|,\s*and|,\s*or)\s*(?:the\s+)?$")
"""Between two places of a list."""
_PLACED = re.compile(r"\b(?:in|at|of|near|nearby|outside|inside|around|to|off|over|above)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before the name of a place."""
_LANDS = frozenset({"country"})
_TOWARDS = re.compile(r"towards?\b")
_LETTER = re.compile(r"\w")


class Lexicon:
    """The mentions that word lists find in a report, asked for those within a range."""

    def __init__(self, report: Report, tagged: Iterable[Tagged]) -> None:
        self._report = report
        self._mentions: dict[Label, list[Mention]] = {}
        self._surnames: frozenset[str] | None = None
        for sentence in tagged:
            for mention in sentence.mentions:
                self._mentions.setdefault(mention.label, []).append(mention)

    def within(self, label: Label, words: Words) -> list[Mention]:
        """Return the mentions of a label that share at least half of themselves or of the range."""
        return [m for m in self._mentions.get(label, ()) if _share(m.span.start, m.span.end, words)]

    def fillers(self, role: str, words: Sequence[Words]) -> Iterator[Filler]:
        """Yield the fillers of a role: known words within those heard, else the words themselves.

        People aimed at or hit are told by all the words heard. Of places the surest stand.
        """
        chosen, label = _ROLES[role]
        told = (tidy(self._report.text, one) if label not in _WHOLE else one for one in words)
        whole = [one for one in told if one is not None]
        if label == Label.PLACE:
            best = max((one.score for one in whole), default=0.0)
            whole = [one for one in whole if one.score >= _RIVAL * best]
            whole = [one for one in whole if not _TOWARDS.match(self._report.text, one.start)] or whole
        for one in whole:
            if chosen == Role.ATTACKER and _CONDEMNS.match(self._report.text, one.end):
                continue
            found = [] if label in _WHOLE else self.within(label, one)
            if label == Label.ACTOR:
                found = self._together(self._not_owning(found))
            if role in _HIT:
                tag = next((mention.tag for mention in found if mention.tag), None)
                found = self._raw(label, one, tag or PERSON)
            if label == Label.PLACE:
                found = self._where(found, one)
            if label == Label.TARGET:
                found = [*self._in_full(found, one), *self._owners(one)]
            for mention in found or self._raw(label, one, None):
                yield Filler(role=chosen, mention=mention, score=one.score)

    def _together(self, found: Sequence[Mention]) -> list[Mention]:
        """Return mentions, those with nothing but a space between them as one ("terrorist organizations")."""
        joined: list[Mention] = []
        for one in sorted(found, key=lambda m: m.span.start):
            last = joined[-1] if joined else None
            if last is not None and self._report.text[last.span.end : one.span.start] == " ":
                span = self._report.span(last.span.start, one.span.end)
                joined[-1] = replace(last, span=span, tag=one.tag, score=max(last.score, one.score))
            else:
                joined.append(one)
        return joined

    def _not_owning(self, found: Sequence[Mention]) -> list[Mention]:
        """Return mentions without those that only say whose the next one is ("Colombia's National Army")."""
        starts = {one.span.start for one in found}
        text = self._report.text
        owned = {one.span: _OWNING.match(text, one.span.end) for one in found}
        return [one for one in found if (match := owned[one.span]) is None or match.end() not in starts]

    def _in_full(self, found: list[Mention], words: Words) -> list[Mention]:
        """Return the words for one thing with those heard before it ("a vital target", not "target")."""
        if len(found) == 1 and words.start < found[0].span.start and found[0].span.end == words.end:
            return self._raw(Label.TARGET, words, found[0].tag)
        return found

    def _where(self, found: Sequence[Mention], words: Words) -> list[Mention]:
        """Return the places that words tell, without those that only say where they lie.

        A name before known places ("Tougzin, a village in the Nord region") is the place, or a building in it.
        """
        first = min((one.span.start for one in found), default=words.start)
        apart = _APART.search(self._report.text[words.start : first])
        name = self._raw(Label.PLACE, replace(words, end=first), None) if apart else []
        building = any(_of_building(one.span.quote) for one in name)
        return [*name, *self._first(found)] if building or not name else name

    def _first(self, found: Sequence[Mention]) -> list[Mention]:
        """Return the first of the places told in one, with those listed beside it; the rest say where it is."""
        text, kept = self._report.text, []
        for one in sorted(found, key=lambda m: m.span.start):
            between = text[kept[-1].span.end : one.span.start] if kept else ""
            if kept and not (_LISTED.match(between) and one.span.quote[0].isupper()):
                break
            kept.append(one)
        return kept

    def _owners(self, words: Words) -> list[Mention]:
        """Return those whom a thing belongs to by the words for it ("a camp of the rebels")."""
        inside = (m for m in self._mentions.get(Label.ACTOR, ()) if words.start <= m.span.start < words.end)
        lead = self._report.text
        return [m for m in inside if _OF.search(lead, words.start, m.span.start)]

    def _raw(self, label: Label, words: Words, tag: str | None) -> list[Mention]:
        """Return the words as a mention: a place by its name, people by words that name or describe them."""
        start, end = words.start, words.end
        text = self._report.text
        if label == Label.PLACE:
            names = [one for one in _NAMED.finditer(text, start, end) if self._names_a_place(one)]
            stand = (n for n in names if n.start() == start or _PLACED.search(text, start, n.start()))
            found = next(stand, names[0] if names else None)
            if found is None:
                return []
            start, end = found.span()
        elif label == Label.ACTOR and not self._people(words):
            return []
        elif label not in {*_WHOLE, Label.ACTOR}:
            article = _ARTICLE.match(text, start, end)
            start = article.end() if article else start
        if not _LETTER.search(text, start, end):
            return []
        return [Mention(label=label, span=self._report.span(start, end), tag=tag, score=words.score)]

    def _names_a_place(self, name: re.Match[str]) -> bool:
        """Say whether a name can be a place: no person or ship, no word at the head of a sentence."""
        if name[0].lower() in no_names() or self._only_an_actor(name):
            return False
        if _described(name[0]):
            return False
        if self._surnames is None:
            self._surnames = surnames(self._report.text)
        return name[0].split()[-1] not in self._surnames or in_place(self._report.text, name.start())

    def _only_an_actor(self, name: re.Match[str]) -> bool:
        """Say whether a name is an actor's and no place's ("Houthi" in "Houthi areas")."""
        actors = (mention.span for mention in self._mentions.get(Label.ACTOR, ()))
        acts = any(span.start <= name.start() and name.end() <= span.end for span in actors)
        return acts and not places().matches(name[0])

    def _people(self, words: Words) -> bool:
        """Say whether words name or describe people: a known actor, a noun for people, or a name."""
        text = self._report.text
        named = names_somebody(text, words.start, words.end) and not self.within(Label.TIME, words)
        return named or bool(self.within(Label.ACTOR, words)) or noun_for_people(text, words.start, words.end)


def _of_building(name: str) -> bool:
    """Say whether the last word of a name says that it is a building's."""
    return Level.INSTALLATION in place_words().kinds.get(name.split()[-1].lower(), ())


def _described(name: str) -> bool:
    """Say whether words in capitals describe a spot by an article ("THE RESIDENCE"), and no known kind of place."""
    article = _ARTICLE.match(name) if name.isupper() else None
    return article is not None and name.lower().split()[-1] not in cue_set("places", "nouns") | _LANDS


def names_somebody(text: str, start: int, end: int) -> bool:
    """Say whether a range of a text holds a word with a capital that is more than the head of a sentence."""
    light = no_names()
    return any(word.text[0].isupper() and word.low not in light for word in split(text, start, end))


def noun_for_people(text: str, start: int, end: int) -> bool:
    """Say whether a range of a text holds a noun for people."""
    return bool(list(people_words().scan(split(text, start, end))))


def no_names() -> frozenset[str]:
    """Return words that begin with a capital at the head of a sentence and name nothing."""
    return cue_set("heard", "light") | cue_set("grammar", "prepositions")


def _share(start: int, end: int, words: Words) -> bool:
    both = min(end, words.end) - max(start, words.start)
    return both > 0 and 2 * both >= min(end - start, words.end - words.start)
