import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.text.shingles import SHINGLE_WORDS, SKETCH_SIZE, similarity, sketch

words = st.lists(st.sampled_from([f"word{n}" for n in range(40)]), min_size=1, max_size=90)
BODY = " ".join(f"sentence {n} tells of convoy {n * 7} near bridge {n * 13}." for n in range(60))


def runs(text: str) -> set[tuple[str, ...]]:
    parts = text.casefold().split()
    return {tuple(parts[at : at + SHINGLE_WORDS]) for at in range(max(1, len(parts) - SHINGLE_WORDS + 1))}


@given(st.text())
def test_a_text_is_wholly_like_itself(text: str) -> None:
    assert similarity(sketch(text), sketch(text)) == (1.0 if sketch(text) else 0.0)


@given(words, words)
def test_short_texts_are_compared_exactly(left: list[str], right: list[str]) -> None:
    a, b = runs(" ".join(left)), runs(" ".join(right))
    expected = len(a & b) / len(a | b)
    found = similarity(sketch(" ".join(left)), sketch(" ".join(right)))
    if len(a | b) <= SKETCH_SIZE:
        assert found == pytest.approx(expected)
    else:
        assert found == pytest.approx(expected, abs=0.2)


@given(st.text(), st.text())
def test_likeness_is_symmetric_and_between_none_and_all(a: str, b: str) -> None:
    found = similarity(sketch(a), sketch(b))
    assert found == similarity(sketch(b), sketch(a))
    assert 0.0 <= found <= 1.0


def test_case_spacing_and_punctuation_do_not_matter() -> None:
    assert sketch("Three  soldiers were\nkilled, police said.") == sketch(
        "THREE soldiers were killed police said"
    )


def test_a_copy_with_its_end_cut_off_is_much_alike() -> None:
    cut = BODY[: int(len(BODY) * 0.8)]
    assert 0.7 < similarity(sketch(BODY), sketch(cut)) < 0.95


def test_different_reports_have_next_to_nothing_in_common() -> None:
    other = " ".join(f"paragraph {n} speaks of harbour {n * 3} and fleet {n * 11}." for n in range(60))
    assert similarity(sketch(BODY), sketch(other)) < 0.02


def test_the_sketch_stays_the_same_between_versions() -> None:
    assert sketch("gunmen killed five soldiers") == "akrqirX21QQ="


def test_what_is_no_sketch_is_an_error() -> None:
    with pytest.raises(ValueError, match="sketch"):
        similarity("AAAA", sketch(BODY))
