"""Links, key words and credits run into a report, and sentences that look like them."""

import pytest

from annals.extract.sentence.words import sentences
from annals.text.furniture import furniture, without_furniture


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Six people died. READ MORE WATCH Rebels Shell Port of Marka In a separate act a boy was hurt.",
            "READ MORE WATCH Rebels Shell Port of Marka",
        ),
        (
            "Six people died. ... 67 Related Army Retakes Belen Rebels Deny Attack in Orlan Tags war Orlan",
            "Related Army Retakes Belen Rebels Deny Attack in Orlan Tags war Orlan",
        ),
        (
            "Tags Orlan air strikes army rebels At least 20 people were killed in Orlan on Monday.",
            "Tags Orlan air strikes army rebels",
        ),
        (
            "Six died. Sputnik Ivan Petrov Army Kills Rebels in Orlan No group has claimed the attack.",
            "Sputnik Ivan Petrov Army Kills Rebels in Orlan",
        ),
        (
            "Six died. AP Photo Rebels Set Up Council in Orlan MOSCOW (Sputnik) According to an agency",
            "AP Photo Rebels Set Up Council in Orlan",
        ),
        (
            "Related Coverage Man shot dead in Orlan\n\nORLAN - Police said.",
            "Related Coverage Man shot dead in Orlan",
        ),
        (
            "A man was shot.\nWATCH: Chief speaks on the shooting\nHe died.",
            "WATCH: Chief speaks on the shooting",
        ),
    ],
    ids=[
        "link",
        "list of links",
        "key words",
        "credit",
        "credit before a dateline",
        "line",
        "line with a mark",
    ],
)
def test_furniture_ends_where_a_sentence_begins(text: str, found: str) -> None:
    ((start, end),) = furniture(text)
    assert text[start:end] == found


@pytest.mark.parametrize(
    "text",
    [
        "Related violence in the north killed five people on Monday.",
        "Tags on the bodies gave no names, a doctor said.",
        "Reuters correspondents saw Foreign Ministers Ivan Petrov and John Kerr leave Orlan.",
        "Army Retakes Town of Belen From Rebels in Northern Province.",
        "Foreign Minister Ivan Petrov of Ruritania and Interior Minister John Kerr of Orlan met on Friday.",
        "AFP REPORTERS WITNESSED THE ACTION WHICH BEGAN AT NOON",
        "The AP Photo Desk Chief Ivan Petrov Said He Was Shot",
        "The death toll rose to 15. Relatives wept.",
    ],
)
def test_sentences_are_no_furniture(text: str) -> None:
    assert furniture(text) == ()


def test_furniture_stays_in_the_text_and_in_no_sentence() -> None:
    text = "Six died. READ MORE Rebels Shell Port of Marka In a raid a boy was hurt."
    assert len(without_furniture(text)) == len(text)
    assert [text[one.start : one.end] for one in sentences(text)] == [
        "Six died.",
        "In a raid a boy was hurt.",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Six died on Monday.\nYou may also like these stories:\nArmy Backs Raid on Orlan\nMob Hits Mayor",
            "You may also like these stories:\nArmy Backs Raid on Orlan\nMob Hits Mayor",
        ),
        (
            "Six died on Monday.\n\nRelated Stories\nArmy Backs Invasion\n\nThe army said it was sorry.",
            "Related Stories\nArmy Backs Invasion",
        ),
        ('A captive speaks\n"Night Owl" for Border Beat\nA man was shot.', '"Night Owl" for Border Beat'),
        ("A captive speaks\nBy The Orlan Beat\nA man was shot.", "By The Orlan Beat"),
        (
            "Six died.\nSupport Our Journalism\nMillions are missing from the news.\nPlease donate to us.",
            "Support Our Journalism\nMillions are missing from the news.\nPlease donate to us.",
        ),
        (
            "Six died.\nSubscribe to our newsletter and miss no raid",
            "Subscribe to our newsletter and miss no raid",
        ),
        ("Join us on Telegram. Shells killed six men in Orlan.", "Join us on Telegram."),
        ("Follow our page for news: shells killed six men in Orlan", "Follow our page for news:"),
        ("Six died.\nOther news:\n- Rebels raided Orlan on Sunday", "Other news:"),
        ("Read more\nRebels Raid Town of Orlan\nSix men died.", "Read more"),
        ("Before you go\nShells hit Orlan on Sunday.\nHe said people should donate blood.", "Before you go"),
    ],
    ids=[
        *("links", "links within", "by-line", "by-line of an outlet", "a plea", "newsletter"),
        *("a call before news", "a call with news", "a bulletin", "a first line", "no plea"),
    ],
)
def test_furniture_in_lines_of_its_own(text: str, found: str) -> None:
    ((start, end),) = furniture(text)
    assert text[start:end] == found


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Read more\nFive men were killed in an ambush near Orlan.", "Five men were killed"),
        ("Support our journalism\nRebels killed five men.\nThey fled.", "Rebels killed five men"),
    ],
)
def test_sentences_below_a_heading_are_no_furniture(text: str, after: str) -> None:
    assert after in without_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "By Friday the army had taken the town for the rebels",
        "Support for our journalist came from Orlan.",
        "Follow the money, the rebels said.",
        "More than five stories of the block burned",
        "Subscribe to our newsletter",
    ],
)
def test_lines_of_a_report_are_no_furniture(text: str) -> None:
    assert furniture(text) == ()
