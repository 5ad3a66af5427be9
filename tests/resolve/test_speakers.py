"""Who says it, what that speaker is to the incident, and what a telling rests on."""

import pytest

import annals
from annals.gazetteer.actors import actors
from annals.model.report import Report
from annals.model.vocabulary import SpeakerRole, Stance
from annals.resolve.actors.resolver import ActorResolver
from annals.resolve.speakers.role import Sides
from annals.resolve.speakers.who_says import Speakers
from tests.lexical import LEXICAL
from tests.resolve.told import FILLING, Case, draft_of, drafts_of, reports, table, voices

BY_ISRAEL = Sides(
    attackers=frozenset({"state:IL/army"}), attacked=frozenset({"local:civilians"}), forces=True
)


@pytest.mark.parametrize("case", table("speaker_cases.toml"))
def test_speakers(case: Case) -> None:
    assert voices(draft_of(case), case.get("field", "type")) == sorted(case["want"])


@pytest.mark.parametrize("case", reports("speaker_cases.toml"))
def test_a_named_speaker_has_words_and_the_outlet_has_none(case: Case) -> None:
    for draft in drafts_of(case):
        for one in draft.statements():
            speaker = one.speaker
            assert (speaker.words is None) == (speaker.evidence == ())
            if speaker.role == SpeakerRole.OUTLET:
                assert speaker.words is None
            if one.rests_on is not None:
                assert one.rests_on.inferred
                assert speaker.role == SpeakerRole.OUTLET


@pytest.mark.parametrize(
    ("who", "cue", "stance", "role"),
    [
        ("The Israeli army", "denied", Stance.DENIED, SpeakerRole.ACCUSED),
        ("A resident", "denied", Stance.DENIED, SpeakerRole.WITNESS),
        ("The Israeli army", "said", Stance.ASSERTED, SpeakerRole.PERPETRATOR),
    ],
)
def test_who_denies_what_is_laid_to_him_is_accused(
    who: str, cue: str, stance: Stance, role: SpeakerRole
) -> None:
    told = f"{who} {cue} that its soldiers had shot dead two men in Gaza on Tuesday."
    report = annals.read_text(told + FILLING)
    assert isinstance(report, Report)
    reading = annals.code(report, LEXICAL).reading
    speech = next(one for one in reading.speeches if one.speaker is not None)
    speakers = Speakers(reading, ActorResolver(actors(), reading), actors())
    assert speech.stance is stance
    assert speakers.speaker(speech, BY_ISRAEL).role is role
