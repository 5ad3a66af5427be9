from typing import Any

import pytest

from annals.link import find_copies
from annals.link.copies import bands
from annals.model.draft import Source
from annals.text.shingles import similarity, sketch
from tests.link.acts import Act

BODY = (
    "Mortar rounds struck the wholesale bakery while families queued before sunrise. The municipality closed "
    "the bridge and the clinic asked for blood donors. Engineers later cleared two shells from the "
    "orchard behind the mill, the fire brigade said, adding that the road would open by noon. "
)
OTHER = (
    "Voters in the lakeside districts returned to the polls after a court ordered a recount. Observers "
    "described long but orderly queues, and the electoral board promised results within two days of closing. "
)


def sources(**texts: str) -> tuple[Source, ...]:
    return tuple(Act(report=name, text=text).source() for name, text in texts.items())


CASES: list[tuple[str, dict[str, str], int]] = [
    ("the same words", {"a": BODY, "b": BODY}, 1),
    ("the same words, three times", {"a": BODY, "b": BODY, "c": BODY}, 3),
    ("a lead added", {"a": BODY, "b": "From our correspondent. " + BODY}, 1),
    ("another text", {"a": BODY, "b": OTHER}, 0),
    ("a common closing line", {"a": BODY + "All rights reserved.", "b": OTHER + "All rights reserved."}, 0),
    ("a sentence quoted", {"a": BODY, "b": OTHER + OTHER.upper() + BODY[:80]}, 0),
    ("one report", {"a": BODY}, 0),
]


@pytest.mark.parametrize(("texts", "count"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_copies(texts: dict[str, str], count: int) -> None:
    found = find_copies(sources(**texts), 0.6)
    assert len(found) == count
    assert found == find_copies(reversed(sources(**texts)), 0.6)
    for copy in found:
        assert copy.left < copy.right
        assert 0.6 <= copy.similarity <= 1.0


def test_every_pair_above_the_threshold_is_found() -> None:
    """The bands miss no pair among texts that drop ever more sentences of one body."""
    words = (BODY + OTHER).split()
    texts: dict[str, Any] = {f"t{cut}": " ".join(words[:-cut] if cut else words) for cut in range(0, 40, 4)}

    made = sources(**texts)
    alike = [
        (a, b)
        for a in made
        for b in made
        if a.report_id < b.report_id and similarity(a.sketch, b.sketch) >= 0.6
    ]
    assert alike
    assert len(find_copies(made, 0.6)) == len(alike)


@pytest.mark.parametrize("text", ["not a sketch", "", "abc", sketch("")])
def test_what_is_no_sketch_has_no_bands(text: str) -> None:
    assert bands(text) == ()


def test_a_sketch_of_one_run_has_one_band() -> None:
    assert len(bands(sketch("two words"))) == 1
