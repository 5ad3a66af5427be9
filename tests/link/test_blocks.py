"""How many pairs are compared: the drafts that could be one act, and not all of them."""

from datetime import date, timedelta

from annals.link.blocks import pairs
from annals.link.compare import Context
from annals.link.profile import profile
from tests.link.acts import COUNTRY, act, day, place, toll, undated

CONTEXT = Context(window_days=3)
START = date(2024, 1, 1)


def test_pairs_grow_with_the_drafts_and_not_with_their_square() -> None:
    """Two reports on each of 300 incidents, in 60 towns on 300 days: 179,700 pairs in all."""
    towns = [place(f"Town {number}", (number * 0.9 - 30.0, 20.0)) for number in range(60)]
    told = [
        act(
            report=f"{number}-{copy}",
            where=towns[number % 60],
            when=day((START + timedelta(days=number)).isoformat()),
            published=(START + timedelta(days=number + 1)).isoformat(),
        )
        for number in range(300)
        for copy in range(2)
    ]
    assert len(list(pairs(map(profile, told), CONTEXT))) == 300


def test_a_vague_draft_meets_what_it_shares_a_clue_with() -> None:
    exact = [act(report=f"e{n}", attacker=f"x:group-{n}") for n in range(20)]
    vague = act(report="v", where=COUNTRY, attacker="x:group-7")
    met = [pair for pair in pairs(map(profile, [*exact, vague]), CONTEXT) if vague.id in {d.id for d in pair}]
    assert [{left.id, right.id} for left, right in met] == [{vague.id, exact[7].id}]


def test_vague_drafts_of_large_tolls_meet_whatever_the_figures() -> None:
    for first, second, meets in ((207, 321, True), (20, 27, True), (7, 9, False)):
        told = [
            act(report=str(low), where=COUNTRY, told="Blasts.", tolls=(toll(low),)) for low in (first, second)
        ]
        assert bool(list(pairs(map(profile, told), CONTEXT))) is meets


def test_towns_on_both_sides_of_a_cells_edge_meet() -> None:
    for step in range(0, 130, 7):
        latitude, longitude = 45.0 + step / 100, 8.0 + step / 50
        one = act(report="a", where=place("One", (latitude, longitude)))
        two = act(report="b", where=place("Two", (latitude + 0.2, longitude + 0.2)))
        assert list(pairs([profile(one), profile(two)], CONTEXT))


def test_an_undated_draft_meets_the_days_before_its_report_alone() -> None:
    told = undated("2024-10-25")
    for days, meets in ((1, True), (5, True), (20, False), (-3, False)):
        other = act(report="b", when=day((date(2024, 10, 25) - timedelta(days=days)).isoformat()))
        assert bool(list(pairs([profile(act(report="a", **told)), profile(other)], CONTEXT))) is meets


def test_drafts_without_any_day_meet_at_their_place() -> None:
    nowhen = {"when": None, "published": None}
    one, two = act(report="a", **nowhen), act(report="b", **nowhen)
    assert len(list(pairs([profile(one), profile(two), profile(act(report="c"))], CONTEXT))) == 3
