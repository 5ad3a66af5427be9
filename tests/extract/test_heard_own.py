"""What is another act's is not this one's: places, who intercepted, the dead of an accident."""

from dataclasses import replace

from annals.model.reading import Role
from annals.model.vocabulary import GroupClass, Harm, Scope, Stage
from annals.neural.heard import Harmed
from tests.extract.test_trained import act, read, words


def test_a_place_of_another_act_does_not_outweigh_an_acts_own() -> None:
    text = "Gunmen attacked a mill in Tera on Monday. Soldiers arrested two men in Gao. Police said so."
    roles = {"place": (words("Tera", text=text, score=0.6), words("Gao", text=text, score=0.9))}
    first, _ = read(act("attacked", text=text, roles=roles), act("arrested", text=text), text=text).frames
    assert [f.mention.span.quote for f in first.of(Role.PLACE)] == ["Tera"]


def test_a_place_heard_surely_in_the_sentence_of_another_act_is_that_of_one_that_tells_none() -> None:
    text = "Gunmen attacked a mill in Tera on Monday. Soldiers arrested two men. Police said so."
    for score, places in ((0.85, ["Tera"]), (0.6, [])):
        roles = {"place": (words("Tera", text=text, score=score),)}
        acts = act("attacked", text=text), act("arrested", text=text, roles=roles)
        _, second = read(*acts, text=text).frames
        assert [f.mention.span.quote for f in second.of(Role.PLACE)] == places


def test_beside_a_place_named_in_its_own_sentence_an_act_has_none_of_another_unless_very_surely_heard() -> (
    None
):
    text = "Gunmen attacked a mill in Tera on Monday. Soldiers arrested two men near Gao. Police said so."
    for score, places in ((0.95, ["Tera"]), (0.8, [])):
        roles = {"place": (words("Tera", text=text, score=score),)}
        acts = act("attacked", text=text), act("arrested", text=text, roles=roles)
        _, second = read(*acts, text=text).frames
        assert [f.mention.span.quote for f in second.of(Role.PLACE)] == places


def test_the_place_told_with_an_act_told_again_is_kept_beside_a_surer_wide_one() -> None:
    for again, places in (("The shooting", ["Niger", "Tera"]), ("A shooting", ["Niger"])):
        text = f"Gunmen shot dead two men in Niger on Monday. {again} took place in Tera."
        roles = {"place": (words("Niger", text=text, score=0.95), words("Tera", text=text, score=0.6))}
        told = act("shot dead", text=text, roles=roles)
        told = replace(told, words=(*told.words, words("shooting", text=text)))
        (frame,) = read(told, text=text).frames
        assert [f.mention.span.quote for f in frame.of(Role.PLACE)] == places


def test_the_launch_place_of_another_act_is_not_an_acts_own() -> None:
    text = "Rebels in Tera shelled a mill on Monday. Men attacked a farm near Gao. Police said so."
    roles = {"origin_place": (words("Tera", text=text, score=0.98),)}
    acts = act("shelled", text=text, roles=roles), act("attacked", text=text, roles=roles)
    first, second = read(*acts, text=text).frames
    assert [f.mention.span.quote for f in first.of(Role.ORIGIN_PLACE)] == ["Tera"]
    assert not second.of(Role.ORIGIN_PLACE)


def test_who_intercepted_is_not_taken_from_elsewhere_unless_surely_heard() -> None:
    text = "A drone was shot down over Tera on Monday, police said. The Israeli Air Force flew patrols."
    for score, known in ((0.6, False), (0.9, True)):
        told = {"interceptor": (words("The Israeli Air Force", text=text, score=score),)}
        shot = replace(act("shot down", text=text, roles=told), stage=Stage.INTERCEPTED)
        (frame,) = read(shot, text=text).frames
        assert bool(frame.of(Role.INTERCEPTOR)) is known


def test_the_dead_of_an_accident_are_no_acts() -> None:
    text = "Gunmen seized four men in Tera on Monday. A steam boiler exploded in a mill, killing two workers."
    assert read(act("seized", text=text), text=text).counts == ()


def test_an_act_that_counts_whom_it_hit_leaves_those_told_elsewhere_to_the_other_act() -> None:
    text = (
        "A lorry bomb blew up in Gao on Monday. At least 40 people died, police said. "
        "A second explosion in Tera killed three guards, and nobody claimed it."
    )
    forty, three = words("At least 40 people", text=text), words("three guards", text=text)
    for told, victims in (((forty, three), ["three guards"]), ((), ["At least 40 people", "three guards"])):
        first = act("blew up", text=text, roles={"victim": told})
        count = Harmed(three, Harm.KILLED, GroupClass.PEOPLE, Scope.INCIDENT)
        second = act("second explosion", text=text, roles={"victim": (forty, three)}, tolls=(count,))
        _, frame = read(first, second, text=text).frames
        assert [one.mention.span.quote for one in frame.of(Role.VICTIM)] == victims
