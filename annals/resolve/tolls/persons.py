"""Which counts of one act are of the same person: "a man", "the 24-year-old" and "the victim" are one.

News tells the same victims over and over, so people are taken for those told before unless the words
set them apart: another sex, age or name, "another", or both in one sentence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from annals.model.reading import Count, Reading
from annals.model.report import Report
from annals.model.vocabulary import GroupClass, Harm
from annals.resolve.tolls.bounds import TollValues
from annals.text.headlines import headline_end

_AGE_IN = re.compile(r"\b(\d{1,3})[- ]years?[- ]old")
_AGE_AFTER = re.compile(r",? (?:aged? |who is )?(\d{1,2})(?:,|\.| (?:was|were|of|from|died|and)\b)")
_CHILD, _ADULT = 13, 19
_ARTICLE = re.compile(r"An?\s+(?![A-Z])")
_JOINT = re.compile(r"[,;&]|\band\b", re.IGNORECASE)
_APPOSED = re.compile(
    r",?\s*(?:identified as\s+|who (?:was|is|had been) (?:also |once |a former )?)?"
    r"|\s+(?:who\s+(?:was|had\s+been)\s+[^.,;\n]{1,40}?\s+)?(?:is|was|has\s+been)\s+"
    r"(?:(?:said|believed|reported|thought|understood|known)\s+to\s+(?:be|have\s+been)\s+|identified\s+as\s+)?",
)
_NEXT_LINE = re.compile(r"[.!?…\d\"”’)]\s*\n\s*[\"“A-Z]|\n\s*\n")
"""Between the end of one line and the beginning of another, whose sentences were not told apart."""
_WHO_WAS = re.compile(r"\bwho (?:was|is|had been) also $")
_ALSO = re.compile(r"\b(?:was|were) also\b")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OWN_ACT = re.compile(r"\bsuicide$|\b(?:his|her) own life$|\b(?:him|her)self$")
_BY = re.compile(
    r"[^.;]{0,50}?\bby (?:an? |the )?(?:[\w-]+ ){0,4}?(?:police|officers?|deput\w+|troopers?|agents?)\b"
)


@cache
def person_words() -> dict[str, frozenset[str]]:
    """Return the words by which people are told apart, by their use."""
    text = files("annals.text").joinpath("data/people_groups.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text)["persons"].items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One count with what tells its people apart; ``index`` is its place in the reading's counts.

    ``open`` is an injury that may have ended in death ("was shot"); ``victims`` are killed or injured;
    ``other`` counts people besides those told before, ``part`` some of those of another count;
    ``definite`` points to somebody told before.
    """

    index: int
    count: Count
    values: TollValues
    sentence: int
    title: bool
    single: bool
    definite: bool
    pronoun: bool
    other: bool
    part: bool
    open: bool
    victims: bool
    attacker: bool
    sex: str
    grown: bool | None
    age: int | None
    name: frozenset[str]
    text: str

    @property
    def end(self) -> int:
        """Return where the words for the people end."""
        group = self.count.group
        return max(self.count.number.end, group.end if group else 0)

    @property
    def noun(self) -> str:
        """Return the last word for the people in the singular, "" for none."""
        last = _WORD.findall((self.values.group or "").lower())[-1:]
        return last[0].removesuffix("s") if last else ""

    @property
    def at(self) -> int:
        """Return where the words stand."""
        return self.count.number.start


def told(reading: Reading, index: int, values: TollValues) -> Told:
    """Return a count with what its words say of the people."""
    count = reading.counts[index]
    words = f"{count.number.quote} {values.group or ''}"
    lows = [word.lower() for word in _WORD.findall(words)]
    listed = person_words()
    first = lows[0] if lows else ""
    name = _name(count.number.quote)
    age = _age(reading, count, words)
    number = values.low if values.low is not None else values.high
    after = reading.report.text[count.span.end :]
    return Told(
        index=index,
        count=count,
        values=values,
        sentence=sum(span.start <= count.number.start for span in reading.sentences),
        title=_in_headline(reading.report, count.number.start),
        single=number in {1, None} and values.high in {1, None},
        definite=first in listed["pointing"] | listed["pronouns"] or lows == ["her"] or len(name) == 1,
        pronoun=first in listed["pronouns"] or lows == ["her"],
        other=not listed["besides"].isdisjoint(lows) or _also(reading, count),
        part=count.part_of is not None and reading.counts[count.part_of].harm is count.harm,
        open=_open(count),
        victims=count.harm is Harm.KILLED_OR_INJURED and not listed["hit"].isdisjoint(lows),
        attacker=_attacks(values, lows) or _BY.match(after) is not None or _own_act(count),
        sex=_sex(lows),
        grown=_grown(lows, age),
        age=age,
        name=name,
        text=reading.report.text,
    )


def _in_headline(report: Report, at: int) -> bool:
    """Say whether words stand in the headline, or in it where the text opens with it again."""
    head = headline_end(report.text, report.title)
    again = report.text.find(report.text[:head].rstrip(" .\n"), head) if head else -1
    return at < head or 0 <= again <= at < again + head


def _also(reading: Reading, count: Count) -> bool:
    """Say whether the words count people besides others ("were also hurt", "also detained two men")."""
    before = reading.report.text[max(0, count.span.start - len("who had been also ")) : count.span.start]
    besides = before.endswith("also ") and _WHO_WAS.search(before) is None
    return besides or _ALSO.search(count.span.quote) is not None


def _own_act(count: Count) -> bool:
    """Say whether somebody died by the own act."""
    return count.harm is Harm.KILLED and _OWN_ACT.search(count.span.quote) is not None


def _attacks(values: TollValues, lows: Iterable[str]) -> bool:
    return values.group_class is GroupClass.ATTACKERS or not person_words()["accused"].isdisjoint(lows)


def _name(words: str) -> frozenset[str]:
    """Return the words of a person's name, none where the words are no name."""
    listed = person_words()
    named = _AGE_IN.sub("", words).strip()
    lows = [word.lower() for word in _WORD.findall(named)]
    nouns = listed["men"] | listed["women"] | listed["children"] | listed["nameless"]
    leading = listed["definite"] | listed["pronouns"] | {"a", "an", "one", "another"}
    capital = named[:1].isupper() and named.rsplit(maxsplit=1)[-1][:1].isupper()
    return frozenset(lows) if capital and lows[0] not in leading and nouns.isdisjoint(lows) else frozenset()


def _open(count: Count) -> bool:
    words = {word.lower() for word in _WORD.findall(count.span.quote)}
    listed = person_words()
    return count.harm is Harm.INJURED and bool(words & listed["open"]) and not words & listed["survived"]


def _sex(lows: Iterable[str]) -> str:
    listed = person_words()
    sexes = {sex for sex, key in (("m", "men"), ("f", "women")) if not listed[key].isdisjoint(lows)}
    return sexes.pop() if len(sexes) == 1 else ""


def _grown(lows: Iterable[str], age: int | None) -> bool | None:
    """Say whether words are of an adult, None where they do not tell ("boy" and "man" alike of youths)."""
    if age is not None:
        return None if _CHILD <= age <= _ADULT else age > _ADULT
    listed = person_words()
    if not listed["children"].isdisjoint(lows):
        return False
    return True if not listed["adults"].isdisjoint(lows) else None


def _age(reading: Reading, count: Count, words: str) -> int | None:
    end = max(count.number.end, count.group.end if count.group else 0)
    found = _AGE_IN.search(words) or _AGE_AFTER.match(reading.report.text, end)
    return int(found[1]) if found else None


@dataclass(slots=True)
class Person:
    """One person of an act with all counts that are of them."""

    told: list[Told] = field(default_factory=list)

    @property
    def harm(self) -> Harm:
        """Return what befell the person in the end."""
        harms = [one.count.harm for one in self.told]
        return Harm.KILLED if Harm.KILLED in harms else harms[0]

    @property
    def telling(self) -> list[Told]:
        """Return the counts that tell the final harm, those with a description of the person first."""
        found = [one for one in self.told if one.count.harm is self.harm]
        return sorted(found, key=lambda one: (one.title, one.pronoun, one.at))

    def fits(self, one: Told) -> bool:
        """Say whether a count may be of this person."""
        if one.attacker and all(not t.attacker and not t.pronoun for t in self.told):
            return False
        sexes = {t.sex for t in (*self.told, one)} - {""}
        ages = {t.age for t in (*self.told, one)} - {None}
        grown = {t.grown for t in (*self.told, one)} - {None}
        names = [t.name for t in self.told if t.name]
        if len(sexes) > 1 or len(ages) > 1 or len(grown) > 1:
            return False
        return not (one.name and names and all(one.name.isdisjoint(name) for name in names))

    def last(self) -> int:
        """Return where the person was told of last."""
        return max(t.at for t in self.told)


def persons(tellings: Iterable[Told]) -> list[Person]:
    """Return the people that single counts are of, those of the text before those of the title."""
    found: list[Person] = []
    for one in sorted(tellings, key=lambda t: (t.title, t.at)):
        same = _same(one, found)
        if same is None:
            same = Person()
            found.append(same)
        same.told.append(one)
    return found


def _same(one: Told, found: list[Person]) -> Person | None:
    """Return the person told before whom a count is of, None for a new one."""
    fitting = [person for person in found if person.fits(one)]
    if one.title:
        return max(fitting, key=lambda p: p.harm is one.count.harm, default=None)
    if one.definite and one.other:
        fitting = [person for person in fitting if any(t.other for t in person.told)]
    if one.definite:
        return max(fitting, key=lambda p: _nearness(one, p), default=None)
    if one.other:
        return None
    fitting = [p for p in fitting if not _beside(one, p) and _may_be(one, p)]
    return max(fitting, key=lambda p: (p.harm is one.count.harm, -len(p.told)), default=None)


def _nearness(one: Told, person: Person) -> tuple[bool, bool, int]:
    """Return how likely "he" or "the man" is a person: of the same sentence, of the same harm, told last."""
    here = any(t.sentence == one.sentence for t in person.told)
    return one.pronoun and here, person.harm is one.count.harm, person.last()


def _may_be(one: Told, person: Person) -> bool:
    """Say whether somebody told of anew may be this person by what befell them."""
    if one.name and any(t.name & one.name for t in person.told):
        return True
    if person.harm is Harm.KILLED:
        return one.count.harm is Harm.KILLED or one.open
    return one.count.harm is not Harm.KILLED or all(t.open for t in person.told)


def _beside(one: Told, person: Person) -> bool:
    """Say whether somebody is told of in the same sentence, and not in apposition ("his son, John Roe")."""
    between = [one.text[t.end : one.at] for t in person.told if t.sentence == one.sentence]
    between = [words for words in between if _NEXT_LINE.search(words) is None]
    return any(not _APPOSED.fullmatch(words) and not _begins_anew(one, words) for words in between)


def _begins_anew(one: Told, between: str) -> bool:
    """Say whether words begin a sentence whose stop was lost, behind a headline told in it."""
    return _ARTICLE.match(one.text, one.at) is not None and _JOINT.search(between) is None
