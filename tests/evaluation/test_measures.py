"""Every figure here was worked out on paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.measures import b_cubed, f1, pairwise, share, weighted_f1

groups = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=30)


def test_share_of_no_rows_is_unknown() -> None:
    assert share([]) == (None, 0)


def test_share() -> None:
    assert share([True, False, True, True]) == (0.75, 4)


def test_f1_of_nothing_right_is_0() -> None:
    assert f1(0.0, 0.0) == 0.0


def test_weighted_f1() -> None:
    # A: 3 gold, 2 said, 2 right: F1 4/5. B: 2 gold, 3 said, 1 right: F1 2/5. C: 1 gold, 0 said: 0.
    gold = ["A", "A", "A", "B", "B", "C"]
    said = ["A", "A", "B", "B", "(none)", "B"]
    assert weighted_f1(gold, said) == pytest.approx((3 * 4 / 5 + 2 * 2 / 5 + 1 * 0) / 6)


def test_weighted_f1_of_no_rows_is_unknown() -> None:
    assert weighted_f1([], []) is None


def test_b_cubed() -> None:
    # Gold {1 2 3} {4 5}; said {1 2} {3 4 5}.
    # Precision by row: 1, 1, 1/3, 2/3, 2/3 = 11/15; recall: 2/3, 2/3, 1/3, 1, 1 = 11/15.
    joined = b_cubed("AAABB", "xxyyy")
    assert joined.precision == pytest.approx(11 / 15)
    assert joined.recall == pytest.approx(11 / 15)
    assert joined.f1 == pytest.approx(11 / 15)


def test_b_cubed_of_unequal_precision_and_recall() -> None:
    # Gold {1 2} {3}; said all alone: precision 1; recall 1/2, 1/2, 1 = 2/3; F1 4/5.
    joined = b_cubed("AAB", "xyz")
    assert (joined.precision, joined.recall) == pytest.approx((1.0, 2 / 3))
    assert joined.f1 == pytest.approx(0.8)


def test_b_cubed_needs_rows() -> None:
    with pytest.raises(ValueError, match="at least one row"):
        b_cubed([], [])


def test_pairwise() -> None:
    # Gold pairs 12 13 23 45; said pairs 12 34 35 45; right 12 45.
    joined = pairwise("AAABB", "xxyyy")
    assert (joined.precision, joined.recall, joined.f1) == pytest.approx((0.5, 0.5, 0.5))


def test_pairwise_without_a_said_pair_is_0() -> None:
    assert pairwise("AAB", "xyz").f1 == 0.0


@given(groups)
def test_the_gold_groups_under_other_names_are_perfect(rows: list[tuple[int, int]]) -> None:
    gold = [g for g, _ in rows]
    joined = b_cubed(gold, [f"group {g}" for g in gold])
    assert (joined.precision, joined.recall) == pytest.approx((1.0, 1.0))


@given(groups)
def test_b_cubed_agrees_with_its_definition_row_by_row(rows: list[tuple[int, int]]) -> None:
    joined = b_cubed([g for g, _ in rows], [p for _, p in rows])
    precisions, recalls = [], []
    for g, p in rows:
        both = sum(row == (g, p) for row in rows)
        precisions.append(both / sum(q == p for _, q in rows))
        recalls.append(both / sum(h == g for h, _ in rows))
    assert joined.precision == pytest.approx(sum(precisions) / len(rows))
    assert joined.recall == pytest.approx(sum(recalls) / len(rows))


@given(groups)
def test_pairwise_agrees_with_its_definition_pair_by_pair(rows: list[tuple[int, int]]) -> None:
    joined = pairwise([g for g, _ in rows], [p for _, p in rows])
    pairs = [(a, b) for i, a in enumerate(rows) for b in rows[:i]]
    right = sum(a == b for a, b in pairs)
    said, true = sum(a[1] == b[1] for a, b in pairs), sum(a[0] == b[0] for a, b in pairs)
    assert joined.precision == pytest.approx(right / said if said else 0.0)
    assert joined.recall == pytest.approx(right / true if true else 0.0)
