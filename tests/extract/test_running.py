"""Running totals: what they count is of their whole span, makes no incident and is no incident's toll."""

from __future__ import annotations

import time
from datetime import date

import pytest

import annals
from annals.extract.heard.running import running
from annals.extract.sentence.surface import sentence_spans
from annals.extract.sentence.words import sentences
from annals.model.draft import EventDraft
from annals.model.vocabulary import Harm, Kind, Scope

_MORE = " The town lies in the north of the country and is known for its market."


def _report(text: str) -> annals.Report:
    report = annals.read_text(text, published=date(2024, 10, 24))
    assert isinstance(report, annals.Report)
    return report


def drafts(text: str) -> tuple[EventDraft, ...]:
    return annals.code(_report(text + _MORE)).drafts


def killed(text: str) -> set[int | None]:
    """Return how many were killed in the incidents of a text."""
    told = [toll.value for one in drafts(text) if one.kind is Kind.INCIDENT for toll in one.tolls]
    return {one.low for one in told if one.harm is Harm.KILLED and one.scope is Scope.INCIDENT}


LISTED = """Shepherd shot dead in eastern Varda

Unidentified gunmen shot dead a shepherd near Kobal village on Wednesday.
Since early 2024, the number of attacks documented by the Monitor in Varda province has risen to 345, which
left 293 people dead; and they are as follows:
- 142 civilians, including four women and five children.
- 124 soldiers and members of the security services.
- 14 former fighters who did not join any formation.
- Seven unidentified people.
- A teacher was killed in an attack by raiders in the desert.
""".replace("which\nleft", "which left")


def test_the_list_behind_a_total_is_its_parts_and_no_incident() -> None:
    told = drafts(LISTED)
    assert [one.kind for one in told].count(Kind.INCIDENT) == 1
    assert killed(LISTED) == {1}
    (total,) = (one for one in told if one.kind is Kind.TOLL)
    tolls = {toll.value.low: toll.value for toll in total.tolls}
    assert {293, 142, 124, 14, 7} <= set(tolls)
    assert {one.harm for one in tolls.values()} == {Harm.KILLED}
    assert tolls[293].part_of is None
    assert tolls[142].part_of is not None
    assert all(one.period is not None and one.period.earliest == date(2024, 1, 1) for one in tolls.values())


OF_THE_SPAN = [
    (
        (
            "A bomb hit an army truck near Kobal on Wednesday and killed two. The Monitor has documented "
            "117 operations of the group since early 2024. According to its figures, these operations "
            "left 91 persons dead: 34 civilians and 57 soldiers."
        ),
        {2},
    ),
    (
        (
            "The doctors' committee said that the number of victims of the repression of peaceful "
            "demonstrations has risen to over 100, after the killing of a protester in Kobal on "
            "Wednesday. The man died of a gunshot wound."
        ),
        {1},
    ),
    (
        (
            "A nurse was shot dead in Kobal on Wednesday. The killing is the latest in a string of "
            "attacks which have claimed more than 60 lives in the province."
        ),
        {1},
    ),
    (
        (
            "Four people were killed in Kobal on Wednesday. The attack joins a series of raids that have "
            "left more than 60 dead in the district."
        ),
        {4},
    ),
    (
        (
            "In September alone, 34 people were killed in clashes. A farmer was shot dead in Kobal on "
            "Wednesday."
        ),
        {1},
    ),
    ("A policeman was killed in Kobal on Wednesday, the fourth officer killed since June.", {1}),
    (
        (
            "Wednesday's killing of a teacher brought the number of civilians killed in Kobal district to"
            " nine."
        ),
        {1},
    ),
    (
        "At least 97 rebel fighters have died in combat in Kobal since 31 July, the Monitor's head said.",
        set(),
    ),
    ("Gunmen shot dead three men in Kobal on Wednesday. Since May, 60 people have been killed there.", {3}),
]


@pytest.mark.parametrize(("text", "own"), OF_THE_SPAN)
def test_what_is_of_the_span_is_no_incidents_toll(text: str, own: set[int]) -> None:
    assert killed(text) == own


OF_THE_ACT = [
    (("The death toll from Tuesday's bombing in Kobal has risen to 31 after four of the wounded died."), 31),
    (("The number of people killed in the raid on Kobal since dawn has risen to 14, the Monitor said."), 14),
    (
        (
            "The hospital recorded 12 deaths after the bombing of Kobal on Wednesday, the worst attack "
            "since 2019."
        ),
        12,
    ),
    (
        (
            "At least 97 people have been killed in Wednesday's bombing of Kobal, the worst attack since "
            "2019, the mayor said."
        ),
        97,
    ),
    ("Five people have died since a bomb went off in the market of Kobal on Wednesday, medics said.", 5),
    ("The shelling on Wednesday killed 30 people in Kobal alone, the mayor of the town said.", 30),
    ("Gunmen who acted alone killed five people in Kobal on Wednesday, the police said.", 5),
    ("Twelve people died when rebels shelled Kobal on Wednesday. The death toll stands at 12.", 12),
]


@pytest.mark.parametrize(("text", "own"), OF_THE_ACT)
def test_the_toll_of_one_act_stays_with_it(text: str, own: int) -> None:
    assert own in killed(text)


NONE_OPENED = [
    ("The number of those killed in Wednesday's attack, the deadliest since 2019, has risen to 14."),
    "The number of people killed in protests in Kobal has risen to five, the hospital said.",
    "The office has documented an attack on a school that has been closed since Monday.",
]


@pytest.mark.parametrize("text", NONE_OPENED)
def test_no_running_total_begins(text: str) -> None:
    report = _report(text + _MORE)
    assert running(report, sentence_spans(report, sentences(report.text))) == []


def test_long_capitals_without_a_stop_are_read_quickly() -> None:
    report = _report("THE NUMBER OF ATTACKS SINCE 2019 AND THE TOLL ADDS TO OTHERS " * 400)
    begun = time.perf_counter()
    running(report, sentence_spans(report, sentences(report.text)))
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(
    ("text", "least"),
    [
        (
            "Strikes on Gesra killed 24 people in May alone; on Monday a drone hit a bus and killed two.",
            2,
        ),
        ("The death toll in the protests rose to 39 as police shot dead three men in Gesra on Tuesday.", 3),
        (
            "Last week alone, gunmen killed 19 people; on Monday, nine farmers were shot dead in Gesra.",
            9,
        ),
    ],
)
def test_behind_a_total_a_clause_with_a_day_tells_the_act_of_the_day(text: str, least: int) -> None:
    assert killed(text) == {least}


def test_as_of_a_day_is_still_the_total() -> None:
    assert killed("The toll of the war has reached 42,000 as of Tuesday.") == set()
