"""What a disease or a force of nature did, told from what people did at the same time."""

import pytest

from annals.extract.sentence.causes import accidental, of_nature
from annals.extract.sentence.words import sentences


@pytest.mark.parametrize(
    ("text", "verb", "want"),
    [
        ("Nine people were killed by the earthquake.", "killed", True),
        ("The cholera killed nine people.", "killed", True),
        ("A shop was looted in the area during the epidemic.", "looted", False),
        ("Nine people were killed in the town after the earthquake.", "killed", False),
        ("Gunmen killed nine people.", "killed", False),
    ],
)
def test_nature_is_told_from_what_happened_meanwhile(text: str, verb: str, *, want: bool) -> None:
    (sentence,) = sentences(text)
    index = next(n for n, word in enumerate(sentence.words) if word.low == verb)
    assert of_nature(sentence.words, index, set()) is want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("A steam boiler exploded in a dye-house.", True),
        ("The blast was set off by friction in a shed of fireworks.", True),
        ("A leak of gas caused the explosion.", True),
        ("A bomb exploded at a gas station.", False),
        ("The rebels blew up a gas pipeline.", False),
        ("Police fired tear gas after the blast.", False),
        ("The blast was no accident.", False),
        ("A car bomb packed with gas cylinders exploded outside a bank.", False),
        ("Rebels fired a gas cylinder bomb that exploded in a church.", False),
    ],
)
def test_an_accident_is_told_from_a_bomb_beside_what_burns(text: str, *, want: bool) -> None:
    (sentence,) = sentences(text)
    assert accidental(sentence.words) is want
