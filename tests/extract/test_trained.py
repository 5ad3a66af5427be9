"""Readings made of what a trained reader heard, written by hand: words, counts, sayings, what was open."""

from dataclasses import replace
from datetime import date

import pytest

from annals.extract.lexical import lexical_reading
from annals.extract.sentence.surface import sentence_spans
from annals.extract.sentence.words import sentences
from annals.extract.tagger import LexicalTagger
from annals.extract.trained import reading_of
from annals.model.reading import Label, Reading, Role
from annals.model.vocabulary import GroupClass, Harm, Kind, Mode, Scope, Stage, Stance
from annals.neural.heard import Act, Harmed, Heard, Saying, Words
from annals.resolve import resolve
from tests.plain import bare_report

TEXT = (
    "Gunmen attacked the village of Tera on Monday, killing at least 12 people and wounding a farmer and his "
    "son, police said. Soldiers arrested two suspects near Tera. The war has killed 4,000 people since 2015."
)


def words(quote: str, at: int = 0, score: float = 0.9, text: str = TEXT) -> Words:
    start = text.index(quote, at)
    return Words(start, start + len(quote), score)


def act(
    *quotes: str, kind: str = "incident", mode: Mode = Mode.ASSERTED, text: str = TEXT, **told: object
) -> Act:
    return Act(
        words=tuple(words(one, text=text) for one in quotes),
        kind=kind,
        type="attack_on_civilians",
        stage=Stage.CARRIED_OUT,
        mode=mode,
        background=False,
        aggregate=False,
        score=0.8,
        **told,  # type: ignore[arg-type]
    )


def read(*acts: Act, sayings: tuple[Saying, ...] = (), text: str = TEXT, relevance: float = 1.0) -> Reading:
    report = bare_report(text, published=date(2019, 5, 8))
    parts = sentences(report.text)
    tagged = LexicalTagger().tag(report, parts)
    lexical = lexical_reading(report, sentence_spans(report, parts), tagged, "by hand")
    heard = Heard(relevance=relevance, acts=acts, sayings=sayings)
    return reading_of(report, tagged, lexical, heard, "by hand")


def harmed(quote: str, harm: Harm, scope: Scope = Scope.INCIDENT) -> Harmed:
    return Harmed(words(quote), harm, GroupClass.PEOPLE, scope)


def test_words_in_a_role_become_the_mentions_that_the_lexicon_knows() -> None:
    roles = {
        "attacker": (words("Gunmen"),),
        "place": (words("the village of Tera"),),
        "time": (words("on Monday"),),
    }
    (frame,) = read(act("attacked", roles=roles)).frames
    assert frame.of(Role.ATTACKER)[0].mention.tag is not None
    assert frame.of(Role.PLACE)[0].mention.label is Label.PLACE
    assert [f.mention.span.quote for f in frame.of(Role.TIME)] == ["on Monday"]


def test_counts_hold_the_number_with_its_hedge() -> None:
    tolls = (harmed("at least 12 people", Harm.KILLED), harmed("a farmer and his son", Harm.INJURED))
    reading = read(act("attacked", tolls=tolls))
    killed, *injured = reading.counts
    assert killed.number.quote == "at least 12"
    assert killed.harm is Harm.KILLED
    assert {one.harm for one in injured} == {Harm.INJURED}
    assert {one.frame for one in reading.counts} == {reading.frames[0].id}


def test_a_day_and_a_place_told_with_another_act_alone_are_not_taken() -> None:
    there = words("Tera", TEXT.index("near"), score=0.8)
    roles = {"time": (words("on Monday", score=0.45),), "place": (there,)}
    first, second = read(act("attacked", roles=roles), act("arrested", roles=roles)).frames
    assert [f.mention.span.quote for f in first.of(Role.TIME)] == ["on Monday"]
    assert there.start not in {f.mention.span.start for f in first.of(Role.PLACE)}
    assert not second.of(Role.TIME)
    assert [f.mention.span.quote for f in second.of(Role.PLACE)] == ["Tera"]


def test_a_place_that_is_surely_an_acts_is_taken_from_the_sentence_of_another_if_its_own_tell_none() -> None:
    roles = {"place": (words("the village of Tera", score=0.95),)}
    _, second = read(act("attacked", roles=roles), act("war", roles=roles)).frames
    assert [f.mention.span.quote for f in second.of(Role.PLACE)] == ["the village of Tera"]


def test_a_day_that_is_surely_an_acts_is_taken_from_the_sentence_of_another() -> None:
    roles = {"time": (words("on Monday", score=0.9),)}
    _, second = read(act("attacked"), act("arrested", roles=roles)).frames
    assert [f.mention.span.quote for f in second.of(Role.TIME)] == ["on Monday"]


def test_a_day_is_nobody() -> None:
    (frame,) = read(act("attacked", roles={"victim": (words("Monday"),)})).frames
    assert "Monday" not in {f.mention.span.quote for f in frame.of(Role.VICTIM)}


def test_words_that_tell_of_nobody_are_no_count() -> None:
    tolls = (harmed("since", Harm.INJURED), harmed("the village", Harm.DISPLACED))
    counts = read(act("attacked", tolls=tolls)).counts
    assert {one.harm for one in counts}.isdisjoint({Harm.DISPLACED})
    assert "since" not in {one.number.quote for one in counts}


def test_a_word_for_a_figure_counts_nobody() -> None:
    text = "Gunmen attacked Tera. The civilian death toll was confirmed by the mayor of the town."
    told = words("The civilian death toll", text=text)
    tolls = (Harmed(told, Harm.KILLED, GroupClass.PEOPLE, Scope.INCIDENT),)
    assert read(act("attacked", text=text, tolls=tolls), text=text).counts == ()


def test_what_the_reader_alone_heard_is_counted_without_what_hangs_loose() -> None:
    tolls = (harmed("two suspects near", Harm.DETAINED),)
    counts = read(act("arrested", tolls=tolls)).counts
    (detained,) = (one for one in counts if one.harm is Harm.DETAINED)
    assert detained.number.quote == "two"
    assert detained.group is not None
    assert detained.group.quote.startswith("suspects")


def test_somebody_whom_only_the_lexicon_counts_is_told_with_a_number() -> None:
    report = bare_report("A bomb hit the car of Mayor John Cole in Tera. Cole was killed.", published=None)
    parts = sentences(report.text)
    tagged = LexicalTagger().tag(report, parts)
    lexical = lexical_reading(report, sentence_spans(report, parts), tagged, "by hand")
    hit = replace(act("attacked"), words=(Words(2, 6, 0.9), Words(56, 62, 0.9)))
    assert [one.harm for one in lexical.counts] == [Harm.KILLED]
    heard = Heard(relevance=1.0, acts=(hit,), sayings=())
    assert reading_of(report, tagged, lexical, heard, "by hand").counts == ()


def test_a_running_total_told_with_an_act_stands_by_itself() -> None:
    total = harmed("4,000 people", Harm.KILLED, Scope.CUMULATIVE)
    reading = read(act("attacked", tolls=(total,)))
    assert sorted(frame.kind for frame in reading.frames) == [Kind.INCIDENT, Kind.TOLL]
    (toll,) = (frame for frame in reading.frames if frame.kind is Kind.TOLL)
    (count,) = (one for one in reading.counts if one.scope is Scope.CUMULATIVE)
    assert count.frame == toll.id
    assert count.period is not None


def test_what_is_denied_or_supposed_makes_no_frame() -> None:
    assert read(act("attacked", mode=Mode.DENIED), act("arrested", kind="none")).frames == ()


def test_what_the_reader_left_open_is_taken_from_the_lexicon() -> None:
    (frame,) = read(act("attacked")).frames
    assert [f.mention.span.quote for f in frame.of(Role.TIME)] == ["on Monday"]
    assert [f.mention.span.quote for f in frame.of(Role.ATTACKER)] == ["Gunmen"]
    assert all(f.score < 0.9 for f in frame.fillers)


def test_a_saying_has_its_speaker_and_what_is_said_outright_is_no_denial() -> None:
    said = Saying(
        cue=words("said"),
        speaker=(words("police"),),
        content=(words("Gunmen attacked the village of Tera"),),
        stance=Stance.DENIED,
    )
    reading = read(act("attacked"), sayings=(said,))
    (speech,) = reading.speeches
    assert speech.speaker is not None
    assert speech.speaker.span.quote == "police"
    assert speech.stance is Stance.ASSERTED
    assert reading.denials == ()


def test_words_without_weight_name_nobody() -> None:
    roles = {"victim": (words("a farmer and"), words("at least")), "attacker": (words("Gunmen"),)}
    (frame,) = read(act("attacked", roles=roles)).frames
    assert [f.mention.span.quote for f in frame.of(Role.VICTIM)] == ["a farmer"]


@pytest.mark.parametrize(("town", "place"), [("Denver", "Denver"), ("Maiduguri", "Zobaro")])
def test_an_unknown_place_is_a_quarter_only_where_villages_are_known(town: str, place: str) -> None:
    text = (
        f"Gunmen killed three people in Zobaro on Monday. In {town} shops were shut. {town} is far from calm."
    )
    roles = {"place": (words("Zobaro", text=text),)}
    (draft,) = resolve(read(act("killed", text=text, roles=roles), text=text))
    assert [one.value.name for one in draft.place] == [place]


def test_an_incident_that_lasts_is_told_up_to_publication() -> None:
    text = "Gunmen have shelled the market of Gao since Monday, police said. Three people were hurt."
    roles = {"time": (words("since Monday", text=text),)}
    (draft,) = resolve(read(act("shelled", text=text, roles=roles), text=text))
    (when,) = draft.time
    assert (when.value.earliest, when.value.before) == (date(2019, 5, 6), date(2019, 5, 9))


def test_a_number_told_with_another_act_alone_is_not_taken() -> None:
    roles = {"acts": (words("two suspects"),)}
    first, second = read(act("attacked", roles=roles), act("arrested", roles=roles)).frames
    assert not first.of(Role.ACTS)
    assert second.of(Role.ACTS)


def test_nouns_side_by_side_are_one_name() -> None:
    text = "The terrorist organizations fired a rocket at a school in Tera on Monday, police said."
    roles = {"attacker": (words("The terrorist organizations", text=text),)}
    (frame,) = read(act("fired", text=text, roles=roles), text=text).frames
    assert [f.mention.span.quote for f in frame.of(Role.ATTACKER)] == ["terrorist organizations"]


def test_where_it_may_have_come_from_is_told_together() -> None:
    text = "A drone was shot down over Tera on Monday, police said. It was launched from Iraq or Lebanon."
    roles = {"origin_place": (words("Iraq", text=text),)}
    (frame,) = read(act("shot down", text=text, roles=roles), text=text).frames
    assert {f.mention.span.quote for f in frame.of(Role.ORIGIN_PLACE)} == {"Iraq", "Lebanon"}


SAID = "Gunmen attacked Tera. The mayor thundered this was war and the town had burned. It is quiet now."


def said_of(*content: Words) -> list[str]:
    mayor = (words("The mayor", text=SAID),)
    saying = Saying(cue=words("thundered", text=SAID), speaker=mayor, content=content, stance=Stance.ASSERTED)
    return [one.content.quote for one in read(text=SAID, sayings=(saying,)).speeches]


def test_what_is_said_behind_the_cue_begins_there() -> None:
    before, after = words("Gunmen attacked Tera", text=SAID), words("this was war", text=SAID)
    assert said_of(before, after) == ["this was war"]
    assert said_of(before) == ["Gunmen attacked Tera"]


def test_where_the_lexicon_knows_the_cue_it_tells_what_is_said() -> None:
    text = "Gunmen attacked Tera on Monday, police said. The town was quiet."
    saying = Saying(
        cue=words("said", text=text),
        speaker=(words("police", text=text),),
        content=(words("attacked Tera", text=text), words("The town was quiet", text=text)),
        stance=Stance.ASSERTED,
    )
    (speech,) = read(act("attacked", text=text), text=text, sayings=(saying,)).speeches
    assert speech.content.quote.startswith("Gunmen attacked Tera on Monday")
    assert "quiet" not in speech.content.quote


def test_scraps_and_far_words_are_not_said_where_more_is() -> None:
    more, scrap = words("this was war and", text=SAID), words("It is", text=SAID, score=0.5)
    assert said_of(more, scrap) == ["this was war and"]
    assert said_of(more, replace(scrap, score=0.9)) == [SAID[SAID.index("this") : SAID.index(" quiet")]]
    assert said_of(scrap) == ["It is"]


def test_who_passes_a_saying_on_is_not_its_speaker() -> None:
    text = "Eyewitness accounts reported by Hebrew media indicated that a drone was shot down over Tera."
    heard = words("Eyewitness accounts", text=text), words("Hebrew media", text=text)
    content = (words("a drone was shot down over Tera", text=text),)
    cues = (words(cue, text=text) for cue in ("reported", "indicated"))
    sayings = tuple(Saying(cue=cue, speaker=heard, content=content, stance=Stance.ASSERTED) for cue in cues)
    (speech,) = read(act("shot down", text=text), text=text, sayings=sayings).speeches
    assert speech.speaker is not None
    assert (speech.cue.quote, speech.speaker.span.quote) == ("indicated", "Eyewitness accounts")
    assert speech.through is not None


def test_one_actor_in_two_wordings_is_one_statement() -> None:
    text = "Syrian warplanes bombed Tera on Monday. The Syrian air force said nothing of the bombing of Tera."
    names = words("Syrian warplanes", text=text), words("The Syrian air force", text=text)
    (draft,) = resolve(read(act("bombed", text=text, roles={"attacker": names}), text=text))
    (who,) = draft.participants
    assert len(who.evidence) == len(names)


_NAMES = ("Gregory M. Cole, 42", "Amelia Cole", "The Black")


def test_nobody_is_named_whom_the_report_shows_to_be_a_private_person() -> None:
    text = (
        "Gregory M. Cole, 42, of Tera shot at Drew Ledbett, a 35-year-old driver, on Monday. Cole fled with "
        "Amelia Cole. The Black Falcons, 12 fighters of whom had come, said that they knew him."
    )
    roles = {
        "attacker": tuple(
            words(one, text=text) for one in ("Gregory M. Cole, 42", "Amelia Cole", "The Black")
        ),
        "target": (words("Drew Ledbett", text=text),),
    }
    (draft,) = resolve(read(act("shot", text=text, roles=roles), text=text))
    names = {who.value.actor.name for who in draft.participants} | {one.value for one in draft.target}
    assert "a person" in names
    assert not any(name in one for name in ("Cole", "Ledbett") for one in names)
    assert any("Black" in one for one in names)


def test_what_a_disease_did_is_no_act() -> None:
    text = (
        "A cholera epidemic has killed at least 80 people in Tera. Gunmen killed two nurses there on Monday."
    )
    first, second = text.index("killed"), text.rindex("killed")
    acts = (replace(act("killed", text=text), words=(Words(at, at + 6, 0.9),)) for at in (first, second))
    (frame,) = read(*acts, text=text).frames
    assert frame.events[0].span.start == second


def test_an_explosion_by_accident_is_no_act() -> None:
    text = "A boiler exploded in Tera on Monday. An hour later a bomb went off there, police said."
    (frame,) = read(act("exploded", text=text), act("went off", text=text), text=text).frames
    assert [event.span.quote for event in frame.events] == ["went off"]


def test_an_unsure_act_in_a_report_that_tells_of_none_is_not_told() -> None:
    sure, unsure = act("attacked"), replace(act("war"), score=0.5)
    told = {relevance: len(read(sure, unsure, relevance=relevance).frames) for relevance in (0.9, 0.2, 0.1)}
    assert told == {0.9: 2, 0.2: 1, 0.1: 0}


def test_words_without_weight_stand_for_those_that_they_begin() -> None:
    text = "A bomb killed nine people in Tera on Monday, police in the capital said. It was market day."
    (frame,) = read(act("A", text=text), text=text).frames
    assert [event.span.quote for event in frame.events] == ["A bomb"]


def test_who_launched_what_was_intercepted_is_not_taken_from_elsewhere() -> None:
    text = (
        "Jaysh al-Islam fires drones at towns. A drone was shot down over Tera on Monday, police said. "
        "Nobody knows where it came from."
    )
    told = {"attacker": (words("Jaysh al-Islam", text=text, score=0.6),)}
    shot = act("shot down", text=text, roles=told)
    for stage, known in ((Stage.INTERCEPTED, False), (Stage.CARRIED_OUT, True)):
        (frame,) = read(replace(shot, stage=stage), text=text).frames
        assert bool(frame.of(Role.ATTACKER)) is known


def test_a_state_that_only_says_whose_an_organisation_is_does_nothing() -> None:
    text = "Colombia's National Liberation Army attacked a post in Tera on Monday, the police said."
    roles = {"attacker": (words("Colombia's National Liberation Army", text=text),)}
    (frame,) = read(act("attacked", text=text, roles=roles), text=text).frames
    assert [f.mention.span.quote for f in frame.of(Role.ATTACKER)] == ["National Liberation Army"]


def test_that_nobody_is_reported_hurt_counts_nobody() -> None:
    text = "Gunmen fired at a car in Tera. No casualties were reported. No one was hurt, police said later."
    told = Harmed(
        words("No casualties were reported", text=text), Harm.INJURED, GroupClass.PEOPLE, Scope.INCIDENT
    )
    found = read(act("fired", text=text, tolls=(told,)), text=text).counts
    assert not any("casualties" in one.span.quote for one in found)


def test_a_thing_is_told_by_all_words_heard_before_it() -> None:
    text = "Gunmen fired rockets at a vital Israeli target near Tera on Monday, the group said."
    roles = {"thing": (words("a vital Israeli target", text=text),)}
    (frame,) = read(act("fired", text=text, roles=roles), text=text).frames
    assert "vital Israeli target" in [f.mention.span.quote for f in frame.of(Role.TARGET)]


def test_a_surname_heard_as_a_place_is_none() -> None:
    text = "Gunmen attacked a plant in Tera on Monday. Yvonne Rellihan, 43, was hurt. Rellihan works there."
    roles = {"place": (words("Rellihan", at=60, text=text),)}
    (frame,) = read(act("attacked", text=text, roles=roles), text=text).frames
    assert "Rellihan" not in [f.mention.span.quote for f in frame.of(Role.PLACE)]


def test_nobody_does_an_act_to_itself() -> None:
    text = "Warplanes bombed a camp of Boko Haram near Tera on Monday, killing nine fighters, the army said."
    roles = {
        "attacker": (words("Boko Haram", text=text, score=0.5),),
        "target": (words("Boko Haram", text=text, score=0.9),),
    }
    (draft,) = resolve(read(act("bombed", text=text, roles=roles), text=text))
    assert {one.value.role for one in draft.participants if "boko" in one.value.actor.key} == {"target"}


def test_what_would_keep_something_from_happening_is_no_act() -> None:
    text = (
        "Gunmen attacked Tera. They threatened to burn it unless the army withdraws its troops from the town."
    )
    frames = read(act("attacked", text=text), act("withdraws", text=text), text=text).frames
    assert [frame.events[0].span.quote for frame in frames] == ["attacked"]


def test_an_actors_name_heard_as_a_place_is_none() -> None:
    text = "Warplanes bombed Houthi areas in Yemen on Monday, the army said. Nine fighters were killed there."
    roles = {"place": (words("Houthi areas in Yemen", text=text),)}
    (frame,) = read(act("bombed", text=text, roles=roles), text=text).frames
    assert "Houthi" not in [f.mention.span.quote for f in frame.of(Role.PLACE)]


def test_who_condemns_an_act_did_not_do_it() -> None:
    text = (
        "A bomber attacked Tera on Monday. A Taliban spokesman condemned the attack and blamed nobody for it."
    )
    roles = {"attacker": (words("A Taliban spokesman", text=text),)}
    (frame,) = read(act("attacked", text=text, roles=roles), text=text).frames
    assert not any("Taliban" in f.mention.span.quote for f in frame.of(Role.ATTACKER))
