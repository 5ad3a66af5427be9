"""Actors without a name ("gunmen"), words that point back ("the group"), and what a name's end tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from annals.gazetteer._actor_index import Index, Use
from annals.gazetteer._actor_rows import BranchRow, Rows
from annals.gazetteer._actor_words import Word, Words, adjoining
from annals.model.vocabulary import ActorKind

_DIRECTIONS = 3
"""At most this many words before the noun belong to it ("Palestinian", "masked")."""


_REMEMBERED = 1 << 13
"""Phrases whose telling words are kept: the names of actors are asked for again in every report."""
_OTHERWISE = frozenset({"people", "media", "state_media", "civil_defence", "red_cross", "peacekeepers"})
"""Branches whose words, without a state, are generic actors of another kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GenericActor:
    """A kind of actor without a name. ``word`` is the plain noun that stands for all its spellings.

    ``loaded`` marks partisan words; ``branch`` is set for forces that some state must have
    ("police", "the army"), and is then the id of the branch. ``countries`` are those whose news
    has the words in this sense, none if that of all.
    """

    word: str
    kind: ActorKind
    category: str
    loaded: bool
    branch: str | None
    countries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A noun that points back to an actor of these categories, the likelier first.

    ``umbrella``: also to an armed group made of others. ``named``: first to one whose name or
    alias holds the noun ``word``; ``only_named``: to no other, unless (``lone``) it is the only one.
    ``holding``: only to those with one of these words in a name.
    """

    word: str
    categories: tuple[str, ...]
    umbrella: bool
    named: bool
    only_named: bool
    lone: bool = True
    holding: tuple[str, ...] = ()


class Generics:
    """The three tables, by the keys of their words."""

    def __init__(self, rows: Rows, words: Words) -> None:
        self._words = words
        self._spellings = rows.spellings
        self._nouns: dict[str, GenericActor] = {}
        self._tails: dict[str, GenericActor] = {}
        self._references: dict[str, Reference] = {}
        for row in rows.generics:
            self._add(self._nouns, row, row["key"])
        for branch in rows.branches:
            if branch.id not in _OTHERWISE:
                self._add(self._nouns, _as_generic(branch), branch.name.lower(), branch=branch.id)
        for row in rows.name_tails:
            self._add(self._tails, row, "")
        for row in rows.references:
            self._refer(row)
        self._pronouns = frozenset(words.keys(word)[0] for word in rows.words.get("pronouns", ()) if word)
        self.empty = frozenset(
            key for word in rows.words.get("empty_modifiers", ()) for key in words.keys(word)
        )
        self._longest = max((len(phrase.split()) for phrase in self._nouns), default=1)
        self.content = lru_cache(maxsize=_REMEMBERED)(self._content)
        self.of = lru_cache(maxsize=_REMEMBERED)(self._of)
        self.qualifiers = lru_cache(maxsize=_REMEMBERED)(self._qualifiers)
        self.reference = lru_cache(maxsize=_REMEMBERED)(self._reference)

    def _add(
        self, table: dict[str, GenericActor], row: Mapping[str, Any], word: str, branch: str | None = None
    ) -> None:
        for written in row["words"]:
            made = GenericActor(
                word=word or written,
                kind=ActorKind(row["kind"]),
                category=row["category"],
                loaded=bool(row.get("loaded")),
                branch=branch,
                countries=frozenset(row.get("countries", ())),
            )
            table.setdefault(" ".join(self._plain(written)), made)

    def _plain(self, text: str) -> list[str]:
        """Return the words in lower case, unfolded: these are common words, "shutters" no "shooters"."""
        return [self._low(text, word) for word in self._words.cut(text)]

    def _low(self, text: str, word: Word) -> str:
        written = text[word.start : word.end].lower()
        return self._spellings.get(written, written)

    def _refer(self, row: Mapping[str, Any]) -> None:
        for written in row["words"]:
            phrase = " ".join(self._words.keys(written))
            made = Reference(
                word=phrase,
                categories=tuple(row["categories"]),
                umbrella=bool(row.get("umbrella")),
                named=bool(row.get("named")),
                only_named=bool(row.get("only_named_first")),
                holding=tuple(row.get("holding", ())),
            )
            self._references.setdefault(phrase, made)

    def _of(self, words: str) -> GenericActor | None:
        """Return the kind of unnamed actor that the words end in."""
        return self._noun_of(self._plain(words))[1]

    def _noun_of(self, keys: list[str]) -> tuple[int, GenericActor | None]:
        """Return where the noun that ends the words begins, and what it is."""
        for first in range(max(len(keys) - self._longest, 0), len(keys)):
            made = self._nouns.get(" ".join(keys[first:]))
            if made:
                return first, made
        return len(keys), None

    def _qualifiers(self, words: str) -> tuple[str, ...]:
        """Return the telling words, in lower case, before the noun that the words end in."""
        plain, keys = self._plain(words), self._words.keys(words)
        first = self._noun_of(plain)[0]
        told = zip(plain[:first], keys[:first], strict=True)
        return tuple(word for word, key in told if key not in self.empty and not key.isdigit())

    def tail(self, words: str) -> GenericActor | None:
        """Return the kind that the last words of a name make likely."""
        keys = self._plain(words)
        for first in range(max(len(keys) - 2, 0), len(keys)):
            made = self._tails.get(" ".join(keys[first:]))
            if made:
                return made
        return None

    def _reference(self, words: str) -> Reference | None:
        """Return what the words, without their determiner, may point back to."""
        return self._references.get(" ".join(self._words.keys(words)))

    def named_nouns(self) -> frozenset[str]:
        """Return the keys of the single nouns that stand in names and, alone, for them."""
        return frozenset(word for word, one in self._references.items() if one.named and " " not in word)

    def is_pronoun(self, words: str) -> bool:
        """Say whether the words are one pronoun."""
        keys = self._words.keys(words)
        return len(keys) == 1 and keys[0] in self._pronouns

    def _content(self, words: str) -> tuple[str, ...]:
        """Return the keys of the words, without numbers and words that say nothing of who it is."""
        return tuple(key for key in self._words.keys(words) if key not in self.empty and not key.isdigit())

    def scan(self, text: str, index: Index) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Yield start, end and key of each unnamed actor in running text."""
        words = index.words.cut(text)
        keys = [self._low(text, word) for word in words]
        place = 0
        while place < len(words):
            last, made = self._noun_at(text, words, keys, place)
            if made is None or _tied(text, words[last - 1].end):
                place = max(last, place + 1)
                continue
            last, made = self._longer(text, words, keys, (place, last), made)
            first = self._first(words, place, index)
            local = " ".join((*keys[first:place], made.word))
            yield words[first].begin, words[last - 1].end, (f"local:{local}",)
            place = last

    def _longer(
        self, text: str, words: list[Word], keys: list[str], at: tuple[int, int], made: GenericActor
    ) -> tuple[int, GenericActor]:
        """Take a second noun that directly follows into the first ("regime forces", "rebel forces")."""
        last = at[1]
        after, more = self._noun_at(text, words, keys, last)
        follows = more is not None and text[words[last - 1].end : words[last].begin] == " "
        if more is None or not follows or not adjoining(text, words, at[0], after - 1):
            return last, made
        return after, made if made.category == "armed_group" else more

    def _noun_at(
        self, text: str, words: list[Word], keys: list[str], place: int
    ) -> tuple[int, GenericActor | None]:
        for last in range(min(place + self._longest, len(keys)), place, -1):
            made = self._nouns.get(" ".join(keys[place:last]))
            if made and adjoining(text, words, place, last - 1):
                return last, made
        return place, None

    def _first(self, words: list[Word], place: int, index: Index) -> int:
        """Return the first word of the noun's own adjectives of nationality, else the noun."""
        for first in range(max(place - _DIRECTIONS, 0), place):
            leads = index.names.leads.get(" ".join(word.key for word in words[first:place]), ())
            if any(lead.use == Use.ADJECTIVE for lead in leads):
                return first
        return place


def _tied(text: str, end: int) -> bool:
    """Say whether a hyphen ties the word to the next ("rebel-held")."""
    return text[end : end + 1] in {"-", "\u2011"} and text[end + 1 : end + 2].isalpha()


def _as_generic(branch: BranchRow) -> dict[str, Any]:
    return {
        "words": (*branch.words, *branch.loaded),
        "kind": branch.kind,
        "category": branch.category,
    }
