"""How many other names of a report could lie beside a place: ambiguous names decide together."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from itertools import product

from annals.gazetteer.places import Form, PlaceEntry, PlaceMatch
from annals.model.vocabulary import Level

_SMALL = frozenset({Level.SETTLEMENT, Level.INSTALLATION, Level.DISTRICT})
_MOST = 60
"""Candidates of one name that are looked at, the weightiest."""
_FORMS = frozenset({Form.NAME, Form.ALIAS})

_WIDE, _CLOSE = 1.0, 0.25
"""Sides of the squares, in degrees."""

Cell = tuple[float, int, int]
"""Side, row and column."""
Names = dict[str, float]
"""Folded name to how much it says: a name of few places says more than one of many."""


class Neighbours:
    """The names of a report by where their places may be: squares of one degree, and units."""

    def __init__(self) -> None:
        self._cells: dict[Cell, Names] = defaultdict(dict)
        self._units: dict[tuple[str, str], Names] = defaultdict(dict)

    def add(self, name: str, matches: Sequence[PlaceMatch]) -> None:
        """Count a name, under its folded form, wherever one of its places lies."""
        entries = [match.entry for match in matches[:_MOST] if match.form in _FORMS]
        small = [entry for entry in entries if entry.level in _SMALL and entry.latitude is not None]
        says = 1.0 / (1.0 + math.log(len(small))) if small else 0.0
        for entry in small:
            for side in (_WIDE, _CLOSE):
                self._cells[_cell(entry, side)][name] = says
            if entry.country and entry.admin1:
                self._units[entry.country, entry.admin1][name] = says

    def around(self, entry: PlaceEntry, name: str) -> tuple[float, float]:
        """Return how much the other names speak for the land around a place: some 100 km, and some 25 km."""
        if entry.level not in _SMALL or entry.latitude is None:
            return 0.0, 0.0
        return self._square(entry, _WIDE, name), self._square(entry, _CLOSE, name)

    def _square(self, entry: PlaceEntry, side: float, own: str) -> float:
        _, row, column = _cell(entry, side)
        found: Names = {}
        for down, right in product((-1, 0, 1), repeat=2):
            found.update(self._cells.get((side, row + down, column + right), {}))
        return _sum(found, own)

    def inside(self, entry: PlaceEntry, name: str) -> float:
        """Return how much the other names speak for the first-level unit around a place."""
        if entry.level not in _SMALL:
            return 0.0
        return _sum(self._units.get((entry.country or "", entry.admin1 or ""), {}), name)


def _cell(entry: PlaceEntry, side: float) -> Cell:
    """Return the square that a place with a point lies in."""
    return side, math.floor((entry.latitude or 0.0) / side), math.floor((entry.longitude or 0.0) / side)


def _sum(names: Names, own: str) -> float:
    """Return what names say together, damped: the tenth neighbour adds less than the first."""
    return math.log1p(sum(says for name, says in names.items() if name != own))
