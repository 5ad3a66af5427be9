"""Who denies an act, does not claim it, or is known for others, as a trained reader's words come out."""

from __future__ import annotations

import pytest

from annals.model.reading import Reading, Role
from annals.model.vocabulary import Attribution, GroupClass, Harm, ParticipantRole, Scope, Stance
from annals.neural.heard import Harmed, Saying
from annals.resolve import resolve
from tests.extract.test_trained import act, read, words

TOLD = "A bomb exploded in Kabul on Monday, killing nine people, police said. "


def heard(after: str, attacker: str = "Taliban", *, cue: str | None = None) -> Reading:
    """Return the reading of a bomb and a sentence about it in which the reader heard who did it."""
    text = TOLD + after
    sayings = (
        Saying(
            cue=words(cue, text=text),
            speaker=(words(attacker, text=text),),
            content=(words(after[after.index(cue) + len(cue) :], text=text),),
            stance=Stance.DENIED,
        )
        for cue in ([cue] if cue else [])
    )
    roles = {"attacker": (words(attacker, text=text),)}
    return read(act("exploded", text=text, roles=roles), sayings=tuple(sayings), text=text)


@pytest.mark.parametrize(
    ("after", "denied"),
    [
        ("The Taliban denied responsibility.", True),
        ("The Taliban denied any role in the attack.", True),
        ("The Taliban said they were not behind the attack.", True),
        ("The Taliban rejected the accusation.", True),
        ("A Taliban spokesman denied the group was involved.", True),
        ("The Taliban, which the government fights, denied carrying it out.", True),
        ("The Taliban did not claim responsibility.", False),
        ("The Taliban neither confirmed nor denied responsibility.", False),
        ("The Taliban declined to comment.", False),
        ("No group claimed it, but the Taliban have carried out similar attacks.", False),
        ("The Taliban welcomed the attack.", False),
        ("The Taliban distanced itself from the bombing.", False),
        ("The UN accused the Taliban of backing the rebels.", False),
        ("Nobody claimed it. The Taliban often carry out such bombings.", False),
    ],
)
def test_who_denies_it_or_is_silent_is_not_who_did_it(after: str, *, denied: bool) -> None:
    reading = heard(after)
    (frame,) = reading.frames
    assert frame.of(Role.ATTACKER) == ()
    assert [one.frame for one in reading.denials] == ([frame.id] if denied else [])


@pytest.mark.parametrize(
    "after",
    [
        "The government blamed the Taliban, which denied responsibility.",
        "The Taliban claimed responsibility.",
        "The Taliban said it carried out the attack.",
        "The Taliban, often on motorcycles, attacked the guards as well.",
        "The UN accused the Taliban of using a stolen van.",
        "The army, which did not stop them, blamed the Taliban, who claimed responsibility.",
        "The Taliban rejected the offer of talks.",
        "The Taliban, police said, repeatedly fired at those who came to help.",
    ],
)
def test_whom_somebody_lays_it_to_and_who_claims_it_stay(after: str) -> None:
    (frame,) = heard(after).frames
    assert [one.mention.span.quote for one in frame.of(Role.ATTACKER)] == ["Taliban"]


def test_a_denial_that_only_the_reader_hears_clears_its_speaker() -> None:
    reading = heard("A man from Herat appeared in court and denied murder.", "A man from Herat", cue="denied")
    (frame,) = reading.frames
    assert frame.of(Role.ATTACKER) == ()


def test_who_attacks_and_denies_a_loss_is_who_attacked() -> None:
    text = "The rebels attacked the base on Monday and denied that they had lost men."
    said = Saying(
        cue=words("denied", text=text),
        speaker=(words("The rebels", text=text),),
        content=(words("that they had lost men", text=text),),
        stance=Stance.DENIED,
    )
    roles = {"attacker": (words("The rebels", text=text),)}
    (frame,) = read(act("attacked", text=text, roles=roles), sayings=(said,), text=text).frames
    assert len(frame.of(Role.ATTACKER)) == 1


def test_what_somebody_denies_as_a_rule_is_no_denial_of_the_act() -> None:
    assert heard("The Taliban routinely denies bombing civilians.", cue="denies").denials == ()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army denied killing 30 civilians in a raid on Dedebit on Monday.", Stance.DENIED),
        ("Hamas denied any part in the raid that killed 30 civilians in Dedebit on Monday.", Stance.ASSERTED),
    ],
)
def test_a_toll_that_is_denied_is_not_asserted(text: str, stance: Stance) -> None:
    (draft,) = resolve(read(act("raid", text=text), text=text))
    assert [(one.value.low, one.stance) for one in draft.tolls] in ([(30, stance)], [])


def test_what_is_denied_ends_where_somebody_else_speaks() -> None:
    after = "The Taliban denied it, but Islamic State said its men did it."
    (frame,) = heard(after, "Islamic State").frames
    assert len(frame.of(Role.ATTACKER)) == 1


def test_who_lays_it_to_another_is_not_who_did_it() -> None:
    text = TOLD + "Pakistan said the Taliban did it."
    roles = {"attacker": (words("Pakistan", text=text), words("Taliban", text=text))}
    saying = Saying(
        cue=words("said", len(TOLD), text=text),
        speaker=(words("Pakistan", text=text),),
        content=(words("the Taliban did it", text=text),),
        stance=Stance.ASSERTED,
    )
    (draft,) = resolve(read(act("exploded", text=text, roles=roles), sayings=(saying,), text=text))
    told = [one.value for one in draft.participants if one.value.role is ParticipantRole.ATTACKER]
    assert [(one.actor.written, one.attribution) for one in told] == [
        ("Taliban", Attribution.ACCUSED_BY_AUTHORITIES)
    ]


def test_of_a_denial_and_a_claim_in_one_sentence_each_has_its_toll() -> None:
    text = (
        "The junta denied that its men had killed 50 civilians on Monday, and said 40 rebels had been killed."
    )
    saying = Saying(
        cue=words("said", text=text),
        speaker=(words("The junta", text=text),),
        content=(words(text[text.index("its men") : -1], text=text),),
        stance=Stance.ASSERTED,
    )
    tolls = tuple(
        Harmed(words(quote, text=text), Harm.KILLED, GroupClass.PEOPLE, Scope.INCIDENT)
        for quote in ("50 civilians", "40 rebels")
    )
    (draft,) = resolve(read(act("killed", text=text, tolls=tolls), sayings=(saying,), text=text))
    told = {one.value.low: one.stance for one in draft.tolls}
    assert told == {50: Stance.DENIED, 40: Stance.ASSERTED}
