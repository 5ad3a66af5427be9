"""`annals show` and `annals why`: nothing without its words, and clear words for a wrong id."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annals import Workspace
from annals.model.draft import STATEMENT_FIELDS
from annals.model.event import Event
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def events(coded: Path) -> tuple[Event, ...]:
    with Workspace(coded, read_only=True) as space:
        return space.events()


@pytest.fixture(scope="module")
def kabul(events: tuple[Event, ...]) -> Event:
    """Return the incident that most reports tell."""
    return max(events, key=lambda event: len(event.drafts))


def view(run: Run, coded: Path, event: Event) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("show", event.id, "--workspace", coded, "--json").stdout)
    return found


def test_every_statement_is_shown_with_its_evidence_marked(run: Run, coded: Path, kabul: Event) -> None:
    found = view(run, coded, kabul)
    said = {one["id"]: one for field in found["fields"] for one in field["statements"]}
    statements = [one for draft in kabul.drafts for one in draft.statements()]
    assert set(said) == {one.id for one in statements}
    for statement in statements:
        marked = [
            passage["text"][start:end]
            for passage in said[statement.id]["passages"]
            for start, end in passage["marks"]
        ]
        assert marked
        assert all(any(span.quote in words for words in marked) for span in statement.evidence)


def test_the_text_names_every_field_speaker_and_sentence(run: Run, coded: Path, kabul: Event) -> None:
    shown = run("show", kabul.id, "--workspace", coded).stdout
    flat = " ".join(shown.split())
    for field in STATEMENT_FIELDS:
        told = any(getattr(draft, field) for draft in kabul.drafts)
        assert (f"\n{field.replace('_', ' ')}\n" in shown) == told
    for draft in kabul.drafts:
        for one in draft.statements():
            assert one.speaker.words is None or one.speaker.words in flat
            assert f"{one.stance}, {one.basis}, score {one.score:.2f}" in flat
    assert "»blew himself up«" in flat
    assert "\norigins\n" in shown
    assert "why these reports are one incident" in shown
    assert max(map(len, shown.splitlines())) <= 100


@pytest.mark.parametrize("form", ["{0}", "{1}", "{2}", "E-{2}"])
def test_any_beginning_of_an_id_will_do(run: Run, coded: Path, kabul: Event, form: str) -> None:
    digits = kabul.id.removeprefix("e-")
    given = form.format(kabul.id, digits, digits[:8])
    assert run("show", given, "--workspace", coded).stdout.startswith(kabul.id)


def test_an_ambiguous_beginning_names_the_candidates(
    run: Run, coded: Path, events: tuple[Event, ...]
) -> None:
    firsts = [event.id.removeprefix("e-")[0] for event in events]
    several = max(set(firsts), key=firsts.count)
    done = run("show", several, "--workspace", coded)
    assert done.exit_code == 2
    assert f"{firsts.count(several)} ids" in done.stderr
    assert done.stdout == ""


def test_an_unknown_id_names_close_ones(run: Run, coded: Path, kabul: Event) -> None:
    close = kabul.id.removeprefix("e-")[:5] + "x"
    done = run("show", close, "--workspace", coded)
    assert done.exit_code == 3
    assert kabul.id.removeprefix("e-")[:6] in done.stderr
    assert run("show", "zzzzzz", "--workspace", coded).exit_code == 3
    assert run("show", "", "--workspace", coded).exit_code == 3


def test_disputes_are_told_as_pairs(run: Run, coded: Path, events: tuple[Event, ...]) -> None:
    disputed = next(event for event in events if event.disputes)
    found = view(run, coded, disputed)
    pairs = [(pair["left"]["id"], pair["right"]["id"]) for pair in found["disputes"]]
    assert pairs == [pair for dispute in disputed.disputes for pair in dispute.pairs]
    shown = run("show", disputed.id, "--workspace", coded).stdout
    assert "\ndisputes\n" in shown
    assert "against: " in " ".join(shown.split())


def test_denials_are_shown(run: Run, coded: Path, events: tuple[Event, ...]) -> None:
    denied = [event for event in events if any(draft.denials for draft in event.drafts)]
    for event in denied:
        assert "denies it" in run("show", event.id, "--workspace", coded).stdout


def test_why_a_figure_names_its_rule_and_its_statements(run: Run, coded: Path, kabul: Event) -> None:
    shown = run("why", kabul.id, "killed", "--workspace", coded).stdout
    assert shown.startswith("killed: ")
    assert "the rule 'acled'" in shown
    found = json.loads(run("why", kabul.id, "killed", "--workspace", coded, "--json").stdout)
    told = [one for draft in kabul.drafts for one in draft.tolls if one.value.harm == "killed"]
    assert {one["id"] for one in found["statements"]} == {one.id for one in told}
    assert any(one["shown"] for one in found["statements"])


@pytest.mark.parametrize("name", ["place", "time", "date", "type", "attacker", "who", "target", "stage"])
def test_why_a_value_is_shown(run: Run, coded: Path, kabul: Event, name: str) -> None:
    found = json.loads(run("why", kabul.id, name, "--workspace", coded, "--json").stdout)
    assert found["shown"]
    assert found["rule"]
    assert any(one["shown"] for one in found["statements"])
    assert found["shown"].replace("_", " ") in " ".join(
        run("why", kabul.id, name, "--workspace", coded).stdout.split()
    )


def test_why_a_status(run: Run, coded: Path, kabul: Event) -> None:
    found = json.loads(run("why", kabul.id, "status", "--workspace", coded, "--json").stdout)
    assert found["status"] == kabul.status
    assert [one["key"] for one in found["origins"]] == [one.key for one in kabul.origins]
    assert "\norigins\n" in run("why", kabul.id, "sources", "--workspace", coded).stdout


def test_why_nothing_is_said(run: Run, coded: Path, kabul: Event) -> None:
    done = run("why", kabul.id, "displaced", "--workspace", coded)
    assert done.exit_code == 3
    assert "nothing is said of displaced" in done.stderr


def test_why_an_unknown_field_names_close_ones(run: Run, coded: Path, kabul: Event) -> None:
    done = run("why", kabul.id, "wepon", "--workspace", coded)
    assert done.exit_code == 2
    assert "weapon" in done.stderr
