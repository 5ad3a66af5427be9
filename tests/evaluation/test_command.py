"""The whole command on a small folder, with a product of our own."""

from __future__ import annotations

import json
import pkgutil
from pathlib import Path

import pytest

from evaluation import known, running, sets
from evaluation.coding import code_all
from evaluation.command import DONE, FELL, UNUSABLE, main
from evaluation.data_set import data_sets
from evaluation.known import Known
from evaluation.product import Document, Prediction
from evaluation.results import Result, table
from tests.evaluation.builders import FakeProduct, draft, first_and_all

SNIPPETS = "id\tEventSnippet\tSubType\n1\tGrenades were thrown.\tGRENADE\n2\tMinisters met.\tDIPLO\n"
ANSWERS = {
    "Grenades were thrown.": first_and_all(draft("d1", type="grenade")),
    "Ministers met.": Prediction(seconds=0.5),
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "case2021_task2").mkdir()
    (tmp_path / "case2021_task2" / "snippets.tsv").write_text(SNIPPETS, encoding="utf-8")
    return tmp_path


def run(data: Path, *more: str, product: FakeProduct | None = None) -> int:
    return main(["--data", str(data), "--jobs", "1", *more], product or FakeProduct(ANSWERS))


def test_results_are_printed_and_written(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = data / "out.json"
    assert run(data, "--json", str(out)) == DONE
    results = json.loads(out.read_text(encoding="utf-8"))
    assert results[0] == {
        "set": "case2021_task2",
        "split": "all",
        "measure": "weighted_f1",
        "value": 0.5,
        "n": 2,
        "floor": known.known("case2021_task2", "all", "weighted_f1").trained,
        "published": 0.771,
        "seconds": 0.75,
    }
    assert {r["measure"]: r["value"] for r in results[3:]} == {
        "refused": 0.0,
        "crashed": 0.0,
        "no_incident": 0.5,
    }
    printed = capsys.readouterr()
    assert "found case2021_task2: all (2)" in printed.out
    assert "not there, skipped: isaf" in printed.out
    assert "weighted_f1/most_frequent" in printed.out
    assert "case2021_task2: 2 of 2 reports" in printed.err


def test_a_second_run_gives_the_same(data: Path) -> None:
    for name in ("one.json", "two.json"):
        run(data, "--json", str(data / name))
    assert (data / "one.json").read_bytes() == (data / "two.json").read_bytes()


def test_no_file_is_read_that_is_not_asked_for(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "isaf").mkdir()
    (data / "isaf" / "releases.jsonl").write_text("nonsense", encoding="utf-8")
    assert run(data, "--set", "case2021_task2") == DONE
    assert "isaf" not in capsys.readouterr().out


def test_every_malformed_file_is_told_before_anything_is_coded(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "isaf").mkdir()
    (data / "isaf" / "releases.jsonl").write_text("nonsense", encoding="utf-8")
    (data / "case2021_task2" / "snippets.tsv").write_text("id\n", encoding="utf-8")
    product = FakeProduct(ANSWERS)
    assert run(data, product=product) == UNUSABLE
    told = capsys.readouterr().err
    assert "isaf/releases.jsonl, line 1: not JSON" in told
    assert "case2021_task2/snippets.tsv: should start with the columns" in told
    assert product.asked == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--data", "nowhere"], "nowhere is no folder"),
        (["--data", ".", "--set", "x"], "no set x; there are case2021_task2, geoparsing, gun_violence"),
    ],
)
def test_arguments_that_cannot_be_used(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments, FakeProduct()) == UNUSABLE
    assert message in capsys.readouterr().err


def test_a_folder_without_any_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path) == UNUSABLE
    assert "holds none of the sets" in capsys.readouterr().err


def test_a_limit_of_0_is_refused(data: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(data, "--limit", "0")


def test_a_crash_is_counted_and_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = data / "out.json"
    product = FakeProduct({"Grenades were thrown.": ANSWERS["Grenades were thrown."]})
    assert run(data, "--json", str(out), product=product) == FELL
    values = {r["measure"]: r["value"] for r in json.loads(out.read_text(encoding="utf-8"))}
    assert (values["crashed"], values["no_incident"], values["weighted_f1"]) == (0.5, 0.0, 0.5)
    assert "KeyError: 'Ministers met.'" in capsys.readouterr().err


def test_crashes_of_one_kind_are_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    class Broken(FakeProduct):
        def code(self, document: Document) -> Prediction:
            raise ValueError(f"{len(document.text)} letters")

    coded = code_all([Document(text=text) for text in ("a", "b", "cc")], Broken(), name="x")
    assert [p.crashed for p in coded.values()] == [f"ValueError: {n} letters" for n in (1, 1, 2)]
    assert capsys.readouterr().err.count("Traceback") == 2


def test_a_value_below_its_floor_fails_a_whole_run_alone(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(running, "known", lambda *_: Known(trained=0.4))
    assert run(data, "--limit", "2") == DONE
    assert run(data) == FELL
    assert "below its floor: case2021_task2 all weighted_f1" in capsys.readouterr().err


def test_a_document_that_stands_twice_is_coded_once() -> None:
    product = FakeProduct({"a": Prediction(), "b": Prediction()})
    documents = [Document(text=text) for text in "aba"]
    assert list(code_all(documents, product, name="x")) == documents[:2]
    assert product.asked == documents[:2]


class Silent:
    """Codes nothing; can be handed to another process."""

    def code(self, document: Document) -> Prediction:
        return Prediction(refused=document.text)


def test_several_processes_answer_in_the_order_asked() -> None:
    documents = [Document(text=str(n)) for n in range(20)]
    coded = code_all(documents, Silent(), name="x", jobs=2)  # type: ignore[arg-type]  # codes alone
    assert [p.refused for p in coded.values()] == [str(n) for n in range(20)]


def test_every_set_is_named_after_its_folder() -> None:
    assert list(data_sets()) == sorted(module.name for module in pkgutil.iter_modules(sets.__path__))


def test_table_marks_what_fell() -> None:
    result = Result(
        set="isaf",
        split="all",
        measure="start_day",
        value=0.5,
        n=4,
        floor=0.6,
        published=None,
        seconds=1.25,
    )
    head, row = table([result]).splitlines()
    assert head.split() == ["set", "split", "measure", "value", "n", "floor", "published", "seconds"]
    assert row.split() == ["isaf", "all", "start_day", "<", "0.5000", "4", "0.6000", "-", "1.2"]


@pytest.mark.parametrize(("value", "fell"), [(0.6, False), (0.59, True), (None, True)])
def test_fell(value: float | None, *, fell: bool) -> None:
    result = Result(set="", split="", measure="", value=value, n=1, floor=0.6, published=None, seconds=None)
    assert result.fell is fell
