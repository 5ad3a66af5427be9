"""The weights that ship with Annals: the files that were trained, which read the same twice."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

import annals
from annals.errors import SettingsError
from annals.extract import extract, tagger_named
from annals.extract.trained import TrainedReader
from annals.model.report import Report
from annals.model.vocabulary import Kind
from annals.neural.weights import SHIPPED, open_weights, shipped_folder

MOST_BYTES = 30_000_000
CALIBRATED = 0.05
TEXT = (
    "GAO, Mali (News Desk) - Gunmen attacked the village of Tera near Gao on Monday, killing at least 12 "
    "people and wounding five, police said. The attackers burned homes and stole cattle before they fled. "
    "A local official said that the army had arrived hours later. Nobody claimed the attack."
)
IDLE = (
    "The museum of clocks reopened on Saturday after two years of work on its roof. Visitors can see three "
    "hundred clocks, among them one that was built for a railway station. Tickets cost eight euros, the "
    "director said."
)


def report(text: str) -> Report:
    found = annals.read_text(text, published=date(2019, 5, 8))
    assert isinstance(found, Report)
    return found


def test_the_weights_are_small_and_are_the_files_that_the_card_names() -> None:
    weights = open_weights(shipped_folder())
    assert weights.version.startswith("small-5-")
    assert sum(path.stat().st_size for path in shipped_folder().iterdir()) < MOST_BYTES


def test_heads_are_calibrated_where_there_is_enough_to_calibrate_on() -> None:
    card = json.loads((shipped_folder() / "reader.json").read_text(encoding="utf-8"))
    few = {"response", "crowd_form", "means"}  # told of too seldom
    above = {name for name, (_, after) in card["calibration"].items() if after > CALIBRATED}
    assert above <= few


def test_an_incident_is_read_with_its_place_time_and_dead() -> None:
    coded = extract(report(TEXT), tagger_named(SHIPPED))
    incidents = [frame for frame in coded.frames if frame.kind is Kind.INCIDENT]
    assert incidents
    assert any("12" in one.number.quote for one in coded.counts)
    assert coded.tagger.startswith("small-5-")


@pytest.mark.parametrize(
    "text",
    [
        (
            "HERAT, 3 March 2019 - A bomb killed four people in the town of Zobaro on Saturday, police said. "
            "The same evening two men were arrested in the village."
        ),
        "A bomb killed four people in Herat on Saturday, police said.",
    ],
)
def test_an_act_that_no_word_surely_names_is_heard_where_its_dead_are_counted(text: str) -> None:
    frames = extract(report(text), tagger_named(SHIPPED)).frames
    assert any(frame.type == "ied_mine" for frame in frames)


def test_the_same_report_is_read_the_same_twice() -> None:
    tagger = tagger_named(SHIPPED)
    assert extract(report(TEXT), tagger) == extract(report(TEXT), TrainedReader(shipped_folder()))


def test_a_report_of_nothing_is_left_unread_where_that_is_asked() -> None:
    skipping = tagger_named(SHIPPED, skip_irrelevant=True)
    assert extract(report(IDLE), skipping).mentions == ()
    assert extract(report(TEXT), skipping).frames


@pytest.mark.parametrize("broken", ["tokens.onnx", "tokenizer.json"])
def test_a_file_that_was_changed_is_refused(tmp_path: Path, broken: str) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(shipped_folder(), folder)
    (folder / broken).write_bytes(b"other")
    with pytest.raises(SettingsError, match=f"{broken}: not the file that reader.json names"):
        TrainedReader(folder)


@pytest.mark.parametrize(
    ("text", "says"), [("{", "not as a reader's card is"), ("{}", "not as a reader's card is")]
)
def test_a_card_that_is_none_is_refused(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "reader.json").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=says):
        TrainedReader(tmp_path)


@pytest.mark.parametrize("broken", ["a role less", "a number less", "no number"])
def test_a_card_without_all_that_words_weigh_is_refused(tmp_path: Path, broken: str) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(shipped_folder(), folder)
    card = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    if broken == "a role less":
        del card["weighing"]["time"]
    elif broken == "a number less":
        card["weighing"]["time"].pop()
    else:
        card["weighing"]["time"][0] = float("nan")
    (folder / "reader.json").write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(SettingsError, match=r"not as a reader's card is: .*time"):
        TrainedReader(folder)


def test_triggers_of_a_long_report_are_compared_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = extract(report(TEXT), TrainedReader(shipped_folder()))
    monkeypatch.setattr("annals.neural.reader._COMPARED", 2)
    apart = extract(report(TEXT), TrainedReader(shipped_folder()))
    assert [f.events for f in apart.frames] == [f.events for f in whole.frames]
