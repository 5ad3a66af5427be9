"""Who says it, what that speaker is to the incident, and what a telling rests on."""

import pytest

from annals.model.vocabulary import SpeakerRole
from tests.resolve.told import Case, draft_of, drafts_of, reports, table, voices


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
