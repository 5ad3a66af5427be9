"""Reads articles with place names marked and located: LGL, TR-News, GeoVirus and GeoWebNews.

LGL and TR-News are XML with ``toponyms/toponym``: offsets, the words and, where the place was found in
GeoNames, a ``gaztag`` with coordinates and country. GeoWebNews' XML has the same frame with
``extractedName``, ``latitude`` and ``longitude``. GeoVirus has ``locations/location`` and counts its
offsets from 1. GeoWebNews' other form is a folder for brat: a text whose first line is title and
address, and beside it a file of marks whose notes hold coordinates or a GeoNames id (the layout
is that of the set's own published code).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from evaluation.files import DataError

Point = tuple[float, float]
"""Latitude and longitude in degrees."""

_NO_PLACE = frozenset(
    {"Non_Toponym", "Non_Lit_Expression", "Literal_Expression", "Demonym", "Homonym", "Language"}
)
"""Kinds of GeoWebNews that its own evaluation gives no place."""
_COORDINATES = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*")
_HEADLINE = re.compile(r"TITLE:(?P<title>.*?)(?:LINK:.*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedName:
    """A name at offsets of its text. ``point`` is None where the file does not locate it.

    ``country`` is the name of the country, None where the file gives none; ``geonames`` the id there.
    """

    start: int
    end: int
    point: Point | None
    country: str | None = None
    geonames: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with its marked names; ``lost`` counts those whose words are not in the text."""

    title: str | None
    text: str
    names: tuple[MarkedName, ...]
    lost: int


def read_folder(folder: Path) -> dict[str, list[Article]]:
    """Return the articles of every file of a known form, by the stem of the file or the brat folder's name.

    XML of another form is left alone, and so are marks without their text. A GeoNames id alone is
    located where an XML file of the folder does so.

    Raises:
        DataError: a file cannot be read, or an offset or a coordinate is no number.
    """
    trees = {path.stem: _tree(path) for path in sorted(folder.rglob("*.xml"))}
    ids = dict(_located(trees))
    found = {name: [_article(name, one) for one in tree.iter("article")] for name, tree in trees.items()}
    marked = [path for path in sorted(folder.rglob("*.ann")) if path.with_suffix(".txt").is_file()]
    for home in sorted({path.parent for path in marked}):
        name = home.name if home.name not in found else f"{home.name} (brat)"
        found[name] = [_marked(path, ids) for path in marked if path.parent == home]
    return {name: articles for name, articles in found.items() if any(a.names for a in articles)}


def _tree(path: Path) -> Element:
    try:
        return ET.parse(path).getroot()  # noqa: S314  (the user's own data set)
    except (OSError, ET.ParseError) as error:
        raise DataError(f"{path.name} cannot be read: {error}") from error


def _located(trees: Mapping[str, Element]) -> Iterator[tuple[str, Point]]:
    """Yield each GeoNames id that XML files give with a point."""
    for file, tree in trees.items():
        for name in (one for article in tree.iter("article") for one in _article(file, article).names):
            if name.geonames and name.point:
                yield name.geonames, name.point


def _article(file: str, article: Element) -> Article:
    title = article.findtext("title")
    text = article.findtext("text", "")
    try:
        found = [_name(text, name) for name in article.iterfind("toponyms/toponym")]
        found += [_name(text, name, first=1) for name in article.iterfind("locations/location")]
        names = _placed(text, found)
    except ValueError as error:
        raise DataError(f"{file}: article {title or article.findtext('source')!r}: {error}") from error
    return Article(title=title, text=text, names=names, lost=len(found) - len(names))


def _name(text: str, name: Element, first: int = 0) -> tuple[str, MarkedName]:
    words = next(filter(None, (name.findtext(tag) for tag in ("phrase", "extractedName", "name"))), "")
    tag = name.find("gaztag")
    where = name if tag is None else tag
    point = _point(where.findtext("lat"), where.findtext("lon"))
    point = point or _point(name.findtext("latitude"), name.findtext("longitude"))
    if name.findtext("type") in _NO_PLACE:
        point = None
    start = int(name.findtext("start", "")) - first
    end = int(name.findtext("end", "")) - first
    found = MarkedName(
        start=start,
        end=end,
        point=point,
        country=where.findtext("country"),
        geonames=where.get("geonameid") or name.findtext("geonamesID"),
    )
    return words or text[start:end], found


def _point(latitude: str | None, longitude: str | None) -> Point | None:
    if not (latitude and latitude.strip() and longitude and longitude.strip()):
        return None
    return float(latitude), float(longitude)


def _placed(text: str, names: Iterable[tuple[str, MarkedName]]) -> tuple[MarkedName, ...]:
    """Return the names whose words stand in the text; offsets that moved are set to the nearest place."""
    found = []
    for words, name in names:
        start = name.start if text[name.start : name.end] == words else _nearest(text, words, name.start)
        if start is not None and words:
            found.append(replace(name, start=start, end=start + len(words)))
    return tuple(sorted(found, key=lambda name: (name.start, name.end)))


def _nearest(text: str, words: str, offset: int) -> int | None:
    starts = [match.start() for match in re.finditer(re.escape(words), text)] if words else []
    return min(starts, key=lambda start: abs(start - offset), default=None)


def _marked(path: Path, ids: Mapping[str, Point]) -> Article:
    """Read one text of a brat folder, its title and address left off, with its marks."""
    whole = _read(path.with_suffix(".txt"))
    head, _, text = whole.partition("\n")
    try:
        found = list(_marks(_read(path).split("\n"), len(whole) - len(text), ids))
        names = _placed(text, found)
    except (ValueError, IndexError) as error:
        raise DataError(f"{path.name}: {error}") from error
    title = _HEADLINE.fullmatch(head.strip())
    return Article(
        title=title["title"].strip() if title else None, text=text, names=names, lost=len(found) - len(names)
    )


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return stream.read()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path.name} cannot be read: {error}") from error


def _marks(lines: Sequence[str], before: int, ids: Mapping[str, Point]) -> Iterator[tuple[str, MarkedName]]:
    """Yield the marked names of places; ``before`` is how many characters stand before the text."""
    rows = [line.rstrip("\r").split("\t") for line in lines if line.strip()]
    notes = {row[1].split(" ")[1]: "".join(row[2:]) for row in rows if row[0].startswith("#")}
    for number, what, words in (row[:3] for row in rows if row[0].startswith("T")):
        kind, *offsets = what.replace(";", " ").split(" ")
        if kind in _NO_PLACE:
            continue
        note = notes.get(number, "")
        told = _COORDINATES.fullmatch(note)
        point = (float(told[1]), float(told[2])) if told else ids.get(note.strip())
        start, end = int(offsets[0]) - before, int(offsets[-1]) - before
        yield words, MarkedName(start=start, end=end, point=point, geonames=note.strip() or None)
