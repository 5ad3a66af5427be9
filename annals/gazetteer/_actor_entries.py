"""Makes registry entries of rows: those of actors at once, those of states and branches when asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annals.gazetteer._actor_rows import (
    OUTLETS,
    PARTIES,
    ActorRow,
    BranchRow,
    Named,
    Rows,
    ServiceRow,
    StateRow,
)
from annals.model.vocabulary import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """What an actor is a part of, in years that are inclusive, None where open or not known."""

    key: str
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """One actor of the registry.

    ``country`` is the ISO 3166 alpha-2 code of where it is based, None where that is nowhere in
    particular; ``countries`` are those that it acts in. ``loaded`` are partisan names for it.
    ``languages`` pairs those names that are no English with the ISO 639-1 code of their language.
    The years it was active in are inclusive, None where open or not known. ``parents`` are the keys
    of what it is or was a part of or belongs to, ``memberships`` the same with their years.
    ``party`` marks those that may be a party to a conflict, and outlets that belong to one.
    ``wikidata`` and ``ucdp`` are ids there, where certain.
    """

    key: str
    name: str
    kind: ActorKind
    category: str
    country: str | None
    countries: tuple[str, ...]
    aliases: tuple[str, ...]
    loaded: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]
    active_from: int | None
    active_to: int | None
    memberships: tuple[Membership, ...]
    party: bool
    wikidata: str | None
    ucdp: int | None

    @property
    def parents(self) -> tuple[str, ...]:
        """Return the keys of what the actor is or was a part of."""
        return tuple(one.key for one in self.memberships)

    def language(self, name: str) -> str:
        """Return the code of the language that a name of the actor is of."""
        return dict(self.languages).get(name, "en")

    def active(self, year: int) -> bool:
        """Say whether the actor existed in a year, as far as the registry knows."""
        early = self.active_from is not None and year < self.active_from
        late = self.active_to is not None and year > self.active_to
        return not (early or late)


class Entries:
    """Entries by key, each made on its first use."""

    def __init__(self, rows: Rows) -> None:
        self._actors = {f"actor:{row.key}": row for row in rows.actors}
        self._states = {f"state:{row.code}": row for row in rows.states}
        self._branches = {row.id: row for row in rows.branches}
        self._services: dict[str, list[ServiceRow]] = {}
        for row in rows.services:
            self._services.setdefault(f"state:{row.state}/{row.branch}", []).append(row)
        self._made: dict[str, ActorEntry] = {}
        self._members: dict[str, tuple[str, ...]] | None = None

    def keys(self) -> tuple[str, ...]:
        """Return the keys of all but the composed actors, those of states first."""
        return (*self._states, *self._actors)

    def members(self, key: str) -> tuple[str, ...]:
        """Return the keys of the actors that name this one as a parent."""
        if self._members is None:
            self._members = {}
            for child, row in self._actors.items():
                for parent in row.parents:
                    self._members[parent] = (*self._members.get(parent, ()), child)
        return self._members.get(key, ())

    def get(self, key: str) -> ActorEntry | None:
        """Return the entry of a key, None when there is no such actor."""
        entry = self._made.get(key)
        if entry is None:
            entry = self._make(key)
            if entry is not None:
                self._made[key] = entry
        return entry

    def _make(self, key: str) -> ActorEntry | None:
        if key in self._actors:
            return self._of_actor(key, self._actors[key])
        if key in self._states:
            return _of_state(key, self._states[key])
        state, _, branch = key.partition("/")
        if state in self._states and branch in self._branches:
            return self._composed(key, self._states[state], self._branches[branch])
        return None

    def _of_actor(self, key: str, row: ActorRow) -> ActorEntry:
        party = row.party if row.party is not None else row.category in PARTIES
        if row.party is None and row.category in OUTLETS:
            owners = (self.get(parent) for parent in row.parents)
            party = any(owner.party for owner in owners if owner)
        return ActorEntry(
            key=key,
            name=row.name,
            kind=ActorKind(row.kind),
            category=row.category,
            country=row.country or (row.countries[0] if row.countries else None),
            countries=row.countries,
            aliases=_names_of(row),
            loaded=row.loaded,
            languages=_languages(row),
            active_from=row.years[0] if row.years else None,
            active_to=row.years[1] if len(row.years) > 1 else None,
            memberships=tuple(_membership(key, row.member_years.get(key, ())) for key in row.parents),
            party=party,
            wikidata=row.wikidata or None,
            ucdp=row.ucdp or None,
        )

    def _composed(self, key: str, state: StateRow, branch: BranchRow) -> ActorEntry:
        services = self._services.get(key, [])
        names = [name for row in services for name in (*row.names, *_names_of(row))]
        seats = (*state.seats, *state.metonyms) if branch.id == "government" else ()
        parent = f"state:{state.code}/{branch.parent}" if branch.parent else f"state:{state.code}"
        country = state.country or state.code
        return ActorEntry(
            key=key,
            name=f"{branch.name} of {'the ' if state.the else ''}{state.name}",
            kind=ActorKind(branch.kind),
            category=branch.category,
            country=country,
            countries=(country,),
            aliases=_unique((*names, *seats)),
            loaded=_unique(name for row in services for name in row.loaded),
            languages=tuple(pair for row in services for pair in _languages(row)),
            active_from=state.years[0] if state.years else None,
            active_to=state.years[1] if len(state.years) > 1 else None,
            memberships=(Membership(key=parent),),
            party=branch.party,
            wikidata=None,
            ucdp=None,
        )


def entries_of(rows: Rows) -> Entries:
    """Return the entries that the rows make."""
    return Entries(rows)


def _of_state(key: str, row: StateRow) -> ActorEntry:
    country = row.country or row.code
    official = (row.official,) if row.official else ()
    return ActorEntry(
        key=key,
        name=row.name,
        kind=ActorKind.STATE_FORCES,
        category="state",
        country=country,
        countries=(country,),
        aliases=_unique((*official, *_names_of(row))),
        loaded=row.loaded,
        languages=_languages(row),
        active_from=row.years[0] if row.years else None,
        active_to=row.years[1] if len(row.years) > 1 else None,
        memberships=(),
        party=True,
        wikidata=row.wikidata or None,
        ucdp=row.ucdp or None,
    )


def _membership(key: str, years: tuple[int, ...]) -> Membership:
    return Membership(key=key, since=years[0] if years else None, until=years[1] if len(years) > 1 else None)


def _names_of(row: Named) -> tuple[str, ...]:
    """Return the names of a row beside its own that are not loaded."""
    own = row.name if isinstance(row, ActorRow) else ""
    more = (name for name in row.at_home if name != own)
    return _unique((*row.aliases, *row.names_abroad(), *row.exact, *row.shared, *more))


def _languages(row: Named) -> tuple[tuple[str, str], ...]:
    return tuple((name, code) for code, names in row.foreign.items() for name in names)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
