from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from evaluation.files import DataError, read_json_lines, read_table


def test_only_a_line_feed_ends_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "one\u2028two\x85three"}\n\n{"text": "four"}\n', encoding="utf-8")
    assert [row.get("text", str) for row in read_json_lines(path)] == ["one\u2028two\x85three", "four"]


def test_packed_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"n": 3}\n'))
    assert read_json_lines(path)[0].count("n") == 3


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{}\n{'n': 3}\n", r"a\.jsonl, line 2: not JSON"),
        (b"[1]\n", r"a\.jsonl, line 1: should be an object, is list"),
        (b"\xff\xfe\n", r"a\.jsonl cannot be read"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    with pytest.raises(DataError, match=message):
        read_json_lines(path)


def test_a_cut_off_archive_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"n": 3}\n' * 1000)[:-20])
    with pytest.raises(DataError, match=r"a\.jsonl\.gz cannot be read"):
        read_json_lines(path)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{}", "line 1: no field 'n'"),
        ('{"n": "3"}', "'n' should be int, is str"),
        ('{"n": true}', "'n' should be a count, is True"),
        ('{"n": -1}', "'n' should be a count, is -1"),
    ],
)
def test_a_field_of_the_wrong_kind_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_json_lines(path)[0].count("n")


def test_days(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"long": "May 3, 2014", "short": "2014-05-03", "wrong": "May 33"}', encoding="utf-8")
    row = read_json_lines(path)[0]
    assert row.day("long", "%B %d, %Y") == row.day("short", "%Y-%m-%d") == date(2014, 5, 3)
    with pytest.raises(DataError, match="'wrong' is no day: 'May 33'"):
        row.day("wrong", "%B %d, %Y")


def test_table_without_quoting(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text('id\ttext\n1\tHe said "go\n', encoding="utf-8")
    assert read_table(path, ("id", "text"))[0].get("text", str) == 'He said "go'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "starts with nothing"),
        ("id\tlabel\n", "should start with the columns id, text; starts with id, label"),
        ("id\ttext\n1\ta\tb\n", r"a\.tsv, line 2: 3 columns, not 2"),
    ],
)
def test_a_malformed_table_is_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_table(path, ("id", "text"))
