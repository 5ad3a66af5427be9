"""The forms of English verbs and nouns, from their lemmas."""

import tomllib
from functools import cache
from importlib.resources import files

_VOWELS = "aeiou"
_HISSES = ("s", "x", "z", "ch", "sh")


@cache
def _irregular() -> dict[str, list[str]]:
    """Return past, participle and -ing of the irregular verbs by lemma."""
    text = files("annals.extract").joinpath("data/forms.toml").read_text(encoding="utf-8")
    verbs: dict[str, list[str]] = tomllib.loads(text)["verbs"]
    return verbs


def plural(noun: str) -> str:
    """Return the plural of the last word of a noun phrase."""
    head, _, last = noun.rpartition(" ")
    return f"{head} {_plural(last)}".strip()


def _plural(word: str) -> str:
    special = {"child": "children", "knife": "knives", "life": "lives", "wife": "wives", "person": "people"}
    if word in special:
        return special[word]
    if word.endswith("man") and word not in {"human", "german"}:
        return word[:-3] + "men"
    if word.endswith("woman"):
        return word[:-5] + "women"
    if word.endswith(_HISSES):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def verb_forms(lemma: str) -> dict[str, str]:
    """Return the forms of a one-word verb: base, third, past, participle and ing, each to its name.

    A form that serves twice keeps the name that comes first here: past, participle, base, third.
    """
    special = _irregular().get(lemma)
    third = _plural(lemma)
    past, participle, ing = special or (_past(lemma), _past(lemma), _ing(lemma))
    forms: dict[str, str] = {}
    for form, name in (
        (past, "past"),
        (participle, "participle"),
        (lemma, "base"),
        (third, "third"),
        (ing, "ing"),
    ):
        forms.setdefault(form, name)
    return forms


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + "ing"
