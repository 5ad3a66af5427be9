"""Who says what: speakers in whole words, what stands behind "X said:", what a quotation ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from annals.extract.heard.speakers import whole
from annals.extract.sentence.words import sentences
from annals.model.reading import Speech
from annals.model.vocabulary import Stance
from annals.neural.heard import Saying
from tests.extract.test_trained import act, read, words


def said(text: str, cue: str, speaker: str | Sequence[str], content: Iterable[str]) -> Speech:
    """Return the one speech that a saying heard in a text becomes, its speaker heard in one part or more."""
    parts = (speaker,) if isinstance(speaker, str) else speaker
    told = tuple(words(one, text=text) for one in content)
    saying = Saying(
        cue=words(cue, text=text),
        speaker=tuple(words(one, text=text) for one in parts),
        content=told,
        stance=Stance.ASSERTED,
    )
    (speech,) = read(act("shot", text=text), text=text, sayings=(saying,)).speeches
    return speech


@pytest.mark.parametrize(
    ("text", "cue", "heard", "whole"),
    [
        (
            "A source at Tera Police Command told the agency that rebels shot two men.",
            "told",
            "Tera Police Command",
            "A source at Tera Police Command",
        ),
        (
            "Rebels shot two men according to a source at Tera Clinic. The town was quiet.",
            "according to",
            "a source at",
            "a source at Tera Clinic",
        ),
        (
            "Rebels shot two men said the head of the Tera-based group that counts them.",
            "said",
            "the head of",
            "the head of the Tera-based group",
        ),
        (
            "Rebels shot two men according to local sources and the monitor.",
            "according to",
            "local sources and",
            "local sources and the monitor",
        ),
        (
            "Rebels shot two men according to the Relief Council with drones overhead.",
            "according to",
            "the Relief Council with",
            "the Relief Council",
        ),
        (
            "The soldiers guarding the bridge told the agency that rebels shot two men.",
            "told",
            "the bridge",
            "The soldiers guarding the bridge",
        ),
        (
            "The Red Front (RF) militant group said its men shot two officers in Tera.",
            "said",
            "militant group",
            "The Red Front (RF) militant group",
        ),
        (
            "The Red Helmets a group of rescuers said rebels shot two men in Tera.",
            "said",
            "a group of rescuers",
            "The Red Helmets",
        ),
        (
            "The Red Front in a statement published on Telegram said its men shot two officers.",
            "said",
            "Telegram",
            "The Red Front",
        ),
        (
            "After talks with Gulf ministers Secretary of State Mark Lane said rebels shot two men.",
            "said",
            "Gulf ministers Secretary of State Mark Lane",
            "Secretary of State Mark Lane",
        ),
    ],
)
def test_who_speaks_is_told_in_whole_words(text: str, cue: str, heard: str, whole: str) -> None:
    speaker = said(text, cue, heard, ("shot two",)).speaker
    assert speaker is not None
    assert speaker.span.quote == whole


@pytest.mark.parametrize(
    ("text", "cue", "heard"),
    [
        (
            "The Tera Police Command said rebels shot two officers on the road.",
            "said",
            "The Tera Police Command",
        ),
        ("State television said on Telegram that rebels shot two officers.", "said", "State television"),
        ("On Friday a military source said that rebels shot two officers.", "said", "a military source"),
        (
            "British Foreign Secretary Mark Lane said rebels shot two officers.",
            "said",
            "British Foreign Secretary Mark Lane",
        ),
        ("In the town of Tera residents said rebels shot two officers.", "said", "residents"),
        ("Those who fled the town said rebels shot two officers.", "said", "Those who fled the town"),
        (
            "The World Health Organization (WHO) said rebels shot two officers.",
            "said",
            "The World Health Organization (WHO)",
        ),
    ],
)
def test_a_speaker_heard_in_whole_words_is_kept(text: str, cue: str, heard: str) -> None:
    speaker = said(text, cue, heard, ("shot two",)).speaker
    assert speaker is not None
    assert speaker.span.quote == heard


def test_the_noun_beside_a_verb_speaks_where_who_was_heard_stands_in_another_sentence() -> None:
    text = "The Russians spoke on Sunday. Fighters shot two men near the town of Tera rebels say."
    speaker = said(text, "say", "The Russians", ("Fighters shot two men",)).speaker
    assert speaker is not None
    assert speaker.span.quote == "rebels"


def test_who_is_told_something_does_not_say_it() -> None:
    text = "The toll was confirmed to an agency reporter. Rebels shot two men near Tera."
    assert said(text, "confirmed", "an agency reporter", ("The toll",)).speaker is None


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            '"The rebels shot two men" he said. It was the second attack in Tera this week.',
            ["The rebels shot two men", "It was the second attack"],
        ),
        (
            "The town was quiet. Rebels shot two men at the mill the watchdog said.",
            ["The town was quiet", "Rebels shot two men at the mill"],
        ),
    ],
)
def test_a_saying_that_closes_its_sentence_owns_no_other(text: str, content: list[str]) -> None:
    speaker = "he" if " he " in text else "the watchdog"
    quote = said(text, "said", speaker, content).content.quote
    assert "shot two men" in quote
    assert "second" not in quote
    assert "quiet" not in quote


def test_what_stands_before_said_that_is_not_said() -> None:
    text = '"Forty men were shot" Reports also said on Thursday that rebels lost a hundred men.'
    assert said(text, "said", "Reports", ("Forty men were shot", "rebels lost")).content.quote.startswith(
        " rebels"
    )


def owners(text: str, sayings: tuple[Saying, ...] = ()) -> list[tuple[str, str]]:
    """Return who says what in a text."""
    speeches = read(text=text, sayings=sayings).speeches
    return [(one.speaker.span.quote, one.content.quote) for one in speeches if one.speaker]


def test_a_quotation_of_nobody_is_of_who_was_quoted_before_it() -> None:
    text = '"We saw smoke," said Ali Reza. "The rebels burned the bus." Troops raided two houses.'
    first = words("We saw smoke", text=text)
    saying = Saying(
        cue=words("said", text=text),
        speaker=(words("Ali Reza", text=text),),
        content=(first,),
        stance=Stance.ASSERTED,
    )
    assert owners(text, (saying,))[1:] == [("Ali Reza", '"The rebels burned the bus."')]


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("Foreign Minister Ana Petrova said:", "Foreign Minister Ana Petrova"),
        ("The Minister for Relief, Ana Petrova, said:", "The Minister for Relief, Ana Petrova"),
        ("Speaking today Ms Petrova said:", "Ms Petrova"),
        ("Commenting on the attack in Tera, the envoy said:", "the envoy"),
    ],
)
def test_what_follows_said_at_the_end_of_a_line_is_the_speakers(opening: str, speaker: str) -> None:
    first, second = "Rebels shot two men in Tera.", "They burned four villages last week."
    text = f"The Council met on Monday.\n\n{opening}\n\n{first}\n\n{second}"
    assert owners(text) == [(speaker, f"{first}\n\n{second}")]


@pytest.mark.parametrize(
    "after",
    [
        '"They burned the mill," a miller said.',
        "Notes to editors\n\nRebels took Tera in 2012.",
        "Ms Petrova was in Tera last week.",
        "Mayor Rosa Diaz said:\n\nThe mill is gone.",
    ],
)
def test_a_statement_ends_where_another_speaks_or_its_speaker_is_named(after: str) -> None:
    first = "Rebels shot two men in Tera."
    told = owners(f"The Council met.\n\nMinister Ana Petrova said:\n\n{first}\n\n{after}")
    assert ("Minister Ana Petrova", first) in told


def test_a_quoted_statement_ends_with_its_marks() -> None:
    text = 'The Council met.\n\nThe envoy said:\n\n"Rebels shot two men."\n\nTroops raided two houses.'
    assert owners(text) == [("The envoy", '"Rebels shot two men."')]


def test_a_line_with_a_colon_is_no_statement_without_a_speaker() -> None:
    assert owners("The town of Tera was shelled on Friday:\n\nRebels shot two men.") == []


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        (
            "A local photographer in Tera said rebels shot two men.",
            ("A local photographer in", "Tera"),
            "A local photographer in Tera",
        ),
        (
            "The Tera-based Council for Human Rights said rebels shot two men.",
            ("The Tera-based Council for", "Human Rights"),
            "The Tera-based Council for Human Rights",
        ),
        (
            "The claim which did not mention a market said rebels shot two men.",
            ("The claim which", "a market"),
            "The claim",
        ),
        ("KLF in a statement sent out on Whistle said it shot two men.", ("KLF", "Whistle"), "KLF"),
        ("For the rebels Kerim Dal said troops shot two men.", ("rebels", "Kerim Dal"), "Kerim Dal"),
    ],
    ids=["preposition", "name", "relative clause", "a channel", "two who stand side by side"],
)
def test_who_speaks_is_told_whole_where_he_was_heard_in_parts(
    text: str, parts: tuple[str, ...], whole: str
) -> None:
    speech = said(text, "said", parts, ("shot two men",))
    assert speech.speaker is not None
    assert speech.speaker.span.quote == whole


def test_lives_are_claimed_by_nobody_who_speaks() -> None:
    text = "Rebels shot at a bus claiming the lives of nine people."
    claim = Saying(
        cue=words("claiming", text=text),
        speaker=(words("Rebels", text=text),),
        content=(words("nine people", text=text),),
        stance=Stance.ASSERTED,
    )
    assert not read(act("shot", text=text), text=text, sayings=(claim,)).speeches


def test_nobody_speaks_before_a_verb_that_opens_a_sentence() -> None:
    (sentence,) = sentences("Said.")
    assert whole(sentence.words, 0, None) is None
    assert whole((), 0, None) is None


def test_a_pronoun_is_who_was_heard_as_one_speaker_with_it() -> None:
    text = "A trader in Tera spoke to us. Police said it was calm. He told us that rebels shot two men."
    trader, he = words("A trader in Tera", text=text), words("He", text=text)
    police = Saying(
        cue=words("said", text=text),
        speaker=(words("Police", text=text),),
        content=(words("it was calm", text=text),),
        stance=Stance.ASSERTED,
    )
    told = (words("rebels shot two men", text=text),)
    for speaker, name in (((trader, he), "A trader in Tera"), ((he,), "Police")):
        saying = Saying(cue=words("told", text=text), speaker=speaker, content=told, stance=Stance.ASSERTED)
        assert owners(text, (police, saying))[-1][0] == name
