"""Settings: the file says what is asked for, the code does, and every problem is told at once."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.errors import SettingsError
from annals.model.vocabulary import Motive
from annals.settings import (
    FIGURE_RULES,
    ColumnSettings,
    ExportSettings,
    IngestSettings,
    LinkSettings,
    RunSettings,
    Settings,
    dump_settings,
    load_settings,
    parse_settings,
)

A_LIST = "a list, without repetition, of"
names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8).filter(str.strip)


@st.composite
def column_settings(draw: st.DrawFn) -> ColumnSettings:
    pool = draw(st.lists(names, min_size=5, max_size=8, unique=True))
    cuts = [(name,) for name in pool[:4]]
    return ColumnSettings(text=cuts[0], title=cuts[1], date=cuts[2], url=cuts[3], source=tuple(pool[4:]))


@st.composite
def ingest_settings(draw: st.DrawFn) -> IngestSettings:
    low, high = sorted(draw(st.lists(st.integers(1, 10**9), min_size=2, max_size=2)))
    return IngestSettings(
        max_file_bytes=draw(st.integers(1, 10**12)),
        max_text_chars=high,
        min_text_chars=low,
        languages=tuple(draw(st.lists(st.sampled_from(["en", "fr", "ar"]), min_size=1, unique=True))),
        columns=draw(column_settings()),
    )


@st.composite
def link_settings(draw: st.DrawFn) -> LinkSettings:
    low, high = sorted(draw(st.lists(st.floats(0, 1), min_size=2, max_size=2, unique_by=abs)))
    return LinkSettings(
        window_days=draw(st.integers(0, 3650)),
        same_at=high,
        different_at=low,
        copy_similarity=draw(st.floats(0, 1)),
    )


all_settings = st.builds(
    Settings,
    ingest=ingest_settings(),
    link=link_settings(),
    export=st.builds(
        ExportSettings,
        figures=st.sampled_from(FIGURE_RULES),
        motives=st.lists(st.sampled_from(Motive), min_size=1, unique=True).map(tuple),
    ),
    run=st.builds(RunSettings, jobs=st.integers(0, 1024)),
)


@given(all_settings)
def test_what_is_dumped_loads_back_the_same(settings: Settings) -> None:
    assert parse_settings(dump_settings(settings)) == settings


def test_the_defaults_load_back_the_same_and_stand_for_no_file() -> None:
    assert (
        parse_settings("") == parse_settings(dump_settings(Settings())) == load_settings(None) == Settings()
    )


def test_every_key_is_dumped_under_a_comment() -> None:
    lines = dump_settings(Settings()).splitlines()
    keys = [number for number, line in enumerate(lines) if "=" in line and not line.startswith("#")]
    assert len(keys) == sum(1 for _ in _paths(Settings(), ""))
    assert all(lines[number - 1].startswith("# ") and ". Takes " in lines[number - 1] for number in keys)


def test_a_file_is_read_with_or_without_a_mark_of_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "annals.toml"
    for mark in ("", "\ufeff"):
        path.write_text(mark + '[ingest.columns]\ntext = ["тело"]\n[run]\njobs = 2\n', encoding="utf-8")
        settings = load_settings(path)
        assert (settings.ingest.columns.text, settings.run.jobs) == (("тело",), 2)
        assert settings.ingest.columns.title == Settings().ingest.columns.title


def test_whole_numbers_will_do_for_fractions() -> None:
    link = parse_settings("[link]\nsame_at = 1\ndifferent_at = 0\n").link
    assert (link.same_at, link.different_at) == (1.0, 0.0)
    assert isinstance(link.same_at, float)


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().run.jobs = 3  # type: ignore[misc]


def test_every_problem_is_told_at_once_with_its_key_and_what_would_be_right() -> None:
    text = """
        colour = "red"
        run = 3
        [link]
        same_att = 0.5
        same_at = 2
        window_days = true
        different_at = "low"
        copy_similarity = nan
        [export]
        motives = ["private"]
        figures = "highest"
        [ingest]
        languages = ["en", "en"]
        min_text_chars = 0
        max_text_chars = 1.5
        [ingest.columns]
        text = []
        title = "title"
        date = [""]
        url = [1]
    """
    with pytest.raises(SettingsError) as told:
        parse_settings(text, "annals.toml")
    head, *problems = str(told.value).splitlines()
    assert head == "annals.toml: 16 problems"
    assert [problem.strip() for problem in problems] == [
        "colour: there is no such key; there are ingest, registry, extract, link, export, run",
        "run: must be a table, [run], not 3",
        "link.same_att: there is no such key; did you mean same_at?",
        "link.same_at: must be a number from 0 to 1, not 2",
        "link.window_days: must be a whole number from 0 to 3_650, not true",
        'link.different_at: must be a number from 0 to 1, not "low"',
        "link.copy_similarity: must be a number from 0 to 1, not NaN",
        f'export.motives: must be {A_LIST} motives: "political", "criminal", "unclear", not ["private"]',
        'export.figures: must be one of "acled", "ucdp", "airwars", "median", not "highest"',
        f'ingest.languages: must be {A_LIST} two-letter language codes, such as ["en"], not ["en", "en"]',
        "ingest.min_text_chars: must be a whole number from 1, not 0",
        "ingest.max_text_chars: must be a whole number from 1, not 1.5",
        *(
            f'ingest.columns.{key}: must be {A_LIST} column names, such as ["text", "body"], not {value}'
            for key, value in (("text", "[]"), ("title", '"title"'), ("date", '[""]'), ("url", "[1]"))
        ),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "[link]\nsame_at = 0.3\n",
            r"1 problem\n  link.different_at: must be below .* \(0.3\), not 0.3",
        ),
        ("[ingest]\nmax_text_chars = 50\n", r"ingest.min_text_chars: must be at most .* \(50\), not 60"),
        (
            '[ingest.columns]\nurl = ["title"]\n',
            r'ingest.columns.url: "title" is a name of .*title already',
        ),
        ("[link\n", r"annals.toml: is not TOML: .*line 1"),
        ("a = " + "[" * 5000, r"annals.toml: is not TOML"),
        (
            "[extract]\ntagger = 1979-05-27\n",
            r'extract.tagger: must be one of "trained", "lexical", or a folder .*, not "1979-05-27"',
        ),
        ("[extract]\ntagger = " + '"' + "x" * 99 + '"', r'not "x{58}…$'),
    ],
)
def test_a_problem_is_told(text: str, problem: str) -> None:
    with pytest.raises(SettingsError, match=problem):
        parse_settings(text, "annals.toml")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "annals.toml"
    with pytest.raises(SettingsError, match=r"annals\.toml: cannot be read: No such file"):
        load_settings(path)
    path.write_bytes(b"# \xff\n")
    with pytest.raises(SettingsError, match=r"annals\.toml: is not UTF-8 text \(byte 2\)"):
        load_settings(path)


json_like = st.recursive(
    st.booleans() | st.integers() | st.floats() | names | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=4,
)
PATHS = [
    "link",
    "ingest.columns",
    "link.same_at",
    "run.jobs",
    "export.motives",
    "ingest.columns.text",
    "nothing",
]


@given(st.sampled_from(PATHS), json_like)
def test_any_value_is_taken_or_told(path: str, value: object) -> None:
    text = _as_toml(path, value)
    assert tomllib.loads(text)
    try:
        settings = parse_settings(text)
    except SettingsError as error:
        assert str(error).count("\n") >= 1  # noqa: PT017  (either end is right)
    else:
        assert parse_settings(dump_settings(settings)) == settings


def test_importing_settings_imports_nothing_heavy() -> None:
    script = "import sys, annals.settings; sys.exit('msgspec' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0  # noqa: S603  (this interpreter)


def _paths(part: object, path: str) -> Iterator[str]:
    for key in fields(part):  # type: ignore[arg-type]
        value = getattr(part, key.name)
        yield from _paths(value, f"{path}{key.name}.") if is_dataclass(value) else [path + key.name]


def _as_toml(path: str, value: object) -> str:
    """Write a value under a dotted path as an inline TOML value."""
    return f"{path} = {_inline(value)}\n"


def _inline(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)} = {_inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in text) + '"'
