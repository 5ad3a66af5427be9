"""Texts cut into windows: every token answered for once, no window too long."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annals.neural.hints import HINTS, Hint, by_token
from annals.neural.windows import FRAME, HEAD, Text, windows


def text_of(lengths: list[int]) -> Text:
    """Return a text of sentences of so many tokens, each token two letters and a space."""
    cuts = [0]
    for length in lengths:
        cuts.append(cuts[-1] + length)
    count = cuts[-1]
    starts = [3 * n for n in range(count)]
    return Text("xx " * count, [1] * count, starts, [start + 2 for start in starts], tuple(pairwise(cuts)))


@given(st.lists(st.integers(1, 90), min_size=1, max_size=40), st.integers(60, 320))
def test_each_token_is_answered_for_once_and_no_window_is_too_long(lengths: list[int], most: int) -> None:
    text = text_of(lengths)
    made = list(windows(text, most))
    owned = [n for one in made for n in range(*one.own)]
    assert owned == list(range(len(text.ids)))
    for one in made:
        assert one.length() <= most
        assert len(one.places()) == one.length()
        assert set(range(*one.own)) <= set(one.places())


def test_later_windows_see_the_first_sentence_and_the_one_before() -> None:
    made = list(windows(text_of([30, 100, 100, 20, 100]), FRAME + HEAD + 130))
    first, *later = made
    assert first.shown == ((0, 130),)
    assert all(one.shown[0] == (0, 30) for one in later)
    assert any(one.shown[1][0] < one.own[0] for one in later)


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    made = list(windows(text_of([500]), 120))
    assert len(made) > 5
    assert made[-1].own[1] == 500


def test_tokens_are_found_by_the_letters_they_share() -> None:
    text = text_of([4])
    assert text.tokens(0, 2) == (0, 1)
    assert text.tokens(1, 4) == (0, 2)
    assert text.tokens(2, 3) is None


def test_hints_are_bits_of_tokens() -> None:
    text = text_of([3])
    hints = [Hint(0, 5, HINTS.index("actor")), Hint(3, 5, HINTS.index("capital"))]
    actor, capital = 1 << HINTS.index("actor"), 1 << HINTS.index("capital")
    assert by_token(text, hints) == [actor, actor | capital, 0]
