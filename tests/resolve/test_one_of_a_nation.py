"""One of a nation ("a Palestinian") is one of its people, not its state."""

import pytest

from annals.resolve import resolve
from tests.extract.test_trained import act, read, words


@pytest.mark.parametrize(
    ("text", "heard", "key"),
    [
        ("A Palestinian fired at a bus near Tera.", "A Palestinian", "state:PS/people"),
        ("A Turk who fired at a bus near Tera fled.", "A Turk", "state:TR/people"),
        ("Two Swiss fired at a bus near Tera.", "Two Swiss", "state:CH/people"),
        ("An Israeli fired at a bus near Tera.", "Israeli", "state:IL/people"),
        ("A Palestinian rocket was fired at a bus near Tera.", "A Palestinian", "state:PS"),
        ("An Israeli armoured car fired at a bus near Tera.", "An Israeli", "state:IL"),
        ("Israel fired at a bus near Tera.", "Israel", "state:IL"),
        ("An Israeli shell was fired at a bus near Tera.", "Israeli", "state:IL"),
    ],
)
def test_one_of_a_nation_is_one_of_its_people(text: str, heard: str, key: str) -> None:
    roles = {"attacker": (words(heard, text=text),)}
    (draft,) = resolve(read(act("fired", text=text, roles=roles), text=text))
    assert {one.value.actor.key for one in draft.participants} >= {key}


def test_one_of_a_nation_may_harm_others_of_it() -> None:
    text = "A Palestinian shot dead two Palestinians near Tera on Monday, witnesses said."
    roles = {
        "attacker": (words("A Palestinian", text=text, score=0.5),),
        "victim": (words("two Palestinians", text=text, score=0.9),),
    }
    (draft,) = resolve(read(act("shot dead", text=text, roles=roles), text=text))
    assert {one.value.role.value for one in draft.participants} == {"attacker", "victim"}
