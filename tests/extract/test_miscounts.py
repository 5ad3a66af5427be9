import pytest

import annals
from annals.extract import extract, tagger_named
from annals.model.vocabulary import Harm
from annals.resolve import resolve

TOLD = [
    ("The shooter killed Alice McMeekin, 58, in Tacoma on Monday, the sheriff said.", {(Harm.KILLED, 1)}),
    ("Gunmen shot and killed a mother of four in Cali on Monday, the police said.", {(Harm.KILLED, 1)}),
    ("A boy of 15 was killed when gunmen opened fire in Bambari on Monday.", {(Harm.KILLED, 1)}),
    (
        "A pallbearer and a woman of 66 were wounded in a shooting in Cali on Monday.",
        {(Harm.INJURED, 1), (Harm.INJURED, 2)},
    ),
    ("Gunmen in Bambari killed 15 on Monday, the mayor said in a short statement.", {(Harm.KILLED, 15)}),
    ("In Homs, 12 were killed by a car bomb on Monday, the state news agency said.", {(Harm.KILLED, 12)}),
    ("In Homs, 12 died when a car bomb went off outside a mosque on Friday.", {(Harm.KILLED, 12)}),
    ("A patrol of 5 was killed in an IED explosion near Djibo on Tuesday, he said.", {(Harm.KILLED, 5)}),
    ("The ministry gave a death toll of 22. A car bomb exploded in Homs on Monday.", {(Harm.KILLED, 22)}),
]


@pytest.mark.parametrize(("text", "tolls"), TOLD)
def test_ages_and_children_count_nobody(text: str, tolls: set[tuple[Harm, int]]) -> None:
    report = annals.read_text(text)
    assert isinstance(report, annals.Report)
    drafts = resolve(extract(report, tagger_named("trained")))
    assert {(s.value.harm, s.value.low) for draft in drafts for s in draft.tolls} == tolls
