"""What a reader learns from: readings of the corpus as triggers with roles, labels as attributes."""

from pathlib import Path

import pytest

from corpus.files import best_readings
from corpus.texts import load
from training import labels, sources
from training.examples import REPORT, of_corpus

WRITTEN = load(Path(), "written")
READINGS = best_readings()
NAMES = sorted(name for name in WRITTEN if name in READINGS)


@pytest.mark.parametrize("name", NAMES[::8])
def test_a_reading_becomes_triggers_with_roles_in_the_text(name: str) -> None:
    made = of_corpus(WRITTEN[name], READINGS[name])
    events = [one for one in made.triggers if one.sort == "event"]
    assert len(events) == sum(len(event.words) for event in READINGS[name].events)
    for one in made.triggers:
        assert set(one.attributes) <= set(labels.ATTRIBUTES)
        assert all(value in labels.ATTRIBUTES[key] for key, value in one.attributes.items())
        assert all(0 <= span[0] < span[1] <= len(made.text) for span, _ in one.roles)
        assert {role for _, role in one.roles} <= set(labels.ROLES)
    assert [one.sort for one in made.triggers].count(REPORT) == 1


def test_a_document_without_events_teaches_no_sayings() -> None:
    empty = next(name for name in NAMES if not READINGS[name].events)
    made = of_corpus(WRITTEN[empty], READINGS[empty])
    assert made.relevant is False
    assert "cue" not in made.teaches


@pytest.mark.shared
def test_test_documents_are_never_learned_from(shared: Path) -> None:
    own = sources.own_corpus(shared / "data")
    learned = {one.name for one in own["train"]}
    assert learned
    assert not learned & {one.name for one in own["dev"]}
    assert not any(name.startswith("ucdp_aec/") for name in learned)


@pytest.mark.shared
def test_snippets_are_split_and_labelled(shared: Path) -> None:
    parts = {part: sources.case2021(shared / "data", part) for part in ("train", "dev")}
    assert not {one.name for one in parts["train"]} & {one.name for one in parts["dev"]}
    for one in parts["dev"]:
        told = one.triggers[0].attributes
        assert all(value in labels.ATTRIBUTES[key] for key, value in told.items())
