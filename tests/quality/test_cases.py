from datetime import date
from pathlib import Path
from typing import Any

import pytest

from quality.cases import FIELDS, CaseError, Grade, load_cases, read_case
from quality.checks import validate

CASES = load_cases()
ROW: dict[str, Any] = {
    "id": "one",
    "grade": "STRONG",
    "fields": ["type"],
    "text": "A bomb exploded in the town.",
    "published": date(2015, 3, 4),
    "expect": [{"count": 1}],
}
WRONG = [
    ("unknown key", {"colour": "red"}, "unknown keys"),
    ("unknown field", {"fields": ["colour"]}, "unknown fields"),
    ("no field", {"fields": []}, "no fields"),
    ("unknown grade", {"grade": "SURE"}, "the grade is one of"),
    ("no check", {"expect": []}, "list of checks"),
    ("empty check", {"expect": [{"value": "x"}]}, "a field, a count or a link"),
    ("no text", {"text": None}, "without text"),
    ("unknown key of a report", {"report": [{"colour": "red"}]}, "unknown keys"),
]


@pytest.mark.parametrize(("changes", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_case_that_breaks_the_rules_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(CaseError, match=message):
        read_case({**ROW, **changes})


def test_one_report_stands_in_the_case_itself() -> None:
    case = read_case(ROW)
    assert [report.published for report in case.reports] == [date(2015, 3, 4)]
    assert case.checks[0].wanted == {"count": 1}


def test_several_reports_take_what_they_do_not_say_from_the_case() -> None:
    reports = [{"text": "first"}, {"text": "second", "published": date(2015, 3, 5)}]
    case = read_case({**ROW, "outlet": "Bay Gazette", "report": reports})
    assert [report.text for report in case.reports] == ["first", "second"]
    assert [report.published for report in case.reports] == [date(2015, 3, 4), date(2015, 3, 5)]
    assert {report.outlet for report in case.reports} == {"Bay Gazette"}


def test_a_case_may_go_without_a_date() -> None:
    assert read_case({**ROW, "no_date": True}).reports[0].published is None


def test_selection_and_value_are_told_apart() -> None:
    check = read_case({**ROW, "expect": [{"field": "stage", "of": ["grenade"], "value": "foiled"}]}).checks[0]
    assert check.where.types == ("grenade",)
    assert check.wanted == {"value": "foiled"}


def test_two_cases_of_one_name_are_refused(tmp_path: Path) -> None:
    row = '[[case]]\nid = "a"\ngrade = "WEAK"\nfields = ["type"]\ntext = "x"\nexpect = [{ count = 1 }]\n'
    (tmp_path / "a.toml").write_text(row * 2, encoding="utf-8")
    with pytest.raises(CaseError, match="two cases are called a"):
        load_cases(tmp_path)


def test_the_cases_are_as_many_as_promised_and_cover_every_field() -> None:
    assert len(CASES) >= 160
    assert {field for case in CASES for field in case.fields} == FIELDS
    assert {case.grade for case in CASES} == set(Grade)


def test_every_check_asks_for_what_there_is() -> None:
    for case in CASES:
        for check in case.checks:
            validate(check)
            assert all(
                0 < (where.report or 1) <= len(case.reports) for where in (check.where, *check.between)
            )


def test_every_quoted_word_stands_in_its_report() -> None:
    for case in CASES:
        texts = [report.text for report in case.reports]
        for check in case.checks:
            assert all(any(words in text for text in texts) for words in check.where.words), case.id
