"""What the project carries: every annotation is whole, and every one of a written report fits its text."""

from pathlib import Path

import pytest

from corpus.check import faults
from corpus.files import all_readings, drawn_documents, path_of
from corpus.texts import SETS, load

READINGS = list(all_readings())
WRITTEN = load(Path(), "written")


@pytest.mark.parametrize("made", sorted({annotation.reading for _, annotation in READINGS}))
def test_annotations_have_no_fault(made: str) -> None:
    for path, annotation in READINGS:
        if annotation.reading == made:
            assert list(faults(annotation, WRITTEN.get(annotation.document))) == [], path.name
            assert path == path_of(annotation.document, annotation.reading)


def test_only_drawn_documents_are_read() -> None:
    assert {annotation.document for _, annotation in READINGS} <= set(drawn_documents())


def test_groups_stay_in_one_split() -> None:
    splits: dict[str, set[str]] = {}
    for one in drawn_documents().values():
        splits.setdefault(one.group, set()).add(one.split)
    assert {group for group, found in splits.items() if len(found) > 1} == set()


def test_ucdp_is_never_trained_on() -> None:
    assert {one.split for one in drawn_documents().values() if one.stratum == "ucdp"} == {"test"}


@pytest.mark.shared
@pytest.mark.parametrize("name", [name for name in SETS if name != "written"])
def test_marks_fit_the_texts_of(shared: Path, name: str) -> None:
    texts = load(shared / "data", name)
    for _, annotation in READINGS:
        if annotation.document.startswith(f"{name}/"):
            assert list(faults(annotation, texts[annotation.document])) == [], annotation.document
