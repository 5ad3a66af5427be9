"""Spellings of one name fold to one key; different names stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.text.normalise import fold

_SAME = [
    ("Deir ez-Zor", "deir al-zor", "Dayr az-Zor"),
    ("al-Raqqa", "Ar Raqqah", "Raqqa", "AR-RAQQAH"),
    ("Hasakah", "al-Hassakeh", "Al-Hasakah"),
    ("Sana'a", "Sanaa", "Sana’a", "San‘ā’"),
    ("Umm al-Rashrash", "Umm Al-Rashrash", "Umm ar-Rashrash"),
    ("Saint Louis", "St. Louis", "St Louis"),
    ("al-Shabaab", "Al Shabab", "Shabaab", "El-Shabab"),
    ("Khan Younis", "Khan Yunis", "Khan Yūnis"),
    ("Beirut", "Bayrut", "Beyrut"),
    ("Ismailia", "Ismailiyya", "al-Isma'iliyah"),
    ("Qandahar", "Kandahar"),
    ("Syria", "Syria’s", "SYRIA'S", "the Syria"),
    ("U.S.", "US", "u.s."),
    ("Mount Hermon", "Mt. Hermon", "Mt Hermon"),
    ("Shebaa", "Chebaa"),
    ("Łódź", "Lodz"),
    ("Île-de-France", "Ile de France"),
    ("Al-Qaeda", "al Qaeda", "Qaeda"),
]
_APART = [
    ("El Salvador", "Salvador"),
    ("El Paso", "Paso"),
    ("Mali", "Malawi"),
    ("Niger", "Nigeria"),
    ("Iran", "Iraq"),
    ("Al", "The"),
    ("Guinea", "Guinea-Bissau"),
    ("Austria", "Australia"),
]


_PARTS = [
    "al",
    "el",
    "the",
    "St.",
    "ash-Sham",
    "abu",
    "Umm",
    "ez",
    "zor",
    "qah",
    "ouu",
    "ieh",
    "El",
    "Paso",
    "shiyya",
]


@pytest.mark.parametrize("names", _SAME, ids=[names[0] for names in _SAME])
def test_spellings_of_one_name_are_one(names: tuple[str, ...]) -> None:
    assert len({fold(name) for name in names}) == 1, [fold(name) for name in names]


@pytest.mark.parametrize(("one", "other"), _APART)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_an_article_alone_is_kept() -> None:
    assert fold("The") == "the"
    assert fold("Al") == "al"


def test_nothing_left_is_empty() -> None:
    assert fold("") == ""
    assert fold("…—!") == ""


@given(st.text(max_size=40))
def test_folding_again_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.lists(st.sampled_from(_PARTS)))
def test_folding_names_of_parts_again_changes_nothing(parts: list[str]) -> None:
    name = " ".join(parts)
    assert fold(fold(name)) == fold(name)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz '-", max_size=30))
def test_case_never_matters(name: str) -> None:
    assert fold(name.upper()) == fold(name)
