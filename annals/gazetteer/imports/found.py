"""What is found in a list of actors: one actor, or a line that is left out and why."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from annals.errors import GazetteerError

SMALL = frozenset(
    {
        *("a", "an", "and", "at", "de", "del", "des", "du", "el", "et", "for", "from"),
        *("in", "la", "le", "los", "of", "on", "or", "the", "to", "y"),
    }
)
"""Words inside a name that stand in small letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An actor of a list. ``place`` is the line; the first of the ``names`` is the chief one.

    ``exact`` are abbreviations. Where it is not ``certain`` that it is an organisation, it counts only
    as more names of an actor that the registry has. ``doubtful`` names may be those of persons.
    """

    place: str
    names: tuple[str, ...]
    exact: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    category: str = "armed_group"
    kind: str = "rebel"
    ucdp: int = 0
    certain: bool = True
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A line, or one name of it, that is left out, and why."""

    place: str
    name: str
    why: str


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8 or, as older lists are, Windows-1252.

    Raises:
        GazetteerError: it cannot be read, or is no text.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise GazetteerError(f"{path} cannot be read: {error.strerror or error}") from error
    if b"\0" in raw or raw.startswith(b"PK"):
        raise GazetteerError(f"{path} is no text; save the table as CSV first")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return unicodedata.normalize("NFC", raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    return unicodedata.normalize("NFC", raw.decode("latin-1"))


def is_abbreviation(name: str) -> bool:
    """Say whether a name is one word of capitals, as "UNITA" and "M23" are."""
    letters = [char for char in name if char.isalpha()]
    return " " not in name and len(name) > 1 and bool(letters) and all(map(str.isupper, letters))


def slug(name: str) -> str:
    """Return a name as a key is written: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-") or "actor"
