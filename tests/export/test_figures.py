"""One figure from several accounts, by each named rule, as a table."""

from typing import Any

import pytest

from annals.errors import AnnalsError
from annals.export import choose
from annals.export.rules import rules
from annals.link import link
from annals.model import vocabulary as v
from annals.model.event import Event
from annals.model.values import Toll
from annals.settings import FIGURE_RULES, LinkSettings
from tests.link.acts import act, day, judged, speaker, toll

PARTY = speaker(v.SpeakerRole.PERPETRATOR, "the Front", actor="x:front")
VAGUE: dict[str, Any] = {"qualifier": v.Qualifier.VAGUE}
G = v.GroupClass


def event_of(*told: dict[str, Any]) -> Event:
    """Link accounts that a person joined, one report each, a day apart where they say so."""
    drafts = [
        act(report=chr(ord("a") + number), attacker="x:front", **one) for number, one in enumerate(told)
    ]
    joined = [judged(drafts[0], draft, v.Verdict.SAME, minute) for minute, draft in enumerate(drafts[1:])]
    (event,) = link(drafts, joined, LinkSettings())
    return event


def counts(*tolls: Toll, day_of_month: int = 25, **told: Any) -> dict[str, Any]:  # noqa: ANN401  (fields of Act)
    return {"tolls": tolls, "published": f"2024-10-{day_of_month}", **told}


def group(number: int, of: v.GroupClass, **told: Any) -> Toll:  # noqa: ANN401  (fields of Toll)
    return toll(number, group_class=of, **told)


NOBODY = (None, None, None)
CASES: list[tuple[str, list[dict[str, Any]], dict[str, tuple[int | None, int | None, int | None]]]] = [
    ("nothing told", [counts()], {"acled": NOBODY, "ucdp": NOBODY, "airwars": NOBODY, "median": NOBODY}),
    ("one figure", [counts(toll(12))], {"acled": (12, 12, 12), "ucdp": (12, 12, 12), "median": (12, 12, 12)}),
    ("nobody was hurt", [counts(toll(0))], {"acled": (0, 0, 0)}),
    ("at least", [counts(toll(12, None))], {"acled": (12, 12, None), "ucdp": (12, 12, None)}),
    ("up to", [counts(toll(None, 12))], {"acled": (None, None, 12), "median": (None, 12, 12)}),
    (
        "two figures of one day",
        [counts(toll(9)), counts(toll(5))],
        {"acled": (5, 5, 9), "ucdp": (5, 5, 9), "median": (5, 5, 9)},
    ),
    (
        "the figure of most origins",
        [counts(toll(9)), counts(toll(5)), counts(toll(9))],
        {"acled": (5, 5, 9), "ucdp": (5, 9, 9), "median": (5, 9, 9)},
    ),
    (
        "a toll that grew",
        [counts(toll(5)), counts(toll(9), day_of_month=26)],
        {"acled": (9, 9, 9), "ucdp": (9, 9, 9), "median": (9, 9, 9)},
    ),
    (
        "one origin that corrects itself",
        [counts(toll(9), outlet="Post"), counts(toll(5), outlet="Post", day_of_month=26)],
        {"acled": (5, 5, 5)},
    ),
    ("an open figure above a closed one", [counts(toll(9)), counts(toll(12, None))], {"ucdp": (9, 9, None)}),
    ("dozens", [counts(toll(24, None, **VAGUE))], {"acled": (12, 12, None), "ucdp": (24, 24, None)}),
    ("hundreds", [counts(toll(200, None, **VAGUE))], {"acled": (100, 100, None), "median": (200, 200, None)}),
    (
        "groups that add up",
        [counts(group(3, G.CIVILIANS), group(2, G.COMBATANTS))],
        {"acled": (5, 5, 5), "airwars": (3, None, 3)},
    ),
    (
        "a group and all people are not added",
        [counts(toll(5), group(2, G.CHILDREN))],
        {"acled": (5, 5, 5), "airwars": NOBODY},
    ),
    (
        "children and women",
        [counts(group(3, G.CHILDREN), group(2, G.WOMEN))],
        {"acled": (5, 5, 5), "airwars": (5, None, 5)},
    ),
    (
        "journalists are not added to women",
        [counts(group(1, G.JOURNALISTS), group(2, G.WOMEN))],
        {"acled": (2, 2, 2)},
    ),
    (
        "the attacker is counted in by one rule",
        [counts(toll(5), group(1, G.ATTACKERS))],
        {"acled": (6, 6, 6), "ucdp": (5, 5, 5)},
    ),
    (
        "people who were all civilians",
        [counts(toll(5), civilian_targeting=True)],
        {"airwars": (5, None, 5)},
    ),
    (
        "an enemy's losses beside a count",
        [counts(toll(5)), counts(toll(50, about_enemy=True), by=PARTY)],
        {"acled": (5, 5, 5), "ucdp": (5, 5, 50), "median": (5, 5, 5)},
    ),
    (
        "an enemy's losses alone",
        [counts(toll(50, about_enemy=True), by=PARTY)],
        {"acled": (50, 50, 50), "ucdp": (None, None, 50), "airwars": NOBODY},
    ),
    (
        "a running total",
        [counts(toll(42_718, None, scope=v.Scope.CUMULATIVE))],
        {"acled": NOBODY, "ucdp": NOBODY},
    ),
    ("a scope not said", [counts(toll(5, scope=v.Scope.UNCLEAR))], {"acled": (5, 5, 5)}),
    (
        "a scope not said, beside one that is",
        [counts(toll(50, scope=v.Scope.UNCLEAR)), counts(toll(5))],
        {"acled": (5, 5, 5), "ucdp": (5, 5, 5)},
    ),
    ("another harm", [counts(toll(5, harm=v.Harm.KILLED_OR_INJURED))], {"acled": NOBODY}),
]


@pytest.mark.parametrize(("told", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_figures(
    told: list[dict[str, Any]], wanted: dict[str, tuple[int | None, int | None, int | None]]
) -> None:
    event = event_of(*told)
    for name, bounds in wanted.items():
        figure = choose(event, v.Harm.KILLED, name)
        assert (figure.low, figure.best, figure.high) == bounds, name
        assert figure.rule == name
        assert bool(figure.statement_ids) == (bounds != NOBODY)


def test_a_part_is_never_added_to_its_whole() -> None:
    whole = event_of(counts(toll(19)))
    part = group(3, G.CHILDREN, part_of=whole.drafts[0].tolls[0].id)
    event = event_of(counts(toll(19), part))
    assert choose(event, v.Harm.KILLED, "acled").best == 19
    assert choose(event, v.Harm.KILLED, "acled").statement_ids == (event.drafts[0].tolls[0].id,)


def test_a_figure_names_the_statements_that_it_rests_on() -> None:
    event = event_of(counts(toll(9)), counts(toll(5), day_of_month=26, outlet="Paper a"))
    used = choose(event, v.Harm.KILLED, "acled").statement_ids
    assert used == tuple(s.id for s in event.drafts[1].tolls)


def test_the_moment_of_a_count_goes_before_the_publication() -> None:
    early = toll(5, as_of=day("2024-10-24"))
    event = event_of(
        counts(early, day_of_month=27), counts(toll(9, as_of=day("2024-10-26")), day_of_month=26)
    )
    assert choose(event, v.Harm.KILLED, "acled").best == 9


def test_every_rule_of_the_settings_is_there() -> None:
    assert tuple(rules()) == FIGURE_RULES
    with pytest.raises(AnnalsError, match="acled, ucdp, airwars, median"):
        choose(event_of(counts()), v.Harm.KILLED, "mean")
