"""Links listed for a reader and counted by verdicts, on an invented folder in the layout of re3d."""

import json
from pathlib import Path

import pytest

from evaluation import actor_readings
from evaluation.actor_links import Link, Text, draw, links
from evaluation.actor_readings import Judged, count, main, place_of, read_judged, unread

TEXT = "Hamas fired rockets at Sderot. The group said so. The Red Heron Brigade denied it."


def folder(tmp_path: Path, documents: int = 2) -> Path:
    home = tmp_path / "re3d" / "Invented"
    home.mkdir(parents=True)
    rows = [{"_id": f"D{n}", "title": "", "text": TEXT} for n in range(documents)]
    places = [(0, 5), (31, 40), (54, 71)]
    entities = [
        {"documentId": f"D{n}", "begin": begin, "end": end, "type": "Organisation"}
        for n in range(documents)
        for begin, end in places
    ]
    home.joinpath("documents.json").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    home.joinpath("entities.json").write_text("\n".join(map(json.dumps, entities)), encoding="utf-8")
    return tmp_path


def verdicts(tmp_path: Path, *rows: dict[str, object]) -> Path:
    path = tmp_path / "actors_re3d.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def row(start: int, end: int, key: str | None, verdict: str) -> dict[str, object]:
    return {"set": "re3d", "document": "D0", "start": start, "end": end, "key": key, "verdict": verdict}


def link(start: int, key: str) -> Link:
    return Link(
        data_set="re3d", document="D0", start=start, end=start + 1, words="x", key=key, role="", sentence="x"
    )


def test_given_mentions_are_linked_in_their_order(tmp_path: Path) -> None:
    text = next(one for one in draw(folder(tmp_path), "re3d", "first") if one.id == "D0")
    found = links(text)
    assert [one.words for one in found] == ["Hamas", "The group", "Red Heron Brigade"]
    assert [place_of(one)[3] for one in found] == ["actor:hamas", "actor:hamas", None]


def test_a_title_before_the_text_moves_no_mention() -> None:
    text = Text(data_set="re3d", id="D", title="An invented headline", text=TEXT, mentions=((0, 5),))
    assert [one.words for one in links(text)] == ["Hamas"]


def test_the_draw_is_the_same_again_and_its_parts_share_nothing(tmp_path: Path) -> None:
    data = folder(tmp_path, documents=30)
    first, last = draw(data, "re3d", "first"), draw(data, "re3d", "last")
    assert first == draw(data, "re3d", "first")
    assert not {one.id for one in first} & {one.id for one in last}
    assert len(first) + len(last) == 30


def test_links_are_counted_by_verdict(tmp_path: Path) -> None:
    judged = read_judged(
        verdicts(
            tmp_path,
            row(0, 1, "actor:hamas", "right"),
            {**row(2, 3, "actor:fatah", "wrong"), "kind": "reference"},
            row(4, 5, "actor:plo", "arguable"),
            row(6, 7, None, "missed"),
        )
    )
    found = [
        link(0, "actor:hamas"),
        link(2, "actor:fatah"),
        link(4, "actor:plo"),
        link(6, "local:militants"),
        link(8, "actor:hamas"),
    ]
    told = count(found, judged)
    assert (told.precision, told.recall, told.unread) == (1 / 3, 1 / 3, 1)
    assert told.errors == {"reference": 1}
    assert unread(found, judged) == found[-1:]


def test_another_key_for_the_same_words_has_no_verdict() -> None:
    judged = Judged(verdicts={("D0", 0, 1, "actor:hamas"): "right"}, kinds={})
    assert count([link(0, "actor:fatah")], judged).unread == 1


def test_the_command_prints_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = folder(tmp_path)
    verdicts(tmp_path, row(0, 5, "actor:hamas", "right"))
    monkeypatch.setattr(actor_readings, "FOLDER", tmp_path)
    assert main(["list", "--data", str(data), "--set", "re3d", "--part", "first"]) == 0
    assert "actor:hamas\tHamas\tHamas fired rockets" in capsys.readouterr().out
    assert main(["score", "--data", str(data), "--set", "re3d"]) == 0
    assert "precision -" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [{"verdict": "maybe"}, {"start": "0"}])
def test_a_line_that_is_no_verdict_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], wrong: dict[str, str]
) -> None:
    verdicts(tmp_path, {**row(0, 5, "actor:hamas", "right"), **wrong})
    monkeypatch.setattr(actor_readings, "FOLDER", tmp_path)
    assert main(["score", "--data", str(folder(tmp_path)), "--set", "re3d"]) == 2
    assert "line 1" in capsys.readouterr().err


def test_the_verdicts_of_the_project_hold_no_words() -> None:
    for name in ("re3d", "fa_kes"):
        path = Path(actor_readings.__file__).parent / "readings" / f"actors_{name}.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines():
            assert set(json.loads(line)) <= {"set", "document", "start", "end", "key", "verdict", "kind"}
        assert len(read_judged(path).verdicts) > 500
