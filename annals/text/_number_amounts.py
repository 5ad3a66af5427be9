"""The grammar of numbers: figures and number words, ranges of them, and hedges around them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from annals.model.vocabulary import Qualifier
from annals.text._number_lexicon import FEWER_THAN, number_lexicon
from annals.text._number_tokens import Tokens

_LONGEST_FIGURE = 15
_HUNDRED = 100
_EXACTLY = 100  # beyond it, "more than N" is N itself (codebook 7)
_TEN = 10
_GROUP = 3


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as worded, without its hedge: bounds, whether it is vague, and the tokens it takes.

    ``scale`` is the last scale word's value ("million"), 1 where there is none.
    """

    low: int
    high: int | None
    vague: bool
    first: int
    end: int
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Hedged:
    """A quantity with its hedge, by the codebook's table; ``core`` is where the quantity starts."""

    low: int | None
    high: int | None
    qualifier: Qualifier
    first: int
    core: int
    end: int


def figure(raw: str) -> Fraction | None:
    """Return the value of written figures ("1,234", "1,00,000", "1.2"), None for malformed ones."""
    if len(raw) > _LONGEST_FIGURE:
        return None
    plain = "".join("," if mark in "\u00a0\u202f\u2009" else mark for mark in raw)
    if plain.count(".") > 1:
        return Fraction(int(plain.replace(".", "")))
    whole, _, decimals = plain.partition(".")
    groups = whole.split(",")
    if len(groups) > 1 and (len(groups[-1]) != _GROUP or len(groups[0]) > _GROUP):
        return None
    value = Fraction(int("".join(groups)))
    return value + Fraction(int(decimals), _TEN ** len(decimals)) if decimals else value


def _scaled(tokens: Tokens, value: Fraction, start: int, at: int) -> Quantity | None:
    """Take the scale words after figures: "1.2 million", "5 lakh", "two dozen", "3 hundred thousand"."""
    lexicon = number_lexicon()
    scale = 1
    while tokens.lows[at] in lexicon.scales:
        scale *= lexicon.scales[tokens.lows[at]]
        at += 1
    if tokens.lows[at] in lexicon.lots:
        scale *= lexicon.lots[tokens.lows[at]]
        at += 1
    total = value * scale
    if total.denominator != 1:
        return None
    return Quantity(int(total), int(total), vague=False, first=start, end=at, scale=scale)


def _figures(tokens: Tokens, at: int) -> Quantity | None:
    value = figure(tokens.raws[at])
    if value is None:
        return None
    end = at + 1
    following = tokens.raws[end]
    spaced = tokens.text[tokens.ends[at] : tokens.starts[end]] == " " if end < tokens.size else False
    short = len(tokens.raws[at]) <= _GROUP and value >= 1
    if (
        spaced
        and short
        and tokens.kinds[end] == "number"
        and len(following) == _GROUP
        and following.isdigit()
    ):
        value, end = value * 1000 + int(following), end + 1
    return _scaled(tokens, value, at, end)


def _small(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Read one to ninety-nine in words, "twenty-one" and "twenty one" included."""
    cardinals = number_lexicon().cardinals
    value = cardinals.get(tokens.lows[at])
    if value is None:
        return None
    end = at + 1
    if value >= 2 * _TEN:
        skip = end + (tokens.lows[end] == "-" and tokens.glued(end))
        unit = cardinals.get(tokens.lows[skip], 0)
        if 0 < unit < _TEN:
            return value + unit, skip + 1
    return value, end


def _spelled(tokens: Tokens, at: int) -> Quantity | None:
    """Read number words: "two hundred and fifty thousand", "one and a half million", "two dozen"."""
    lexicon = number_lexicon()
    first = _small(tokens, at)
    if first is None:
        return None
    current, end = first
    if tokens.holds(end, ("and", "a", "half")) and tokens.lows[end + 3] in lexicon.scales:
        return _scaled(tokens, current + Fraction(1, 2), at, end + 3)
    if tokens.lows[end] in lexicon.lots:
        return _scaled(tokens, Fraction(current), at, end)
    total, scale = 0, 1
    while tokens.lows[end] in lexicon.scales:
        scale = lexicon.scales[tokens.lows[end]]
        end += 1
        if scale == _HUNDRED:
            current *= _HUNDRED
        else:
            total, current = total + current * scale, 0
        more = _small(tokens, end + (tokens.lows[end] == "and"))
        if more and (tokens.lows[end] != "and" or scale >= _HUNDRED) and more[0] < max(scale, _HUNDRED):
            current, end, scale = current + more[0], more[1], 1
    return Quantity(total + current, total + current, vague=False, first=at, end=end, scale=scale)


def _article(tokens: Tokens, at: int) -> Quantity | None:
    """Read "a dozen" (vague), "a hundred and ten", "half a million", "half a dozen", "a half-dozen"."""
    lexicon = number_lexicon()
    half = tokens.lows[at] == "half"
    noun = at + 1
    for word in ("-", "a", "half", "-"):
        if tokens.lows[noun] == word:
            half, noun = half or word == "half", noun + 1
    word = tokens.lows[noun]
    value = lexicon.lots.get(word) or lexicon.scales.get(word)
    if value is None:
        return None
    if half:
        return Quantity(value // 2, value // 2, vague=False, first=at, end=noun + 1)
    if word in lexicon.lots:
        return Quantity(value, value, vague=True, first=at, end=noun + 1)
    return _article_scale(tokens, at, noun)


def _quarters(tokens: Tokens, at: int) -> Quantity | None:
    """Read "a quarter of a million", "three quarters of a million"."""
    count = {"a": 1, "one": 1, "three": 3}.get(tokens.lows[at])
    noun = at + 1 + (tokens.lows[at + 1] == "-")
    scale = number_lexicon().scales.get(tokens.lows[noun + 3], 0)
    if count is None or tokens.lows[noun] not in ("quarter", "quarters") or scale < _HUNDRED:
        return None
    if not tokens.holds(noun + 1, ("of", "a")):
        return None
    value = scale * count // 4
    return Quantity(value, value, vague=False, first=at, end=noun + 4)


def _article_scale(tokens: Tokens, at: int, noun: int) -> Quantity:
    scaled = _scaled(tokens, Fraction(1), at, noun)
    if scaled is None:  # not reached: one times a scale is whole
        return Quantity(1, 1, vague=False, first=at, end=noun)
    end = scaled.end
    more = _spelled(tokens, end + 1) if tokens.lows[end] == "and" else None
    if more and more.low < scaled.low and more.end - end > 1:
        total = scaled.low + more.low
        return Quantity(total, total, vague=False, first=at, end=more.end)
    return scaled


def _plural(tokens: Tokens, at: int) -> Quantity | None:
    """Read "dozens of", "tens of thousands", "hundreds"; "tens" only so, "scores" so or of the harmed."""
    lexicon = number_lexicon()
    low, end = lexicon.plurals[tokens.lows[at]], at + 1
    while tokens.lows[end] == "of" and tokens.lows[end + 1] in lexicon.plurals:
        word = tokens.lows[end + 1]
        low *= lexicon.plurals[word] // 2
        end += 2
    of = tokens.lows[at + 1] == "of"
    if (tokens.lows[at] == "tens" and not of) or (
        tokens.lows[at] == "scores" and not of and not _harmed(tokens, at)
    ):
        return None
    end += tokens.lows[end] == "of"
    return Quantity(low, None, vague=True, first=at, end=end)


def _harmed(tokens: Tokens, at: int) -> bool:
    """Say whether people are told to be harmed beside a word that may be no number ("wounding scores")."""
    beside = number_lexicon().exclude["beside_scores"]
    return tokens.lows[at - 1] in beside or tokens.lows[at + 1] in beside


def _vague(tokens: Tokens, at: int) -> Quantity | None:
    """Read "several", "several dozen", "a few hundred", "a number of"."""
    lexicon = number_lexicon()
    for phrase in lexicon.phrases.get(tokens.lows[at], ()):
        if tokens.holds(at, phrase.words):
            end = at + len(phrase.words)
            if phrase.high is None:
                return _times_scale(tokens, phrase.low, at, end)
            vague = phrase.qualifier is not Qualifier.EXACT
            return Quantity(phrase.low, phrase.high, vague=vague, first=at, end=end)
    low = lexicon.vague.get(tokens.lows[at])
    return None if low is None else _times_scale(tokens, low, at, at + 1)


def _times_scale(tokens: Tokens, low: int, at: int, end: int) -> Quantity | None:
    scaled = _scaled(tokens, Fraction(low), at, end)
    if scaled is None or low == 0:
        return None
    end = scaled.end + (scaled.scale > 1 and tokens.lows[scaled.end] == "of")
    return Quantity(scaled.low, None, vague=True, first=at, end=end, scale=scaled.scale)


def simple(tokens: Tokens, at: int) -> Quantity | None:
    """Read one number without range or hedge at a token, None where none stands."""
    low = tokens.lows[at]
    lexicon = number_lexicon()
    if tokens.kinds[at] == "number":
        return _figures(tokens, at)
    quarters = _quarters(tokens, at)
    if quarters:
        return quarters
    if low in ("a", "an", "half"):
        return _article(tokens, at) or _vague(tokens, at)
    if low in lexicon.cardinals:
        return _spelled(tokens, at)
    if low in lexicon.plurals:
        return _plural(tokens, at)
    if low in lexicon.lots and low == "dozen":
        return Quantity(lexicon.lots[low], lexicon.lots[low], vague=True, first=at, end=at + 1)
    return _vague(tokens, at)


def _joined(left: Quantity, right: Quantity | None) -> Quantity | None:
    """Make one range of two numbers; None when they do not rise, as in a score of a game."""
    if right is None or left.high is None or right.high is None:
        return None
    low = left.low
    if left.scale == 1 and right.scale > 1 and low < right.scale:
        low *= right.scale
    if low >= right.high:
        return None
    return Quantity(low, right.high, vague=False, first=left.first, end=right.end, scale=right.scale)


def _decimal(tokens: Tokens, at: int) -> Quantity | None:
    """Read "1.2" of "1.2 to 1.5 million", whose scale only the second number says."""
    value = figure(tokens.raws[at]) if tokens.kinds[at] == "number" else None
    last = simple(tokens, at + 2) if tokens.lows[at + 1] in ("to", "or", "-", "and") else None
    if value is None or last is None or (value * last.scale).denominator != 1:
        return None
    low = int(value * last.scale)
    return Quantity(low, low, vague=False, first=at, end=at + 1, scale=last.scale)


def spread(tokens: Tokens, at: int) -> Quantity | None:
    """Read a number or a range: "10 to 15", "10-15", "two or three", "between 10 and 15"."""
    between = tokens.lows[at] == "between"
    left = simple(tokens, at + between) or _decimal(tokens, at + between)
    if left is None:
        return None
    word = tokens.lows[left.end]
    if between:
        joined = _joined(left, simple(tokens, left.end + 1)) if word in ("and", "to", "-") else None
        return joined and Quantity(joined.low, joined.high, vague=False, first=at, end=joined.end)
    if word in ("to", "or", "-") and tokens.lows[at - 1] != "from":
        return _joined(left, simple(tokens, left.end + 1)) or left
    return left


def _hedge(tokens: Tokens, at: int) -> tuple[str, int] | None:
    for words, name in number_lexicon().before.get(tokens.lows[at], ()):
        if tokens.holds(at, words):
            return name, at + len(words)
    return None


def hedged(tokens: Tokens, at: int) -> Hedged | None:
    """Read a number with any hedges before and after it at a token, None where none stands."""
    name, core = "", at
    while found := _hedge(tokens, core):
        name, core = (name or found[0]) if found[0] == "about" else found[0], found[1]
    quantity = spread(tokens, core)
    if quantity is None:
        if not name or core == at:
            return None
        return hedged_plain(tokens, at)
    return _with_hedge(tokens, quantity, name, at)


def hedged_plain(tokens: Tokens, at: int) -> Hedged | None:
    """Read a number whose own word is also a hedge: "some people"."""
    quantity = simple(tokens, at)
    return _with_hedge(tokens, quantity, "", at) if quantity else None


def _with_hedge(tokens: Tokens, quantity: Quantity, name: str, first: int) -> Hedged:
    end = quantity.end
    for words, after in number_lexicon().after.get(tokens.lows[end], ()):
        if tokens.holds(end, words) and not (words == ("plus",) and not tokens.glued(end)):
            name, end = name or after, end + len(words)
            break
    low, high, qualifier = _valued(quantity, name)
    return Hedged(low, high, qualifier, first, quantity.first, end)


def _valued(quantity: Quantity, name: str) -> tuple[int | None, int | None, Qualifier]:
    """Apply the table of codebook 7 to a quantity and the name of its hedge, "" for none."""
    low, high = quantity.low, quantity.high
    if name == Qualifier.AT_LEAST:
        return low, None, Qualifier.AT_LEAST
    if name == Qualifier.MORE_THAN:
        return low + (low < _EXACTLY and high is not None), None, Qualifier.MORE_THAN
    if name in (Qualifier.UP_TO, FEWER_THAN):
        high = low if high is None else high  # "up to dozens": the word's own number bounds it
        less = name == FEWER_THAN and 0 < high <= _EXACTLY
        return None, high - less, Qualifier.UP_TO
    if high is not None and high > low:
        return low, high, Qualifier.BETWEEN
    if name == Qualifier.ABOUT and high is not None:
        return low, high, Qualifier.ABOUT
    return low, high, Qualifier.VAGUE if quantity.vague else Qualifier.EXACT
