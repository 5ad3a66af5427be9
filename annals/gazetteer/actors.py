"""The actor registry: states with their forces, armed groups, coalitions, monitors, agencies, outlets.

The registry is data (``data/actors/*.toml``), written by the project. Actors have keys of their own:
``actor:hezbollah``, ``state:IL``, and ``state:IL/air_force`` for what a state and a branch make together.
A user's own files (the setting ``registry.files``) are joined to it while it is in use (`using`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from annals.errors import GazetteerError
from annals.gazetteer._actor_cache import load_tables
from annals.gazetteer._actor_checks import check
from annals.gazetteer._actor_echo import Echoes
from annals.gazetteer._actor_entries import ActorEntry, Membership, entries_of
from annals.gazetteer._actor_generics import GenericActor, Generics, Reference
from annals.gazetteer._actor_index import Home, Index
from annals.gazetteer._actor_match import Scan, span
from annals.gazetteer._actor_rows import CATEGORIES, Rows, rows_of
from annals.gazetteer.own_actors import join_files, read_files
from annals.text.normalise import fold

__all__ = [
    "CATEGORIES",
    "ActorEntry",
    "ActorMatch",
    "Actors",
    "GenericActor",
    "Membership",
    "Reference",
    "actors",
    "using",
]

_DETERMINERS = frozenset({"the", "a", "an", "this", "these", "those", "its", "their", "his"})


_REMEMBERED = 256
"""Texts whose matches are kept: several stages ask for those of one report."""
_SCANS = 8
"""Texts that stay cut into words: names and countries are looked for in one report after another."""
_NAMES = 1 << 13
"""Names looked up that are kept."""


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """Words of a text, from ``start`` to before ``end``, and the actors that they may name."""

    start: int
    end: int
    keys: tuple[str, ...]


class Actors:
    """The registry, read-only. ``version`` changes when its data does."""

    def __init__(self, rows: Rows, version: str) -> None:
        self.version = version
        self._index = Index(rows)
        self._entries = entries_of(rows)
        self._generics = Generics(rows, self._index.words)
        self._lists = rows.words
        self._matched = lru_cache(maxsize=_REMEMBERED)(self._match)
        self._scanned = lru_cache(maxsize=_SCANS)(self._scan)
        self._found = lru_cache(maxsize=_NAMES)(self._find)
        self._echoes = Echoes(self._index.words, self._generics.named_nouns(), self._names)

    @classmethod
    def load(cls, files: Iterable[Path] = ()) -> Actors:
        """Read the packaged registry, and a user's files of own actors on top of it.

        Raises:
            GazetteerError: a file cannot be read, or its entries have problems; all are listed.
        """
        return _made(read_files(files))

    def verify(self, rows: Rows) -> None:
        """Check the packaged rows that the registry was made of.

        Raises:
            GazetteerError: they have problems; all of them are listed.
        """
        rows.problems += self._index.collisions()
        check(rows)

    def all(self) -> Iterator[ActorEntry]:
        """Yield every state and every actor that is no branch of a state's forces."""
        yield from (entry for entry in map(self._entries.get, self._entries.keys()) if entry)

    def get(self, key: str) -> ActorEntry | None:
        """Return the actor with this key, a composed one too; None when there is none."""
        return self._entries.get(key)

    def find(self, name: str) -> tuple[ActorEntry, ...]:
        """Return the actors that a whole name may mean, the more usual first.

        Capitals count where they tell actors from common words ("IS"); a name that nothing holds
        is looked up once more without them.
        """
        return self._found(name)

    def _find(self, name: str) -> tuple[ActorEntry, ...]:
        for strict in (True, False):
            keys = self._whole(name, strict=strict)
            if keys:
                return tuple(entry for entry in map(self._entries.get, keys) if entry)
        return ()

    def _whole(self, name: str, *, strict: bool) -> tuple[str, ...]:
        scan = Scan(self._index, name, strict=strict, running=False)
        first = 0
        while first < len(scan.keys) - 1 and scan.keys[first] in _DETERMINERS:
            first += 1
        for place in range(first + 1):
            found = scan.at(place) if scan.keys else None
            if found and found.last == len(scan.keys) and place in {0, first}:
                return found.keys
        return ()

    def match(self, text: str) -> tuple[ActorMatch, ...]:
        """Return the longest names that do not overlap, in running text.

        Names are those of the registry, its aliases, and states with their forces ("Israeli
        warplanes", "the army of South Sudan"). A state's adjective alone counts before a noun of
        attack, a capital city before a verb of saying. A name tied into a compound ("Iran-backed",
        "anti-Taliban") is no actor.
        """
        return self._matched(text)

    def _match(self, text: str) -> tuple[ActorMatch, ...]:
        scan = self._scanned(text)
        return tuple(ActorMatch(*span(scan.words, found), found.keys) for found in scan.all())

    def _scan(self, text: str) -> Scan:
        return Scan(self._index, text)

    def echoes(self, report: str) -> tuple[ActorMatch, ...]:
        """Return the short forms, in a whole report, of names that it gave in full before.

        "The Observatory" after the Syrian Observatory for Human Rights, "the Front" after a front.
        """
        named = ((one.start, one.end, one.keys) for one in self.match(report))
        return tuple(ActorMatch(*one) for one in self._echoes.scan(report, named))

    def _names(self, key: str) -> tuple[str, ...]:
        entry = self._entries.get(key)
        ours = entry is not None and entry.key.startswith("actor:")
        return (entry.name, *entry.aliases) if entry and ours else ()

    def countries(self, text: str) -> dict[str, int]:
        """Return how often a text has words of each country, by ISO code: names, adjectives, capitals."""
        counts: dict[str, int] = {}
        for key, count in self._scanned(text).countries().items():
            entry = self._entries.get(key)
            if entry and entry.country:
                counts[entry.country] = counts.get(entry.country, 0) + count
        return counts

    def home(self, words: str, key: str) -> Home | None:
        """Return when words name an actor in reports of its countries alone, None where in any report."""
        return self._index.home(words, key)

    def members(self, key: str) -> tuple[str, ...]:
        """Return the keys of the actors of the registry that are a part of this one."""
        return self._entries.members(key)

    def generics(self, text: str) -> tuple[ActorMatch, ...]:
        """Return the actors without a name in running text ("gunmen", "Palestinian gunmen").

        Their keys begin with ``local:``. Words that `match` finds are not among them.
        """
        taken = [(one.start, one.end) for one in self.match(text)]
        found = (ActorMatch(*one) for one in self._generics.scan(text, self._index))
        return tuple(
            one for one in found if not any(one.start < end and start < one.end for start, end in taken)
        )

    def is_pronoun(self, words: str) -> bool:
        """Say whether the words are one pronoun that may stand for an actor ("they")."""
        return self._generics.is_pronoun(words)

    def content(self, words: str) -> tuple[str, ...]:
        """Return the folded words of a mention that tell who it is, without numbers and filling words."""
        return self._generics.content(words)

    def generic(self, words: str) -> GenericActor | None:
        """Return what kind of unnamed actor the words end in, None when they end in no such noun."""
        return self._generics.of(words)

    def qualifiers(self, words: str) -> tuple[str, ...]:
        """Return the words, in lower case, that tell more of an unnamed actor than its noun."""
        return self._generics.qualifiers(words)

    def unnamed(self, words: str) -> bool:
        """Say whether the words, or what follows ``local:`` in a key, only describe an actor.

        "palestinian gunmen" describes, "green valley militia" names.
        """
        if self._generics.of(words) is None:
            return False
        plain = self._index.lists["describing"]
        telling = map(fold, self._generics.qualifiers(words))
        return all(one in plain or self._index.is_adjective(one) for one in telling)

    def reference(self, words: str) -> Reference | None:
        """Return what the words may point back to ("the group"), None when they are no such noun."""
        return self._generics.reference(words)

    def tail(self, words: str) -> GenericActor | None:
        """Return what kind of actor the last word of an unknown name makes likely."""
        return self._generics.tail(words)

    def word_list(self, name: str) -> tuple[str, ...]:
        """Return one of the registry's word lists as written.

        Raises:
            GazetteerError: there is no list of this name.
        """
        if name not in self._lists:
            raise GazetteerError(f"no word list {name!r}; there are {', '.join(sorted(self._lists))}")
        return self._lists[name]


@lru_cache(maxsize=4)
def _made(files: tuple[tuple[str, bytes], ...]) -> Actors:
    tables, digest = load_tables()
    rows = rows_of(tables)
    if files:
        join_files(rows, files)
        digest = hashlib.sha256(b"\0".join([digest.encode(), *(raw for _, raw in files)])).hexdigest()
    return Actors(rows, f"1-{digest[:12]}")


class _Held:
    """The registry with some files, read when it is first asked for and then kept."""

    def __init__(self, files: tuple[Path, ...]) -> None:
        self.files = files
        self.registry: Actors | None = None


_in_use: ContextVar[_Held | None] = ContextVar("registry", default=None)


def actors() -> Actors:
    """Return the registry in use: the packaged one, or that with the files that `using` named.

    Raises:
        GazetteerError: as for `Actors.load`.
    """
    held = _in_use.get()
    if held is None:
        return _made(())
    if held.registry is None:
        held.registry = Actors.load(held.files)
    return held.registry


@contextmanager
def using(files: Iterable[Path]) -> Iterator[None]:
    """Put the registry with a user's files in use for a while, as they are when it is first asked for."""
    wanted, held = tuple(files), _in_use.get()
    same = held is not None and held.files == wanted
    token = _in_use.set(held if same else _Held(wanted))
    try:
        yield
    finally:
        _in_use.reset(token)
