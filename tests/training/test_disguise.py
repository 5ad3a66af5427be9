"""Windows in disguise: as long as they were, a place renamed alike wherever it stands, few words hidden."""

from random import Random

from annals.neural.hints import HINTS
from training.disguise import Disguise

PLACE = 1 << HINTS.index("place") | 1 << HINTS.index("capital")
OTHER = 1 << HINTS.index("event")
NAMES = [[7001], [7002], [7003, 7004], [7005, 7006]]
DISGUISE = Disguise((name, [PLACE] * len(name)) for name in NAMES)
TOKENS = [2001, 7001, 2002, 7003, 7004, 2003, 7001]
BITS = [OTHER, PLACE, 0, PLACE, PLACE, 0, PLACE]


def shown(seed: int) -> list[int]:
    return DISGUISE.of(TOKENS, BITS, Random(seed))  # noqa: S311


SHOWN = [shown(seed) for seed in range(400)]


def test_a_disguise_has_as_many_tokens() -> None:
    assert {len(one) for one in SHOWN} == {len(TOKENS)}


def test_the_same_chance_makes_the_same_disguise() -> None:
    assert shown(3) == SHOWN[3]


def test_places_become_others_of_their_length_the_same_one_wherever_they_stand() -> None:
    whole = [one for one in SHOWN if [one[n] for n in (0, 2, 5)] == [2001, 2002, 2003]]
    known = [s for s in whole if s[1] in {7001, 7002} and s[6] in {7001, 7002}]
    assert {s[1] for s in known} == {7001, 7002}
    assert all(s[1] == s[6] for s in known)
    assert {tuple(s[3:5]) for s in known} >= {(7003, 7004), (7005, 7006)}


def test_few_words_are_hidden_wherever_they_stand() -> None:
    hidden = [sum(one[n] != TOKENS[n] for one in SHOWN) / len(SHOWN) for n in (0, 2, 5)]
    assert all(0.03 < share < 0.15 for share in hidden)
