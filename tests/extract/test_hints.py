"""What the lexicon reads in a text, as marks for the trained reader."""

from annals.extract.heard.hints import hints
from annals.extract.lexical import lexical_reading
from annals.extract.sentence.surface import sentence_spans
from annals.extract.sentence.words import sentences
from annals.extract.tagger import LexicalTagger
from annals.neural.hints import HINTS, Hints
from tests.plain import bare_report

TEXT = (
    "Rebels attacked a police station in Mopti on Monday, killing 3 officers. "
    "Later, soldiers arrested a trader in Gao."
)


def marked(text: str) -> Hints:
    report = bare_report(text)
    parts = sentences(text)
    tagged = LexicalTagger().tag(report, parts)
    return hints(text, tagged, lexical_reading(report, sentence_spans(report, parts), tagged, ""))


def words(name: str, text: str = TEXT) -> set[str]:
    found = [one for one in marked(text).words if one.number == HINTS.index(name)]
    return {text[one.start : one.end] for one in found}


def test_words_are_marked_by_what_they_are() -> None:
    assert "Rebels" in words("actor")
    assert {"Mopti", "Gao"} <= words("place")
    assert "Rebels" in words("capital")
    assert words("capital", TEXT.upper()) == set()


def test_words_are_marked_by_their_role_in_the_reading_of_the_lexicon() -> None:
    assert {"Rebels", "soldiers"} <= words("is attacker")
    assert {"Mopti", "Gao"} <= words("is place")
    assert words("type arrests") == {"arrested"}
    assert any("3" in one for one in words("killed"))


def test_words_of_one_act_are_tied_together_and_to_no_other() -> None:
    ties = {(TEXT[one.start : one.end], one.number) for one in marked(TEXT).ties}
    first, second = ({number for word, number in ties if word == name} for name in ("Mopti", "Gao"))
    assert first
    assert second
    assert not first & second
    assert {number for word, number in ties if word == "arrested"} == second


def test_every_mark_fits_into_the_bits_of_a_token() -> None:
    assert len(HINTS) == len(set(HINTS)) <= 63
