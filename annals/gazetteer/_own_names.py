"""How a name that a user gives an actor stands to the other names of the registry."""

from __future__ import annotations

from enum import StrEnum

from annals.gazetteer._actor_generics import Generics
from annals.gazetteer._actor_index import Index, Use
from annals.gazetteer._actor_rows import Rows


class Standing(StrEnum):
    """What a name is, beside the name of the actor that it is given to."""

    FREE = "free"
    WORDLESS = "wordless"
    COMMON = "common"
    NOBODY = "nobody"
    TAKEN = "taken"
    BORNE = "borne"


class Names:
    """The names of all rows, those to be judged among them."""

    def __init__(self, rows: Rows) -> None:
        self._index = Index(rows)
        self._generics = Generics(rows, self._index.words)

    def standing(self, key: str, name: str, *, exact: bool) -> tuple[Standing, tuple[str, ...]]:
        """Return how a name of one actor stands, and the keys of the others that bear it.

        TAKEN names are adjectives, people and capitals of states; BORNE ones are names of others.
        """
        keys = self._index.words.keys(name)
        if not keys:
            return Standing.WORDLESS, ()
        if not exact and len(keys) == 1 and self._generics.of(name):
            return Standing.COMMON, ()
        leads = self._index.names.leads[" ".join(keys)]
        mine = next(lead for lead in leads if lead.key == key)
        others = [lead for lead in leads if lead.key != key and lead.letters == mine.letters]
        fixed = [lead for lead in others if lead.use not in {Use.NAME, Use.STATE}]
        owners = tuple(dict.fromkeys(lead.key for lead in fixed or others if lead.key))
        if fixed:
            return (Standing.TAKEN if owners else Standing.NOBODY), owners
        return (Standing.BORNE if others else Standing.FREE), owners
