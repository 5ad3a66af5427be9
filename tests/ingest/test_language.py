import tomllib
from pathlib import Path

import pytest

from annals.ingest.language import identify, language_name

ENGLISH = "Gunmen killed five soldiers near the border on Thursday and fled into the hills, the police said."
OTHERS = tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    "text", [ENGLISH, ENGLISH.upper(), "FIVE KILLED IN RAID", "Five soldiers killed in raid"]
)
def test_english_in_any_case_and_length(text: str) -> None:
    assert identify(text, ("en",)) == "en"


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_told(code: str) -> None:
    assert identify(OTHERS[code], ("en",)) == code


def test_names_of_another_language_do_not_mislead() -> None:
    text = (
        "The Harakat Hezbollah al-Nujaba, Saraya Awliya al-Dam, Kataib Sayyid al-Shuhada and Asaib Ahl "
        "al-Haq said in a statement that they had been behind it."
    )
    assert identify(text, ("en",)) == "en"


def test_without_letters_there_is_no_language() -> None:
    assert identify("12 345 - 67", ("en",)) == "und"


def test_languages_have_names() -> None:
    assert language_name("ps") == "Pashto"
    assert language_name("xyz") == "the language 'xyz'"
