"""Turns the registry's rows into tables that a text's words are looked up in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import IntEnum, StrEnum
from typing import NamedTuple

from annals.gazetteer._actor_rows import ActorRow, Named, Rows, ServiceRow, StateRow
from annals.gazetteer._actor_words import Word, Words

_SPACES = re.compile(r"[\s\-\u2011\u2013]+")


_SHORT_WORD = 5
BREAKS = frozenset(",(")
"""Marks that end a name, unless the registry writes it with them."""


class Use(StrEnum):
    """What a phrase is to the key that it leads to."""

    NAME = "name"
    STATE = "state"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    METONYM = "metonym"
    NOT_ACTOR = "not_actor"


class Case(IntEnum):
    """How closely the capitals of the text must be those of the registry."""

    FREE = 0
    CAPITAL = 1
    ACRONYM = 2
    EXACT = 3


class Lead(NamedTuple):
    """Where one phrase leads. ``plain`` is the phrase as written, for exact comparison.

    ``letters`` are those of an abbreviation or of a short or exact word, "" for others: folding may
    not join "LAF" and "LAAF", or "Thai" and "They".
    """

    key: str
    use: Use
    case: Case
    plain: str
    shared: bool
    letters: str = ""


def _same(lead: Lead) -> tuple[str, Use, Case, str, str]:
    """Return what makes one lead no other: its words count only where their capitals do."""
    told_apart = lead.case == Case.EXACT or bool(BREAKS & set(lead.plain))
    return lead.key, lead.use, lead.case, lead.letters, lead.plain if told_apart else ""


class Home(NamedTuple):
    """When names of plain words count: in some years, and where the report must tell the country or may."""

    years: tuple[int, ...]
    told: bool


class Phrases:
    """Phrases by the keys of their words, with the longest phrase that each first word begins.

    ``pairs`` are the first two words of each phrase that has as many.
    """

    def __init__(self) -> None:
        self.leads: dict[str, tuple[Lead, ...]] = {}
        self.longest: dict[str, int] = {}
        self.pairs: set[tuple[str, ...]] = set()

    def add(self, keys: tuple[str, ...], lead: Lead) -> None:
        """Let the phrase lead to one thing more; the same thing twice changes nothing."""
        if not keys:
            return
        phrase = " ".join(keys)
        leads = self.leads.get(phrase, ())
        if all(_same(one) != _same(lead) for one in leads):
            self.leads[phrase] = (*leads, lead)
        self.longest[keys[0]] = max(len(keys), self.longest.get(keys[0], 0))
        self.pairs.add(keys[:2])

    def prefer(self, keys: tuple[str, ...], first: str) -> None:
        """Put the leads to one thing before the others of the phrase."""
        phrase = " ".join(keys)
        self.leads[phrase] = tuple(sorted(self.leads.get(phrase, ()), key=lambda lead: lead.key != first))


class Index:
    """All the tables: names, force words, and the small word lists by their keys."""

    def __init__(self, rows: Rows) -> None:
        self.words = Words(rows.spellings)
        self.names = Phrases()
        self.forces = Phrases()
        self.of_forces = Phrases()
        self.attacks = Phrases()
        self.near_attacks = Phrases()
        self.lists = {name: frozenset(self._singles(words)) for name, words in rows.words.items()}
        self.surnames: set[str] = set()
        self.contexts: dict[str, frozenset[str]] = {}
        self.homes: dict[str, frozenset[str]] = {}
        self.at_home: dict[tuple[str, str], Home] = {}
        self.followers = Phrases()
        self._forces(rows)
        self._followers(rows)
        for phrase in rows.words.get("not_actors", ()):
            self._name(phrase, "", Use.NOT_ACTOR)
        self.extend(rows)
        for name, key in rows.preferred.items():
            self.names.prefer(self.words.keys(name), key)

    def extend(self, rows: Rows) -> None:
        """Add the states, services and actors of the rows."""
        for state in rows.states:
            self._state(state)
        for service in rows.services:
            self._service(service)
        for actor in rows.actors:
            self._actor(actor)

    def _singles(self, words: Iterable[str]) -> Iterator[str]:
        for word in words:
            yield from self.words.keys(word)

    def _forces(self, rows: Rows) -> None:
        for branch in rows.branches:
            for words, table in (
                (branch.words, self.forces),
                (branch.with_state, self.forces),
                (branch.loaded, self.forces),
                (branch.of, self.of_forces),
            ):
                for word in words:
                    table.add(self.words.keys(word), Lead(branch.id, Use.NAME, Case.FREE, word, shared=False))
        for name, table in (("attack_words", self.attacks), ("attack_words_adjacent", self.near_attacks)):
            for word in rows.words.get(name, ()):
                table.add(self.words.keys(word), Lead("", Use.NAME, Case.FREE, word, shared=False))

    def _followers(self, rows: Rows) -> None:
        """Learn the nouns that may follow a group's name and belong to it ("Hezbollah fighters")."""
        ours = [row["words"] for row in rows.generics if row["category"] == "armed_group"]
        ours += [row["words"] for row in rows.references if "armed_group" in row["categories"]]
        ours += [row.words for row in rows.branches if row.id == "armed_forces"]
        for words in ours:
            for word in words:
                self.followers.add(self.words.keys(word), Lead("", Use.NAME, Case.FREE, word, shared=False))

    def _name(self, written: str, key: str, use: Use, *, exact: bool = False, shared: bool = False) -> None:
        cut = self.words.cut(written)
        case = Case.EXACT if exact else _case([written[word.start : word.end] for word in cut])
        spelt = _spelt(written, cut, exact=exact)
        lead = Lead(key, use, case, plain(written), shared, spelt)
        self.names.add(tuple(word.key for word in cut), lead)

    def _named(self, row: Named, key: str, use: Use) -> None:
        shared = set(row.shared)
        plain_words = (name for name in row.at_home if name not in row.exact)
        for alias in (*row.aliases, *row.names_abroad(), *row.loaded, *row.shared, *plain_words):
            self._name(alias, key, use, shared=alias in shared)
        for alias in row.exact:
            self._name(alias, key, use, exact=True, shared=alias in shared)
        for alias in row.at_home:
            self.at_home[" ".join(self.words.keys(alias)), key] = Home(row.years, told=True)

    def _state(self, row: StateRow) -> None:
        key, shared = f"state:{row.code}", set(row.shared)
        self.homes[key] = frozenset({row.country or row.code})
        if row.surname:
            self.surnames.add(key)
        if row.context:
            self.contexts[key] = frozenset(self._singles(row.context))
        for name in (row.name, row.official, *row.aliases, *row.names_abroad(), *row.exact):
            self._name(name, key, Use.STATE, exact=name in row.exact, shared=name in shared)
        self._adjectives(row, key, shared)
        for name in row.loaded:
            self._name(name, key, Use.NAME)
        for name in row.metonyms:
            self._name(name, f"{key}/government", Use.METONYM)
        for name in row.seats:
            self._name(name, f"{key}/government", Use.NAME)

    def _adjectives(self, row: StateRow, key: str, shared: set[str]) -> None:
        """Add a state's adjectives, and the nouns for its people."""
        adjectives = {*row.adjectives, *row.loaded_adjectives}
        for adjective in (*row.adjectives, *row.loaded_adjectives):
            self._name(adjective, key, Use.ADJECTIVE, shared=adjective in shared)
        if " " not in row.name and not row.name.endswith("s"):
            # Texts that lost their apostrophes write "Syrias army".
            self._name(f"{row.name}s", key, Use.ADJECTIVE)
        for name in row.people or _plurals(row.adjectives):
            if name not in adjectives:
                self._name(name, f"{key}/people", Use.PEOPLE, shared=True)

    def _service(self, row: ServiceRow) -> None:
        key = f"state:{row.state}/{row.branch}"
        self.homes[key] = self.homes.get(f"state:{row.state}", frozenset())
        for name in row.names:
            self._name(name, key, Use.NAME, shared=name in row.shared)
        self._named(row, key, Use.NAME)

    def _actor(self, row: ActorRow) -> None:
        key = f"actor:{row.key}"
        self.homes[key] = frozenset(row.countries)
        if row.bare and "(" not in row.name and row.name not in row.exact:
            self._name(row.name, key, Use.NAME, shared=row.name in row.shared)
        self._named(row, key, Use.NAME)
        bare, _, where = row.name.partition(" (")
        if where and row.category == "armed_group" and self._is_land(where.rstrip(")")):
            for name in {*row.aliases, *row.exact} - set(row.shared):
                if self.words.keys(name) == self.words.keys(bare):
                    phrase = " ".join(self.words.keys(name))
                    self.at_home.setdefault((phrase, key), Home(row.years, told=False))

    def _is_land(self, words: str) -> bool:
        """Say whether words are the name of a state."""
        leads = self.names.leads.get(" ".join(self.words.keys(words)), ())
        return any(lead.use == Use.STATE for lead in leads)

    def home(self, words: str, key: str) -> Home | None:
        """Return when a name of plain words that words hold counts, None where they hold none.

        A longer name of the same actor tells enough ("Eighth Brigade of Daraa").
        """
        cut = self.words.keys(words)
        for first in range(len(cut)):
            for last in range(len(cut), first, -1):
                phrase = " ".join(cut[first:last])
                if any(lead.key == key for lead in self.names.leads.get(phrase, ())):
                    return self.at_home.get((phrase, key))
        return None

    def is_adjective(self, key: str) -> bool:
        """Say whether a word's key is a state's adjective."""
        return any(lead.use == Use.ADJECTIVE for lead in self.names.leads.get(key, ()))

    def collisions(self) -> list[str]:
        """Return the phrases that lead to several actors without all saying that they share it."""
        problems = []
        for phrase, leads in self.names.leads.items():
            ours = [lead for lead in leads if lead.use in {Use.NAME, Use.STATE}]
            for spelt in dict.fromkeys(lead.letters for lead in ours):
                same = [lead for lead in ours if lead.letters == spelt]
                if len({lead.key for lead in same}) > 1 and not all(lead.shared for lead in same):
                    owners = ", ".join(f"{lead.key} ({lead.plain})" for lead in same)
                    problems.append(f"alias {phrase!r} is not marked as shared by all of {owners}")
        return problems


def plain(written: str) -> str:
    """Return a name with hyphens as spaces and without stops, its capitals kept."""
    return _SPACES.sub(" ", written).replace(".", "").replace("\u2019", "'").strip()


def letters(written: str) -> str:
    """Return the letters and digits of a name in lower case, without accents."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", written))).casefold()


def _spelt(written: str, cut: list[Word], *, exact: bool) -> str:
    """Return the letters of a name too short for its spelling to vary, "" for another."""
    if exact and cut:
        return letters(written[cut[0].begin : cut[-1].end])
    core = written[cut[0].start : cut[-1].end] if cut else ""
    return letters(core) if core.isupper() or (len(cut) == 1 and len(core) <= _SHORT_WORD) else ""


def _case(words: list[str]) -> Case:
    letters = next((word for word in words if word[:1].isalpha()), "")
    if not letters or letters[0].islower():
        return Case.FREE if letters else Case.EXACT
    compact = letters.replace(".", "")
    if len(words) == 1 and compact.isupper() and len(compact) > 1:
        return Case.ACRONYM
    return Case.CAPITAL


def _plurals(adjectives: tuple[str, ...]) -> Iterator[str]:
    """Yield the plural nouns that regular adjectives of nationality give."""
    for adjective in adjectives:
        if adjective.endswith(("an", "i")):
            yield f"{adjective}s"
