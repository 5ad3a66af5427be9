"""Acts told twice in one report: joined where nothing tells them apart, kept where something does."""

from dataclasses import replace
from datetime import date

import pytest

import annals
from annals.model.ids import FrameId
from annals.model.reading import Frame, Reading
from annals.model.report import Report, Span
from annals.resolve import resolve
from annals.resolve.acts.alike import Likeness
from annals.resolve.resolver import Resolver
from tests.extract.test_trained import act, read, words
from tests.lexical import lexical_reading

_FIRST = "Gunmen shot dead a farmer near Kumbo on Monday."


def read_apart(text: str, title: str | None = None) -> Reading:
    """Read a report so that each sentence tells an act of its own, as a reader does that joins too little."""
    report = annals.read_text(text, title=title, published=date(2024, 3, 14))
    assert isinstance(report, Report)
    reading = lexical_reading(report)
    frames = [part for frame in reading.frames for part in _parts(frame)]
    counts = tuple(
        replace(count, frame=next(f.id for f in frames if _inside(count.span, f.sentences)))
        for count in reading.counts
    )
    return replace(reading, frames=tuple(frames), counts=counts)


def _parts(frame: Frame) -> list[Frame]:
    parts = []
    for number, sentence in enumerate(frame.sentences):
        here = (sentence,)
        events = tuple(event for event in frame.events if _inside(event.span, here))
        fillers = tuple(one for one in frame.fillers if _inside(one.mention.span, here))
        part = replace(frame, id=FrameId(f"{frame.id}{number}"), type=events[0].tag or frame.type)
        parts.append(replace(part, sentences=here, events=events, fillers=fillers))
    return parts


def _inside(span: Span, sentences: tuple[Span, ...]) -> bool:
    return any(sentence.start <= span.start < sentence.end for sentence in sentences)


@pytest.mark.parametrize(
    "again",
    [
        "The shooting on Monday left a farmer dead, a priest said.",
        "The farmer was shot dead near Kumbo on Monday, a priest said.",
        "Gunmen attacked a farm near Kumbo on Monday, a priest said.",
    ],
)
def test_an_act_told_twice_is_one_incident_with_the_words_of_both(again: str) -> None:
    reading = read_apart(f"{_FIRST} {again}")
    assert len(reading.frames) == 2
    (draft,) = resolve(reading)
    assert {span.quote for span in draft.told} == {_FIRST, again}


@pytest.mark.parametrize(
    "other",
    [
        "Gunmen shot dead a farmer near Kumbo on Sunday.",
        "Gunmen shot dead a farmer near Bamenda on Monday.",
        "Gunmen shot dead three farmers near Kumbo on Monday.",
        "Soldiers shot dead a farmer near Kumbo on Monday.",
        "Gunmen kidnapped a farmer near Kumbo on Monday.",
    ],
)
def test_another_day_place_toll_side_or_type_is_another_incident(other: str) -> None:
    reading = read_apart(f"{_FIRST} {other}")
    assert len(resolve(reading)) == len(reading.frames) == 2


_WIDE = "A roadside bomb exploded in Burkina Faso on Monday, killing six soldiers."


def places_of(reading: Reading) -> list[str]:
    """Return where the incidents of a reading happened, each one's first place."""
    return [draft.place[0].value.name for draft in resolve(reading) if draft.place]


@pytest.mark.parametrize(
    "again",
    [
        "The blast hit an army convoy near Dori, an officer said.",
        "The bomb exploded on a road in Dori.",
        "An officer said the explosion took place near Dori.",
        "It exploded near Dori, an officer said.",
    ],
)
def test_an_act_told_as_known_is_the_one_told_before_in_a_finer_place(again: str) -> None:
    assert places_of(read_apart(f"{_WIDE} {again}")) == ["Dori"]


@pytest.mark.parametrize(
    "other",
    [
        "A bomb exploded near Dori, an officer said.",
        "A second blast hit a convoy near Dori.",
        "In a separate attack, the bomb hit a convoy near Dori.",
        "The blast hit a convoy near Niamey, an officer said.",
        "The blast near Dori killed nine people.",
        "The bombing on Sunday near Dori wounded two.",
        "The bombings near Dori wounded two.",
    ],
)
def test_an_act_told_as_new_elsewhere_or_otherwise_is_another(other: str) -> None:
    assert len(resolve(read_apart(f"{_WIDE} {other}"))) == 2


@pytest.mark.parametrize(
    ("title", "text", "places"),
    [
        (
            "Bomb blast kills six in Burkina Faso",
            "A bomb exploded near Dori on Monday, killing six soldiers.",
            ["Dori"],
        ),
        (
            "Bombings in Burkina Faso kill six",
            "A bomb exploded near Dori on Monday, killing six soldiers.",
            ["Dori"],
        ),
        (
            "Bomb blast kills six in Mali",
            "A bomb exploded near Dori on Monday, killing six soldiers.",
            ["Dori", "Mali"],
        ),
        (
            "Bombings in Burkina Faso kill nine",
            "A bomb exploded near Dori on Monday, killing six. A bomb exploded near Djibo, killing three.",
            ["Dori", "Djibo", "Burkina Faso"],
        ),
    ],
)
def test_a_headline_tells_the_one_act_that_fits_it(title: str, text: str, places: list[str]) -> None:
    assert sorted(places_of(read_apart(text, title))) == sorted(places)


def test_what_a_headline_has_from_elsewhere_is_not_its_acts() -> None:
    text = "A bomb exploded near Dori on Monday, killing six. Gunmen shot dead a farmer near Gao on Sunday."
    reading = read_apart(text, "Bomb blast kills six in Burkina Faso")
    headline = min(reading.frames, key=lambda frame: frame.events[0].span.start)
    (day,) = (f for frame in reading.frames for f in frame.fillers if f.mention.span.quote == "on Sunday")
    told = [replace(f, fillers=(*f.fillers, day)) if f is headline else f for f in reading.frames]
    bomb, _ = resolve(replace(reading, frames=tuple(told)))
    assert [one.evidence[0].quote for one in bomb.time] == ["on Monday"]


_SHELLED = "Rebels shelled Aleppo on Sunday, killing 20 civilians."


@pytest.mark.parametrize(
    ("more", "incidents"),
    [
        ("Rebels shelled Aleppo on Sunday, killing nine civilians.", 1),
        ("Rebels shelled Aleppo on Sunday, killing 40 civilians.", 2),
        ("Rebels shelled Aleppo on Monday, killing nine civilians.", 2),
        ("Rebels shelled Homs on Sunday, killing nine civilians.", 2),
        ("Soldiers shelled Aleppo on Sunday, killing nine civilians.", 2),
    ],
)
def test_strikes_told_quarter_by_quarter_are_part_of_what_sums_them_up(more: str, incidents: int) -> None:
    assert len(resolve(read_apart(f"{_SHELLED} {more}"))) == incidents


_SYRIANS = "The Syrian government shelled Aleppo on Sunday, killing 20 civilians."


@pytest.mark.parametrize(
    ("more", "incidents"),
    [
        ("The Syrian army shelled Aleppo on Sunday.", 1),
        ("The Syrian army shelled Homs on Sunday.", 2),
        ("The Syrian army shelled Aleppo on Saturday.", 2),
        ("Rebels shelled Aleppo on Sunday.", 2),
    ],
)
def test_a_state_at_large_and_one_of_its_forces_may_be_one_side(more: str, incidents: int) -> None:
    assert len(resolve(read_apart(f"{_SYRIANS} {more}"))) == incidents


_MINED = "Gunmen killed 31 farmers in Mali on Monday."


@pytest.mark.parametrize(
    ("more", "incidents"),
    [
        ("Gunmen attacked a farm near Gao on Monday, killing 31 farmers and wounding six.", 1),
        ("Gunmen also attacked a farm near Gao on Monday, killing 31 farmers and wounding six.", 2),
        ("Gunmen attacked a farm near Gao on Monday, killing 30 farmers and wounding six.", 2),
        ("Gunmen attacked a farm near Kumbo on Monday, killing 31 farmers and wounding six.", 2),
        ("Gunmen attacked a farm near Gao on Sunday, killing 31 farmers and wounding six.", 2),
        ("Soldiers attacked a farm near Gao on Monday, killing 31 farmers and wounding six.", 2),
    ],
)
def test_one_high_number_of_people_harmed_on_a_day_is_that_of_one_act(more: str, incidents: int) -> None:
    assert len(resolve(read_apart(f"{_MINED} {more}"))) == incidents


def test_what_sums_up_two_settlements_takes_in_no_part_of_one() -> None:
    text = "Rebels shelled Aleppo and Homs on Sunday, killing 20 civilians."
    reading = read_apart(f"{text} Rebels shelled Aleppo on Sunday, killing nine civilians.")
    assert len(resolve(reading)) == len(reading.frames)


_RAID = "Rebels attacked a convoy near Homs on Monday, killing two soldiers."


@pytest.mark.parametrize(
    ("again", "number"),
    [
        ("Troops of the army were sent to the hills after the attack.", 1),
        ("Troops of the army were sent to the hills after the ambush.", 2),
    ],
)
def test_what_only_mentions_a_known_act_joins_it_and_adds_nobody(again: str, number: int) -> None:
    reading = read_apart(f"{_RAID} {again}")
    assert len(reading.frames) == 2
    found = [one for one in resolve(reading) if one.kind == "incident"]
    assert len(found) == number
    if number == 1:
        assert not any("Troops" in one.value.actor.written for one in found[0].participants)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Shells hit a van on Monday. Gunmen attacked a base near Hama the day after the attack.", False),
        ("Gunmen attacked a base near Hama. Shells hit a van the day after the attack.", True),
        (
            "Shells hit a van on Monday. Gunmen attacked a base near Hama and ten died during the attack.",
            True,
        ),
    ],
)
def test_what_was_done_after_an_act_is_no_telling_of_it(text: str, *, mentions: bool) -> None:
    noun = words("attack", text.rindex("attack"), text=text)
    again = replace(act("attack", text=text), words=(noun,))
    reading = read(act("attacked", text=text), again, text=text)
    first, other = sorted(Resolver(reading).drafts(), key=lambda one: one.event_words[0].start)
    assert Likeness(reading).mentions(other, first) is mentions


def test_what_we_did_to_them_is_the_act_told_before() -> None:
    first = "A clash broke out near Homs on Monday between rebels and the army."
    reading = read_apart(f"{first} “While they were resting, we ambushed them,” a fighter said.")
    assert len(reading.frames) == 2
    assert len(resolve(reading)) == 1
