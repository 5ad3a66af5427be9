"""Where somebody was brought afterwards, and where the act was that is told there."""

import pytest

from annals.text.brought import brought_to


@pytest.mark.parametrize(
    ("text", "brought"),
    [
        ("The wounded were taken to a clinic in Zobaro.", True),
        ("Two boys were rushed to a hospital in Zobaro, where they died of bullet wounds.", True),
        ("Her body was taken to a morgue in Zobaro, where doctors said that she was shot.", True),
        ("Both were flown to Zobaro and are being treated.", True),
        ("They were deported to Zobaro.", True),
        ("He was taken to a barracks in Gao and Zobaro.", True),
        ("He was taken to hospitals and guards stood in Zobaro.", False),
        ("Crowds have taken to the streets of Zobaro.", False),
        ("Ten people were taken to hospital after a raid in Zobaro.", False),
        ("He was taken to a clinic when shots were fired in Zobaro.", False),
        ("The nuns were taken to a barracks in Zobaro and beaten by soldiers.", False),
        ("The nuns were brought to Zobaro and later killed there.", False),
        ("A thief was escorted to the police post in Zobaro, where a mob burned him alive.", False),
        ("The hurt were taken to a clinic in Zobaro, which was itself hit by shells.", False),
        ("Brought to a mill in Zobaro, the clerk was hacked to death.", False),
        ("TEN CLERKS WERE TAKEN TO A MILL IN ZOBARO AND SHOT.", False),
    ],
)
def test_where_somebody_was_brought(text: str, *, brought: bool) -> None:
    start = text.lower().index("zobaro")
    assert brought_to(text, start, start + len("zobaro")) is brought
