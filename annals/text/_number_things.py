"""What is a number of things, and what only looks like one: ages, measures, money, names, scores."""

from __future__ import annotations

from annals.text._number_amounts import Hedged
from annals.text._number_lexicon import number_lexicon
from annals.text._number_tokens import Tokens

_BEFORE_GLUED = frozenset("([{\"'\u201c\u201d\u2018\u2019«,;:…!?")
_FIRST_YEAR, _AFTER_YEARS = 1900, 2100
_YEAR_DIGITS = 4
_STREET_WINDOW = 6
_OLDEST = 120
_CLOSING = frozenset("\"'\u201d\u2019)")
_PHONE = (3, 4)
_SHORT_NAME = 4  # "AK 47", "BM 21", "NBC 6"


def _in(tokens: Tokens, at: int, name: str) -> bool:
    return tokens.lows[at] in number_lexicon().exclude[name]


def _word_follows(tokens: Tokens, at: int) -> bool:
    return tokens.kinds[at] == "word" and tokens.raws[at].islower()


def _glued(tokens: Tokens, found: Hedged) -> bool:
    """Say whether the number is a piece of a longer word: "M23", "F-16", "12-year", "3rd", "50%"."""
    core, end = found.core, found.end
    before = tokens.raws[core - 1]
    if tokens.glued(core) and before not in _BEFORE_GLUED and tokens.lows[core - 1] != "--":
        return True
    if tokens.lows[end] == "%":
        return True
    if not tokens.glued(end) or end >= tokens.size or tokens.raws[end - 1] == "+":
        return False
    joins = tokens.lows[end] in ("-", "/", "'", "_", "°", "&") and tokens.glued(end + 1)
    word = tokens.kinds[end] == "word" and tokens.lows[end - 1] not in ("-", "+")
    return word or (joins and tokens.kinds[end + 1] in ("word", "number", "date"))


def _measure(tokens: Tokens, found: Hedged) -> bool:
    end = found.end
    if _in(tokens, end, "units") or _in(tokens, end, "parts"):
        return True
    if _in(tokens, end, "unit_adjectives"):
        return _in(tokens, end + 1, "units") or (tokens.lows[end] == "-" and _in(tokens, end + 1, "parts"))
    return False


def _money(tokens: Tokens, found: Hedged) -> bool:
    before = found.core - 1
    if tokens.lows[before] == "." and tokens.lows[before - 1] == "rs":
        return True
    return _in(tokens, before, "money_before") or tokens.raws[before].endswith("$")


def _year(tokens: Tokens, found: Hedged) -> bool:
    """Say whether four bare figures are a year and not people: "2014 was", against "2014 people"."""
    raw = tokens.raws[found.core]
    if found.first != found.core or len(raw) != _YEAR_DIGITS or not raw.isdigit():
        return False
    if not _FIRST_YEAR <= int(raw) < _AFTER_YEARS:
        return False
    noun = tokens.lows[found.end]
    plural = noun.endswith("s") and noun not in ("was", "is", "has", "as", "'s", "this")
    return not (plural or _in(tokens, found.end, "people"))


def _named(tokens: Tokens, at: int) -> bool:
    return tokens.kinds[at] == "word" and tokens.capital(at)


def _age(tokens: Tokens, found: Hedged) -> bool:
    """Say whether the number is an age: "aged 12 and 15", "Smith, 34,", "Smith (34)"."""
    core, end = found.core, found.end
    value = found.high
    if value is None or value > _OLDEST:
        return False
    before = core - 1
    while before > core - 6 and (
        _number_at(tokens, before) or tokens.lows[before] in ("and", ",", "to", "-", "between", "or")
    ):
        before -= 1
    if tokens.lows[before] in ("aged", "age", "ages") or tokens.holds(core - 2, ("age", "of")):
        return True
    if tokens.kinds[core] != "number" or end != core + 1:
        return False
    opened = tokens.lows[core - 1]
    if opened == "(":
        return _named(tokens, core - 2) and tokens.lows[end] == ")"
    return _set_off(tokens, core)


def _set_off(tokens: Tokens, core: int) -> bool:
    """Say whether a figure stands alone between commas, as ages do: "a man, 34,", "sons, 17 and 19,"."""
    first = core - 2 * (tokens.lows[core - 1] == "and" and tokens.kinds[core - 2] == "number")
    last = core + 2 * (tokens.lows[core + 1] == "and" and tokens.kinds[core + 2] == "number")
    person = tokens.kinds[first - 2] == "word" or tokens.raws[first - 2] in _CLOSING
    listed = _number_at(tokens, first - 2) or tokens.kinds[last + 2] == "number"
    if tokens.lows[first - 1] != "," or not person or listed:
        return False
    if last == core and _named(tokens, core - 2) and tokens.lows[core + 1] in ("and", "of", "from"):
        return True
    return tokens.lows[last + 1] in (",", ".", ";", ")")


def _children(tokens: Tokens, found: Hedged) -> bool:
    """Say whether the number is that of somebody's children: "a father of four"."""
    return tokens.lows[found.first - 1] == "of" and _in(tokens, found.first - 2, "parents")


def _designation(tokens: Tokens, found: Hedged) -> bool:
    """Say whether the number is part of a name: "Route 66", "flight 17 was", "No. 5", "AK 47"."""
    core, end = found.core, found.end
    if found.first != core:
        return False
    before = core - 1
    if tokens.lows[before] == "." and tokens.lows[before - 1] in ("no", "nos", "art", "sec"):
        return True
    if tokens.lows[before] == "of" and tokens.lows[before - 1] == "group" and tokens.capital(core):
        return True
    loose = not _word_follows(tokens, end) or _in(tokens, end, "function_words")
    if _in(tokens, before, "designations"):
        return loose or (
            tokens.capital(before) and tokens.raws[before].istitle() and tokens.raws[before - 1].islower()
        )
    letters = tokens.kinds[before] == "word" and tokens.raws[before].isupper()
    letters = letters and not _in(tokens, before, "function_words")
    alone = letters and len(tokens.raws[before]) <= _SHORT_NAME and not tokens.raws[before - 1].isupper()
    return alone and tokens.kinds[core] == "number" and loose


def _address(tokens: Tokens, found: Hedged) -> bool:
    """Say whether the number begins an address or a unit's name: "13 Cedar Street", "21 Armoured Brigade"."""
    at = found.end
    if tokens.kinds[found.core] != "number" or not _named(tokens, at):
        return tokens.lows[at] == "block" and found.high != 1
    if _in(tokens, at, "unit_words"):
        return True
    for step in range(1, _STREET_WINDOW):
        numbered = tokens.kinds[at + step] == "number" or tokens.glued(at + step)
        if not (_named(tokens, at + step) or numbered):
            return False
        if _in(tokens, at + step, "street_words") or _in(tokens, at + step, "unit_words"):
            return True
    return False


def _code(tokens: Tokens, found: Hedged) -> bool:
    """Say whether the figures are a telephone number, a numbered line or the like."""
    core, end = found.core, found.end
    raw = tokens.raws[core]
    if tokens.kinds[core] != "number":
        return False
    if len(raw) > 1 and raw.startswith("0"):
        return True
    if _phone(tokens, core, end):
        return True
    if len(raw) >= _PHONE[0] and _PHONE[0] <= max(_digits(tokens, core - 1), _digits(tokens, end)):
        return True
    return _numbered_line(tokens, core, end)


def _digits(tokens: Tokens, at: int) -> int:
    """Return the length of the figures at a token, 0 for words."""
    return len(tokens.raws[at]) if tokens.kinds[at] == "number" else 0


def _numbered_line(tokens: Tokens, core: int, end: int) -> bool:
    """Say whether figures number a paragraph: "3. The", "2) A" at the beginning of a line."""
    start = tokens.starts[core]
    space = tokens.text[tokens.ends[core - 1] if core else 0 : start]
    fresh = (
        core == 0
        or tokens.kinds[core - 1] == "gap"
        or ("\n" in space and tokens.lows[core - 1] in (".", ":", "]", ";"))
    )
    marked = end == core + 1 and tokens.lows[end] in (".", ")") and tokens.kinds[end + 1] == "word"
    return fresh and marked and "\n" not in tokens.text[tokens.ends[core] : tokens.starts[end + 1]]


def _phone(tokens: Tokens, core: int, end: int) -> bool:
    """Say whether figures are a telephone number's: "(323) 890-5500", "847-2255"."""
    lengths = tuple(len(raw) for raw in tokens.raws[core:end] if raw.isdigit())
    if lengths == _PHONE and "-" in tokens.lows[core:end]:
        return True
    if tokens.lows[core - 1] != "(" or tokens.lows[end] != ")":
        return False
    return tokens.kinds[end + 1] == "number" or tokens.lows[end + 1] == "-" or tokens.glued(core - 1)


def _score(tokens: Tokens, found: Hedged) -> bool:
    """Say whether the number belongs to a game or vote ("3-1", "won 2-4") or to "one in five"."""
    core, end = found.core, found.end
    lows = tokens.lows
    if lows[end] == "-" and tokens.kinds[end + 1] == "number":
        return True
    if lows[end] == "in" and lows[core] == "one" and found.end == core + 1 and _number_at(tokens, end + 1):
        return True
    if lows[core - 1] == "in" and lows[core - 2] == "one":
        return True
    if "-" not in lows[core:end] or tokens.kinds[core] != "number":
        return False
    return any(_in(tokens, at, "scores_of_games") for at in (core - 2, core - 1, end, end + 1))


def _number_at(tokens: Tokens, at: int) -> bool:
    return tokens.kinds[at] == "number" or tokens.lows[at] in number_lexicon().cardinals


def _one(tokens: Tokens, found: Hedged) -> bool:
    """Say whether "one" stands for somebody or for nothing countable ("the one who", "was one of the")."""
    core, end = found.core, found.end
    if tokens.lows[core] != "one" or end != core + 1:
        return False
    if _in(tokens, end, "not_after_one") or tokens.kinds[end] == "possessive":
        return True
    if found.first == core and _in(tokens, core - 1, "not_before_one"):
        return True
    if tokens.lows[end] != "of" or found.first != core:
        return False
    ranked = any(_superlative(tokens, at) for at in range(end + 1, end + 4))
    apposed = tokens.lows[core - 1] in (
        ",",
        "as",
        "is",
        "was",
        "be",
        "been",
        "being",
        "are",
        "were",
        "became",
        "becoming",
    )
    return ranked or apposed


def _superlative(tokens: Tokens, at: int) -> bool:
    low = tokens.lows[at]
    return _in(tokens, at, "superlatives") or (low.endswith("est") and len(low) > 5)  # noqa: PLR2004 - "west", "rest"


def _vague_word(tokens: Tokens, found: Hedged) -> bool:
    """Say whether "some" or "many" counts nothing here: "some time", "so many", "some say"."""
    word = tokens.lows[found.core]
    if found.end != found.core + 1 or word not in ("some", "many"):
        return False
    if word == "some":
        return _in(tokens, found.end, "not_after_some") or tokens.kinds[found.end] != "word"
    return _in(tokens, found.end, "not_after_many") or _in(tokens, found.core - 1, "not_before_many")


_LOOKALIKES = (
    _glued,
    _measure,
    _money,
    _year,
    _age,
    _children,
    _designation,
    _address,
    _code,
    _score,
    _one,
    _vague_word,
)  # fmt: skip - one line each would hide that this is a list of the above


def counts_things(tokens: Tokens, found: Hedged) -> bool:
    """Say whether a number that was read is a number of things."""
    return not any(looks(tokens, found) for looks in _LOOKALIKES)


def article_counts(tokens: Tokens, at: int) -> bool:
    """Say whether "a", "an", "another" or "no" at a token stands before something countable."""
    low = tokens.lows[at]
    following = at + 1
    if low == "another" and tokens.lows[at - 1] == "one":
        return False
    if following >= tokens.size or _adjective(tokens, following):
        return low != "no"
    if tokens.kinds[following] != "word" or _number_near(tokens, following):
        return False
    if _in(tokens, following, "not_after_no" if low == "no" else "not_after_article"):
        return False
    return not (tokens.glued(at) and tokens.raws[at - 1] not in _BEFORE_GLUED)


def _adjective(tokens: Tokens, at: int) -> bool:
    """Say whether a number is part of an adjective: "a 12-year-old boy", "a 9 year old"."""
    after = at + 2 + (tokens.lows[at + 2] == "-")
    if (
        _number_at(tokens, at)
        and tokens.lows[at + 1] in ("year", "yr", "month")
        and tokens.lows[after] == "old"
    ):
        return True
    joined = tokens.lows[at + 1] == "-" and tokens.glued(at + 1) and tokens.glued(at + 2)
    return joined and _number_at(tokens, at) and tokens.kinds[at + 2] == "word"


def _number_near(tokens: Tokens, at: int) -> bool:
    """Say whether a number follows at once or after one word: "a further 12", "a total of 12"."""
    if _in(tokens, at, "parents"):
        return False
    of = at + 1 + (tokens.lows[at + 1] == "of")
    lexicon = number_lexicon()
    counted = tokens.lows[of] in lexicon.plurals or (tokens.lows[at] in lexicon.cardinals)
    return tokens.kinds[at] == "number" or counted or (_number_at(tokens, of) and not _adjective(tokens, of))
