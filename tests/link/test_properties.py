from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from annals.link import link
from annals.model import vocabulary as v
from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.model.judgement import Judgement
from annals.settings import LinkSettings
from tests import strategies
from tests.link.acts import COUNTRY, EAST, EAST_TOWN, FAR_TOWN, NEAR_TOWN, act, day, judged, toll, undated

SETTINGS = LinkSettings()


@st.composite
def alike_drafts(draw: st.DrawFn) -> tuple[EventDraft, ...]:
    """Draw drafts that are often the same act: few reports, days, places, attackers and figures."""
    found = {}
    for number in range(draw(st.integers(2, 7))):
        dated: dict[str, Any] = draw(
            st.sampled_from([{}, {"when": day("2024-10-25")}, undated(), undated("2024-10-26")])
        )
        report = draw(st.sampled_from("abcdef"))
        draft = act(
            **{
                "report": report,
                "number": number,
                "where": draw(
                    st.sampled_from([EAST_TOWN, EAST_TOWN, NEAR_TOWN, FAR_TOWN, EAST, COUNTRY, None])
                ),
                "type": draw(st.sampled_from(["armed_clash", "attack_on_civilians", "shelling_missile"])),
                "attacker": draw(st.sampled_from([None, "x:front", "x:league"])),
                "tolls": draw(st.sampled_from([(), (toll(3),), (toll(12),)])),
                "text": "one text for two reports to share with each other" if report in "ab" else "",
                **dated,
                "published": "2024-10-25" if report in "ace" else "2024-10-26",
            }
        )
        found[draft.id] = draft
    return tuple(found.values())


@st.composite
def worlds(draw: st.DrawFn) -> tuple[tuple[EventDraft, ...], tuple[Judgement, ...]]:
    """Draw drafts, and people's judgements of some of their pairs."""
    drafts = draw(alike_drafts())
    pairs = list(combinations(drafts, 2))
    told = [
        judged(*draw(st.sampled_from(pairs)), draw(st.sampled_from(v.Verdict)), minute)
        for minute in range(draw(st.integers(0, 4)))
    ]
    return drafts, tuple(told)


def pairs_joined(events: tuple[Event, ...]) -> set[tuple[str, str]]:
    return {pair for event in events for pair in combinations(sorted(d.id for d in event.drafts), 2)}


@given(worlds(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_the_input_does_not_matter(
    world: tuple[tuple[EventDraft, ...], tuple[Judgement, ...]],
    random: Any,  # noqa: ANN401  (random.Random)
) -> None:
    drafts, judgements = list(world[0]), list(world[1])
    first = link(drafts, judgements, SETTINGS)
    random.shuffle(drafts)
    random.shuffle(judgements)
    assert link(drafts + drafts[:1], judgements + judgements[:1], SETTINGS) == first


@given(worlds())
@settings(max_examples=100, deadline=None)
def test_an_event_taken_apart_gives_back_what_went_in(
    world: tuple[tuple[EventDraft, ...], tuple[Judgement, ...]],
) -> None:
    drafts, judgements = world
    events = link(drafts, judgements, SETTINGS)
    back = [draft for event in events for draft in event.drafts]
    assert sorted(back, key=lambda d: d.id) == sorted(drafts, key=lambda d: d.id)
    assert link(back, judgements, SETTINGS) == events
    assert len({event.id for event in events}) == len(events)


@given(worlds(), st.data())
@settings(max_examples=150, deadline=None)
def test_a_further_different_never_merges_more(
    world: tuple[tuple[EventDraft, ...], tuple[Judgement, ...]], data: st.DataObject
) -> None:
    drafts, judgements = world
    pair = data.draw(st.sampled_from(list(combinations(drafts, 2))))
    before = pairs_joined(link(drafts, judgements, SETTINGS))
    further = judged(*pair, v.Verdict.DIFFERENT, minute=60)
    after = pairs_joined(link(drafts, (*judgements, further), SETTINGS))
    settled_unsure = any(
        {j.left, j.right} == {further.left, further.right} and j.verdict is v.Verdict.UNSURE
        for j in judgements
    )
    if not settled_unsure:
        assert after <= before
    assert (further.left, further.right) not in after


@given(alike_drafts(), st.data())
@settings(max_examples=100, deadline=None)
def test_a_persons_same_merges(drafts: tuple[EventDraft, ...], data: st.DataObject) -> None:
    one, two = data.draw(st.sampled_from(list(combinations(drafts, 2))))
    judgement = judged(one, two, v.Verdict.SAME)
    assert (judgement.left, judgement.right) in pairs_joined(link(drafts, (judgement,), SETTINGS))


@given(alike_drafts(), st.data())
@settings(max_examples=100, deadline=None)
def test_one_later_judgement_undoes_a_merge(drafts: tuple[EventDraft, ...], data: st.DataObject) -> None:
    one, two = data.draw(st.sampled_from(list(combinations(drafts, 2))))
    before = pairs_joined(link(drafts, (), SETTINGS))
    if (min(one.id, two.id), max(one.id, two.id)) in before:
        return
    told = (judged(one, two, v.Verdict.SAME), judged(one, two, v.Verdict.DIFFERENT, minute=1))
    assert pairs_joined(link(drafts, told, SETTINGS)) <= before


@given(strategies.draft_lists(least=1), st.data())
@settings(max_examples=25, deadline=None)
def test_any_drafts_at_all_are_linked(drafts: tuple[EventDraft, ...], data: st.DataObject) -> None:
    """Whatever the model allows goes through, in any order, with the same result."""
    pairs = list(combinations(drafts, 2))
    told = [data.draw(strategies.judgements((one.id, two.id))) for one, two in pairs]
    events = link(drafts, told, SETTINGS)
    assert link(drafts[::-1], told[::-1], SETTINGS) == events
    assert sum(len(event.drafts) for event in events) == len(drafts)
