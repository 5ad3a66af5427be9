import pytest

from annals.model.report import Report
from annals.resolve.speakers.again import beside, spoken_of_before

REPORT = Report.plain(
    "Imre Kovats, a doctor at the clinic, counted nine dead. A police source in Arad gave eleven. The source "
    "said the road was shut. Kovats wept. Lena, who fled, said the same, and the weaver agreed.",
    "r-again",
)


def _meant(words: str, *speakers: str) -> list[str]:
    at = REPORT.text.rindex(words)
    spans = []
    for one in speakers:
        start = REPORT.text.index(one)
        spans.append(REPORT.span(start, start + len(one)))
    return [one.quote for one in spoken_of_before(REPORT.span(at, at + len(words)), spans)]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("The source", "A police source in Arad"),
        ("Kovats", "Imre Kovats"),
        ("the weaver", None),
        ("Lena", None),
    ],
)
def test_who_spoke_before_is_meant(words: str, first: str | None) -> None:
    assert next(iter(_meant(words, "Imre Kovats", "A police source in Arad")), None) == first


def test_nobody_is_meant_who_speaks_later() -> None:
    at = REPORT.text.index("A police source")
    later = REPORT.span(at, at + len("A police source in Arad"))
    assert spoken_of_before(REPORT.span(0, 2), [later]) == ()


def test_the_office_behind_a_name() -> None:
    assert beside(REPORT.text, REPORT.span(0, len("Imre Kovats"))).startswith("a doctor at the clinic")
    assert beside(REPORT.text, REPORT.span(13, 21)) == ""
