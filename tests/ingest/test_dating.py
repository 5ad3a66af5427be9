from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.ingest.dating import date_from_url, date_from_value, publication_date, shown_day
from annals.ingest.outlet import host_of, original_url
from annals.text.dateline import find_dateline


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-10-24T10:00:00Z", date(2024, 10, 24)),
        (1729728000, date(2024, 10, 24)),
        ("1729728000", date(2024, 10, 24)),
        (1729728000000, date(2024, 10, 24)),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01", None),
        ("1899-12-31", None),
        ("2100-01-01", None),
        (True, None),
        (None, None),
        ("", None),
        ({"day": 1}, None),
    ],
)
def test_values_of_columns_and_metadata(value: object, day: date | None) -> None:
    assert date_from_value(value) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://paper.example/2024/10/24/attack", date(2024, 10, 24)),
        ("https://paper.example/news/2024/1/5/", date(2024, 1, 5)),
        ("https://paper.example/news/20241024/attack", date(2024, 10, 24)),
        ("https://paper.example/attack-2024-10-24.html", date(2024, 10, 24)),
        (
            "https://web.archive.org/web/20170316044954/http://paper.example:80/2016/08/05/attack",
            date(2016, 8, 5),
        ),
        ("https://web.archive.org/web/20170316044954/http://paper.example/attack", None),
        ("https://20241024.paper.example/attack", None),
        ("https://paper.example/story/32770834/attack", None),
        ("https://paper.example/2024/10/attack", None),
        ("https://paper.example/2024/13/45/attack", None),
        ("not a url", None),
        (None, None),
    ],
)
def test_days_in_addresses(url: str | None, day: date | None) -> None:
    assert date_from_url(url) == day


@pytest.mark.parametrize(
    ("text", "url", "found"),
    [
        (
            "date 2024-10-25 The group said",
            "https://p.example/2024/10/26/x",
            (date(2024, 10, 25), "first line"),
        ),
        ("The group said", "https://p.example/2024/10/26/x", (date(2024, 10, 26), "url")),
        ("KABUL, Afghanistan (Jan. 25, 2013) - Today", None, (date(2013, 1, 25), "dateline")),
        ("Release 2010-09-CA-005\nKABUL (Sept. 1) - Today", None, (date(2010, 9, 1), "dateline")),
        ("Release 2010-08-CA-005\nKABUL (Sept. 1) - Today", None, (date(2010, 9, 1), "dateline")),
        ("Release 2011-12-S-01\nKABUL (Jan. 1) - Today", None, (date(2012, 1, 1), "dateline")),
        ("Release 2010-03-CA-005\nKABUL (Sept. 1) - Today", None, (None, None)),
        ("KABUL (Sept. 1) - Today", None, (None, None)),
        ("GOMA, 3 May (AFP) - Today", "https://p.example/2019/05/04/x", (date(2019, 5, 4), "url")),
        ("Published: 03/04/2015\nUpdated: 13/04/2015\nShots.", None, (date(2015, 4, 3), "first line")),
        ("Published: 03/04/2015\nShots. Seen on 03/14/2015.", None, (date(2015, 3, 4), "first line")),
        ("Published: 03/04/2015\nShots on April 2, 2015.", None, (date(2015, 4, 3), "first line")),
        ("Published: 03/04/2015\nShots in June.", None, (None, None)),
        ("Nothing tells the day", None, (None, None)),
    ],
)
def test_the_day_of_publication(text: str, url: str | None, found: tuple[date | None, str | None]) -> None:
    assert publication_date(text, url, find_dateline(text)) == found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Published June 3 2019 Shells hit Belen on Sunday.", date(2019, 6, 3)),
        ("Date of publication 7 July 2019 Video Shells hit Belen.", date(2019, 7, 7)),
        ("Last updated at Jun 062019 KABUL Shells hit Belen.", date(2019, 6, 6)),
        ("30-06-2019 Rebels Leave Belen.\nThe rebels left on Friday.", date(2019, 6, 30)),
        ("Wed Jul 17 2019 Rebels Leave Belen. The rebels left on Friday.", date(2019, 7, 17)),
        ("Updated: 20 July 2019\nShells hit Belen.", None),
        ("September 8 2017 Rebels Leave Belen. The rebels left on Friday.", None),
        ("KABUL, Afghanistan (May 25, 2019) - Shells hit Belen.", None),
        ("Published 06/07/2019\nShells hit Belen.", None),
        ("Shells hit Belen on June 3, 2019, killing nine.", None),
    ],
    ids=[
        "published",
        "date of publication",
        "updated before",
        "in figures",
        "with its weekday",
        "updated later",
        "far from the day given",
        "of the place",
        "undecided",
        "of the act",
    ],
)
def test_a_day_shown_before_the_text_near_the_day_given(text: str, shown: date | None) -> None:
    assert shown_day(text, find_dateline(text), date(2019, 6, 22)) == shown


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.paper.example/a", "paper.example"),
        ("http://amp.paper.co.example:80/a", "paper.co.example"),
        ("https://web.archive.org/web/20170316044954/http://www.paper.example:80/a", "paper.example"),
        ("https://[::1", None),
        ("file:///etc/passwd", None),
        ("paper", None),
        (None, None),
    ],
)
def test_hosts(url: str | None, host: str | None) -> None:
    assert host_of(url) == host


@given(st.text())
def test_any_address_at_all(url: str) -> None:
    host = host_of(url)
    assert host is None or (host and "/" not in host)
    day = date_from_url(url)
    assert day is None or str(day.year) in url
    assert original_url(url) is None or original_url(url) in url
