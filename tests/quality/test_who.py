"""The check of actors by key: which roles, exactly the keys of the registry, names of the report folded."""

from dataclasses import replace
from typing import Any

import pytest

from annals.model import vocabulary as v
from quality.cases import Case, CaseError, read_case
from quality.checks import judge, validate
from quality.who import links, table
from tests.link.acts import act, speaker
from tests.quality.test_checks import STRIKE, TEXT, outcome

ROW: dict[str, Any] = {"id": "x", "grade": "STRONG", "fields": ["actor_name"], "text": TEXT}


def case(who: object) -> Case:
    return read_case({**ROW, "who": who})


def reason(**who: object) -> str | None:
    return judge(case(who).checks[0], outcome(act(**STRIKE)))


@pytest.mark.parametrize(
    "who",
    [
        {"attacker": "local:rebels"},
        {"attacker": "local:Rebels"},
        {"attacker": "local:"},
        {"attacker": []},
        {"parties": ["local:"]},
        {"attacker_not": ["actor:"]},
        {"interceptor": []},
    ],
    ids=str,
)
def test_holds(who: dict[str, object]) -> None:
    assert reason(**who) is None


@pytest.mark.parametrize(
    "who",
    [{"attacker": "actor:hamas"}, {"attacker_not": ["local:"]}, {"attacked": "local:"}],
    ids=str,
)
def test_does_not_hold(who: dict[str, object]) -> None:
    assert reason(**who)


def test_a_key_of_the_registry_that_is_not_named_is_wrong() -> None:
    drafts = outcome(act(**{**STRIKE, "attacker": "actor:hamas"}))
    told = links(case({"attacker": []}).checks[0], drafts)
    assert (told.wanted, told.given, told.right) == (0, 1, 0)
    assert judge(case({"attacker": "actor:hamas"}).checks[0], drafts) is None


def test_speakers_and_those_who_deny() -> None:
    by = replace(speaker(v.SpeakerRole.WITNESS, "two residents"), actor="actor:sohr")
    drafts = outcome(act(**{**STRIKE, "by": by, "denied_by": by}))
    assert judge(case({"speaker": "actor:sohr", "denier": "actor:sohr"}).checks[0], drafts) is None


def test_several_tables_are_several_checks() -> None:
    checks = case([{"words": "shelled", "attacker": "local:"}, {"attacker": []}]).checks
    assert [check.where.words for check in checks] == [("shelled",), ()]


def test_what_there_is_not_is_refused() -> None:
    with pytest.raises(CaseError, match="who has no"):
        validate(case({"bystanders": "x"}).checks[0])
    with pytest.raises(CaseError, match="table of roles"):
        case("actor:hamas")


def test_the_table_counts_every_slice() -> None:
    shown = table()
    assert len(shown.rows) >= 14
    assert shown.columns[0].header == "slice"
