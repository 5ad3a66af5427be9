"""Reads actor dictionaries of CAMEO coders: TABARI's, PETRARCH's and those of Phoenix.

An entry is a name, with its codes behind it or on lines of their own below it, and synonyms that begin
with ``+``; words are joined by ``_``. A code may be bound to days (``[AFGGOV 920428-920628]``, ``<930101``,
``>930101``). ``#`` and ``;`` begin comments, ``<!--`` and ``-->`` enclose them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from annals.errors import GazetteerError
from annals.gazetteer.actors import Actors
from annals.gazetteer.imports.found import SMALL, Found, Left, is_abbreviation, read_text
from annals.text.normalise import fold

_REMARK = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_COMMENT = re.compile(r"\s*[#;].*")
_CODE = re.compile(r"\[\s*([^\]\s]*)([^\]]*)\]")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_LETTERS = 3
_SHORT = 5


@dataclass(slots=True)
class _Entry:
    """One entry of a dictionary as it is written: names, and codes with the days that bound them."""

    line: int
    names: list[str] = field(default_factory=list)
    codes: list[tuple[str, str]] = field(default_factory=list)


def read_petrarch(path: Path, registry: Actors) -> Iterator[Found | Left]:
    """Yield the organisations of a dictionary, and what is left out.

    Left out are countries with their towns, persons, and roles of which the registry keeps no actors.
    Whether words name a person or an organisation the dictionaries do not say: an entry counts where
    a word of it does ("army", "front"), or where the registry has it already.

    Raises:
        GazetteerError: the file cannot be read, or holds no entry with a code.
    """
    entries = list(_entries(read_text(path)))
    if not any(entry.codes for entry in entries):
        raise GazetteerError(
            f"{path} is no CAMEO actor dictionary: no name in it has a code such as [MLIREB]"
        )
    for entry in entries:
        yield _read(entry, registry)


def _entries(text: str) -> Iterator[_Entry]:
    held = _Entry(0)
    without_remarks = _REMARK.sub(lambda found: "\n" * found[0].count("\n"), text)
    for number, raw in enumerate(without_remarks.splitlines(), start=1):
        line = _COMMENT.sub("", raw).rstrip()
        if not line.strip():
            continue
        name, codes = _CODE.sub("", line).strip(), _CODE.findall(line)
        if name and not name.startswith("+") and not raw[0].isspace():
            if held.names:
                yield held
            held = _Entry(number)
        if name:
            held.names.append(name.removeprefix("+"))
        held.codes += [(code, days.strip()) for code, days in codes]
    if held.names:
        yield held


def _read(entry: _Entry, registry: Actors) -> Found | Left:
    place, name = f"line {entry.line}", _plain(entry.names[0])
    codes = [code for code, _ in entry.codes if code.strip("-")]
    if not codes:
        return Left(place=place, name=name, why="it has no code")
    if codes[0].startswith("~") or "!" in name:
        return Left(place=place, name=name, why="a common noun, no name")
    country, roles = _parts(codes[0])
    if not roles and country:
        return Left(place=place, name=name, why="a country; the registry and the gazetteer have them")
    tables = _roles()
    role = next((one for one in roles if one in tables["actor"] or one in tables["left"]), "")
    if role not in tables["actor"]:
        why = tables["left"].get(role, "a code that says no sort of actor")
        return Left(place=place, name=name, why=why)
    names, exact = _names(entry.names)
    if not names:
        return Left(place=place, name=name, why="it has no name in letters")
    bound = any(days for _, days in entry.codes)
    return Found(
        place=place,
        names=names,
        exact=exact,
        countries=(country,) if country else (),
        doubtful=_doubtful(names, registry),
        certain=not bound and any(_is_organisation(one, registry) for one in names),
        **tables["actor"][role],
    )


def _is_organisation(name: str, registry: Actors) -> bool:
    words = set(name.casefold().replace("-", " ").split())
    return registry.tail(name) is not None or not words.isdisjoint(_roles()["organisations"])


def _doubtful(names: tuple[str, ...], registry: Actors) -> tuple[str, ...]:
    """Return the names that no word shows to be an organisation's, nor ties to one that is."""
    sure = {one for one in names if _is_organisation(one, registry) or registry.find(one)}
    words = {word for one in sure or names[:1] for word in fold(one).split()} - SMALL
    return tuple(one for one in names[1:] if one not in sure and words.isdisjoint(fold(one).split()))


def _parts(code: str) -> tuple[str, list[str]]:
    """Return the country of a code, "" where its first letters are none, and its roles."""
    parts = [code[at : at + _LETTERS].upper() for at in range(0, len(code), _LETTERS)]
    country = _countries().get(parts[0], "")
    return country, parts[1:] if country else parts


def _names(written: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names as texts write them, and the abbreviations, those in brackets among them."""
    names: dict[str, None] = {}
    exact: dict[str, None] = {}
    for one in written:
        exact.update(
            (short, None) for short in map(_plain, _BRACKETED.findall(one)) if is_abbreviation(short)
        )
        plain = _plain(_BRACKETED.sub(" ", one))
        initials = {"".join(word[0] for word in name.split() if word not in SMALL).upper() for name in names}
        if plain.isupper() and is_abbreviation(plain) and (len(plain) < _SHORT or plain in initials):
            exact[plain] = None
        elif any(map(str.isalpha, plain)):
            names[_cased(plain)] = None
    return tuple(names or exact), tuple(exact)


def _plain(written: str) -> str:
    return " ".join(re.sub(r"[_+]+", " ", written).split())


def _cased(name: str) -> str:
    """Write a name that stands in capitals as texts do: "Army of the North"."""
    if not name.isupper():
        return name
    words = [
        word.lower()
        if place and word.lower() in SMALL
        else "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
        for place, word in enumerate(name.split())
    ]
    return " ".join(words)


@cache
def _roles() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("cameo_roles.toml").read_text("utf-8"))


@cache
def _countries() -> dict[str, str]:
    table = tomllib.loads(files(__package__).joinpath("cameo_countries.toml").read_text("utf-8"))
    codes: dict[str, str] = table["codes"]
    return codes
