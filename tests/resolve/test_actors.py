"""Actors of a report's words: the table of cases, and what must hold for any words at all."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.gazetteer.actors import actors
from annals.model.ids import ReportId
from annals.model.reading import Label, Mention, Reading
from annals.model.report import Report
from annals.model.vocabulary import ActorKind, Basis
from annals.resolve.actors.found import ResolvedActor
from annals.resolve.actors.person import person
from annals.resolve.actors.resolver import ActorResolver
from annals.text.normalise import fold
from tests.resolve.told import drafts_of

_CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("actor_cases.toml").read_text(encoding="utf-8")
)["case"]
_STRONG = [case for case in _CASES if case["grade"] == "STRONG"]
_MEDIUM = [case for case in _CASES if case["grade"] == "MEDIUM"]
_MEDIUM_FLOOR = 0.8
"""The share of MEDIUM cases that must hold; it only ever rises."""


def report_of(text: str, *, published: date | None = None, title: str | None = None) -> Report:
    return Report(
        id=ReportId("r-0000000000000000"),
        text=text,
        title=title,
        url=None,
        outlet=None,
        outlet_from=None,
        published=published,
        published_from="metadata" if published else None,
        language="en",
        sketch="",
        raw_sha256="",
    )


def mention_of(report: Report, words: str, *, last: bool = True) -> Mention:
    start = report.text.rindex(words) if last else report.text.index(words)
    span = report.span(start, start + len(words))
    return Mention(label=Label.ACTOR, span=span, tag=None, score=1.0)


def reading_of(report: Report, mentions: tuple[Mention, ...] = ()) -> Reading:
    sentences = re.finditer(r"\S[^.!?\n]*(?:[.!?]|$)", report.text)
    return Reading(
        report=report,
        sentences=tuple(report.span(found.start(), found.end()) for found in sentences),
        mentions=mentions,
        speeches=(),
        counts=(),
        frames=(),
        denials=(),
        dateline=None,
        credits=(),
        tagger="none",
        subjects=None,
    )


def resolve(
    text: str, words: str, *, published: str | None = None, mentions: tuple[str, ...] = ()
) -> ResolvedActor:
    report = report_of(text, published=date.fromisoformat(published) if published else None)
    others = tuple(mention_of(report, one, last=False) for one in mentions)
    return ActorResolver(actors(), reading_of(report, others)).resolve(mention_of(report, words))


def _key(case: dict[str, Any]) -> str:
    found = resolve(
        case["text"],
        case["words"],
        published=case.get("published"),
        mentions=tuple(case.get("mentions", ())),
    )
    return found.actor.key


def _plain(key: str) -> str:
    """Fold the name in a local key, as `fold` may change its spelling."""
    return f"local:{fold(key.removeprefix('local:'))}" if key.startswith("local:") else key


@pytest.mark.parametrize("case", _STRONG, ids=[f"{c['words']} in {c['text'][:30]}" for c in _STRONG])
def test_strong_case(case: dict[str, Any]) -> None:
    assert _plain(_key(case)) == _plain(case["key"])


def test_medium_cases_keep_their_floor() -> None:
    right = sum(_plain(_key(case)) == _plain(case["key"]) for case in _MEDIUM)
    assert right / len(_MEDIUM) >= _MEDIUM_FLOOR


def test_there_are_enough_cases() -> None:
    assert len(_CASES) >= 120


def test_a_person_without_a_role_keeps_no_name() -> None:
    found = resolve("Salim Karim shot two men in Kisumu.", "Salim Karim")
    assert re.fullmatch(r"local:person-[0-9a-f]{8}", found.actor.key)
    assert found.actor.name == "a person"
    assert found.actor.written == "Salim Karim"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Liam Doran (18) of 4 Mill Lane struck a man.", "Liam Doran (18) of 4 Mill Lane", "doran"),
        ("A mob killed Peter and Ada Welland near Macon.", "Peter and Ada Welland", "welland"),
        ("George shot two men in Kisumu.", "George", "george"),
        ("Dorn Hale, of Milton, shot two men. Hale fled.", "Dorn Hale, of Milton", "hale"),
        ("Dorn Hale shot two men. Police said Hale had fled.", "Dorn Hale", "hale"),
        ("Dorn Hale shot two men. Hale fled. Later Hale and Burr were held.", "Hale and Burr", "burr"),
        ("Hale said he saw Dorn Hale and his friends fire.", "Dorn Hale and his friends", "hale"),
        ("Dorn T. Hale shot two men.", "Dorn T. Hale", "hale"),
        ("Police sought his cousin, Dorn Hale, over the shooting.", "Dorn Hale", "hale"),
        ("Police arrested 9-month-old Dorn Hale of Milton.", "9-month-old Dorn Hale of Milton", "hale"),
    ],
)
def test_no_key_spells_the_name_of_a_person(text: str, words: str, name: str) -> None:
    found = resolve(text, words)
    assert name not in found.actor.key
    assert found.actor.name == "a person"


@pytest.mark.parametrize("words", ["Green Valley Militia", "Jose Manuel Battalion"])
def test_a_group_keeps_its_name(words: str) -> None:
    assert resolve(f"The {words} fired first.", words).actor.name == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ansar Wadi fired first. The Wadi was blamed, and the wadi burned.", "Ansar Wadi"),
        ("Ansar Wadi, an armed group, fired first. Wadi fighters fled.", "Ansar Wadi"),
        ("Ansar Wadi and its allies fired first.", "Ansar Wadi and its allies"),
    ],
)
def test_a_group_that_acts_like_a_person_keeps_its_name(text: str, words: str) -> None:
    assert "Ansar Wadi" in resolve(text, words).actor.name


def test_name_is_stated_and_reference_inferred() -> None:
    text = "Hamas denied it. The group had said so before."
    assert resolve(text, "Hamas").basis == Basis.STATED
    back = resolve(text, "The group")
    assert (back.actor.key, back.basis) == ("actor:hamas", Basis.INFERRED)
    assert back.score < resolve(text, "Hamas").score
    assert "Hamas" in back.reason


def test_state_is_inferred_with_a_lower_score_than_a_named_one() -> None:
    text = "Police in Peru held two men. Peruvian police denied it; Peru has an inquiry."
    inferred = resolve(text, "Police")
    named = resolve(text, "Peruvian police")
    assert inferred.actor.key == named.actor.key == "state:PE/police"
    assert (inferred.basis, named.basis) == (Basis.INFERRED, Basis.STATED)
    assert inferred.score < named.score


def test_occupying_forces_are_not_those_of_the_country() -> None:
    text = "Occupying forces shelled a village in Lebanon, Lebanese doctors said."
    assert resolve(text, "Occupying forces").actor.key.startswith("local:")


def test_an_actor_that_did_not_exist_then_scores_low() -> None:
    text = "Boko Haram attacked a village in Nigeria."
    assert resolve(text, "Boko Haram", published="2014-02-01").score > 0.9
    early = resolve(text, "Boko Haram", published="1985-02-01")
    assert early.score < 0.4
    assert "1985" in early.reason


def test_ambiguous_abbreviation_keeps_the_others() -> None:
    found = resolve("The SLA shelled a village in Lebanon, Lebanese officers said.", "The SLA")
    assert found.actor.key == "actor:south-lebanon-army"
    others = {one.key for one in found.actor.alternatives}
    assert {"actor:sudan-liberation-movement", "state:LK/army"} <= others
    assert found.score + sum(one.score for one in found.actor.alternatives) <= 1.01


def test_two_groups_before_a_reference_leave_an_alternative() -> None:
    text = "Hamas and Palestinian Islamic Jihad fired rockets. The group said that it would go on."
    found = resolve(text, "The group")
    assert found.actor.key == "actor:hamas"
    assert [one.key for one in found.actor.alternatives] == ["actor:palestinian-islamic-jihad"]
    assert found.score < 0.8


def test_the_group_never_means_a_state() -> None:
    found = resolve("Turkey and the Turkish army denied it. The group said nothing.", "The group")
    assert found.entry is None


def test_group_named_only_in_the_title() -> None:
    report = report_of("The group said that it had fired two rockets.", title="Hezbollah fires rockets")
    found = ActorResolver(actors(), reading_of(report)).resolve(mention_of(report, "The group"))
    assert found.actor.key == "actor:hezbollah"


def test_unknown_group_keeps_its_words_and_a_likely_kind() -> None:
    found = resolve("The Green Valley Militia took the bridge.", "The Green Valley Militia")
    assert found.actor.key == f"local:{fold('Green Valley Militia')}"
    assert found.actor.name == "Green Valley Militia"
    assert found.actor.written == "The Green Valley Militia"
    assert found.actor.kind == ActorKind.POLITICAL_MILITIA
    assert found.entry is None


def test_kinds_of_unnamed_actors() -> None:
    expected = {
        "Gunmen": ActorKind.POLITICAL_MILITIA,
        "Rebels": ActorKind.REBEL,
        "Herdsmen": ActorKind.IDENTITY_MILITIA,
        "Rioters": ActorKind.RIOTERS,
        "Protesters": ActorKind.PROTESTERS,
        "Villagers": ActorKind.CIVILIANS,
        "Soldiers": ActorKind.STATE_FORCES,
    }
    for words, kind in expected.items():
        assert resolve(f"{words} crossed the river at night.", words).actor.kind == kind


def test_country_of_an_unnamed_actor_is_only_what_its_words_say() -> None:
    assert resolve("Gunmen attacked a bus in Kenya.", "Gunmen").actor.country is None
    assert resolve("Palestinian gunmen attacked a bus.", "Palestinian gunmen").actor.country == "PS"


def test_resolving_twice_gives_the_same() -> None:
    report = report_of("Hezbollah fired. The group denied it.")
    resolver = ActorResolver(actors(), reading_of(report))
    mention = mention_of(report, "The group")
    assert resolver.resolve(mention) == resolver.resolve(mention)


@given(st.text(min_size=1, max_size=60), st.integers(0, 59), st.integers(1, 20))
def test_any_words_give_an_actor(text: str, start: int, length: int) -> None:
    start = min(start, len(text) - 1)
    report = report_of(text)
    span = report.span(start, min(start + length, len(text)))
    mention = Mention(label=Label.ACTOR, span=span, tag=None, score=1.0)
    found = ActorResolver(actors(), reading_of(report, (mention,))).resolve(mention)
    assert 0.0 <= found.score <= 1.0
    assert found.actor.key
    assert found.actor.name
    assert found.actor.written == span.quote
    assert found.reason


_WORDS = (
    "the group",
    "Hamas",
    "they",
    "(SDF)",
    "police",
    "Iraqi",
    "forces",
    "Front",
    "M23",
    "the",
    "of",
    "said",
    ".",
)


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12), st.data())
def test_any_order_of_telling_words_gives_an_actor(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    word = data.draw(st.sampled_from(words))
    report = report_of(text)
    mention = mention_of(report, word)
    found = ActorResolver(actors(), reading_of(report, (mention,))).resolve(mention)
    assert 0.0 <= found.score <= 1.0
    assert found.entry is None or found.entry.key == found.actor.key


@pytest.mark.parametrize("words", ["Oumbarek Keitani", "Oumbarek Keitani, 16", "Keitani"])
def test_the_name_of_somebody_harmed_stands_in_no_value(words: str) -> None:
    found = person(words, actors(), lone=True)
    assert found is not None
    assert found.name == "a person"
    assert "keitani" not in found.key


def test_the_name_of_a_group_is_no_persons() -> None:
    assert person("Oumbarek Liberation Front", actors(), lone=True) is None


def test_the_army_is_that_of_the_country_that_the_places_named_share() -> None:
    text = "The army shelled the market in Nawa on Tuesday, killing nine people. They were taken to Daraa."
    (draft,) = drafts_of({"text": text})
    assert "state:SY/army" in {one.value.actor.key for one in draft.participants}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Raymond Tulley, 40, was held. Prosecutors say that Tulley shot him in Camden.", "Tulley"),
        ("A jury convicted Earl Dunsmore, and Dunsmore was led away.", "Dunsmore"),
        ("The killer Tarik Holm was to die for it. The state put Holm to death.", "Holm"),
    ],
)
def test_a_name_that_the_report_shows_to_be_a_persons_stands_in_no_key(text: str, words: str) -> None:
    found = resolve(text, words)
    assert found.masked
    assert words.lower() not in found.actor.key + found.actor.name.lower()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Raymond Tulley, 40, was held. The Tulley Brigade fired on a bus.", "Tulley Brigade"),
        ("Syrian Kurds marched. The Kurds fired on a bus.", "Kurds"),
    ],
)
def test_a_group_is_no_person(text: str, words: str) -> None:
    assert not resolve(text, words).masked
