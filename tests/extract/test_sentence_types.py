"""Types that a whole sentence settles: of crowds, of gas, of land, of shots at people."""

import pytest

import annals
from annals.extract.heard.sentence_types import of_sentence
from annals.extract.sentence.words import sentences
from annals.extract.tagger import LexicalTagger
from annals.model.vocabulary import Mode, Stage
from annals.neural.heard import Act, Words
from tests.plain import bare_report


def act(text: str, quote: str, heard: str, **roles: str) -> Act:
    def words(one: str) -> Words:
        start = text.index(one)
        return Words(start, start + len(one), 0.9)

    return Act(
        words=(words(quote),),
        kind="incident",
        type=heard,
        stage=Stage.CARRIED_OUT,
        mode=Mode.ASSERTED,
        background=False,
        aggregate=False,
        score=0.9,
        roles={role: (words(one),) for role, one in roles.items()},
    )


def settled(text: str, one: Act, *others: Act) -> str:
    (tagged,) = LexicalTagger().tag(bare_report(text), sentences(text))
    inside = tagged.sentence.inside(one.words[0].start, one.words[0].end)
    return of_sentence(one.type, one, tagged, inside, (one, *others))


@pytest.mark.parametrize(
    ("text", "quote", "heard", "doer", "want"),
    [
        ("Rioters set fire to a bus in Tera.", "set fire", "property_destruction", "Rioters", "riot"),
        ("Soldiers set fire to a bus in Tera.", "set fire", "property_destruction", "Soldiers", None),
        ("A mob beat a man to death in Tera.", "beat", "attack_on_civilians", "A mob", "riot"),
        ("Soldiers beat a demonstrator at a rally in Tera.", "beat", "riot", "Soldiers", "protest"),
        ("Soldiers clashed with demonstrators at a rally in Tera.", "clashed", "riot", "Soldiers", None),
        ("Students beat a demonstrator at a rally in Tera.", "beat", "riot", "Students", None),
        ("Protesters hurled stones at a bank in Tera.", "hurled", "protest", "Protesters", "riot"),
        ("Some students smashed windows at a march in Tera.", "a march", "protest", "students", "riot"),
        ("Protesters said police hurled stones at them in Tera.", "hurled", "protest", "police", None),
        ("Protesters were pelted with stones in Tera.", "pelted", "protest", "Protesters", None),
        ("Police broke up a peaceful march, detaining ten.", "detaining", "arrests", "Police", "protest"),
        ("Police arrested ten people at a march in Tera.", "arrested", "arrests", "Police", None),
        ("Gunmen opened fire on residents of Tera.", "opened fire", "armed_clash", "Gunmen", "civil"),
        ("Gunmen opened fire on soldiers and residents.", "opened fire", "armed_clash", "Gunmen", None),
        ("Gunmen opened fire on residents at a checkpoint.", "opened fire", "armed_clash", "Gunmen", None),
        ("Gunmen clashed near residents of Tera.", "clashed", "armed_clash", "Gunmen", None),
        ("Rebels began an assault on residents of Tera.", "assault", "armed_clash", "Rebels", None),
        ("The navy intercepted two smugglers off Tera.", "intercepted", "armed_clash", "navy", "arrests"),
        ("The navy intercepted and killed two pirates.", "intercepted", "armed_clash", "navy", None),
        ("The army won a victory by capturing the town.", "victory", "armed_clash", "army", "land"),
        ("The army won a victory in a fight for the town.", "victory", "armed_clash", "army", None),
        ("Troopers captured two rebel camps near Tera.", "captured", "arrests", "Troopers", "land"),
        ("Troopers captured two rebel camp commanders.", "captured", "arrests", "Troopers", None),
        ("Troopers captured ten men in a village.", "captured", "arrests", "Troopers", None),
        ("Two villages were handed over under a truce.", "handed over", "agreement", "truce", "transfer"),
        ("Two prisoners were handed over under a truce.", "handed over", "agreement", "truce", None),
    ],
)
def test_a_sentence_settles_the_type(text: str, quote: str, heard: str, doer: str, want: str | None) -> None:
    names = {
        "civil": "attack_on_civilians",
        "land": "state_takes_territory",
        "transfer": "territory_transfer",
    }
    assert settled(text, act(text, quote, heard, attacker=doer)) == names.get(want or heard, want or heard)


def test_gas_is_of_the_act_that_spread_it() -> None:
    text = "Rebels released chlorine gas in Tera during clashes."
    clash, spread = act(text, "clashes", "armed_clash"), act(text, "released", "weapons_seized")
    assert settled(text, spread, clash) == "chemical_weapon"
    assert settled(text, clash, spread) == "armed_clash"
    assert settled(text, clash) == "chemical_weapon"
    assert settled(text, clash, act(text, "Rebels", "armed_clash")) == "armed_clash"
    armed = act(text, "clashes", "armed_clash", weapon="chlorine gas")
    assert settled(text, armed, act(text, "Rebels", "armed_clash")) == "chemical_weapon"


@pytest.mark.parametrize(
    ("text", "quote", "want"),
    [
        ("A nerve agent attack killed a dissident.", "attack", "chemical_weapon"),
        ("A car bomb attack killed a dissident.", "attack", "ied_mine"),
        ("Police used tear gas in an attack on a camp.", "attack", "ied_mine"),
    ],
)
def test_an_attack_with_gas_is_no_bomb(text: str, quote: str, want: str) -> None:
    assert settled(text, act(text, quote, "ied_mine")) == want


def test_a_crowd_whose_riot_is_told_is_left_a_protest() -> None:
    text = "Thousands rallied in Tera as some students hurled stones."
    rally, riot = act(text, "rallied", "protest"), act(text, "hurled", "riot")
    assert settled(text, rally, riot) == "protest"
    assert settled(text, rally) == "riot"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The army freed four villages from rebels near Bor on Monday.", {"state_takes_territory"}),
        ("The army and allied fighters recaptured the town of Bor on Monday.", {"state_takes_territory"}),
        ("Rebels and a unit of soldiers captured the town of Bor on Monday.", {"nonstate_takes_territory"}),
        ("The kingdom withdrew from a climate treaty on Monday, a minister said.", set()),
        pytest.param(
            "Soldiers foiled an attempt to smuggle 30 migrants across the border on Monday.",
            set(),
            marks=pytest.mark.xfail(
                strict=True, reason="smuggling that was foiled is heard as a foiled attack"
            ),
        ),
        ("The kingdom withdrew its troops from a base near Bor on Monday.", {"territory_transfer"}),
    ],
)
def test_the_types_of_a_report(text: str, want: set[str]) -> None:
    report = annals.read_text(text)
    assert isinstance(report, annals.Report)
    drafts = annals.code(report).drafts
    assert {one.value for draft in drafts for one in draft.type} == want


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The army killed five rebels in Tera and denied using chlorine gas.", "killed"),
        ("Rebels shot two inspectors who were probing whether chlorine was used in Tera.", "shot"),
        ("Gunmen killed a scientist who studied how sarin was used in Tera.", "killed"),
        ("Troopers clashed with rebels after a report that toxic gas was used in Tera.", "clashed"),
        ("Gunmen killed a nurse in Tera where toxic gas was released two years ago.", "killed"),
    ],
)
def test_gas_that_is_denied_or_asked_about_is_of_no_act(text: str, quote: str) -> None:
    assert settled(text, act(text, quote, "armed_clash")) != "chemical_weapon"


@pytest.mark.parametrize(
    ("text", "quote", "doer"),
    [
        ("Militants stormed a prison in Tera, freeing inmates.", "stormed", "Militants"),
        ("Rebels attacked the palace in Tera and killed guards.", "attacked", "Rebels"),
    ],
)
def test_guards_and_freed_inmates_are_no_unarmed_victims(text: str, quote: str, doer: str) -> None:
    assert settled(text, act(text, quote, "armed_clash", attacker=doer)) == "armed_clash"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Police arrested 30 people in Tera after they dispersed a protest.", "protest"),
        ("Police arrested 30 people in Tera who said they would crush the protest ban.", "arrests"),
        ("Police arrested 30 people in Tera who crushed the protest ban.", "arrests"),
    ],
)
def test_a_protest_is_put_down_where_one_was_held(text: str, want: str) -> None:
    assert settled(text, act(text, "arrested", "arrests", attacker="Police")) == want
