from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.corpus import Text, data_texts, repeated, write_lines
from evaluation.files import DataError

FIRST = Text(
    "On May 3, 2014 and 4 May, 12 died; 1,200 fled at 7:30, 5% of all.", date="2014-05-05", url="a.org"
)
SECOND = Text("Nobody was hurt.", title="Calm")


def test_rounds_change_numbers_that_are_no_part_of_a_date_and_shift_publication_by_weeks() -> None:
    one, _, two = repeated([FIRST, SECOND], 3)
    assert one == Text(FIRST.text, date="2014-05-05", url="a.org")
    assert two.text == "On May 3, 2014 and 4 May, 13 died; 1,200 fled at 7:30, 5% of all."
    assert (two.date, two.url) == ("2014-05-12", "a.org?round=1")


def test_repeated_reports_are_as_many_as_asked_and_the_same_each_time() -> None:
    texts = repeated([FIRST], 50)
    assert len(set(texts)) == 50
    assert texts == repeated([FIRST], 50)


def test_nothing_cannot_be_repeated() -> None:
    with pytest.raises(ValueError, match="no text"):
        repeated([], 3)


def test_lines_hold_what_is_known(tmp_path: Path) -> None:
    write_lines([SECOND], tmp_path / "a.jsonl")
    assert json.loads((tmp_path / "a.jsonl").read_text()) == {"text": "Nobody was hurt.", "title": "Calm"}


def test_data_sets_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "fa_kes").mkdir()
    head = "unit_id,article_title,article_content,source,date,location,labels"
    (tmp_path / "fa_kes" / "articles.csv").write_text(f"{head}\n1,Clash,Two died.,nna,7/10/2016,aleppo,0\n")
    assert list(data_texts(tmp_path)) == [("fa_kes", [Text("Two died.", "Clash", source="nna")])]


def test_a_table_with_other_columns_is_named(tmp_path: Path) -> None:
    (tmp_path / "fa_kes").mkdir()
    (tmp_path / "fa_kes" / "articles.csv").write_text("a,b\n1,2\n")
    with pytest.raises(DataError, match=r"articles\.csv: should have the columns article_content"):
        list(data_texts(tmp_path))
