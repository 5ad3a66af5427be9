import json
from pathlib import Path

from annals.settings import TAGGERS
from quality.cases import Case, Grade, read_case
from quality.gate import (
    Floors,
    Result,
    known_of,
    passed_of,
    problems,
    raised,
    read_floors,
    read_known,
    run_cases,
    write_floors,
)
from quality.outcome import Outcome
from quality.table import as_json, table

NOTHING = Outcome(coded=(), events=())


def case(name: str, *, wants: int = 0, grade: Grade = Grade.STRONG, field: str = "type") -> Case:
    expect = [{"count": wants}]
    return read_case({"id": name, "grade": grade, "fields": [field], "text": "x", "expect": expect})


def results(*cases: Case) -> tuple[Result, ...]:
    return run_cases(cases, lambda _case: NOTHING)


GOOD, BAD = case("good"), case("bad", wants=1)
SOFT = case("soft", wants=1, grade=Grade.MEDIUM, field="place")
NO_FLOORS = Floors(grade={}, field={})


def test_a_case_passes_when_every_check_holds() -> None:
    assert [result.passed for result in results(GOOD, BAD)] == [True, False]


def test_an_unknown_strong_failure_fails_the_gate() -> None:
    assert problems(results(GOOD), NO_FLOORS, {}) == ()
    assert len(problems(results(GOOD, BAD), NO_FLOORS, {})) == 1
    assert problems(results(GOOD, BAD), NO_FLOORS, {"bad": "not yet"}) == ()


def test_a_medium_failure_does_not() -> None:
    assert problems(results(GOOD, SOFT), NO_FLOORS, {}) == ()


def test_a_known_failure_that_passes_fails_the_gate() -> None:
    assert "strike it" in problems(results(GOOD), NO_FLOORS, {"good": "not yet"})[0]
    assert "of no case" in problems(results(GOOD), NO_FLOORS, {"gone": "not yet"})[0]


def test_a_floor_that_is_not_reached_fails_the_gate() -> None:
    floors = Floors(grade={"STRONG": 2}, field={"type": 1, "place": 1})
    found = problems(results(GOOD, SOFT), floors, {})
    assert [line.split(":")[0] for line in found] == ["grade STRONG", "field place"]


def test_floors_rise_and_never_fall(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    write_floors(raised(Floors(grade={"STRONG": 0}, field={"place": 5}), results(GOOD, SOFT)), path)
    assert read_floors(path) == Floors(
        grade={"STRONG": 1, "MEDIUM": 0, "WEAK": 0}, field={"type": 1, "place": 5}
    )


def test_files_that_are_not_there_hold_nothing(tmp_path: Path) -> None:
    assert read_floors(tmp_path / "none.toml") == NO_FLOORS
    assert read_known(tmp_path / "none.toml") == {}


def test_known_failures_have_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "known.toml"
    path.write_text('[[failure]]\nid = "bad"\nreason = "not yet"\n', encoding="utf-8")
    assert read_known(path) == {"bad": "not yet"}
    assert all(reason for tagger in TAGGERS for reason in read_known(known_of(tagger)).values())


def test_counts_by_grade_and_field() -> None:
    counted = passed_of(results(GOOD, BAD, SOFT))
    assert counted == Floors(grade={"STRONG": 1, "MEDIUM": 0}, field={"type": 1, "place": 0})


def test_the_table_has_a_row_for_each_field_and_a_total() -> None:
    assert table(results(GOOD, BAD, SOFT)).row_count == 3


def test_json_says_what_failed() -> None:
    content = json.loads(as_json(results(GOOD, BAD)))
    assert content["totals"] == {"STRONG": {"passed": 1, "all": 2}}
    assert [row["passed"] for row in content["cases"]] == [True, False]
    assert content["cases"][1]["reasons"]
