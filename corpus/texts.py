"""The texts that are read: documents of data sets by name, each as one string that offsets point into.

A title that a set keeps apart is the first paragraph of the text. Nothing else is changed, so that the
offsets hold for everybody who has the set.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

from evaluation.files import DataError, read_json_lines

WRITTEN = Path(__file__).parent / "reports"
_TITLE_END = "\n\n"
_HEADER = re.compile(r"^(?P<name>title|published|outlet|about|topic): (?P<value>.*)$")
_SPACE_BEFORE = re.compile(r" (?=(?:[.,;:!?%)\]’]|n't\b|'(?:s|re|ve|ll|d|m)\b|'(?= |$)))")
_SPACE_AFTER = re.compile(r"(?<=[(\[$])\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of a data set: ``name`` is ``set/id``; ``title_end`` is 0 where no title is kept apart.

    ``topic`` is what a report of the project was written to cover.
    """

    name: str
    text: str
    title_end: int = 0
    published: date | None = None
    outlet: str | None = None
    topic: str | None = None

    @property
    def set(self) -> str:
        """Return the name of the data set."""
        return self.name.partition("/")[0]

    @property
    def sha256(self) -> str:
        """Return the first sixteen hexadecimal digits of the text's SHA-256."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]

    @property
    def title(self) -> str | None:
        """Return the title that the set keeps apart."""
        return self.text[: self.title_end] or None

    @property
    def body(self) -> str:
        """Return the text behind the title."""
        return self.text[self.title_end :].removeprefix(_TITLE_END) if self.title_end else self.text


def load(data: Path, name: str) -> dict[str, Document]:
    """Return every document of a set by its name, in the order of its files.

    Raises:
        DataError: the set is not known or a file is not as its set says.
    """
    if name not in _LOADERS:
        raise DataError(f"no texts of {name!r} are known; known are {', '.join(sorted(_LOADERS))}")
    folder = WRITTEN if name == "written" else data / name
    if not folder.is_dir():
        raise DataError(f"{folder}: no such folder; name the folder of data sets with --data")
    found: dict[str, Document] = {}
    try:
        for document in _LOADERS[name](folder):
            found.setdefault(document.name, document)
    except (OSError, KeyError, ValueError, ET.ParseError) as error:
        raise DataError(f"{folder}: not as the set's files are: {error}") from error
    return found


def _titled(name: str, title: str, body: str, published: date | None, outlet: str | None = None) -> Document:
    text = f"{title}{_TITLE_END}{body}" if title else body
    return Document(name=name, text=text, title_end=len(title), published=published, outlet=outlet)


def _fa_kes(folder: Path) -> Iterator[Document]:
    csv.field_size_limit(10**8)
    with (folder / "articles.csv").open(encoding="latin-1", newline="") as stream:
        for row in csv.DictReader(stream):
            month, day, year = (int(part) for part in row["date"].split("/"))
            name = f"fa_kes/{row['unit_id']}"
            text = row["article_content"]
            yield _titled(name, row["article_title"].strip(), text, date(year, month, day), row["source"])


def _re3d(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.glob("*/documents.json")):
        for row in read_json_lines(path):
            name = f"re3d/{row.get('_id', str)}"
            yield _titled(name, "", row.get("text", str), None, path.parent.name)


def _isaf(folder: Path) -> Iterator[Document]:
    for number, row in enumerate(read_json_lines(folder / "releases.jsonl"), start=1):
        yield Document(name=f"isaf/{number:03}", text=row.get("text", str), outlet="ISAF")


def _gun_violence(folder: Path) -> Iterator[Document]:
    for row in read_json_lines(folder / "docs.jsonl.gz"):
        name = f"gun_violence/{row.get('incident_id', str)}-{row.get('doc_id', str)[:8]}"
        day = row.day("dct", "%Y-%m-%d") if row.fields.get("dct") else None
        title, text = row.fields.get("title") or "", row.fields.get("text") or ""
        yield _titled(name, str(title).strip(), str(text), day)


def _geoparsing(folder: Path) -> Iterator[Document]:
    for file in ("lgl", "GeoVirus"):
        root = ET.parse(folder / f"{file}.xml").getroot()  # noqa: S314  (a file of the user's own folder)
        for number, article in enumerate(root.iter("article"), start=1):
            text = article.findtext("text") or ""
            yield Document(name=f"geoparsing/{file.lower()}-{number:03}", text=text)


def _ecbplus(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.glob("*/*.xml")):
        sentences: dict[int, list[str]] = {}
        for token in ET.parse(path).getroot().iter("token"):  # noqa: S314  (likewise)
            sentences.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
        lines = (_SPACE_AFTER.sub("", _SPACE_BEFORE.sub("", " ".join(words))) for words in sentences.values())
        yield Document(name=f"ecbplus/{path.stem}", text="\n".join(lines))


def _muc4(folder: Path) -> Iterator[Document]:
    for part in ("train", "dev"):
        for row in read_json_lines(folder / "full_slots" / f"{part}.jsonl"):
            yield Document(name=f"muc4/{row.get('docid', str)}", text=row.get("text", str))


def _ucdp_aec(folder: Path) -> Iterator[Document]:
    for row in read_json_lines(folder / "sample.jsonl"):
        day = row.day("published", "%Y-%m-%d")
        yield Document(name=f"ucdp_aec/{row.get('id', int)}", text=row.get("text", str), published=day)


def _written(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.glob("*.txt")):
        header, _, body = path.read_text(encoding="utf-8").partition(_TITLE_END)
        told = {m["name"]: m["value"] for m in map(_HEADER.match, header.splitlines()) if m}
        missing = [name for name in ("title", "published", "about", "topic") if name not in told]
        if missing:
            raise DataError(f"{path.name}: should begin with a line {missing[0]}:")
        day = datetime.strptime(told["published"], "%Y-%m-%d").date()  # noqa: DTZ007  (a day has no zone)
        name, text = f"written/{path.stem}", body.rstrip("\n")
        document = _titled(name, told["title"], text, day, told.get("outlet"))
        yield replace(document, topic=told["topic"])


_LOADERS: dict[str, Callable[[Path], Iterator[Document]]] = {
    "fa_kes": _fa_kes,
    "re3d": _re3d,
    "isaf": _isaf,
    "gun_violence": _gun_violence,
    "geoparsing": _geoparsing,
    "ecbplus": _ecbplus,
    "muc4": _muc4,
    "ucdp_aec": _ucdp_aec,
    "written": _written,
}
SETS = tuple(_LOADERS)
"""The names of the sets that have texts."""
