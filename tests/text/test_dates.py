from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.text.dates import is_day_first, read_date, read_day_of_year


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-10-24", date(2024, 10, 24)),
        ("2024-10-24T23:59:00+03:00", date(2024, 10, 24)),
        ("20241024", date(2024, 10, 24)),
        ("24 October 2024", date(2024, 10, 24)),
        ("Thursday, 24th of October 2024", date(2024, 10, 24)),
        ("24-Oct-2024", date(2024, 10, 24)),
        ("October 24, 2024", date(2024, 10, 24)),
        ("Oct. 24,2024", date(2024, 10, 24)),
        ("OCT 24 2024 10:13 GMT", date(2024, 10, 24)),
        ("Sept. 1st, 2010", date(2010, 9, 1)),
        ("Thu, 24 Oct 2024 23:30:00 +0300", date(2024, 10, 24)),
        ("Thu Oct 24 10:00:00 UTC 2024", date(2024, 10, 24)),
        ("4 FEB 90", date(1990, 2, 4)),
        ("24.10.2024", date(2024, 10, 24)),
        ("01.10.2024", date(2024, 10, 1)),
        ("24/10/2024", date(2024, 10, 24)),
        ("10/24/2024", date(2024, 10, 24)),
        ("05/05/2015", date(2015, 5, 5)),
        ("03/04/2015", None),
        ("30 February 2020", None),
        ("2020-13-40", None),
        ("May", None),
        ("in 2024", None),
        ("", None),
    ],
)
def test_days_are_read_or_left_open(words: str, day: date | None) -> None:
    assert read_date(words) == day


def test_an_ambiguous_date_follows_the_order_given() -> None:
    assert read_date("03/04/2015", day_first=True) == date(2015, 4, 3)
    assert read_date("03/04/2015", day_first=False) == date(2015, 3, 4)
    assert read_date("13/04/2015", day_first=False) == date(2015, 4, 13)


def test_only_a_number_over_twelve_tells_the_order() -> None:
    assert is_day_first("13/04/2015") is True
    assert is_day_first("04/13/2015") is False
    assert is_day_first("04/03/2015") is None
    assert is_day_first("13 April 2015") is None


def test_a_day_without_its_year() -> None:
    assert read_day_of_year("Sept. 1", 2010) == date(2010, 9, 1)
    assert read_day_of_year("29 February", 2011) is None
    assert read_day_of_year("last week", 2011) is None


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2029, 12, 31)))
def test_every_written_form_names_its_day(day: date) -> None:
    forms = ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%b. %d, %Y", "%A, %d %B %Y", "%d.%m.%Y", "%d-%b-%y")
    for form in forms:
        assert read_date(day.strftime(form)) == day, form


@given(st.text())
def test_any_words_at_all_are_a_day_or_none(words: str) -> None:
    assert isinstance(read_date(words), date | None)
