"""The settings: one frozen `Settings` from one TOML file, every problem of the file told at once."""

from __future__ import annotations

import difflib
import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from annals.errors import SettingsError
from annals.model.vocabulary import Motive

T = TypeVar("T")

FIGURE_RULES = ("acled", "ucdp", "airwars", "median")
TAGGERS = ("trained", "lexical")
_CODE_LETTERS = 2


class _Wrong(Exception):  # noqa: N818  (never leaves this file)
    """A value does not fit its key."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a key takes: the words for a person, and the function that reads or refuses a value."""

    right: str
    read: Callable[[object], object]


def _key(default: T, rule: _Rule, says: str) -> T:
    """Declare one key of the file: its default, what it takes, and the comment that explains it."""
    declared: T = field(default=default, metadata={"rule": rule, "says": says})
    return declared


def _whole(low: int, high: int | None = None) -> _Rule:
    def read(value: object) -> object:
        if not isinstance(value, int) or isinstance(value, bool):
            raise _Wrong
        if value < low or (high is not None and value > high):
            raise _Wrong
        return value

    ends = f"from {low:,}" if high is None else f"from {low:,} to {high:,}"
    return _Rule(f"a whole number {ends}".replace(",", "_"), read)


def _fraction() -> _Rule:
    def read(value: object) -> object:
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
            raise _Wrong
        return float(value)

    return _Rule("a number from 0 to 1", read)


def _one_of(*words: str) -> _Rule:
    def read(value: object) -> object:
        if value not in words:
            raise _Wrong
        return value

    return _Rule("one of " + ", ".join(json.dumps(word) for word in words), read)


def _yes_or_no() -> _Rule:
    def read(value: object) -> object:
        if not isinstance(value, bool):
            raise _Wrong
        return value

    return _Rule("true or false", read)


def _tagger() -> _Rule:
    """Take a name of a tagger that ships with Annals, or a folder, which has a slash in it."""

    def read(value: object) -> object:
        if not isinstance(value, str) or not (value in TAGGERS or "/" in value or "\\" in value):
            raise _Wrong
        return value

    names = ", ".join(json.dumps(word) for word in TAGGERS)
    return _Rule(f'one of {names}, or a folder of weights of your own, such as "./weights"', read)


def _list_of(right: str, read_one: Callable[[str], object], *, least: int = 1) -> _Rule:
    """Take a list of different strings, at least so many."""

    def read(value: object) -> object:
        if not isinstance(value, list) or len(value) < least:
            raise _Wrong
        if not all(isinstance(item, str) for item in value) or len(set(value)) < len(value):
            raise _Wrong
        return tuple(read_one(item) for item in value)

    return _Rule(f"a list, without repetition, of {right}", read)


def _name(item: str) -> str:
    if not item.strip():
        raise _Wrong
    return item


def _language(item: str) -> str:
    if not (len(item) == _CODE_LETTERS and item.isascii() and item.isalpha() and item.islower()):
        raise _Wrong
    return item


def _motive(item: str) -> Motive:
    try:
        return Motive(item)
    except ValueError:
        raise _Wrong from None


_NAMES = _list_of('column names, such as ["text", "body"]', _name)
_LANGUAGES = _list_of('two-letter language codes, such as ["en"]', _language)
_FILES = _list_of('files, such as ["groups.toml"]', _name, least=0)
_MOTIVES = _list_of("motives: " + ", ".join(f'"{motive}"' for motive in Motive), _motive)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSettings:
    """The names that columns of tables, and keys of JSON lines, may have; the first present is used."""

    text: tuple[str, ...] = _key(
        (
            *("text", "body", "content", "article", "article_text", "article_content"),
            *("full_text", "maintext"),
        ),
        _NAMES,
        "Names of the column that holds a report's text.",
    )
    title: tuple[str, ...] = _key(
        ("title", "headline", "article_title"), _NAMES, "Names of the column of titles."
    )
    date: tuple[str, ...] = _key(
        ("date", "published", "publication_date", "published_at", "publish_date", "pubdate"),
        _NAMES,
        "Names of the column of publication dates.",
    )
    url: tuple[str, ...] = _key(("url", "link", "source_url"), _NAMES, "Names of the column of addresses.")
    source: tuple[str, ...] = _key(
        ("source", "outlet", "publisher", "newspaper", "source_name"),
        _NAMES,
        "Names of the column of outlets.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestSettings:
    """Which inputs are taken; sizes in bytes and in characters (code points)."""

    max_file_bytes: int = _key(50_000_000, _whole(1), "Larger files are refused (bytes).")
    max_text_chars: int = _key(1_000_000, _whole(1), "Longer reports are refused (characters).")
    min_text_chars: int = _key(60, _whole(1), "Shorter reports are refused (characters).")
    languages: tuple[str, ...] = _key(("en",), _LANGUAGES, "Languages of the reports that are read.")
    columns: ColumnSettings = field(default_factory=ColumnSettings)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrySettings:
    """Which actors are known; the files stand relative to the settings file."""

    files: tuple[str, ...] = _key((), _FILES, "Files with actors of your own, joined to the registry.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractSettings:
    """How the words of a report are read."""

    tagger: str = _key("trained", _tagger(), "What finds the words that matter.")
    skip_irrelevant: bool = _key(
        False,  # noqa: FBT003  (a default)
        _yes_or_no(),
        "Leave reports unread whose words tell of nothing recorded (trained tagger).",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSettings:
    """When two accounts are judged to tell of one incident; scores run from 0 to 1."""

    window_days: int = _key(3, _whole(0, 3650), "Accounts further apart than this are not compared (days).")
    same_at: float = _key(0.6, _fraction(), "Two accounts that score this or more are the same incident.")
    different_at: float = _key(
        0.3, _fraction(), "Two that score this or less are different; between, unsure."
    )
    copy_similarity: float = _key(0.6, _fraction(), "Reports this alike are copies: they share an origin.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSettings:
    """What a table of incidents shows."""

    figures: str = _key(
        "acled", _one_of(*FIGURE_RULES), "The rule that chooses one figure for each incident."
    )
    motives: tuple[Motive, ...] = _key(
        (Motive.POLITICAL, Motive.UNCLEAR), _MOTIVES, "Motives of the incidents in the table."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSettings:
    """How the work is spread over the machine."""

    jobs: int = _key(0, _whole(0, 1024), "Processes that code reports; 0 is one for each core.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that a run can be told, one part for each table of the file."""

    ingest: IngestSettings = field(default_factory=IngestSettings)
    registry: RegistrySettings = field(default_factory=RegistrySettings)
    extract: ExtractSettings = field(default_factory=ExtractSettings)
    link: LinkSettings = field(default_factory=LinkSettings)
    export: ExportSettings = field(default_factory=ExportSettings)
    run: RunSettings = field(default_factory=RunSettings)


def load_settings(path: Path | None) -> Settings:
    """Return the settings of a TOML file, or the defaults for None; keys left out keep their default.

    Raises:
        SettingsError: the file cannot be used; the text lists every problem, each with its key.
    """
    if path is None:
        return Settings()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8 text (byte {error.start})") from error
    settings = parse_settings(text, str(path))
    files = tuple(str(path.parent / file) for file in settings.registry.files)
    tagger = settings.extract.tagger
    tagger = tagger if tagger in TAGGERS else str(path.parent / tagger)
    return replace(
        settings, registry=RegistrySettings(files=files), extract=replace(settings.extract, tagger=tagger)
    )


def parse_settings(text: str, name: str = "settings") -> Settings:
    """Return the settings that TOML text holds; ``name`` stands before the problems.

    Raises:
        SettingsError: as for `load_settings`.
    """
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{name}: is not TOML: {error}") from error
    problems: list[str] = []
    settings = _read(Settings(), table, "", problems)
    if not problems:
        problems.extend(_contradictions(settings))
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise SettingsError("\n  ".join([f"{name}: {count}", *problems]))
    return settings


def dump_settings(settings: Settings) -> str:
    """Return the settings as TOML, a comment above each key; `parse_settings` reads back the same."""
    return "\n".join(_lines(settings, "")).lstrip("\n") + "\n"


def _read(part: T, table: Mapping[str, object], path: str, problems: list[str]) -> T:
    """Return ``part`` with the table's values in place of its own, noting what does not fit."""
    known: dict[str, Field[Any]] = {key.name: key for key in fields(part)}  # type: ignore[arg-type]
    values: dict[str, object] = {}
    for name, value in table.items():
        where = path + name
        if name not in known:
            problems.append(f"{where}: there is no such key; {_nearest(name, known)}")
            continue
        present = getattr(part, name)
        if is_dataclass(present):
            if isinstance(value, dict):
                values[name] = _read(present, value, f"{where}.", problems)
            else:
                problems.append(f"{where}: must be a table, [{where}], not {_show(value)}")
            continue
        rule: _Rule = known[name].metadata["rule"]
        try:
            values[name] = rule.read(value)
        except _Wrong:
            problems.append(f"{where}: must be {rule.right}, not {_show(value)}")
    kept = {name: getattr(part, name) for name in known}
    return type(part)(**{**kept, **values})


def _contradictions(settings: Settings) -> Iterator[str]:
    """Yield what is wrong between keys that are right one by one."""
    link, ingest = settings.link, settings.ingest
    if link.different_at >= link.same_at:
        yield f"link.different_at: must be below link.same_at ({link.same_at}), not {link.different_at}"
    if ingest.min_text_chars > ingest.max_text_chars:
        limits = f"({ingest.max_text_chars}), not {ingest.min_text_chars}"
        yield f"ingest.min_text_chars: must be at most ingest.max_text_chars {limits}"
    names = [key.name for key in fields(ingest.columns)]
    for left, right in ((a, b) for i, a in enumerate(names) for b in names[i + 1 :]):
        for both in sorted(set(getattr(ingest.columns, left)) & set(getattr(ingest.columns, right))):
            yield f"ingest.columns.{right}: {_show(both)} is a name of ingest.columns.{left} already"


def _nearest(name: str, known: Mapping[str, object]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {close[0]}?" if close else "there are " + ", ".join(known)


def _show(value: object) -> str:
    shown = json.dumps(value, default=str, ensure_ascii=False)
    longest = 60
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"


def _lines(part: object, path: str) -> Iterator[str]:
    """Yield the lines of one table, then those of the tables in it."""
    tables: list[str] = []
    for key in fields(part):  # type: ignore[arg-type]
        value = getattr(part, key.name)
        if is_dataclass(value):
            tables.append(key.name)
            continue
        yield f"# {key.metadata['says']} Takes {key.metadata['rule'].right}."
        yield f"{key.name} = {_toml(value)}"
    for name in tables:
        inner = getattr(part, name)
        yield f"\n# {(type(inner).__doc__ or '').splitlines()[0]}"
        yield f"[{path}{name}]"
        yield from _lines(inner, f"{path}{name}.")


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, str):
        # JSON's escapes are TOML's, but for DEL, which TOML wants escaped.
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)
