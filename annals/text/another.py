"""Words that tell that an act is another than the one told before, or the same one again."""

import re
import tomllib
from importlib.resources import files

ANOTHER = frozenset({"also", "another", "separate", "separately", "elsewhere", "meanwhile"})
_LISTS: dict[str, list[str]] = tomllib.loads(
    files(__package__).joinpath("data/act_words.toml").read_text(encoding="utf-8")
)
_ACT, _MEANS = ("|".join(sorted(_LISTS[name], key=len, reverse=True)) for name in ("acts", "means"))
_BETWEEN = r"\s+(?:[\w'’-]+\s+){0,2}?"
_ONE_MORE = re.compile(
    rf"\b(?:another|an?\s+(?:second|third|fourth|separate|different)){_BETWEEN}(?:{_ACT}|{_MEANS})\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(rf"\b(?:the|this|that){_BETWEEN}(?:{_ACT}|{_MEANS})$", re.IGNORECASE)

_LIGHT, _SORTS = frozenset(_LISTS["light"]), frozenset(_LISTS["sorts"])
_BEHIND = re.compile(r"(?:\s+out)?(?:\s+(?!and\b|or\b)[\w'’-]+){0,4}\s+")


def one_act(text: str, first: tuple[int, int], later: tuple[int, int]) -> bool:
    """Say whether words name one act: a noun with what it is like ("heavy shelling"), or with its verb."""
    word, between = text[slice(*first)].lower(), text[first[1] : later[0]]
    return (word in _SORTS and between == " ") or (word in _LIGHT and _BEHIND.fullmatch(between) is not None)


def tells_one_more(words: str) -> bool:
    """Say whether words tell of one more act ("a second bomb"), not of one more of those whom it harmed."""
    return _ONE_MORE.search(words) is not None


def tells_again(words: str) -> bool:
    """Say whether words end in those for an act that is known already ("the blast")."""
    return _AGAIN.search(words) is not None
