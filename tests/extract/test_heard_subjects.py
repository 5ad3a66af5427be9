"""Who a report is about, from words heard of it as a whole; reports by hand, all invented."""

import pytest

from annals.extract.heard.subjects import subjects
from annals.neural.heard import Words
from tests.plain import bare_report


def told(text: str, **heard: tuple[str, ...]) -> list[str]:
    """Return the subjects of a text in which words were heard, by part."""
    whole = {
        part: tuple(Words(text.index(quote), text.index(quote) + len(quote), 0.9) for quote in quotes)
        for part, quotes in heard.items()
    }
    return [one.span.quote for one in subjects(bare_report(text), whole)]


@pytest.mark.parametrize(
    ("text", "heard", "subject"),
    [
        ("THE SHINING PATH [SL] ATTACKED", "SHINING PATH [SL]", "SHINING PATH"),
        ("the Castroite ELN attacked", "Castroite ELN", "ELN"),
        ("army troops attacked", "army troops", "army"),
        ("the Zobaro Command attacked", "Zobaro Command", "Zobaro Command"),
        ("bosses of the Medellin cartel fled", "Medellin", "Medellin cartel"),
        ("a native of Medellin. The cartel fled", "Medellin", "Medellin"),
    ],
)
def test_an_organisation_is_told_by_its_name(text: str, heard: str, subject: str) -> None:
    assert told(text, organisation=(heard,)) == [subject]


def test_names_and_abbreviations_of_one_organisation_are_one() -> None:
    text = "The Farabundo Marti National Liberation Front attacked. The FMLN said so."
    heard = ("Farabundo Marti National Liberation Front", "FMLN")
    assert told(text, organisation=heard) == ["Farabundo Marti National Liberation Front"]


def test_members_are_told_with_the_organisation_heard_behind_them() -> None:
    text = "Members of the FMLN attacked; troops from a base fled."
    heard = {"individual": ("Members of", "troops from"), "organisation": ("FMLN",)}
    assert told(text, **heard) == ["Members of the FMLN", "FMLN", "troops"]


def test_people_of_a_list_are_told_one_by_one() -> None:
    text = "Ana Zobar, Luis Mera and two soldiers were killed by rebels and soldiers."
    heard = {"human": ("Ana Zobar, Luis Mera and two soldiers",), "individual": ("rebels and soldiers",)}
    assert told(text, **heard) == ["Ana Zobar", "Luis Mera", "two soldiers", "rebels and soldiers"]


def test_one_is_told_once_in_whatever_words() -> None:
    text = "Three guerrillas came. The guerrillas fired; a guerrilla fell."
    assert told(text, individual=("Three guerrillas", "guerrillas", "guerrilla fell"[:9])) == [
        "Three guerrillas"
    ]
